import type PgBoss from 'pg-boss'
import { z } from 'zod'
import type { Instant } from '../clock.ts'
import type { Db } from '../db/types.ts'

export const DEAD_LETTERS = 'dead-letters'

/** A job that failed as often as it may; the payload stays until someone retries or discards it. */
export interface DeadLetter {
  readonly id: string
  readonly queue: string
  readonly error: string
  readonly attempts: number
  readonly failedAt: Instant
}

export interface DeadLetterStore {
  list(limit: number, offset: number): Promise<{ items: DeadLetter[]; total: number }>
  /** False when there is no such letter. */
  retry(id: string): Promise<boolean>
  discard(id: string): Promise<boolean>
}

const letterData = z.object({ queue: z.string() })

export function deadLetterStore(db: Db, boss: PgBoss): DeadLetterStore {
  return {
    async list(limit, offset) {
      const { rows } = await db.query<{
        id: string
        data: unknown
        output: { message?: unknown } | null
        attempts: number
        created_on: Instant
        total: number
      }>(
        `select id, data, output, coalesce((select j.retry_count + 1 from pgboss.job j
                  where j.name = d.data->>'queue' and j.state = 'failed' and j.data = d.data limit 1), 1)::int as attempts,
                created_on, count(*) over ()::int as total
           from pgboss.job d where name = $1 and state in ('created', 'retry')
          order by created_on desc limit $2 offset $3`,
        [DEAD_LETTERS, limit, offset],
      )
      const items = rows.map((row) => ({
        id: row.id,
        queue: letterData.parse(row.data).queue,
        error: typeof row.output?.message === 'string' ? row.output.message : 'unknown',
        attempts: row.attempts,
        failedAt: row.created_on,
      }))
      return { items, total: rows[0]?.total ?? 0 }
    },

    async retry(id) {
      return db.transaction(async (tx) => {
        const { rows } = await tx.query<{ data: object }>(
          `delete from pgboss.job where name = $1 and id::text = $2 and state in ('created', 'retry') returning data`,
          [DEAD_LETTERS, id],
        )
        const letter = rows[0]
        if (!letter) return false
        const inTransaction = (text: string, values: unknown[]) => tx.query<never>(text, values)
        await boss.send(letterData.parse(letter.data).queue, letter.data, {
          db: { executeSql: inTransaction },
        })
        return true
      })
    },

    async discard(id) {
      const { rowCount } = await db.query(
        `delete from pgboss.job where name = $1 and id::text = $2 and state in ('created', 'retry')`,
        [DEAD_LETTERS, id],
      )
      return rowCount > 0
    },
  }
}
