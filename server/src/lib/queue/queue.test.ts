import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openTestDatabase } from '../../../test/test-database.ts'
import type { Database } from '../db/types.ts'
import { currentTraceId, runInTrace } from '../logging/trace.ts'
import { type JobDefinition, type NoPayload, noPayload, registration, scheduled } from './job.ts'
import { createJobQueue, type JobQueue } from './queue.ts'

const schema = z.object({ n: z.number() })
const job = (
  name: string,
  differing: Partial<JobDefinition<{ n: number }>> = {},
): JobDefinition<{ n: number }> => ({
  name,
  schema,
  retries: 0,
  retryDelaySeconds: 1,
  ...differing,
})
const steady = job('test.steady')
const shaky = job('test.shaky', { retries: 3, retryDelaySeconds: 60 })
const hopeless = job('test.hopeless', { retries: 1, retryDelaySeconds: 60 })
const tick: JobDefinition<NoPayload> = {
  name: 'test.tick',
  schema: noPayload,
  retries: 0,
  retryDelaySeconds: 1,
}

describe('the queue', () => {
  let db: Database
  let queue: JobQueue
  let ran: { name: string; n: number; attempt: number; lastTry: boolean; trace: string | null }[] = []
  let outcomes: string[] = []
  let failuresLeft = 0
  let ticks = 0

  function queueOver(database: Database): JobQueue {
    const made = createJobQueue(database, {
      runInTrace,
      currentTraceId,
      onOutcome: (name, outcome) => outcomes.push(`${name} ${outcome}`),
      onError: () => {},
    })
    const register = (definition: JobDefinition<{ n: number }>) =>
      made.register(
        registration(definition, async ({ n }, { attempt, lastTry }) => {
          ran.push({ name: definition.name, n, attempt, lastTry, trace: currentTraceId() })
          if (definition === hopeless) throw new Error('It never works')
          if (failuresLeft-- > 0) throw new Error('Not yet')
        }),
      )
    for (const definition of [steady, shaky, hopeless]) register(definition)
    return made
  }

  beforeAll(async () => {
    db = await openTestDatabase({ migrated: false })
    queue = queueOver(db)
    await queue.start({ work: true })
  })
  afterAll(async () => {
    await queue?.stop()
    await db?.close()
  })
  beforeEach(() => {
    ran = []
    outcomes = []
    failuresLeft = 0
  })

  it('does a job once it was enqueued, in the trace of who caused it', async () => {
    await runInTrace('trace-0001', () => queue.enqueue(db, steady, { n: 1 }))
    await queue.enqueue(db, steady, { n: 2 })
    await queue.idle()
    expect(ran).toEqual([
      { name: 'test.steady', n: 1, attempt: 1, lastTry: true, trace: 'trace-0001' },
      { name: 'test.steady', n: 2, attempt: 1, lastTry: true, trace: null },
    ])
    expect(outcomes).toEqual(['test.steady done', 'test.steady done'])
  })

  it('forgets a job whose transaction was rolled back', async () => {
    const undone = db.transaction(async (tx) => {
      await queue.enqueue(tx, steady, { n: 3 })
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    await db.transaction((tx) => queue.enqueue(tx, steady, { n: 4 }))
    await queue.idle()
    expect(ran.map(({ n }) => n)).toEqual([4])
  })

  it('tries again after a pause that grows, and says which attempt it is', async () => {
    failuresLeft = 2
    await queue.enqueue(db, shaky, { n: 5 })
    await queue.idle()
    expect(outcomes).toEqual(['test.shaky retry'])
    await queue.retryNow()
    await queue.idle()
    await queue.retryNow()
    await queue.idle()
    expect(ran.map(({ attempt }) => attempt)).toEqual([1, 2, 3])
    expect(outcomes).toEqual(['test.shaky retry', 'test.shaky retry', 'test.shaky done'])
    const { rows } = await db.query(
      'select retry_limit, retry_delay, retry_backoff from pgboss.queue where name = $1',
      [shaky.name],
    )
    expect(rows).toEqual([{ retry_limit: 3, retry_delay: 60, retry_backoff: true }])
  })

  it('keeps what failed as often as it may as a dead letter, until it is discarded', async () => {
    await queue.enqueue(db, hopeless, { n: 6 })
    await queue.idle()
    await queue.retryNow()
    await queue.idle()
    expect(ran.map(({ lastTry }) => lastTry)).toEqual([false, true])
    expect(outcomes).toEqual(['test.hopeless retry', 'test.hopeless dead'])
    expect((await queue.state()).deadLetters).toBe(1)
    const { items, total } = await queue.deadLetters.list(10, 0)
    expect(total).toBe(1)
    expect(items[0]).toMatchObject({ queue: 'test.hopeless', error: 'It never works', attempts: 2 })
    expect(await queue.deadLetters.discard(items[0]?.id ?? '')).toBe(true)
    expect(await queue.deadLetters.discard(items[0]?.id ?? '')).toBe(false)
    expect(await queue.state()).toMatchObject({ deadLetters: 0, waiting: 0 })
  })

  it('refuses a payload of another shape, and does not lose it', async () => {
    await queue.enqueue(db, steady, { n: 'seven' } as never)
    await queue.idle()
    expect(ran).toEqual([])
    const { items } = await queue.deadLetters.list(10, 0)
    expect(items).toMatchObject([{ queue: 'test.steady', attempts: 1 }])
    await queue.deadLetters.discard(items[0]?.id ?? '')
  })

  it('accepts one of a key within its time, however many ask', async () => {
    const once = { onceKey: 'morning', everySeconds: 3600 }
    await Promise.all([1, 2, 3].map(() => queue.enqueue(db, steady, { n: 8 }, once)))
    await queue.enqueue(db, steady, { n: 9 }, { onceKey: 'evening', everySeconds: 3600 })
    await queue.idle()
    expect(ran.map(({ n }) => n).sort()).toEqual([8, 9])
  })

  it('leaves a job for later alone until it is due', async () => {
    await queue.enqueue(db, steady, { n: 10 }, { delaySeconds: 3600 })
    await queue.idle()
    expect(ran).toEqual([])
    expect((await queue.state()).waiting).toBe(0)
    await queue.retryNow()
    await queue.idle()
    expect(ran.map(({ n }) => n)).toEqual([10])
  })

  it('refuses two handlers for one job', () => {
    expect(() => queue.register(registration(steady, async () => {}))).toThrow('Two handlers')
  })

  it('takes up the jobs of a process that was killed, and does recurring ones once for all instances', async () => {
    await queue.stop()
    // What a killed process leaves: a job that is being worked on by nobody.
    await db.query(
      `insert into pgboss.job (name, data, state, started_on, retry_limit, expire_in)
       values ('test.steady', $1, 'active', now(), 0, interval '2 minutes')`,
      [{ queue: 'test.steady', traceId: null, payload: { n: 12 } }],
    )
    const instances = [queueOver(db), queueOver(db)]
    for (const instance of instances) {
      instance.register(
        scheduled(tick, 3600, async () => {
          ticks++
        }),
      )
    }
    for (const instance of instances) await instance.start({ work: true })
    queue = instances[0] as JobQueue
    await queue.idle()
    expect(ran.map(({ n }) => n)).toContain(12)
    expect(ticks).toBe(1)
    await instances[1]?.stop()
  })
})
