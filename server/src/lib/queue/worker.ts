export interface WorkerOptions {
  /** Takes the next job, does it and says how it ended. False when nothing was waiting. */
  readonly workOne: () => Promise<boolean>
  readonly onError: (error: unknown) => void
  /** How long to sleep when there is nothing to do and nobody wakes us. */
  readonly pollMs: number
}

export interface Worker {
  /** There may be work: look at once, and once more if a job is at hand. */
  wake(): void
  /** Takes no further job; resolves when the one at hand is done. */
  stop(): Promise<void>
}

/**
 * Does one job after the other. The queue's own loop neither waits for the end of a job to be written down nor hears
 * when that fails: a database that is away for a moment would then end the whole process.
 */
export function startWorker(options: WorkerOptions): Worker {
  let stopping = false
  let woken = false
  let wakeUp: (() => void) | undefined

  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(done, options.pollMs)
      function done() {
        clearTimeout(timer)
        wakeUp = undefined
        resolve()
      }
      wakeUp = done
    })

  async function loop(): Promise<void> {
    while (!stopping) {
      woken = false
      let worked = false
      try {
        worked = await options.workOne()
      } catch (error) {
        options.onError(error)
      }
      if (!worked && !woken && !stopping) await rest()
    }
  }

  const ended = loop()
  const wake = () => {
    woken = true
    wakeUp?.()
  }
  return {
    wake,
    stop() {
      stopping = true
      wake()
      return ended
    },
  }
}
