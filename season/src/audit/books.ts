import pg from 'pg'
import { reachEmbedded } from '../../../server/src/lib/db/embedded.ts'

/** The product's tables, read by a connection of the audit's own with statements of its own. */
export async function openBooks(dataDir: string) {
  let client: pg.Client | undefined

  async function connect(): Promise<pg.Client> {
    const { url } = await reachEmbedded({ dataDir })
    const made = new pg.Client({ connectionString: url })
    // Killed under us together with the database: the next question finds the new one.
    made.on('error', () => {
      client = undefined
    })
    made.on('end', () => {
      client = undefined
    })
    await made.connect()
    client = made
    return made
  }

  return {
    async rows<Row extends pg.QueryResultRow>(sql: string, params: unknown[] = []): Promise<Row[]> {
      return (await (client ?? (await connect())).query<Row>(sql, params)).rows
    },
    /** What comes by itself and was due while nobody looked is due now, and not late. */
    async letWait(at: number): Promise<void> {
      const moment = new Date(at).toISOString()
      const sql = `update jobs set due_at = $1 where state = 'waiting' and every_seconds is not null and due_at < $1`
      await (client ?? (await connect())).query(sql, [moment])
    },
    async close(): Promise<void> {
      await client?.end().catch(() => undefined)
    },
  }
}

export type Books = Awaited<ReturnType<typeof openBooks>>
