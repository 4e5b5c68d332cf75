import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Manifest } from '../lib/db/backup/manifest.ts'
import { restoreBackup } from '../lib/db/backup/restore.ts'
import { isSealed, unsealBackup } from '../lib/db/backup/seal.ts'
import { startEmbedded } from '../lib/db/embedded.ts'
import { readMigrations } from '../lib/db/migrate.ts'
import { serverRoot } from '../lib/package-root.ts'
import type { Config } from './config.ts'

/** Left out of backups; see lib/db/backup/write.ts. */
const OPENED = 'opened-'

/** Calls `work` with the plain folder of a backup; what was unsealed for it is gone afterwards. */
export async function withPlainBackup<Value>(
  from: string,
  { backupKey, dataDir }: Pick<Config, 'backupKey' | 'dataDir'>,
  work: (folder: string) => Promise<Value>,
): Promise<Value> {
  if (!isSealed(from)) return work(from)
  await mkdir(dataDir, { recursive: true })
  // Not where temporary files lie: that is memory on many servers, and a backup holds every photo.
  const opened = await mkdtemp(path.join(dataDir, OPENED))
  try {
    await unsealBackup(from, opened, backupKey)
    return await work(opened)
  } finally {
    await rm(opened, { recursive: true, force: true })
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
    return await withPlainBackup(order.from, config, (folder) =>
      restoreBackup({ url, folder, dataDir, migrations, force }),
    )
  } finally {
    if ('close' in server) await server.close()
  }
}
