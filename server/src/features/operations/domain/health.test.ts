import { describe, expect, it } from 'vitest'
import { addSeconds, toInstant } from '../../../lib/clock.ts'
import type { Reading } from '../../../lib/probe.ts'
import {
  judgeBackup,
  judgeChannel,
  judgeDatabase,
  judgeDisk,
  judgeFeeds,
  judgeMemory,
  judgeQueue,
  judgeRedis,
  overall,
  problemsOf,
} from './health.ts'
import type { DiskFacts, FeedAge } from './health-facts.ts'

const now = toInstant('2026-11-24T12:00:00Z')
const answered = <Value>(value: Value, ms = 3): Reading<Value> => ({ outcome: 'answered', value, ms })
const failed = (error: unknown): Reading<never> => ({ outcome: 'failed', error, last: null })
const free = (percent: number) => ({ freePercent: percent, of: 'data' }) as const
const waiting = (
  ms: number,
  lastMs: number | null = null,
  afterFailure = false,
): Reading<{ readonly writable: boolean }> => ({
  outcome: 'waiting',
  ms,
  afterFailure,
  last: lastMs === null ? null : { value: { writable: true }, ms: lastMs },
})

describe('the database check', () => {
  it.each([
    [answered({ writable: true }, 3), 'ok', 3],
    [answered({ writable: true }, 500), 'ok', 500],
    [answered({ writable: true }, 501), 'slow', 501],
    [failed(Object.assign(new Error('connect to 10.0.0.5'), { code: 'ECONNREFUSED' })), 'error', null],
    [waiting(120), 'slow', 120],
    // It has been answering within 400 ms all along: that is within the limit, only not within our patience.
    [waiting(120, 400), 'ok', 400],
    [waiting(120, 4), 'slow', 120],
    [waiting(120, 800), 'slow', 120],
    [waiting(450, 400), 'slow', 450],
    [waiting(5_001, 4), 'error', 5_001],
    [waiting(120, 4, true), 'error', 120],
  ] as const)('judges %j as %s', (reading, status, latencyMs) => {
    expect(judgeDatabase(reading)).toMatchObject({ status, latencyMs })
  })

  it('names the code of an error and nothing that may be a secret', () => {
    const error = Object.assign(new Error('password of tranquera@10.0.0.5 is wrong'), { code: '28P01' })
    expect(judgeDatabase(failed(error))).toEqual({
      status: 'error',
      detail: '28P01',
      latencyMs: null,
      writable: false,
    })
    expect(judgeDatabase(failed('a string'))).toMatchObject({ detail: 'failed' })
  })

  it('takes one that only reads for one that is not there', () => {
    expect(judgeDatabase(answered({ writable: false }))).toMatchObject({
      status: 'error',
      detail: 'not writable',
      writable: false,
    })
    expect(judgeDatabase(waiting(120)).writable).toBe(null)
  })
})

it.each([
  [200, 'ok'],
  [201, 'slow'],
])('judges Redis that answers in %d ms as %s', (ms, status) => {
  expect(judgeRedis(answered('PONG', ms)).status).toBe(status)
})

it.each([
  [42, 'ok'],
  [10.1, 'ok'],
  [10, 'warning'],
  [3.1, 'warning'],
  [3, 'error'],
  [0, 'error'],
])('judges a disk with %d %% free as %s', (percent, status) => {
  expect(judgeDisk(answered(free(percent)))).toEqual({ status, freePercent: percent })
  const logs = judgeDisk(answered({ freePercent: percent, of: 'logs' }))
  expect(logs).toEqual({ status, detail: 'logs', freePercent: percent })
})

it('judges a disk that does not answer by what it answered last, and as a warning when it never did', () => {
  const never: Reading<DiskFacts> = { outcome: 'waiting', ms: 120, last: null, afterFailure: false }
  expect(judgeDisk(never)).toEqual({ status: 'warning', detail: 'no answer yet', freePercent: null })
  const later: Reading<DiskFacts> = { ...never, last: { value: free(42), ms: 2 } }
  expect(judgeDisk(later)).toEqual({ status: 'ok', freePercent: 42 })
  expect(judgeDisk(failed(Object.assign(new Error('x'), { code: 'EIO' })))).toEqual({
    status: 'error',
    detail: 'EIO',
    freePercent: null,
  })
})

