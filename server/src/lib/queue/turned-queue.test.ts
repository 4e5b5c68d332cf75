import { afterAll, beforeAll, expect, test } from 'vitest'
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
const failing = named('test.failing')
const hourly = named('test.hourly')

let db: Database
let queue: JobQueue
let clock: ManualClock
const ran: string[] = []

beforeAll(async () => {
  db = await openTestDatabase()
  clock = manualClock('2031-01-05T12:00:00Z')
  queue = createJobQueue(db, {
    runInTrace: (_trace, work) => work(),
    currentTraceId: () => null,
    onOutcome: () => {},
    onError: () => {},
    present: () => clock.now().toString(),
  })
  const note = (name: string) => async () => void ran.push(name)
  queue.register(
    registration(asked, note('asked')),
    registration(failing, async () => {
      ran.push('failing')
      throw new Error('not today')
    }),
    scheduled(hourly, 3600, note('hourly')),
  )
  await queue.start({ work: true })
})
afterAll(async () => {
  await queue?.stop()
  await db?.close()
})

async function turn(seconds: number): Promise<string[]> {
  clock.advance(seconds)
  queue.look()
  await queue.idle()
  return ran.splice(0)
}

test('under a turned clock a job waits until the clock says that it is due, whatever the time is outside', async () => {
  expect(await turn(0)).toEqual(['hourly'])
  await queue.enqueue(db, { ...asked, delaySeconds: 1800 }, {})
  expect(await turn(1700)).toEqual([])
  const { once, recurring } = await queue.nextDue()
  expect(once?.toString()).toBe('2031-01-05T12:30:00Z')
  expect(recurring?.toString()).toBe('2031-01-05T13:00:00Z')
  expect(await turn(100)).toEqual(['asked'])
  expect((await queue.nextDue()).once).toBeNull()
  expect(await turn(1800)).toEqual(['hourly'])
})

test('the pauses of a job that fails pass with the turned clock, and so does its end', async () => {
  await queue.enqueue(db, failing, {})
  expect(await turn(0)).toEqual(['failing'])
  expect(await turn(30)).toEqual([])
  expect(await turn(60)).toEqual(['failing'])
  expect(await turn(120)).toEqual(['failing'])
  const { items } = await queue.deadLetters.list(10, 0)
  expect(items[0]?.failedAt.toString()).toBe(clock.now().toString())
  await queue.deadLetters.retry(items[0]?.id ?? '')
  expect(await turn(0)).toEqual(['failing'])
})
