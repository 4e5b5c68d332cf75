import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { manualClock } from '../clock.ts'
import { systemIds } from '../ids.ts'
import { createMetrics } from '../metrics.ts'
import { type CounterStore, connectRedis, memoryCounterStore, redisCounterStore } from './counter-store.ts'
import { createRateLimiter, policiesFrom } from './rate-limiter.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const redisUrl = process.env.TEST_REDIS_URL
const stores: [string, () => Promise<CounterStore>][] = [
  ['memory', async () => memoryCounterStore(manualClock('2026-11-24T12:00:00Z'))],
]
if (redisUrl) stores.push(['Redis', async () => redisCounterStore(await connected(redisUrl))])

async function connected(url: string) {
  const redis = await connectRedis(url, () => {})
  closing.push(() => redis.disconnect())
  if (redis.status !== 'ready') await new Promise((resolve) => redis.once('ready', resolve))
  return redis
}

describe.each(stores)('counting in %s', (_name, open) => {
  it('counts each key by itself and says when its window ends', async () => {
    const store = await open()
    const key = systemIds.token()
    expect((await store.increment(key, 60)).hits).toBe(1)
    const second = await store.increment(key, 60)
    expect(second.hits).toBe(2)
    expect(second.resetSeconds).toBeGreaterThanOrEqual(1)
    expect(second.resetSeconds).toBeLessThanOrEqual(60)
    expect((await store.increment(`${key}-other`, 60)).hits).toBe(1)
  })

  it('loses no count when many come at once', async () => {
    const store = await open()
    const key = systemIds.token()
    const counts = await Promise.all(Array.from({ length: 50 }, () => store.increment(key, 60)))
    expect(counts.map(({ hits }) => hits).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, i) => i + 1),
    )
  })
})

it.runIf(redisUrl)('two instances share one count in Redis', async () => {
  const stores = [
    redisCounterStore(await connected(redisUrl ?? '')),
    redisCounterStore(await connected(redisUrl ?? '')),
  ]
  const key = systemIds.token()
  await stores[0]?.increment(key, 60)
  expect((await stores[1]?.increment(key, 60))?.hits).toBe(2)
})

describe('counting in memory', () => {
  it('begins anew when the window has passed', async () => {
    const clock = manualClock('2026-11-24T12:00:00Z')
    const store = memoryCounterStore(clock)
    await store.increment('a', 60)
    clock.advance(59)
    expect(await store.increment('a', 60)).toEqual({ hits: 2, resetSeconds: 1 })
    clock.advance(1)
    expect(await store.increment('a', 60)).toEqual({ hits: 1, resetSeconds: 60 })
  })

  it('forgets windows that have passed before a flood of addresses fills the memory', async () => {
    const clock = manualClock('2026-11-24T12:00:00Z')
    const store = memoryCounterStore(clock)
    for (let i = 0; i < 9_999; i++) await store.increment(`old-${i}`, 60)
    clock.advance(61)
    await store.increment('new', 60)
    await store.increment('new', 60)
    expect((await store.increment('new', 60)).hits).toBe(3)
  })
})

describe('the limiter', () => {
  function limiterOver(store: CounterStore | null, enabled = true) {
    const clock = manualClock('2026-11-24T12:00:00Z')
    const metrics = createMetrics({ processMetrics: false })
    const limiter = createRateLimiter({
      enabled,
      policies: policiesFrom({ limit: 2, windowSeconds: 60 }),
      store,
      clock,
      metrics,
      logger: pino({ level: 'silent' }),
    })
    const charge = (ip: string, route = '/api/v1/quotes') => limiter.charge({ policy: 'default', route, ip })
    return { limiter, charge, clock, metrics }
  }

  it('refuses beyond the limit, for each address and route apart', async () => {
    const { charge } = limiterOver(null)
    const remaining = [await charge('a'), await charge('a'), await charge('a')]
    expect(remaining.map((one) => [one.remaining, one.blocked])).toEqual([
      [1, false],
      [0, false],
      [0, true],
    ])
    expect((await charge('b')).blocked).toBe(false)
    expect((await charge('a', '/api/v1/other')).blocked).toBe(false)
  })

  it('goes on by itself when the store fails, and counts the failures', async () => {
    const broken: CounterStore = { increment: () => Promise.reject(new Error('Redis is away')) }
    const { charge, metrics } = limiterOver(broken)
    await charge('a')
    await charge('a')
    expect((await charge('a')).blocked).toBe(true)
    expect((await metrics.rateLimitStoreErrors.get()).values[0]?.value).toBe(3)
  })

  it('names at most 50 addresses in its metric, and all of the day in its list', async () => {
    const { charge, metrics, limiter, clock } = limiterOver(null)
    for (let i = 0; i < 60; i++) for (let n = 0; n < 3; n++) await charge(`10.0.0.${i}`)
    const labels = (await metrics.rateLimitBlocked.get()).values.map(({ labels }) => labels.client_ip)
    expect(new Set(labels).size).toBe(51)
    expect(labels).toContain('other')
    expect(await limiter.blocked()).toHaveLength(60)
    clock.advance(25 * 3600)
    expect(await limiter.blocked()).toEqual([])
  })

  it('refuses nobody when it is switched off', async () => {
    const { charge } = limiterOver(null, false)
    for (let i = 0; i < 5; i++) expect((await charge('a')).blocked).toBe(false)
  })
})
