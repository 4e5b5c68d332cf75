import type { Redis } from 'ioredis'
import { accountName, LOGIN_LIMITS } from '../../features/staff/domain/login-limits.ts'
import type { LoginThrottle } from '../../features/staff/ports.ts'
import type { Clock } from '../../lib/clock.ts'
import { sha256Hex } from '../../lib/ids.ts'

/**
 * The rule of `features/staff/service/throttle.ts`, in one step, so that parallel guesses cannot slip by. Times in
 * milliseconds; 2^20 seconds are longer than the longest wait, and no power of two is ever too large for a number.
 */
const TAKE = `
local now, most, window, free, longest, forgotten = unpack(ARGV)
local waits = tonumber(redis.call('HGET', KEYS[2], 'until') or '0') - now
if tonumber(redis.call('GET', KEYS[1]) or '0') >= tonumber(most) then
  waits = math.max(waits, redis.call('PTTL', KEYS[1]))
end
if waits > 0 then return waits end
if redis.call('INCR', KEYS[1]) == 1 then redis.call('PEXPIRE', KEYS[1], window) end
local beyond = redis.call('HINCRBY', KEYS[2], 'count', 1) - free
local wait = 0
if beyond > 0 then wait = math.min(2 ^ math.min(beyond, 20) * 1000, tonumber(longest)) end
redis.call('HSET', KEYS[2], 'until', string.format('%.0f', now + wait))
redis.call('PEXPIRE', KEYS[2], forgotten)
return 0`
const GIVE_BACK = `
if tonumber(redis.call('GET', KEYS[1]) or '0') > 0 then redis.call('DECR', KEYS[1]) end
redis.call('DEL', KEYS[2])
return 0`

/** Shared by all instances; while Redis is away each counts by itself. */
export function sharedLoginThrottle(deps: {
  readonly redis: Redis
  readonly clock: Clock
  readonly alone: LoginThrottle
  readonly onError: (error: unknown) => void
}): LoginThrottle {
  const { redis, clock, alone } = deps
  // Addresses of people are no names of keys.
  const keysOf = (ip: string, account: string) => {
    const name = sha256Hex(accountName(account))
    return [`tranquera:login:window:${ip}:${name}`, `tranquera:login:account:${name}`] as const
  }
  return {
    async take(ip, account) {
      const { mostFailures, windowMs, freeFailures, longestWaitMs, forgottenMs } = LOGIN_LIMITS
      const now = clock.now().epochMilliseconds
      const limits = [now, mostFailures, windowMs, freeFailures, longestWaitMs, forgottenMs]
      try {
        const waits = Number(await redis.eval(TAKE, 2, ...keysOf(ip, account), ...limits))
        if (Number.isNaN(waits)) throw new Error('Redis answered something else')
        return waits > 0 ? Math.max(1, Math.ceil(waits / 1000)) : null
      } catch (error) {
        deps.onError(error)
        return alone.take(ip, account)
      }
    },
    async giveBack(ip, account) {
      await alone.giveBack(ip, account)
      await redis.eval(GIVE_BACK, 2, ...keysOf(ip, account)).catch(deps.onError)
    },
  }
}
