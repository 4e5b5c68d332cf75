import type { Instant } from '../clock.ts'
import type { Db } from '../db/types.ts'
import type { Present } from './queue-clock.ts'

/** A job that failed as often as it may; the payload stays until someone retries or discards it. */
interface DeadLetter {
  readonly id: string
  readonly queue: string
  readonly error: string
  readonly attempts: number
  readonly failedAt: Instant
  /** Of the request that caused it: its log lines tell the story. */
  readonly traceId: string | null
}

export interface DeadLetterStore {
  list(limit: number, offset: number): Promise<{ items: DeadLetter[]; total: number }>
  /** False when there is no such letter. */
  retry(id: string): Promise<boolean>
  /** All that are there now; answers their ids. */
  retryAll(): Promise<string[]>
  discard(id: string): Promise<boolean>
  /** Those that hold these words, as PostgreSQL's `~*` takes them, and what still waits to be done and holds them. */
  forget(tx: Db, words: string | null): Promise<void>
}

/** One request holds so many; who presses again gets the next ones. */
const RETRIED_AT_ONCE = 500

export interface DeadLetterDeps {
  /** Told that a job is due at once. */
  readonly onRetry: () => void
  readonly present: Present
}

export function deadLetterStore(db: Db, { onRetry, present }: DeadLetterDeps): DeadLetterStore {
  const store: DeadLetterStore = {
    async list(limit, offset) {
      const { rows } = await db.query<{
        id: string
        queue: string
        error: string | null
        attempts: number
        failed_at: Instant
        trace_id: string | null
        total: number
      }>(
        `select letter_id as id, queue, error, failures as attempts, failed_at, trace_id, count(*) over ()::int as total
           from jobs where state = 'dead' order by failed_at desc, id desc limit $1 offset $2`,
        [limit, offset],
      )
      const items = rows.map(({ id, queue, error, attempts, failed_at, trace_id }) => ({
        id,
        queue,
        error: error ?? 'unknown',
        attempts,
        failedAt: failed_at,
        traceId: trace_id,
      }))
      return { items, total: rows[0]?.total ?? 0 }
    },

    async retry(id) {
      // One that waits under the same key does the same, and does it now.
      const { rows } = await db.query(
        `with letter as (delete from jobs where letter_id = $1 and state = 'dead' returning *)
         insert into jobs (queue, key, lane, payload, trace_id, retries, created_at, due_at)
         select queue, key, lane, payload, trace_id, retries, coalesce($2::timestamptz, now()),
                coalesce($2::timestamptz, now()) from letter
         on conflict (queue, key) where state = 'waiting' do update set due_at = excluded.due_at returning id`,
        [id, present()],
      )
      if (rows.length > 0) db.afterCommit(onRetry)
      return rows.length > 0
    },

    async retryAll() {
      const { items } = await store.list(RETRIED_AT_ONCE, 0)
      const retried: string[] = []
      for (const { id } of items) if (await store.retry(id)) retried.push(id)
      return retried
    },

    async discard(id) {
      const { rowCount } = await db.query(`delete from jobs where letter_id = $1 and state = 'dead'`, [id])
      return rowCount > 0
    },

    async forget(tx, words) {
      if (words === null) return
      await tx.query(
        `delete from jobs where state in ('dead', 'waiting') and every_seconds is null and payload::text ~* $1`,
        [words],
      )
      await tx.query(`update jobs set error = null where error ~* $1`, [words])
    },
  }
  return store
}
