import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { productRoot, serverRoot } from '../../lib/package-root.ts'
import { createVoucherRenderer } from './renderer.ts'
import { createThreadedRenderer, type ThreadedRenderer } from './threaded-renderer.ts'
import { exampleVoucher } from './voucher-example.ts'

/** The thread as it is shipped: bundled, with its packages outside. */
const BUNDLE = `import { bundle } from './scripts/bundle.mjs'
await bundle({ entries: { 'draw-voucher': 'server/src/main/draw-voucher.ts' }, outdir: 'server/dist/thread' })`
const SHIPPED = path.join(serverRoot(), 'dist/thread/draw-voucher.js')

/** Threads by what they do with an order. */
const HANGS = `require('node:worker_threads').parentPort.on('message', () => {})`
const DIES = `require('node:worker_threads').parentPort.on('message', () => process.exit(3))`
const THROWS = `require('node:worker_threads').parentPort.on('message', () => { throw new Error('out of ink') })`
const REFUSES = `const { parentPort } = require('node:worker_threads')
parentPort.on('message', ({ data }) => parentPort.postMessage({ ok: false, reason: 'no ' + data.code }))`
const TALKS = `const { parentPort } = require('node:worker_threads')
parentPort.on('message', () => parentPort.postMessage('hello'))`
const NAMES = `const { parentPort } = require('node:worker_threads')
parentPort.on('message', ({ drawing, data }) => {
  const bytes = new TextEncoder().encode(drawing + ' ' + data.code)
  parentPort.postMessage({ ok: true, bytes })
})`

let renderer: ThreadedRenderer | undefined
let started = 0
let newest: Worker | undefined
afterEach(() => renderer?.close())

/** One thread after the other does as told; the last one goes on. */
function drawnBy(
  threads: readonly string[],
  { deadlineMs = 60_000, idleMs = 60_000 } = {},
): ThreadedRenderer {
  started = 0
  renderer = createThreadedRenderer({
    deadlineMs,
    idleMs,
    startThread: () => {
      newest = new Worker(threads[Math.min(started++, threads.length - 1)] ?? '', { eval: true })
      return newest
    },
  })
  return renderer
}

const data = exampleVoucher()
const words = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

beforeAll(() => {
  execFileSync(process.execPath, ['--input-type=module', '-e', BUNDLE], { cwd: productRoot() })
})

test('the shipped thread draws what is drawn without it', async () => {
  renderer = createThreadedRenderer({
    startThread: () => new Worker(SHIPPED),
    deadlineMs: 60_000,
    idleMs: 60_000,
  })
  const direct = createVoucherRenderer()
  const photo = { bytes: await direct.renderVoucherPicture(data), mime: 'image/png' } as const
  const withPhoto = exampleVoucher({ photo })
  const [picture, pdf] = await Promise.all([
    renderer.renderVoucherPicture(withPhoto),
    renderer.renderVoucherPdf(data),
  ])
  expect(Buffer.from(picture).equals(await direct.renderVoucherPicture(withPhoto))).toBe(true)
  expect(undated(pdf)).toBe(undated(await direct.renderVoucherPdf(data)))
  // What was lent to the thread is still ours.
  expect(photo.bytes.byteLength).toBeGreaterThan(0)
})

/** A PDF carries the second in which it was made, and an id made from that. */
function undated(pdf: Uint8Array): string {
  return Buffer.from(pdf)
    .toString('latin1')
    .replace(/\(D:\d+Z\)/, '')
    .replace(/\/ID \[[^\]]*\]/, '')
}

test('one thread draws everything, pictures before PDFs', async () => {
  const { renderVoucherPdf, renderVoucherPicture } = drawnBy([NAMES])
  const order: string[] = []
  const note = async (drawing: Promise<Uint8Array>) => order.push(words(await drawing))
  await Promise.all([
    note(renderVoucherPdf({ ...data, code: 'A' })),
    note(renderVoucherPdf({ ...data, code: 'B' })),
    note(renderVoucherPicture({ ...data, code: 'C' })),
  ])
  expect(order).toEqual(['pdf A', 'picture C', 'pdf B'])
  expect(started).toBe(1)
})

test.each([
  ['dies', DIES, 'ended with 3'],
  ['throws', THROWS, 'out of ink'],
])('a thread that %s costs its own drawing and is replaced for the next', async (_what, thread, reason) => {
  const { renderVoucherPicture } = drawnBy([thread, NAMES])
  const [first, next] = [renderVoucherPicture(data), renderVoucherPicture({ ...data, code: 'B' })]
  await expect(first).rejects.toThrow(reason)
  expect(words(await next)).toBe('picture B')
  expect(words(await renderVoucherPicture(data))).toBe(`picture ${data.code}`)
  expect(started).toBe(2)
})

test('a thread that hangs is given up and another one started', async () => {
  const { renderVoucherPicture } = drawnBy([HANGS], { deadlineMs: 300 })
  await expect(renderVoucherPicture(data)).rejects.toThrow('no drawing within 300 ms')
  await expect(renderVoucherPicture(data)).rejects.toThrow('no drawing within 300 ms')
  expect(started).toBe(2)
})

test('a thread with nothing to do ends, and the next drawing starts another', async () => {
  const { renderVoucherPdf } = drawnBy([NAMES], { idleMs: 1 })
  expect(words(await renderVoucherPdf(data))).toBe(`pdf ${data.code}`)
  if (newest) await once(newest, 'exit')
  expect(words(await renderVoucherPdf({ ...data, code: 'B' }))).toBe('pdf B')
  expect(started).toBe(2)
})

test('warming up draws a specimen of both once, and only where no thread is warm', async () => {
  const { warmUp } = drawnBy([NAMES])
  await warmUp()
  await warmUp()
  expect(started).toBe(1)
})

test('a thread that says no is kept', async () => {
  const { renderVoucherPdf } = drawnBy([REFUSES])
  await expect(renderVoucherPdf(data)).rejects.toThrow(`no ${data.code}`)
  await expect(renderVoucherPdf({ ...data, code: 'B' })).rejects.toThrow('no B')
  expect(started).toBe(1)
})

test('an answer in another shape is no drawing', async () => {
  await expect(drawnBy([TALKS]).renderVoucherPdf(data)).rejects.toThrow('another shape')
})

test('what cannot be lent to a thread fails alone', async () => {
  const { renderVoucherPdf } = drawnBy([NAMES])
  const odd = { ...data, policy: [() => 'a function'] as never }
  await expect(renderVoucherPdf(odd)).rejects.toThrow()
  expect(words(await renderVoucherPdf(data))).toBe(`pdf ${data.code}`)
})

test('closing lets nobody wait', async () => {
  const { renderVoucherPdf, close } = drawnBy([HANGS])
  const orders = [renderVoucherPdf(data), renderVoucherPdf(data)].map((one) =>
    expect(one).rejects.toThrow('closed'),
  )
  await close()
  await Promise.all(orders)
})
