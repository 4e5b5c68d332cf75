import { chromium, type Page } from 'playwright-core'
import { z } from 'zod'
import { findChromium } from '../../e2e/support/chromium.ts'
import { newHome, removeHome, startProduct } from '../../e2e/support/product.ts'
import type { Measurement } from './measurement.ts'

const PROMISED_KB = 150
const PROMISED_LCP_MS = 2_500
const PROMISED_CLS = 0.1

/** A telephone on a slow line as Lighthouse has it: 150 ms, 1.6 Mbit/s down, 750 kbit/s up. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }
const SLOWER_CPU = 4
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
/** Long enough after the load for a late shift or a larger picture to be seen. */
const AFTERWARDS_MS = 3_000

const WATCH = `
  window.seen = { lcp: 0, cls: 0 }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.seen.lcp = entry.startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.cls += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
`

/** What a guest waits for: the first load of the page and of a cabin, on a slow line and a slow telephone. */
export async function measureGuestPages(): Promise<readonly Measurement[]> {
  const executablePath = findChromium()
  if (!executablePath) {
    console.log('No Chromium found: the pages of guests are not measured.')
    return []
  }
  const home = await newHome()
  const product = await startProduct(home)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const slug = await firstSlug(home.origin)
    const measured: Measurement[] = []
    for (const [name, path] of [
      ['home', '/'],
      ['cabin', `/c/${slug}`],
    ] as const) {
      const context = await browser.newContext({ ...PHONE, locale: 'es-AR' })
      measured.push(...(await measure(await context.newPage(), { name, url: home.origin + path })))
      await context.close()
    }
    return measured
  } finally {
    await browser.close()
    await product.stop()
    await removeHome(home)
  }
}

const cabins = z.object({ items: z.array(z.object({ slug: z.string() })) })

async function firstSlug(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/accommodations`)
  return cabins.parse(await answer.json()).items[0]?.slug ?? ''
}

async function measure(page: Page, of: { name: string; url: string }): Promise<Measurement[]> {
  const session = await page.context().newCDPSession(page)
  let bytes = 0
  const pictures = new Set<string>()
  await session.send('Network.enable')
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Image') pictures.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!pictures.has(requestId)) bytes += encodedDataLength
  })
  await session.send('Network.emulateNetworkConditions', SLOW_4G)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_CPU })
  await page.addInitScript(WATCH)
  await page.goto(of.url, { waitUntil: 'load', timeout: 120_000 })
  await page.waitForTimeout(AFTERWARDS_MS)
  const { lcp, cls } = await page.evaluate<{ lcp: number; cls: number }>('window.seen')
  const kilobytes = Math.round(bytes / 1024)
  const label = (what: string) => `guest page, ${of.name}: ${what}`
  return [
    {
      name: label('first load without photos'),
      value: kilobytes,
      unit: 'KB',
      promise: `< ${PROMISED_KB}`,
      kept: kilobytes < PROMISED_KB,
    },
    {
      name: label('LCP, slow 4G, CPU x4'),
      value: Math.round(lcp),
      unit: 'ms',
      promise: `< ${PROMISED_LCP_MS}`,
      kept: lcp > 0 && lcp < PROMISED_LCP_MS,
    },
    {
      name: label('CLS'),
      value: Math.round(cls * 1000) / 1000,
      unit: '',
      promise: `< ${PROMISED_CLS}`,
      kept: cls < PROMISED_CLS,
    },
  ]
}
