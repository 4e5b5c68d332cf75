import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { onTestFailed } from 'vitest'
import { findChromium } from './chromium.ts'

const ARTIFACTS = path.resolve(import.meta.dirname, '../artifacts')

/** Generous: a loaded machine is slow, and how fast the product is, is measured elsewhere. */
export const PATIENCE_MS = 60_000

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const
export const DESKTOP = { viewport: { width: 1280, height: 900 } } as const

export function launch(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium: set CHROMIUM_PATH')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-quic',
      '--no-first-run',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Several people may be in one test, and each saw something else. */
let visitors = 0

/** A person with a browser of their own. A test that fails leaves a picture of what they saw. */
export async function visitor(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = DESKTOP,
): Promise<Page> {
  const context = await browser.newContext({
    locale: 'es-AR',
    timezoneId: 'America/Argentina/Buenos_Aires',
    baseURL: origin,
    ...options,
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  onTestFailed(async ({ task }) => {
    await mkdir(ARTIFACTS, { recursive: true })
    visitors += 1
    const name = `${task.name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 80)}-${visitors}`
    for (const [index, one] of context.pages().entries()) {
      await one.screenshot({ path: path.join(ARTIFACTS, `${name}-${index}.png`) }).catch(() => undefined)
    }
    if (faults.length > 0) console.log(`The page broke: ${faults.join('; ')}`)
  })
  return page
}
