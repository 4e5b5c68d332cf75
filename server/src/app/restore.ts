import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Manifest } from '../lib/db/backup/manifest.ts'
import { restoreBackup } from '../lib/db/backup/restore.ts'
import { isSealed, unsealBackup } from '../lib/db/backup/seal.ts'
import { startEmbedded } from '../lib/db/embedded.ts'
import { readMigrations } from '../lib/db/migrate.ts'
import { serverRoot } from '../lib/package-root.ts'
import type { Config } from './config.ts'

/** Calls `work` with the plain folder of a backup; what was unsealed for it is gone afterwards. */
export async function withPlainBackup<Value>(
  from: string,
  key: string | null,
  work: (folder: string) => Promise<Value>,
): Promise<Value> {
  if (!isSealed(from)) return work(from)
  const opened = mkdtempSync(path.join(tmpdir(), 'tranquera-restore-'))
  try {
    await unsealBackup(from, opened, key)
    return await work(opened)
  } finally {
    rmSync(opened, { recursive: true, force: true })
  }
}

/**
 * Database, media and keys as they were, whichever way it was asked for: `npm run restore`, or the panel. While no
 * server runs; everybody has to sign in anew.
 *
 * @throws BackupError and leaves everything as it was.
 */
export async function restoreFrom(
  config: Pick<Config, 'database' | 'dataDir' | 'backupKey'>,
  order: { readonly from: string; readonly force: boolean; readonly tell: (line: string) => void },
): Promise<Manifest> {
  const { database, dataDir } = config
  const server = database ?? (await startEmbedded({ dataDir, tell: order.tell }))
  const migrations = readMigrations(path.join(serverRoot(), 'migrations'))
  try {
    const { url } = server
    const { force } = order
    return await withPlainBackup(order.from, config.backupKey, (folder) =>
      restoreBackup({ url, folder, dataDir, migrations, force }),
    )
  } finally {
    if ('close' in server) await server.close()
  }
}
