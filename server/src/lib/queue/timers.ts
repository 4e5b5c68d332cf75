/** Moments to look again, each once, however many jobs become due in it. */
export function lookTimers(look: () => void) {
  const timers = new Map<number, NodeJS.Timeout>()

  return {
    in(ms: number): void {
      const moment = Math.ceil((performance.now() + ms) / STEP_MS) + 1
      if (timers.has(moment)) return
      const timer = setTimeout(
        () => {
          timers.delete(moment)
          look()
        },
        moment * STEP_MS - performance.now(),
      )
      timer.unref()
      timers.set(moment, timer)
    },

    clear(): void {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}

const STEP_MS = 10
