import type { Worker } from 'node:worker_threads'
import { z } from 'zod'
import type { VoucherData, VoucherRenderer } from '../../features/messaging/domain/voucher.ts'
import { asError } from '../../lib/errors.ts'
import type { Drawing, DrawingOrder, Drawn } from './thread-protocol.ts'
import { warmUpVoucher } from './warm-up.ts'

const drawnSchema: z.ZodType<Drawn> = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), bytes: z.instanceof(Uint8Array) }),
  z.object({ ok: z.literal(false), reason: z.string() }),
])

export interface ThreadOptions {
  readonly startThread: () => Worker
  /** From when the thread takes an order up; a thread that has not answered by then is ended. */
  readonly deadlineMs: number
  /** A thread without orders for this long is ended: its engines take some hundred megabytes. */
  readonly idleMs: number
}

export interface ThreadedRenderer extends VoucherRenderer {
  /** A voucher may be wanted within minutes: has a thread ready by then. */
  warmUp(): Promise<void>
  close(): Promise<void>
}

interface Task extends DrawingOrder {
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: Error) => void
}

/**
 * Draws in one thread beside the event loop, started with the first order and again after its death. It is no reason
 * for the process to live on. Pictures overtake PDFs: the guest hears of the confirmation with them.
 */
export function createThreadedRenderer({ startThread, deadlineMs, idleMs }: ThreadOptions): ThreadedRenderer {
  const waiting: Task[] = []
  let thread: Worker | undefined
  let current: Task | undefined
  let timer: NodeJS.Timeout | undefined

  const order = (drawing: Drawing, data: VoucherData) =>
    new Promise<Uint8Array>((resolve, reject) => {
      waiting.push({ drawing, data, resolve, reject })
      takeNext()
    })

  function takeNext(): void {
    if (current) return
    clearTimeout(timer)
    if (waiting.length === 0) {
      rest()
      return
    }
    const picture = waiting.findIndex((task) => task.drawing === 'picture')
    const [task] = waiting.splice(Math.max(0, picture), 1)
    if (!task) return
    current = task
    try {
      const busy = thread ?? start()
      thread = busy
      timer = setTimeout(() => lose(busy, `no drawing within ${deadlineMs} ms`), deadlineMs)
      busy.postMessage({ drawing: task.drawing, data: task.data })
    } catch (error) {
      done()?.reject(asError(error))
      takeNext()
    }
  }

  function rest(): void {
    const idle = thread
    if (idle) timer = setTimeout(() => lose(idle, 'nothing to draw'), idleMs).unref()
  }

  function start(): Worker {
    const started = startThread()
    started.unref()
    started.on('message', (message) => started === thread && settle(message))
    started.on('error', (error) => lose(started, String(error)))
    started.on('exit', (code) => lose(started, `the drawing thread ended with ${code}`))
    return started
  }

  function settle(message: unknown): void {
    const task = done()
    const answer = drawnSchema.safeParse(message)
    if (!answer.success) task?.reject(new Error('The drawing thread answered in another shape'))
    else if (answer.data.ok) task?.resolve(answer.data.bytes)
    else task?.reject(new Error(answer.data.reason))
    takeNext()
  }

  /** The thread is gone or given up: its order fails, the others get a new one. Death is told more than once. */
  function lose(lost: Worker | undefined, reason: string): void {
    if (!lost || lost !== thread) return
    thread = undefined
    // Nobody waits for its end; a thread that has ended already has nothing to tell.
    void lost.terminate()
    done()?.reject(new Error(reason))
    takeNext()
  }

  function done(): Task | undefined {
    clearTimeout(timer)
    const task = current
    current = undefined
    return task
  }

  const renderer: VoucherRenderer = {
    renderVoucherPicture: (data) => order('picture', data),
    renderVoucherPdf: (data) => order('pdf', data),
  }
  return {
    ...renderer,
    async warmUp() {
      if (!thread) await warmUpVoucher(renderer)
      // One that is there already stays for another while.
      else takeNext()
    },
    async close() {
      const last = thread
      for (const task of waiting.splice(0)) task.reject(new Error('closed before it was drawn'))
      lose(last, 'closed while drawing')
      await last?.terminate()
    },
  }
}
