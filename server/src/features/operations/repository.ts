import type { Instant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { Pulse } from './domain/pulse.ts'

/** What a database says that only reads, or whose disk is full. */
const CANNOT_WRITE = new Set(['25006', '53100'])

export function pulseRepository(db: Db) {
  return {
    async save(instance: string, pulse: Pulse, at: Instant): Promise<void> {
      await db.query(
        `insert into instance_pulses (instance, pulse, seen_at) values ($1, $2, $3)
         on conflict (instance) do update set pulse = excluded.pulse, seen_at = excluded.seen_at`,
        [instance, JSON.stringify(pulse), at],
      )
    },

    async list(seenSince: Instant): Promise<Pulse[]> {
      const { rows } = await db.query<{ pulse: Pulse }>(
        'select pulse from instance_pulses where seen_at >= $1',
        [seenSince],
      )
      return rows.map(({ pulse }) => pulse)
    },

    /** Answers how many rows went. */
    async forget(before: Instant): Promise<number> {
      const { rowCount } = await db.query('delete from instance_pulses where seen_at < $1', [before])
      return rowCount
    },

    async end(instance: string): Promise<void> {
      await db.query('delete from instance_pulses where instance = $1', [instance])
    },

    /** Tried, not asked: a standby, a failover and a full disk all answer questions. */
    async canWrite(): Promise<boolean> {
      try {
        await db.query(
          `insert into write_trials (id, tries) values (1, 1)
           on conflict (id) do update set tries = write_trials.tries + 1`,
        )
        return true
      } catch (error) {
        if (error instanceof Error && 'code' in error && CANNOT_WRITE.has(String(error.code))) return false
        throw error
      }
    },

    /** Since when backups are wanted in that folder: now, where nobody asked before. */
    async backupsWantedSince(folder: string, now: Instant): Promise<Instant> {
      const { rows } = await db.query<{ since: Instant }>(
        `with first as (
           insert into backup_watches (folder, since) values ($1, $2) on conflict do nothing returning since)
         select since from first union all select since from backup_watches where folder = $1`,
        [folder, now],
      )
      return rows[0]?.since ?? now
    },

    /** A backup was asked for by a person and is not made yet. */
    async isBackupAsked(): Promise<boolean> {
      const { rowCount } = await db.query(
        `select 1 from jobs where queue = 'operations.back-up-now' and state <> 'dead' limit 1`,
      )
      return rowCount > 0
    },

    /** Cheap enough for every question: what is known without trying. */
    async saysItReadsOnly(): Promise<boolean> {
      const { rows } = await db.query<{ reads_only: boolean }>(
        `select pg_is_in_recovery() or current_setting('transaction_read_only')::boolean as reads_only`,
      )
      return rows[0]?.reads_only ?? false
    },
  }
}
