import { openEmbedded } from '../src/lib/db/embedded.ts'

/**
 * A process that opens an embedded database and keeps it until it is told to stop: `node hold-database.js DATA_DIR`.
 */
const [dataDir = ''] = process.argv.slice(2)
try {
  const database = await openEmbedded({ dataDir, durable: false })
  process.on('SIGTERM', () => void database.close().then(() => process.exit(0)))
  const { rows } = await database.query<{ pid: number }>('select pg_backend_pid() as pid')
  console.log(`open ${rows[0]?.pid}`)
} catch (error) {
  console.log(error instanceof Error ? error.name : String(error))
  process.exit(1)
}
