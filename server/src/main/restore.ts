import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { configFrom } from '../app/config.ts'
import { readEnv } from '../app/env.ts'
import { restoreBackup } from '../lib/db/backup/restore.ts'
import { isSealed, unsealBackup } from '../lib/db/backup/seal.ts'
import { startEmbedded } from '../lib/db/embedded.ts'
import { readMigrations } from '../lib/db/migrate.ts'
import { serverRoot } from '../lib/package-root.ts'

/** `npm run restore -- --from DIR [--force]`: while no server runs; `--force` replaces what is there. */
const { values } = parseArgs({
  options: { from: { type: 'string' }, force: { type: 'boolean', default: false } },
})
if (!values.from) {
  console.error('Usage: npm run restore -- --from DIR [--force]')
  process.exit(2)
}
try {
  const env = readEnv()
  const { database, dataDir } = configFrom(env)
  const backupKey = env.BACKUP_KEY ?? null
  const server = database ?? (await startEmbedded({ dataDir, tell: console.error }))
  const migrations = readMigrations(path.join(serverRoot(), 'migrations'))
  try {
    const { url } = server
    const { force, from } = values
    const opened = isSealed(from) ? mkdtempSync(path.join(tmpdir(), 'tranquera-restore-')) : null
    if (opened) await unsealBackup(from, opened, backupKey)
    const folder = opened ?? from
    const { tables, madeAt } = await restoreBackup({ url, folder, dataDir, migrations, force })
    if (opened) rmSync(opened, { recursive: true, force: true })
    console.log(`Restored ${tables.length} tables as they were at ${madeAt}. Start with: npm start`)
  } finally {
    if ('close' in server) await server.close()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
