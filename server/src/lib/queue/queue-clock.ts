import type { Db } from '../db/types.ts'
import { LEASE_SECONDS } from './job.ts'

/**
 * The moment that statements take for the present. Null: the database's own, the one clock that all processes of an
 * installation share. Only a launcher that turns the clock of everything names another.
 */
export type Present = () => string | null
export const databaseTime: Present = () => null

/** The present in a statement whose nth parameter may name it. */
export const at = (nth: number) => `coalesce($${nth}::timestamptz, now())`

/** Nobody's clock is put back by more; a database that was brought from elsewhere may lie further ahead. */
const A_DAY = "interval '26 hours'"
/** The longest pause before a next try, and somewhat more. */
const SLACK_SECONDS = 100
/** Clocks that tremble are none that were put back. */
const TREMBLE_MS = 60_000

/** Reads every job that is not dead: asked only when there is reason to. */
const IS_PUT_BACK = `
  select 1 from jobs
   where state <> 'dead' and created_at > ${at(1)} + interval '1 minute' and created_at < ${at(1)} + ${A_DAY}
      or state = 'waiting' and every_seconds is not null
         and due_at > ${at(1)} + (every_seconds + ${SLACK_SECONDS}) * interval '1 second'
   limit 1`

/**
 * The clock was put back: jobs were written in what is the future now. What was due by the clock of before is due, and
 * nobody's guest waits for the hour to come round again.
 */
const PUT_BACK = `
  with clock as (
    select coalesce(max(created_at) - ${at(1)}, interval '0') + ${SLACK_SECONDS} * interval '1 second' as back
      from jobs where created_at > ${at(1)} and created_at < ${at(1)} + ${A_DAY})
  update jobs set created_at = least(created_at, ${at(1)}), claimed_at = least(claimed_at, ${at(1)}),
         lease_until = least(lease_until, ${at(1)} + interval '${LEASE_SECONDS} seconds'),
         due_at = case
           when state <> 'waiting' then due_at
           when every_seconds is not null then least(due_at, ${at(1)} + every_seconds * interval '1 second')
           when due_at <= ${at(1)} + back then least(due_at, ${at(1)})
           else due_at end
    from clock where created_at > ${at(1)} or due_at > ${at(1)} or lease_until > ${at(1)}`

/**
 * Notices that the queue's clock was put back: at the first look, for what was while nobody looked, and when it has
 * fallen behind the time that passed here since. Another server whose clock goes ahead is no reason.
 */
export function clockWatch(db: Db, present: Present) {
  /** How far the queue's clock was ahead of the time that passes in this process, at most. */
  let ahead = Number.POSITIVE_INFINITY
  return {
    /** Answers whether jobs were brought back to the present. @param nowMs The queue's present at this look. */
    async follow(nowMs: number): Promise<boolean> {
      const offset = nowMs - performance.now()
      const isBehind = offset < ahead - TREMBLE_MS
      if (!isBehind) {
        ahead = Math.max(ahead, offset)
        return false
      }
      const { rows } = await db.query(IS_PUT_BACK, [present()])
      if (rows.length > 0) await db.query(PUT_BACK, [present()])
      ahead = offset
      return rows.length > 0
    },
  }
}
