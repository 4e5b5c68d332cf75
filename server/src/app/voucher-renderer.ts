import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { createThreadedRenderer, type ThreadedRenderer } from '../adapters/voucher/threaded-renderer.ts'
import type { VoucherData } from '../features/messaging/domain/voucher.ts'

/** Many times what a slow and busy machine takes: after this the thread hangs. */
const DEADLINE_MS = 20_000
/** The memory of the thread; a voucher with the largest photo needs a third of it. */
const LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 4 }
/** A guest who was just given the link to pay mostly pays within this time, and finds the thread warm. */
const IDLE_MS = 300_000

/** The built product draws in a thread of its own. From the sources, where there is no thread to start, in this one. */
export function openVoucherRenderer(): ThreadedRenderer {
  const file = fileURLToPath(new URL('./draw-voucher.js', import.meta.url))
  return existsSync(file) ? threadedVoucherRenderer(file) : directRenderer()
}

function threadedVoucherRenderer(file: string): ThreadedRenderer {
  return createThreadedRenderer({
    startThread: () => new Worker(file, { resourceLimits: LIMITS }),
    deadlineMs: DEADLINE_MS,
    idleMs: IDLE_MS,
  })
}

/** The engines are loaded only if it comes to that: beside a drawing thread they would lie in memory twice. */
function directRenderer(): ThreadedRenderer {
  const renderer = async () => (await import('../adapters/voucher/renderer.ts')).createVoucherRenderer()
  return {
    renderVoucherPicture: async (data: VoucherData) => (await renderer()).renderVoucherPicture(data),
    renderVoucherPdf: async (data: VoucherData) => (await renderer()).renderVoucherPdf(data),
    // Here it would keep the event loop from a guest who writes, for one who may pay.
    warmUp: async () => undefined,
    close: async () => undefined,
  }
}
