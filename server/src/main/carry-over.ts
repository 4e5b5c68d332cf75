import path from 'node:path'
import { configFrom } from '../app/config.ts'
import { readEnv } from '../app/env.ts'
import { restoreBackup } from '../lib/db/backup/restore.ts'
import { writeBackup } from '../lib/db/backup/write.ts'
import { startEmbedded } from '../lib/db/embedded.ts'
import { readMigrations } from '../lib/db/migrate.ts'
import { serverRoot } from '../lib/package-root.ts'

/** What `scripts/carry-over.mjs` needs of the product to bring a folder of 0.1 over; it alone reads the old one. */
export { writeBackup }

export function dataDir(): string {
  return configFrom(readEnv()).dataDir
}

export async function restoreHere(folder: string): Promise<void> {
  const server = await startEmbedded({ dataDir: dataDir(), tell: console.log })
  try {
    const migrations = readMigrations(path.join(serverRoot(), 'migrations'))
    await restoreBackup({ url: server.url, folder, dataDir: null, migrations, keepsSessions: true })
  } finally {
    await server.close()
  }
}
