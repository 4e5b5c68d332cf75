import type { Instant } from '../clock.ts'
import type { Db } from '../db/types.ts'
import { LEASE_SECONDS } from './job.ts'
import type { NewJob } from './new-jobs.ts'
import { at, databaseTime, type Present } from './queue-clock.ts'

export interface ClaimedJob {
  readonly id: number
  readonly queue: string
  readonly payload: unknown
  readonly trace_id: string | null
  readonly lane: number
  readonly retries: number
  readonly failures: number
  readonly every_seconds: number | null
}

export interface Turn {
  readonly worker: string
  /** Done since the last turn. */
  readonly done: readonly number[]
  readonly limit: number
  /** How many more of each queue may be worked on here. */
  readonly rooms: ReadonlyMap<string, number>
  readonly lowestLane: number
  /** The longest waiting first, whatever its lane: nobody is overtaken for ever. */
  readonly eldestFirst: boolean
}

/**
 * How an attempt ended that did not end the job. `waits`: failed because of somebody outside, which ends no job.
 * `rest`: a recurring one went well.
 */
export interface Release {
  readonly id: number
  readonly worker: string
  readonly kind: 'failed' | 'waits' | 'later' | 'rest'
  readonly seconds: number
  readonly error: string | null
}

export interface QueueState {
  readonly waiting: number
  readonly oldestSeconds: number
  readonly deadLetters: number
  /** Failed at least twice and tried again; a person should know. */
  readonly failing: number
  /** Taken by a worker and neither done nor let go. */
  readonly unsettledOldestSeconds: number
}

/** Null: none waits. */
export interface NextDue {
  readonly once: Instant | null
  readonly recurring: Instant | null
}

export interface Look {
  readonly due: boolean
  readonly now_ms: number
  /** Until the next that waits for its time; null: none does. */
  readonly next_ms: number | null
  readonly others: boolean
}

/** A job whose workers keep vanishing is what kills them. */
const MOST_LOST = 5

/** Writes down what is done and takes what comes next, in one statement. */
const turnBy = (order: string) => `
  with finished as (delete from jobs where id = any($1::bigint[]) and worker = $2 and state = 'working'),
       due as (
    select id, queue, lane, due_at from jobs j
     where state = 'waiting' and due_at <= ${at(7)} and lane <= $5 and queue = any($4::text[])
       and not exists (select from jobs w where w.state = 'working' and w.queue = j.queue and w.key = j.key
                          and w.id <> all($1::bigint[]))
     order by ${order} limit $3 for update skip locked),
       next as (
    select id from (select due.*, row_number() over (partition by queue order by ${order}) as place from due) d
     where place <= ($6::int[])[array_position($4::text[], queue)])
  update jobs j set state = 'working', worker = $2, claimed_at = ${at(7)},
         lease_until = ${at(7)} + interval '${LEASE_SECONDS} seconds'
    from next where j.id = next.id
  returning j.id, j.queue, j.payload, j.trace_id, j.lane, j.retries, j.failures, j.every_seconds`
const TURN = turnBy('lane, due_at, id')
const TURN_ELDEST_FIRST = turnBy('due_at, id')

/**
 * Lets go of one. What waits under the same key takes over what is known of it. A recurring one is never dead.
 */
const RELEASE = `
  with mine as (
    select id, queue, key, every_seconds, ${at(6)} + $4::float * interval '1 second' as due_at,
           case when $3::text in ('failed', 'waits') then failures + 1 when $3::text = 'rest' then 0
              else failures end as failures,
           $3::text = 'failed' and every_seconds is null and failures >= retries as hopeless
      from jobs where id = $1 and worker = $2 and state = 'working' for update),
  heir as (
    update jobs w set failures = m.failures, every_seconds = coalesce(w.every_seconds, m.every_seconds),
           due_at = case when $3::text in ('failed', 'waits') then greatest(w.due_at, m.due_at) else w.due_at end
      from mine m where w.state = 'waiting' and w.queue = m.queue and w.key = m.key and not m.hopeless
    returning w.id),
  gone as (delete from jobs where id in (select id from mine) and exists (select from heir))
  update jobs j set state = case when m.hopeless then 'dead' else 'waiting' end, failures = m.failures,
         due_at = m.due_at, worker = null, claimed_at = null, lease_until = null, error = coalesce($5, j.error),
         failed_at = case when m.hopeless then ${at(6)} end
    from mine m where j.id = m.id and not exists (select from heir)`

/** What a vanished worker held waits again (or is dead, when it keeps killing). Then: is anything due? */
const LOOK_AROUND = `
  with orphans as (
    select id, queue, key, every_seconds, lost + 1 as lost,
           lost >= ${MOST_LOST} and every_seconds is null as hopeless
      from jobs where state = 'working' and (lease_until < ${at(3)} or $1) for update skip locked),
  heirs as (
    update jobs w set every_seconds = coalesce(w.every_seconds, o.every_seconds), lost = o.lost
      from orphans o where w.state = 'waiting' and w.queue = o.queue and w.key = o.key and not o.hopeless
    returning o.id),
  gone as (delete from jobs where id in (select id from heirs)),
  back as (
    update jobs j set state = case when o.hopeless then 'dead' else 'waiting' end, lost = o.lost, worker = null,
           claimed_at = null, lease_until = null, due_at = ${at(3)}, failed_at = case when o.hopeless then ${at(3)} end,
           error = coalesce(j.error, 'The process that worked on it vanished')
      from orphans o where j.id = o.id and j.id not in (select id from heirs)
    returning 1)
  select exists (select from back) or exists (select from heirs)
         or exists (select from jobs where state = 'waiting' and due_at <= ${at(3)}) as due,
         extract(epoch from ${at(3)})::float * 1000 as now_ms,
         (select extract(epoch from min(due_at) - ${at(3)})::float * 1000 from jobs
           where state = 'waiting' and due_at > ${at(3)}) as next_ms,
         (select count(*) from pg_locks where locktype = 'advisory' and objsubid = 1 and classid = 0 and granted
             and database = (select oid from pg_database where datname = current_database())
             and objid::bigint = $2) > 1 as others`

