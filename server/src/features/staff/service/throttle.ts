import type { Clock } from '../../../lib/clock.ts'

/** Contract section 3: 5 failures a minute per IP and account. */
const MOST_FAILURES = 5
const WINDOW_SECONDS = 60
/** One account from many addresses: from here on each failure makes everybody wait, twice as long as the one before. */
const FREE_FAILURES = 10
/** Long enough that guessing is hopeless (96 tries a day), short enough that nobody is locked out of the day. */
const LONGEST_WAIT_SECONDS = 900
/** An account that nobody tried for so long starts anew. */
const FORGOTTEN_SECONDS = 24 * 60 * 60
const SWEEP_AT = 10_000

export interface LoginThrottle {
  /** Takes one try before the password is looked at, so that parallel guesses cannot slip by. Seconds to wait, or null. */
  take(ip: string, account: string): number | null
  /** The password was right: the try is not counted, and the account starts anew. */
  giveBack(ip: string, account: string): void
}

interface Window {
  tries: number
  endsAtMs: number
}

interface Failures {
  count: number
  waitsUntilMs: number
  forgottenAtMs: number
}

export function loginThrottle(clock: Clock): LoginThrottle {
  const windows = new Map<string, Window>()
  const accounts = new Map<string, Failures>()
  const nameOf = (account: string) => account.trim().toLowerCase()
  const keyOf = (ip: string, account: string) => `${ip} ${nameOf(account)}`

  function sweep(now: number): void {
    if (windows.size > SWEEP_AT) {
      for (const [key, { endsAtMs }] of windows) if (endsAtMs <= now) windows.delete(key)
    }
    if (accounts.size > SWEEP_AT) {
      for (const [key, { forgottenAtMs }] of accounts) if (forgottenAtMs <= now) accounts.delete(key)
    }
  }

  function windowOf(key: string, now: number): Window {
    const known = windows.get(key)
    if (known && known.endsAtMs > now) return known
    const opened = { tries: 0, endsAtMs: now + WINDOW_SECONDS * 1000 }
    windows.set(key, opened)
    return opened
  }

  function noteTry(account: string, now: number): void {
    const known = accounts.get(account)
    const count = known && known.forgottenAtMs > now ? known.count + 1 : 1
    const beyond = count - FREE_FAILURES
    const wait = beyond > 0 ? Math.min(2 ** beyond, LONGEST_WAIT_SECONDS) : 0
    accounts.set(account, {
      count,
      waitsUntilMs: now + wait * 1000,
      forgottenAtMs: now + FORGOTTEN_SECONDS * 1000,
    })
  }

  return {
    take(ip, account) {
      const now = clock.now().epochMilliseconds
      sweep(now)
      const window = windowOf(keyOf(ip, account), now)
      const untilMs = window.tries >= MOST_FAILURES ? window.endsAtMs : 0
      const waitsMs = Math.max(untilMs, accounts.get(nameOf(account))?.waitsUntilMs ?? 0)
      if (waitsMs > now) return Math.max(1, Math.ceil((waitsMs - now) / 1000))
      window.tries++
      noteTry(nameOf(account), now)
      return null
    },
    giveBack(ip, account) {
      const window = windows.get(keyOf(ip, account))
      if (window && window.tries > 0) window.tries--
      accounts.delete(nameOf(account))
    },
  }
}
