import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openTestDatabase } from '../../../test/test-database.ts'
import type { Database } from '../db/types.ts'
import { type JobDefinition, type NoPayload, noPayload, registration, scheduled } from './job.ts'
import { createJobQueue, type JobQueue } from './queue.ts'

const named = (name: string): JobDefinition<NoPayload> => ({
  name,
  schema: noPayload,
  retries: 2,
  retryDelaySeconds: 60,
})
const hourly = named('test.hourly')
const asking = named('test.asking')
const asked = named('test.asked')

let db: Database
let queue: JobQueue
let sent: string[] = []
const ran: string[] = []

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  db = await openTestDatabase({ onStatement: (sql) => sent.push(sql) })
})
afterAll(async () => {
  vi.useRealTimers()
  await db?.close()
})
beforeEach(async () => {
  ran.length = 0
  queue = createJobQueue(db, {
    runInTrace: (_trace, work) => work(),
    currentTraceId: () => null,
    onOutcome: () => {},
    onError: () => {},
  })
  queue.register(
    scheduled(hourly, 3600, async () => void ran.push('hourly')),
    registration(asking, async () => {
      ran.push('asking')
      await queue.enqueue(db, asked, {})
    }),
    registration(asked, async () => void ran.push('asked')),
  )
  await queue.start({ work: true })
  await queue.idle()
})

const count = (start: string) => sent.filter((sql) => sql.trim().startsWith(start)).length

test('a recurring job costs one look and one line, and is looked for no further', async () => {
  ran.length = 0
  sent = []
  await db.query(`update jobs set due_at = now() where queue = 'test.hourly'`)
  queue.look()
  await queue.idle()
  await queue.stop()
  expect(ran).toEqual(['hourly'])
  expect([count('with finished'), count('with mine')]).toEqual([1, 1])
})

test('alone and with nothing to do it looks around five times a minute', async () => {
  sent = []
  // Second by second: what it asks is answered by a real database, which knows nothing of the turned clock.
  for (let second = 0; second < 60; second++) {
    await vi.advanceTimersByTimeAsync(1000)
    await queue.idle()
  }
  await queue.stop()
  expect(count('with orphans')).toBe(5)
})

test('what a job asks for is found though its end needs no look', async () => {
  ran.length = 0
  await queue.enqueue(db, asking, {})
  await queue.idle()
  await queue.stop()
  expect(ran).toEqual(['asking', 'asked'])
})
