import { reachEmbedded } from '../../server/src/lib/db/embedded.ts'
import { openPostgres } from '../../server/src/lib/db/postgres.ts'

/** Asks the installation's own database: for what only time or bad luck brings about. */
export async function inDatabase(dataDir: string, sql: string) {
  const { url } = await reachEmbedded({ dataDir })
  const database = await openPostgres({ url })
  try {
    await database.query(sql)
  } finally {
    await database.close()
  }
}
