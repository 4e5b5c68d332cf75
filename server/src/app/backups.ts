import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { backupService } from '../features/operations/service/backups.ts'
import { isSealed, sealBackup } from '../lib/db/backup/seal.ts'
import { openSource } from '../lib/db/backup/source.ts'
import { tryRestore } from '../lib/db/backup/trial.ts'
import { writeBackup } from '../lib/db/backup/write.ts'
import { reachEmbedded } from '../lib/db/embedded.ts'
import { readMigrations } from '../lib/db/migrate.ts'
import { serverRoot } from '../lib/package-root.ts'
import { tarOf } from '../lib/tar.ts'
import type { Context } from './context.ts'
import { withPlainBackup } from './restore.ts'

const UNFINISHED = '.new'

/** The nightly backup, wired; null when BACKUP_KEEP_DAYS is 0. */
export function wireBackups({ config, clock, ids, zone, metrics }: Context) {
  const { backup, dataDir } = config
  if (!backup) return null
  const migrations = readMigrations(path.join(serverRoot(), 'migrations'))
  const folderOf = (name: string) => path.join(backup.dir, name)
  const scratchName = () => `tranquera_trial_${ids.uuid().replaceAll('-', '')}`
  const server = () => config.database ?? reachEmbedded({ dataDir, tell: () => {} })

  return backupService({
    clock,
    zone,
    keepDays: backup.keepDays,
    encrypted: backup.key !== null,
    store: {
      async list() {
        await mkdir(backup.dir, { recursive: true, mode: 0o700 })
        return readdir(backup.dir)
      },
      async make(name, madeAt) {
        const { url } = await server()
        // Under another name until it was tried and sealed: what stands in the list can be relied on.
        const folder = `${folderOf(name)}${UNFINISHED}`
        const source = await openSource(url)
        try {
          await writeBackup({ source, folder, dataDir, madeAt: madeAt.toString() })
        } finally {
          await source.close()
        }
        await tryRestore({ url, folder, migrations, name: scratchName() })
        if (backup.key) await sealBackup(folder, backup.key)
        await rename(folder, folderOf(name))
      },
      async describe(name) {
        const folder = folderOf(name)
        const entries = await readdir(folder, { recursive: true, withFileTypes: true })
        const sizes = entries
          .filter((entry) => entry.isFile())
          .map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size)
        const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
        return { bytes, encrypted: isSealed(folder) }
      },
      archive: (name) => tarOf(folderOf(name), name),
      async verify(name) {
        const { url } = await server()
        await withPlainBackup(folderOf(name), config, (folder) =>
          tryRestore({ url, folder, migrations, name: scratchName() }),
        )
      },
      async remove(name) {
        for (const end of ['', UNFINISHED, `${UNFINISHED}.part`]) {
          await rm(`${folderOf(name)}${end}`, { recursive: true, force: true })
        }
      },
    },
    onOutcome: (outcome) => metrics.backupRuns.inc({ outcome }),
    onLatest: (at) => metrics.backupLastSuccess.set(at.epochMilliseconds / 1000),
  })
}
