import { parseArgs } from 'node:util'
import { configFrom } from '../app/config.ts'
import { readEnv } from '../app/env.ts'
import { systemClock } from '../lib/clock.ts'
import { sealBackup } from '../lib/db/backup/seal.ts'
import { openSource } from '../lib/db/backup/source.ts'
import { writeBackup } from '../lib/db/backup/write.ts'
import { reachEmbedded } from '../lib/db/embedded.ts'

/** `npm run backup -- --to DIR`: database, media and keys, also while it runs; encrypted when BACKUP_KEY is set. */
const { values } = parseArgs({ options: { to: { type: 'string' } } })
if (!values.to) {
  console.error('Usage: npm run backup -- --to DIR')
  process.exit(2)
}
try {
  const env = readEnv()
  const { database, dataDir } = configFrom(env)
  const server = database ?? (await reachEmbedded({ dataDir, tell: console.error }))
  const source = await openSource(server.url)
  const madeAt = systemClock.now().toString()
  const { tables, files } = await writeBackup({ source, folder: values.to, dataDir, madeAt })
  await source.close()
  if (env.BACKUP_KEY) await sealBackup(values.to, env.BACKUP_KEY)
  if ('close' in server) await server.close()
  console.log(
    `Backed up ${tables.length} tables and ${files.length} files to ${values.to}${env.BACKUP_KEY ? ', encrypted' : ''}`,
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
