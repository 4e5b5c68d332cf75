import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openTestDatabase } from '../../../test/test-database.ts'
import type { Database } from '../db/types.ts'
import { currentTraceId, runInTrace } from '../logging/trace.ts'
import { ComeBack, type JobDefinition, type NoPayload, noPayload, registration, scheduled } from './job.ts'
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
const keyed = job('test.keyed', { key: ({ n }) => String(n), retries: 3, retryDelaySeconds: 60 })
const patient = job('test.patient')
const narrow = job('test.narrow', { concurrency: 2 })
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
  let during: (() => Promise<void>) | undefined
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
          if (definition === patient && ran.length < 3) return new ComeBack(3600)
          await during?.()
          return undefined
        }),
      )
    for (const definition of [steady, shaky, hopeless, keyed, patient, narrow]) register(definition)
    return made
  }

  beforeAll(async () => {
    db = await openTestDatabase()
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
    during = undefined
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

  it('works on no more of one queue at once than it may', async () => {
    let [now, most] = [0, 0]
    during = async () => {
      most = Math.max(most, ++now)
      await db.query('select 1')
      now--
    }
    await db.transaction(async (tx) => {
      for (let n = 0; n < 9; n++) await queue.enqueue(tx, narrow, { n })
    })
    await queue.idle()
    expect(ran).toHaveLength(9)
    expect(most).toBe(2)
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

  it('tries every dead letter again at once', async () => {
    for (const n of [7, 8, 9]) await queue.enqueue(db, hopeless, { n })
    await queue.idle()
    await queue.retryNow()
    await queue.idle()
    expect(await queue.deadLetters.retryAll()).toHaveLength(3)
    expect((await queue.state()).deadLetters).toBe(0)
    await queue.idle()
    await queue.retryNow()
    await queue.idle()
    const { items } = await queue.deadLetters.list(10, 0)
    expect(items).toHaveLength(3)
    for (const { id } of items) await queue.deadLetters.discard(id)
    expect(await queue.deadLetters.retryAll()).toEqual([])
  })

  it('refuses a payload of another shape, and does not lose it', async () => {
    await queue.enqueue(db, steady, { n: 'seven' } as never)
    await queue.idle()
    expect(ran).toEqual([])
    const { items } = await queue.deadLetters.list(10, 0)
    expect(items).toMatchObject([{ queue: 'test.steady', attempts: 1 }])
    await queue.deadLetters.discard(items[0]?.id ?? '')
  })

  it('makes one job of those that ask for the same thing, due when the first of them wants it', async () => {
    await db.transaction(async (tx) => {
      await queue.enqueue(tx, { ...keyed, delaySeconds: 3600 }, { n: 8 })
      await queue.enqueue(tx, keyed, { n: 8 })
      await queue.enqueue(tx, { ...keyed, delaySeconds: 3600 }, { n: 9 })
    })
    await queue.idle()
    expect(ran.map(({ n }) => n)).toEqual([8])
    await Promise.all([1, 2, 3].map(() => queue.enqueue(db, { ...keyed, delaySeconds: 3600 }, { n: 9 })))
    await queue.retryNow()
    await queue.idle()
    expect(ran.map(({ n }) => n)).toEqual([8, 9])
  })

  it('works on one of a key at a time, and once more for what was asked meanwhile', async () => {
    let atOnce = 0
    let most = 0
    during = async () => {
      most = Math.max(most, ++atOnce)
      if (ran.length === 1) await queue.enqueue(db, keyed, { n: 20 })
      await db.query('select pg_sleep(0.05)')
      atOnce--
    }
    await queue.enqueue(db, keyed, { n: 20 })
    await queue.idle()
    expect(ran.map(({ n }) => n)).toEqual([20, 20])
    expect(most).toBe(1)
  })

  it('does not take a job before the commit of whoever asked for it again', async () => {
    await queue.enqueue(db, { ...keyed, delaySeconds: 3600 }, { n: 21 })
    let seen: unknown
    during = async () => {
      seen = (await db.query('select 1 from alerts_of_test')).rows.length
    }
    await db.execute('create table alerts_of_test (id int)')
    await db.transaction(async (tx) => {
      await tx.query('insert into alerts_of_test values (1)')
      await queue.enqueue(tx, keyed, { n: 21 })
    })
    await queue.idle()
    expect(seen).toBe(1)
  })

  it('merges a failed job with one that was asked for meanwhile, and remembers its failures', async () => {
    failuresLeft = 1
    await queue.enqueue(db, keyed, { n: 22 })
    await queue.idle()
    await queue.enqueue(db, keyed, { n: 22 })
    await queue.idle()
    expect(ran.map(({ attempt }) => attempt)).toEqual([1, 2])
    expect(await queue.state()).toMatchObject({ waiting: 0, deadLetters: 0 })
  })

  it('keeps a job whose handler wants to come back, without counting a failure', async () => {
    await queue.enqueue(db, patient, { n: 23 })
    await queue.idle()
    for (let look = 0; look < 2; look++) {
      await queue.retryNow()
      await queue.idle()
    }
    expect(ran.map(({ attempt }) => attempt)).toEqual([1, 1, 1])
    expect(outcomes).toEqual(['test.patient done'])
  })

  it('serves money and taps before talk, and talk before a first message', async () => {
    const lanes = ['hello', 'talk', 'first', 'upkeep'] as const
    await db.transaction(async (tx) => {
      for (const [n, lane] of lanes.entries()) await queue.enqueue(tx, { ...steady, lane }, { n })
    })
    await queue.idle()
    expect(ran.map(({ n }) => n)).toEqual([2, 1, 0, 3])
  })

  it('writes all jobs of a commit in one statement, behind which nothing is left to read', async () => {
    const before = await db.query<{ n: number }>('select count(*)::int as n from jobs')
    await db.transaction(async (tx) => {
      await queue.enqueue(tx, { ...steady, delaySeconds: 3600 }, { n: 1 })
      const inside = await tx.query<{ n: number }>('select count(*)::int as n from jobs')
      expect(inside.rows).toEqual(before.rows)
      await tx
        .savepoint(async (inner) => {
          await queue.enqueue(inner, { ...steady, delaySeconds: 3600 }, { n: 2 })
          throw new Error('undone')
        })
        .catch(() => undefined)
    })
    const after = await db.query<{ n: number }>('select count(*)::int as n from jobs')
    expect(after.rows[0]?.n).toBe((before.rows[0]?.n ?? 0) + 1)
    await queue.retryNow()
    await queue.idle()
  })

  it('leaves a job for later alone until it is due', async () => {
    await queue.enqueue(db, { ...steady, delaySeconds: 3600 }, { n: 10 })
    await queue.idle()
    expect(ran).toEqual([])
    expect((await queue.state()).waiting).toBe(0)
    await queue.retryNow()
    await queue.idle()
    expect(ran.map(({ n }) => n)).toEqual([10])
  })

  it('does now what was due by a clock that has been put back, and nothing that was meant for later', async () => {
    await queue.stop()
    await db.query(
      `insert into jobs (queue, lane, payload, retries, created_at, due_at)
       select 'test.steady', 1, jsonb_build_object('n', n), 0, now() + made, now() + due
         from (values (21, interval '50 minutes', interval '50 minutes'), (22, '55 minutes', '56 minutes'),
                      (23, '-1 minute', '10 minutes'), (24, '55 minutes', '3 hours'), (25, '-1 minute', '2 hours'))
           as jobs (n, made, due)`,
    )
    await db.query(
      `insert into jobs (queue, key, lane, payload, retries, every_seconds, due_at)
       values ('test.tick', 'test.tick', 1, '{}', 0, 30, now() + interval '55 minutes')`,
    )
    queue = queueOver(db)
    queue.register(scheduled(tick, 30, async () => void ticks++))
    await queue.start({ work: true })
    await queue.idle()
    // What was due by that clock anyway is looked at once more than needed.
    expect(ran.map(({ n }) => n).sort()).toEqual([21, 22, 23])
    const waiting = await db.query<{ n: number; due: boolean }>(
      `select (payload->>'n')::int as n, due_at < now() + interval '31 seconds' as due from jobs
        where state = 'waiting' order by n nulls last`,
    )
    expect(waiting.rows).toEqual([
      { n: 24, due: false },
      { n: 25, due: false },
      { n: null, due: true },
    ])
    await db.query(`delete from jobs where state = 'waiting'`)
    ticks = 0
  })

  it('refuses two handlers for one job', () => {
    expect(() => queue.register(registration(steady, async () => {}))).toThrow('Two handlers')
  })

  it('takes up the jobs of a process that was killed, and does recurring ones once for all instances', async () => {
    await queue.stop()
    // What a killed process leaves: a job that is being worked on by nobody.
    await db.query(
      `insert into jobs (queue, lane, payload, state, worker, lease_until, retries)
       values ('test.steady', 1, $1, 'working', 'gone', now() + interval '12 seconds', 0)`,
      [{ n: 12 }],
    )
    const instances = [queueOver(db), queueOver(db)]
    for (const instance of instances) {
      instance.register(
        scheduled(tick, 3600, async () => {
          ticks++
        }),
      )
    }
    for (const instance of instances) {
      await instance.start({ work: true })
      await instance.idle()
    }
    queue = instances[0] as JobQueue
    await queue.idle()
    expect(ran.map(({ n }) => n)).toContain(12)
    expect(ticks).toBe(1)
    await instances[1]?.stop()
  })
})
