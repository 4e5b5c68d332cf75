import type { Clock } from '../../../lib/clock.ts'
import { accountName, LOGIN_LIMITS, waitAfterMs } from '../domain/login-limits.ts'
import type { LoginThrottle } from '../ports.ts'

const SWEEP_AT = 10_000

interface Window {
  tries: number
  endsAtMs: number
}

interface Failures {
  count: number
  waitsUntilMs: number
  forgottenAtMs: number
}

/** Counts in this process: all of it where one process serves, the fallback where several do. */
export function loginThrottle(clock: Clock): LoginThrottle {
  const windows = new Map<string, Window>()
  const accounts = new Map<string, Failures>()
  const keyOf = (ip: string, account: string) => `${ip} ${accountName(account)}`

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
    const opened = { tries: 0, endsAtMs: now + LOGIN_LIMITS.windowMs }
    windows.set(key, opened)
    return opened
  }

  function noteTry(account: string, now: number): void {
    const known = accounts.get(account)
    const count = known && known.forgottenAtMs > now ? known.count + 1 : 1
    accounts.set(account, {
      count,
      waitsUntilMs: now + waitAfterMs(count),
      forgottenAtMs: now + LOGIN_LIMITS.forgottenMs,
    })
  }

  return {
    async take(ip, account) {
      const now = clock.now().epochMilliseconds
      sweep(now)
      const window = windowOf(keyOf(ip, account), now)
      const untilMs = window.tries >= LOGIN_LIMITS.mostFailures ? window.endsAtMs : 0
      const waitsMs = Math.max(untilMs, accounts.get(accountName(account))?.waitsUntilMs ?? 0)
      if (waitsMs > now) return Math.max(1, Math.ceil((waitsMs - now) / 1000))
      window.tries++
      noteTry(accountName(account), now)
      return null
    },
    async giveBack(ip, account) {
      const window = windows.get(keyOf(ip, account))
      if (window && window.tries > 0) window.tries--
      accounts.delete(accountName(account))
    },
  }
}
