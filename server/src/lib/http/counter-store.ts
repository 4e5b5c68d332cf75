import type { Redis } from 'ioredis'
import type { Clock } from '../clock.ts'

export interface Count {
  /** Including this one. */
  readonly hits: number
  /** Whole seconds until the window ends, at least 1. */
  readonly resetSeconds: number
}

/** Counts within a window that opens with the first hit. */
export interface CounterStore {
  increment(key: string, windowSeconds: number): Count | Promise<Count>
}

/** Beyond this many windows the expired ones are swept out; a flood of addresses must not fill the memory. */
const SWEEP_AT = 10_000

/** Of this process, and at once. */
export function memoryCounterStore(clock: Clock) {
  const windows = new Map<string, { hits: number; endsAtMs: number }>()
  return {
    increment(key: string, windowSeconds: number): Count {
      const now = clock.now().epochMilliseconds
      if (windows.size >= SWEEP_AT) sweep(windows, now)
      let window = windows.get(key)
      if (!window || window.endsAtMs <= now) {
        window = { hits: 0, endsAtMs: now + windowSeconds * 1000 }
        windows.set(key, window)
      }
      window.hits++
      return { hits: window.hits, resetSeconds: Math.max(1, Math.ceil((window.endsAtMs - now) / 1000)) }
    },
  }
}

function sweep(windows: Map<string, { endsAtMs: number }>, now: number): void {
  for (const [key, { endsAtMs }] of windows) if (endsAtMs <= now) windows.delete(key)
  for (const key of windows.keys()) {
    if (windows.size < SWEEP_AT) break
    windows.delete(key) // the oldest first
  }
}

/** One round trip; the expiry is set in the same step as the first hit, so no counter lives forever. */
const SCRIPT = `local hits = redis.call('INCR', KEYS[1])
if hits == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {hits, redis.call('PTTL', KEYS[1])}`

/** Shared counting; rejects at once while Redis is away, and the limiter then counts by itself. */
export function redisCounterStore(redis: Redis): CounterStore {
  return {
    async increment(key, windowSeconds) {
      const answer = await redis.eval(SCRIPT, 1, `tranquera:rate:${key}`, windowSeconds * 1000)
      const [hits, ttl] = Array.isArray(answer) ? answer.map(Number) : []
      if (hits === undefined || ttl === undefined) throw new Error('Redis answered something else')
      return { hits, resetSeconds: Math.max(1, Math.ceil(ttl / 1000)) }
    },
  }
}

/** Most installations have no Redis, and its client is 20 MB of the server's memory. */
const loadRedis = async () => (await import('ioredis')).Redis

/** A connection that fails fast instead of queueing commands while Redis is away. */
export async function connectRedis(url: string, onError: (error: Error) => void): Promise<Redis> {
  const Client = await loadRedis()
  const redis = new Client(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 500,
    connectTimeout: 2000,
    retryStrategy: (attempt) => Math.min(attempt * 200, 5000),
  })
  redis.on('error', onError)
  return redis
}

/** Resolves when Redis answers; else rejects with what stood in the way. */
export async function pingRedis(url: string, timeoutMs: number): Promise<void> {
  let trouble: Error | undefined
  const Client = await loadRedis()
  const redis = new Client(url, {
    lazyConnect: true,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  })
  redis.on('error', (error) => {
    trouble = error
  })
  try {
    await redis.connect()
    await redis.ping()
  } catch (error) {
    throw trouble ?? error
  } finally {
    redis.disconnect()
  }
}
