import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openTestDatabase } from '../../../test/test-database.ts'
import { type ManualClock, manualClock } from '../clock.ts'
import type { Database } from '../db/types.ts'
import { type JobDefinition, type NoPayload, noPayload, registration, scheduled } from './job.ts'
import { createJobQueue, type JobQueue } from './queue.ts'

const named = (name: string): JobDefinition<NoPayload> => ({
  name,
  schema: noPayload,
  retries: 2,
  retryDelaySeconds: 60,
})
const asked = named('test.asked')
const hourly = named('test.hourly')

let db: Database
let open: JobQueue[] = []
let sent: string[] = []
const ran: string[] = []

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  db = await openTestDatabase({ onStatement: (sql) => sent.push(sql.trim()) })
})
beforeEach(async () => {
  await db.query('delete from jobs')
  ran.length = 0
})
afterEach(async () => {
  for (const queue of open) await queue.stop()
  open = []
})
afterAll(async () => {
  vi.useRealTimers()
  await db?.close()
})

async function server(name: string, clock: ManualClock): Promise<JobQueue> {
  const queue = createJobQueue(db, {
    runInTrace: (_trace, work) => work(),
    currentTraceId: () => null,
    onOutcome: () => {},
    onError: () => {},
    present: () => clock.now().toString(),
  })
  queue.register(
    registration(asked, async () => void ran.push(name)),
    scheduled(hourly, 3600, async () => {}),
  )
  await queue.start({ work: true })
  await queue.idle()
  open.push(queue)
  return queue
}

/** What every server does by itself every few seconds. */
async function lookAround(times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    await vi.advanceTimersByTimeAsync(15_000)
    for (const queue of open) await queue.idle()
  }
}

const count = (start: string) => sent.filter((sql) => sql.startsWith(start)).length
const rows = async () =>
  (await db.query('select id, queue, created_at, due_at from jobs order by id')).rows.map((row) =>
    JSON.stringify(row),
  )

test('two servers whose clocks are ten minutes apart leave each other’s jobs as they are', async () => {
  const slow = manualClock('2031-01-05T12:00:00Z')
  const fast = manualClock('2031-01-05T12:10:00Z')
  await server('slow', slow)
  const ahead = await server('fast', fast)
  await ahead.enqueue(db, { ...asked, delaySeconds: 3600 }, {})
  const before = await rows()
  sent = []
  await lookAround(5)
  expect(count('with orphans')).toBeGreaterThan(5)
  expect(await rows()).toEqual(before)
  expect(ran).toEqual([])
  // Nor is there any more than the look itself, whatever stands in the queue.
  expect(count('with clock')).toBe(0)
  expect(count('select 1 from jobs\n   where state <>')).toBe(0)
})

test('a clock that is put back under a running server is noticed once, and what was due is done', async () => {
  const clock = manualClock('2031-01-05T12:00:00Z')
  const queue = await server('one', clock)
  await lookAround(1)
  await queue.enqueue(db, { ...asked, delaySeconds: 30 }, {})
  await queue.enqueue(db, { ...asked, delaySeconds: 7200 }, {})
  sent = []
  clock.advance(-3600)
  await lookAround(3)
  expect(ran).toEqual(['one'])
  expect(count('with clock')).toBe(1)
  const { once, recurring } = await queue.nextDue()
  expect(once?.toString()).toBe('2031-01-05T14:00:00Z')
  expect(recurring?.toString()).toBe('2031-01-05T12:00:00Z')
})

test('a clock that was put back while nobody ran is noticed by who starts', async () => {
  const clock = manualClock('2031-01-05T12:00:00Z')
  const before = await server('before', clock)
  await before.enqueue(db, { ...asked, delaySeconds: 30 }, {})
  await before.stop()
  open = []
  clock.advance(-3600)
  await server('after', clock)
  expect(ran).toEqual(['after'])
})
