import type { VoucherData, VoucherRenderer } from '../../features/messaging/domain/voucher.ts'

/** What of a voucher is drawn: the picture for the chat or the paper for the bag. */
export type Drawing = 'picture' | 'pdf'

export interface DrawingOrder {
  readonly drawing: Drawing
  /** Plain data and bytes: it is copied from one thread to the other. */
  readonly data: VoucherData
}

export type Drawn =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: string }

/** The end of the wire on which drawings are made: `parentPort` of a thread. */
export interface OrderPort {
  on(event: 'message', listener: (order: DrawingOrder) => void): unknown
  postMessage(drawn: Drawn, transfer: readonly ArrayBuffer[]): void
}

/** Draws what is ordered on `port`. Orders come one at a time: the next after the answer to the last. */
export function drawOn(port: OrderPort, renderer: VoucherRenderer): void {
  port.on('message', (order) => {
    draw(renderer, order).then(
      (bytes) => port.postMessage({ ok: true, bytes }, [bytes.buffer]),
      (error: unknown) => port.postMessage({ ok: false, reason: String(error) }, []),
    )
  })
}

/** In memory of its own: a small Buffer shares its memory with others, which must not leave the thread with it. */
async function draw(renderer: VoucherRenderer, { drawing, data }: DrawingOrder) {
  const bytes =
    drawing === 'picture' ? await renderer.renderVoucherPicture(data) : await renderer.renderVoucherPdf(data)
  return new Uint8Array(bytes)
}
