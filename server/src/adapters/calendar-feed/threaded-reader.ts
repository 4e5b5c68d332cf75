import type { Worker } from 'node:worker_threads'
import { z } from 'zod'
import type { CalendarReader, ReadOptions, ReadResult } from '../../features/channels/ports.ts'
import { parseCalendar } from './parser.ts'
import type { ReadAnswer, ReadOrder } from './reader-thread.ts'

export interface ThreadedReaderOptions {
  readonly startThread: () => Worker
  /** A thread that has not answered by then is ended: no feed of the trade takes a hundredth of it. */
  readonly deadlineMs: number
  /** A thread without orders for this long is ended. */
  readonly idleMs: number
}

export interface ThreadedReader extends CalendarReader {
  close(): Promise<void>
}

/** Read here and now: a few stays take less than the way to the thread and back. Rules are worked out elsewhere. */
const SMALL_BYTES = 20_000

const answerSchema: z.ZodType<ReadAnswer> = z.object({ id: z.number(), result: z.custom<ReadResult>() })

/** Reads calendars in one thread beside the event loop, where neither size nor hostility holds up a guest. */
export function createThreadedReader(options: ThreadedReaderOptions): ThreadedReader {
  const waiting = new Map<number, (result: ReadResult) => void>()
  let thread: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let last = 0

  function start(): Worker {
    const started = options.startThread()
    started.unref()
    started.on('message', (message) => {
      const answer = answerSchema.safeParse(message)
      if (answer.success) finish(answer.data.id, answer.data.result)
    })
    started.on('error', () => lose(started))
    started.on('exit', () => lose(started))
    return started
  }

  function finish(id: number, result: ReadResult): void {
    waiting.get(id)?.(result)
    waiting.delete(id)
    if (waiting.size === 0 && thread) {
      const resting = thread
      clearTimeout(idle)
      idle = setTimeout(() => lose(resting), options.idleMs).unref()
    }
  }

  /** Whoever waits hears that it was too much; the feed keeps its nights and its owner is told. */
  function lose(lost: Worker): void {
    if (lost !== thread) return
    thread = undefined
    void lost.terminate()
    for (const id of [...waiting.keys()]) finish(id, { ok: false, reason: 'too_much_work' })
  }

  return {
    async parse(bytes, reading) {
      if (isSmall(bytes)) return parseCalendar(bytes, reading)
      clearTimeout(idle)
      const busy = thread ?? start()
      thread = busy
      return ask(busy, { bytes, reading })
    },
    async close() {
      const open = thread
      if (open) lose(open)
      await open?.terminate()
    },
  }

  function ask(
    busy: Worker,
    order: { readonly bytes: Uint8Array; readonly reading: ReadOptions },
  ): Promise<ReadResult> {
    const id = ++last
    return new Promise((resolve) => {
      const timer = setTimeout(() => lose(busy), options.deadlineMs)
      waiting.set(id, (result) => {
        clearTimeout(timer)
        resolve(result)
      })
      const sent: ReadOrder = { id, bytes: order.bytes, options: order.reading }
      busy.postMessage(sent)
    })
  }
}

function isSmall(bytes: Uint8Array): boolean {
  return bytes.length <= SMALL_BYTES && !Buffer.from(bytes).includes('RULE')
}
