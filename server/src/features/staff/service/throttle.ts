import type { Clock } from '../../../lib/clock.ts'

/** Contract section 3: 5 failures a minute per IP and account. */
const MOST_FAILURES = 5
const WINDOW_SECONDS = 60
const SWEEP_AT = 10_000

export interface LoginThrottle {
  /** Takes one try before the password is looked at, so that parallel guesses cannot slip by. Seconds to wait, or null. */
  take(ip: string, account: string): number | null
  /** The password was right: the try is not counted. */
  giveBack(ip: string, account: string): void
}

export function loginThrottle(clock: Clock): LoginThrottle {
  const windows = new Map<string, { tries: number; endsAtMs: number }>()
  const keyOf = (ip: string, account: string) => `${ip} ${account.toLowerCase()}`
  return {
    take(ip, account) {
      const now = clock.now().epochMilliseconds
      if (windows.size > SWEEP_AT) {
        for (const [key, { endsAtMs }] of windows) if (endsAtMs <= now) windows.delete(key)
      }
      const key = keyOf(ip, account)
      let window = windows.get(key)
      if (!window || window.endsAtMs <= now) {
        window = { tries: 0, endsAtMs: now + WINDOW_SECONDS * 1000 }
        windows.set(key, window)
      }
      if (window.tries >= MOST_FAILURES) return Math.max(1, Math.ceil((window.endsAtMs - now) / 1000))
      window.tries++
      return null
    },
    giveBack(ip, account) {
      const window = windows.get(keyOf(ip, account))
      if (window && window.tries > 0) window.tries--
    },
  }
}