describe('the calendars check', () => {
  const feed = (minutesAgo: number | null, failures = 0): FeedAge => ({
    lastSuccessAt: minutesAgo === null ? null : addSeconds(now, -minutesAgo * 60),
    createdAt: addSeconds(now, -5 * 60),
    failures,
  })
  const judge = (...feeds: FeedAge[]) => judgeFeeds(answered(feeds), { now, maxAgeMinutes: 20 })

  it.each([
    [0, 'ok'],
    [19.9, 'ok'],
    [20, 'warning'],
    [29.9, 'warning'],
    [30, 'error'],
  ])('judges a feed read %d minutes ago as %s', (minutes, status) => {
    expect(judge(feed(minutes))).toMatchObject({ status, ageMinutes: minutes })
  })

  it('goes by the stalest, and counts those that fail', () => {
    expect(judge(feed(2), feed(25, 3), feed(1))).toEqual({
      status: 'warning',
      ageMinutes: 25,
      feeds: 3,
      failing: 1,
    })
  })

  it('counts a feed that was never read from its beginning', () => {
    expect(judge(feed(null))).toMatchObject({ status: 'ok', ageMinutes: 5 })
  })

  it('is disabled without feeds', () => {
    expect(judge()).toEqual({ status: 'disabled', ageMinutes: null, feeds: 0, failing: 0 })
  })
})

it('warns about a channel whose circuit is open, and not about one that is off', () => {
  const facts = { configured: true, circuit: 'open', lastEventAt: null } as const
  expect(judgeChannel(facts).status).toBe('warning')
  expect(judgeChannel({ ...facts, circuit: 'half_open' }).status).toBe('ok')
  expect(judgeChannel({ ...facts, configured: false }).status).toBe('disabled')
})

it('warns about jobs that wait for minutes', () => {
  const facts = { waiting: 3, oldestSeconds: 300, deadLetters: 0, failing: 0, unsettledOldestSeconds: 120 }
  expect(judgeQueue(answered(facts)).status).toBe('ok')
  expect(judgeQueue(answered({ ...facts, oldestSeconds: 301 })).status).toBe('warning')
  const hanging = judgeQueue(answered({ ...facts, unsettledOldestSeconds: 121 }))
  expect(hanging).toMatchObject({ status: 'warning', detail: 'jobs hang' })
})

it.each([
  [36, 'ok'],
  [36.1, 'warning'],
])(
  'judges a backup of %d hours ago as %s, and none at all by how long there could have been one',
  (hours, status) => {
    const at = addSeconds(now, -hours * 3600)
    const since = addSeconds(now, -1000 * 3600)
    const last = { status, lastSuccessAt: at, ageHours: hours }
    expect(judgeBackup(answered({ latest: at, since }), now)).toEqual(last)
    const never = { status, lastSuccessAt: null, ageHours: null }
    expect(judgeBackup(answered({ latest: null, since: at }), now)).toEqual(never)
    expect(judgeBackup(null, now).status).toBe('disabled')
  },
)

it('warns about a heap that is nearly full', () => {
  expect(judgeMemory({ rssMb: 300, heapUsedPercent: 90 }).status).toBe('ok')
  expect(judgeMemory({ rssMb: 300, heapUsedPercent: 90.1 }).status).toBe('warning')
})

describe('the whole', () => {
  it.each([
    [{ database: 'ok', redis: 'disabled', disk: 'ok' }, 'healthy'],
    [{ database: 'slow', redis: 'disabled' }, 'degraded'],
    [{ database: 'ok', redis: 'error' }, 'degraded'],
    [{ database: 'ok', disk: 'error' }, 'degraded'],
    [{ database: 'error', disk: 'ok' }, 'unhealthy'],
  ] as const)('of %j is %s', (statuses, expected) => {
    const checks = Object.fromEntries(
      Object.entries(statuses).map(([name, status]) => [name, { status }] as const),
    )
    expect(overall(checks)).toBe(expected)
  })

  it('names what is not well', () => {
    expect(
      problemsOf({ database: { status: 'slow' }, redis: { status: 'disabled' }, disk: { status: 'ok' } }),
    ).toEqual([{ check: 'database', status: 'slow' }])
  })
})
