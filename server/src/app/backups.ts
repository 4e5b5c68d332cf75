import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { backupService } from '../features/operations/service/backups.ts'
import { sealBackup } from '../lib/db/backup/seal.ts'
import { openSource } from '../lib/db/backup/source.ts'
import { tryRestore } from '../lib/db/backup/trial.ts'
import { writeBackup } from '../lib/db/backup/write.ts'
import { reachEmbedded } from '../lib/db/embedded.ts'
import { readMigrations } from '../lib/db/migrate.ts'
import { serverRoot } from '../lib/package-root.ts'
import type { Context } from './context.ts'

/** The nightly backup, wired; null when BACKUP_KEEP_DAYS is 0. */
export function wireBackups({ config, clock, ids, zone, metrics }: Context) {
  const { backup, dataDir } = config
  if (!backup) return null
  const migrations = readMigrations(path.join(serverRoot(), 'migrations'))
  const folderOf = (name: string) => path.join(backup.dir, name)
  const server = () => config.database ?? reachEmbedded({ dataDir, tell: () => {} })

  return backupService({
    clock,
    zone,
    keepDays: backup.keepDays,
    store: {
      async list() {
        await mkdir(backup.dir, { recursive: true, mode: 0o700 })
        return readdir(backup.dir)
      },
      async make(name, madeAt) {
        const { url } = await server()
        const folder = folderOf(name)
        const source = await openSource(url)
        try {
          await writeBackup({ source, folder, dataDir, madeAt: madeAt.toString() })
        } finally {
          await source.close()
        }
        const scratch = `tranquera_trial_${ids.uuid().replaceAll('-', '')}`
        await tryRestore({ url, folder, migrations, name: scratch })
        if (backup.key) await sealBackup(folder, backup.key)
      },
      async remove(name) {
        for (const left of [folderOf(name), `${folderOf(name)}.part`]) {
          await rm(left, { recursive: true, force: true })
        }
      },
    },
    onOutcome: (outcome) => metrics.backupRuns.inc({ outcome }),
    onLatest: (at) => metrics.backupLastSuccess.set(at.epochMilliseconds / 1000),
  })
}