/** One row for each recurring job, whoever starts; a new interval counts from now. */
const PLAN = `
  with wanted as (select * from jsonb_to_recordset($1::jsonb) as j (queue text, key text, lane smallint,
         retries int, every_seconds int)),
  known as (
    update jobs j set every_seconds = w.every_seconds,
           due_at = least(j.due_at, ${at(2)} + w.every_seconds * interval '1 second')
      from wanted w where j.queue = w.queue and j.key = w.key and j.state in ('waiting', 'working')
    returning j.queue)
  insert into jobs (queue, key, lane, payload, retries, every_seconds, created_at, due_at)
  select queue, key, lane, '{}', retries, every_seconds, ${at(2)}, ${at(2)} from wanted
   where queue not in (select queue from known)
  on conflict (queue, key) where state = 'waiting' do nothing`

const STATE = `
  select count(*) filter (where state = 'waiting' and due_at <= ${at(1)})::int as waiting,
         coalesce(extract(epoch from ${at(1)} - min(due_at)
           filter (where state = 'waiting' and due_at <= ${at(1)})), 0)::float as oldest,
         count(*) filter (where state = 'dead')::int as dead,
         count(*) filter (where state <> 'dead' and failures >= 2)::int as failing,
         coalesce(extract(epoch from ${at(1)} - min(claimed_at)
           filter (where state = 'working' and queue <> all($2))), 0)::float as unsettled
    from jobs`

export function jobTable(db: Db, present: Present = databaseTime) {
  return {
    async turn(turn: Turn): Promise<ClaimedJob[]> {
      const sql = turn.eldestFirst ? TURN_ELDEST_FIRST : TURN
      const { done, worker, limit, lowestLane } = turn
      const [queues, rooms] = [[...turn.rooms.keys()], [...turn.rooms.values()]]
      const { rows } = await db.query<ClaimedJob>(sql, [
        done,
        worker,
        limit,
        queues,
        lowestLane,
        rooms,
        present(),
      ])
      return rows.sort((a, b) => a.lane - b.lane || a.id - b.id)
    },

    /** False when one that waits under the same key took its place: that one may be due. */
    async release({ id, worker, kind, seconds, error }: Release): Promise<boolean> {
      const { rowCount } = await db.query(RELEASE, [id, worker, kind, seconds, error, present()])
      return rowCount > 0
    },

    /** @param all Whoever worked before is known to be gone. */
    async lookAround(presence: number, all = false): Promise<Look> {
      const { rows } = await db.query<Look>(LOOK_AROUND, [all, presence, present()])
      if (!rows[0]) throw new Error('The queue answered nothing')
      return rows[0]
    },

    async plan(recurring: readonly NewJob[]): Promise<void> {
      if (recurring.length > 0) await db.query(PLAN, [JSON.stringify(recurring), present()])
    },

    async renew(worker: string): Promise<void> {
      await db.query(
        `update jobs set lease_until = ${at(2)} + interval '${LEASE_SECONDS} seconds'
          where state = 'working' and worker = $1`,
        [worker, present()],
      )
    },

    /** @param slow Jobs whose age says nothing. */
    async state(slow: readonly string[]): Promise<QueueState> {
      const { rows } = await db.query<
        Record<'waiting' | 'oldest' | 'dead' | 'failing' | 'unsettled', number>
      >(STATE, [present(), slow])
      const [row] = rows
      return {
        waiting: row?.waiting ?? 0,
        oldestSeconds: row?.oldest ?? 0,
        deadLetters: row?.dead ?? 0,
        failing: row?.failing ?? 0,
        unsettledOldestSeconds: row?.unsettled ?? 0,
      }
    },

    /** Nothing is worked on and nothing is due. */
    async isIdle(): Promise<boolean> {
      const { rows } = await db.query(
        `select 1 from jobs
          where state = 'working' or (state = 'waiting' and due_at <= ${at(1)}) limit 1`,
        [present()],
      )
      return rows.length === 0
    },

    async makeAllDue(): Promise<void> {
      await db.query(
        `update jobs set due_at = ${at(1)} where state = 'waiting' and every_seconds is null and due_at > ${at(1)}`,
        [present()],
      )
    },

    /** When waiting jobs are due next: those that were asked for, and those that come by themselves. */
    async nextDue(): Promise<NextDue> {
      const { rows } = await db.query<{ once: Instant | null; recurring: Instant | null }>(
        `select min(due_at) filter (where every_seconds is null) as once,
                min(due_at) filter (where every_seconds is not null) as recurring
           from jobs where state = 'waiting'`,
      )
      return rows[0] ?? { once: null, recurring: null }
    },
  }
}

export type JobTable = ReturnType<typeof jobTable>
