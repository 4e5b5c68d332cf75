import type { Database } from '../db/types.ts'

export const WAKE_CHANNEL = 'tranquera_jobs'
/** Other processes hear of new jobs at most this often: a notification makes commits wait for each other. */
const TELL_MS = 50

/** Tells the other processes that jobs came, when there are others, and many commits once. */
export function createTeller(database: Database, onError: (error: unknown) => void) {
  let others = true
  let soonest: number | undefined
  let timer: NodeJS.Timeout | undefined
  const send = () => {
    timer = undefined
    if (soonest === undefined) return
    const ms = soonest
    soonest = undefined
    database.query('select pg_notify($1, $2)', [WAKE_CHANNEL, String(Math.ceil(ms))]).catch(onError)
    timer = setTimeout(send, TELL_MS).unref()
  }
  return {
    hasOthers: () => others,
    setOthers(there: boolean): void {
      others = there
    },
    tell(ms: number): void {
      if (!others) return
      soonest = Math.min(ms, soonest ?? ms)
      if (!timer) send()
    },
    stop(): void {
      others = false
      clearTimeout(timer)
    },
  }
}
