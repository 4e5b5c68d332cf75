import type { CalendarReader, ReadOptions, ReadResult } from '../../features/channels/ports.ts'
import { createSideThread, type SideThreadOptions } from '../../lib/side-thread.ts'
import { parseCalendar } from './parser.ts'

export interface ThreadedReader extends CalendarReader {
  close(): Promise<void>
}

/** What goes to the thread that reads calendars. */
interface Reading {
  readonly bytes: Uint8Array
  readonly options: ReadOptions
}

/** Read here and now: a few stays take less than the way to the thread and back. Rules are worked out elsewhere. */
const SMALL_BYTES = 20_000
/** No feed of the trade takes a hundredth of the deadline: the feed keeps its nights and its owner is told. */
const LOST = { ok: false, reason: 'too_much_work' } as const

/** Reads calendars in one thread beside the event loop. */
export function createThreadedReader(options: Omit<SideThreadOptions<ReadResult>, 'lost'>): ThreadedReader {
  const thread = createSideThread<Reading, ReadResult>({ ...options, lost: LOST })
  return {
    parse: async (bytes, reading) =>
      isSmall(bytes) ? parseCalendar(bytes, reading) : thread.ask({ bytes, options: reading }),
    close: () => thread.close(),
  }
}

/** What the thread does with an order. */
export function readOrdered({ bytes, options }: Reading): ReadResult {
  return parseCalendar(bytes, options)
}

function isSmall(bytes: Uint8Array): boolean {
  if (bytes.length > SMALL_BYTES) return false
  // In whatever case and charset, and wherever the line is broken.
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/\0|\r?\n[ \t]/g, '')
  return !/RULE|VTIMEZONE/i.test(text)
}
