import type { ReadOptions, ReadResult } from '../../features/channels/ports.ts'
import { parseCalendar } from './parser.ts'

/** What goes to the thread that reads calendars, and what comes back. */
export interface ReadOrder {
  readonly id: number
  readonly bytes: Uint8Array
  readonly options: ReadOptions
}

export interface ReadAnswer {
  readonly id: number
  readonly result: ReadResult
}

/** The end of the wire on which calendars are read: `parentPort` of a thread. */
export interface ReaderPort {
  on(event: 'message', listener: (order: ReadOrder) => void): unknown
  postMessage(answer: ReadAnswer): void
}

export function readOn(port: ReaderPort): void {
  port.on('message', ({ id, bytes, options }) =>
    port.postMessage({ id, result: parseCalendar(bytes, options) }),
  )
}
