import type { Worker } from 'node:worker_threads'
import { z } from 'zod'
import type { AudioDecoder, Decoded } from '../../features/speech/ports.ts'
import type { DecodeAnswer, DecodeOrder } from './decoder-thread.ts'

export interface ThreadedDecoderOptions {
  readonly startThread: () => Worker
  /** A thread that has not answered by then is ended: the longest note we take is decoded in a second. */
  readonly deadlineMs: number
  /** A thread without orders for this long is ended. */
  readonly idleMs: number
}

export interface ThreadedDecoder extends AudioDecoder {
  close(): Promise<void>
}

const answerSchema: z.ZodType<DecodeAnswer> = z.object({ id: z.number(), result: z.custom<Decoded>() })

/** Decodes in one thread beside the event loop, where neither length nor hostility holds up a guest. */
export function createThreadedDecoder(options: ThreadedDecoderOptions): ThreadedDecoder {
  const waiting = new Map<number, (result: Decoded) => void>()
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

  function finish(id: number, result: Decoded): void {
    waiting.get(id)?.(result)
    waiting.delete(id)
    if (waiting.size > 0 || !thread) return
    const resting = thread
    clearTimeout(idle)
    idle = setTimeout(() => lose(resting), options.idleMs).unref()
  }

  /** Whoever waits hears that it cannot be played; the guest is asked to write. */
  function lose(lost: Worker): void {
    if (lost !== thread) return
    thread = undefined
    void lost.terminate()
    for (const id of [...waiting.keys()]) finish(id, { ok: false, reason: 'damaged' })
  }

  return {
    decode(bytes) {
      clearTimeout(idle)
      const busy = thread ?? start()
      thread = busy
      const id = ++last
      return new Promise((resolve) => {
        const timer = setTimeout(() => lose(busy), options.deadlineMs)
        waiting.set(id, (result) => {
          clearTimeout(timer)
          resolve(result)
        })
        const order: DecodeOrder = { id, bytes }
        busy.postMessage(order)
      })
    },
    async close() {
      const open = thread
      if (open) lose(open)
      await open?.terminate()
    },
  }
}
