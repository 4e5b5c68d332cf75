import type { Worker } from 'node:worker_threads'
import { z } from 'zod'

export interface SideThreadOptions<Result> {
  readonly startThread: () => Worker
  /** Milliseconds after which a thread that has not answered an order is ended. */
  readonly deadlineMs: number
  /** Milliseconds without orders after which a thread is ended. */
  readonly idleMs: number
  /** What everybody who waits is answered when the thread is lost: dead, late, or closed. */
  readonly lost: Result
}

/** Work beside the event loop, where neither size nor hostility of what is worked on holds up a guest. */
export interface SideThread<Order, Result> {
  ask(order: Order): Promise<Result>
  close(): Promise<void>
}

/** One thread, started with the first order and again after its death; it is no reason for the process to live on. */
export function createSideThread<Order, Result>(
  options: SideThreadOptions<Result>,
): SideThread<Order, Result> {
  const answerSchema = z.object({ id: z.number(), result: z.custom<Result>() })
  const waiting = new Map<number, (result: Result) => void>()
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

  function finish(id: number, result: Result): void {
    waiting.get(id)?.(result)
    waiting.delete(id)
    if (waiting.size > 0 || !thread) return
    const resting = thread
    clearTimeout(idle)
    idle = setTimeout(() => lose(resting), options.idleMs).unref()
  }

  function lose(lost: Worker): void {
    if (lost !== thread) return
    thread = undefined
    void lost.terminate()
    for (const id of [...waiting.keys()]) finish(id, options.lost)
  }

  return {
    ask(order) {
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
        busy.postMessage({ id, order })
      })
    },
    async close() {
      const open = thread
      if (open) lose(open)
      await open?.terminate()
    },
  }
}

interface Numbered<Order> {
  readonly id: number
  readonly order: Order
}

/** The other end of the wire: `parentPort` of the thread. */
export interface OrdersPort<Order, Result> {
  on(event: 'message', listener: (numbered: Numbered<Order>) => void): unknown
  postMessage(answer: { readonly id: number; readonly result: Result }): void
}

/** A throw ends the thread, and whoever waits hears that it was lost. */
export function answerOrders<Order, Result>(
  port: OrdersPort<Order, Result>,
  work: (order: Order) => Result | Promise<Result>,
): void {
  port.on('message', async ({ id, order }) => port.postMessage({ id, result: await work(order) }))
}
