import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parentPort, Worker } from 'node:worker_threads'
import { createCalendarReader } from '../adapters/calendar-feed/parser.ts'
import {
  createThreadedReader,
  readOrdered,
  type ThreadedReader,
} from '../adapters/calendar-feed/threaded-reader.ts'
import { answerOrders } from '../lib/side-thread.ts'

const DEADLINE_MS = 10_000
const IDLE_MS = 60_000
/** The memory of the thread; the largest calendar we take needs a third of it. */
const LIMITS = { maxOldGenerationSizeMb: 256 }

/** The built product reads in a thread of its own. From the sources, where there is no thread to start, in this one. */
export function openCalendarReader(): ThreadedReader {
  const file = fileURLToPath(new URL('./read-calendar.js', import.meta.url))
  if (!existsSync(file)) return { ...createCalendarReader(), close: async () => undefined }
  return createThreadedReader({
    startThread: () => new Worker(file, { resourceLimits: LIMITS }),
    deadlineMs: DEADLINE_MS,
    idleMs: IDLE_MS,
  })
}

/** What runs in the reading thread. */
export function readCalendars(): void {
  if (!parentPort) throw new Error('read-calendar is a thread of serve and worker; it does nothing alone')
  answerOrders(parentPort, readOrdered)
}
