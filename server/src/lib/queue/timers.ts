/** Moments to look again, each once, however many jobs become due in it. */
export function lookTimers(look: () => void) {
  const timers = new Map<number, NodeJS.Timeout>()

  return {
    /** @param near None when there is one within so many steps. */
    in(ms: number, near = 0): void {
      const moment = Math.ceil((performance.now() + ms) / STEP_MS) + 1
      for (let at = moment - near; at <= moment + near; at++) if (timers.has(at)) return
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
