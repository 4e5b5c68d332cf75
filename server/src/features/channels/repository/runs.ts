import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { FeedId, FeedRun } from '../domain/feed.ts'

/** One row per reading of a feed, good or bad. */
export function runRepository(db: Db) {
  return {
    async insertRun(run: FeedRun & { readonly feedId: FeedId }): Promise<void> {
      await db.query(
        `insert into feed_runs (id, feed_id, at, duration_ms, outcome, http_status, bytes, error_type, detail, counts)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          run.id,
          run.feedId,
          run.at,
          run.durationMs,
          run.outcome,
          run.httpStatus,
          run.bytes,
          run.errorType,
          run.detail,
          run.counts,
        ],
      )
    },

    async listRuns(
      id: FeedId,
      limit: number,
      offset: number,
    ): Promise<{ readonly items: FeedRun[]; readonly total: number }> {
      const { rows } = await db.query<FeedRun & { total: number }>(
        `select id, at, duration_ms as "durationMs", outcome, http_status as "httpStatus", bytes,
                error_type as "errorType", detail, counts, count(*) over ()::int as total
           from feed_runs where feed_id = $1 order by at desc, id limit $2 offset $3`,
        [id, limit, offset],
      )
      return { items: rows, total: rows[0]?.total ?? 0 }
    },

    async deleteRunsBefore(at: Instant): Promise<number> {
      return (await db.query('delete from feed_runs where at < $1', [at])).rowCount
    },
  }
}
