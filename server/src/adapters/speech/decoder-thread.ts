import type { Decoded } from '../../features/speech/ports.ts'

/** What goes to the thread that decodes voice notes, and what comes back. */
export interface DecodeOrder {
  readonly id: number
  readonly bytes: Uint8Array
}

export interface DecodeAnswer {
  readonly id: number
  readonly result: Decoded
}

/** The end of the wire on which voice notes are decoded: `parentPort` of a thread. */
export interface DecoderPort {
  on(event: 'message', listener: (order: DecodeOrder) => void): unknown
  postMessage(answer: DecodeAnswer): void
}

export function decodeOn(port: DecoderPort, decode: (bytes: Uint8Array) => Promise<Decoded>): void {
  port.on('message', async ({ id, bytes }) => port.postMessage({ id, result: await decode(bytes) }))
}
