import { parentPort } from 'node:worker_threads'
import { createVoucherRenderer } from '../adapters/voucher/renderer.ts'
import { drawOn } from '../adapters/voucher/thread-protocol.ts'

/** What runs in the drawing thread. */
export function drawVouchers(): void {
  if (!parentPort) throw new Error('draw-voucher is a thread of serve and worker; it does nothing alone')
  drawOn(parentPort, createVoucherRenderer())
}
