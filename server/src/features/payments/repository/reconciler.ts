import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'

/** How the searches of the reconciler went lately, shared by every process that runs it. */
export function reconcilerRepository(db: Db) {
  return {
    /** `failures` counts those in a row, this one included; `wasFailing` says whether the round before had failed. */
    async record(round: {
      readonly search: 'window' | 'reference'
      /** Null when it went well. */
      readonly error: string | null
      readonly at: Instant
    }): Promise<{ readonly failures: number; readonly wasFailing: boolean }> {
      const { rows } = await db.query<{ failures: number; before: number | null }>(
        `with before as (select failures_in_a_row from reconciler_searches where name = $1)
         insert into reconciler_searches as s (name, failures_in_a_row, last_error, last_tried_at)
         values ($1, case when $2::text is null then 0 else 1 end, $2, $3)
         on conflict (name) do update set last_error = excluded.last_error, last_tried_at = excluded.last_tried_at,
           failures_in_a_row = case when $2::text is null then 0 else s.failures_in_a_row + 1 end
         returning failures_in_a_row as failures, (select failures_in_a_row from before) as before`,
        [round.search, round.error, round.at],
      )
      return { failures: rows[0]?.failures ?? 0, wasFailing: (rows[0]?.before ?? 0) > 0 }
    },
  }
}
