import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { packBackup } from '../../server/src/lib/db/backup/pack.ts'
import { openSource } from '../../server/src/lib/db/backup/source.ts'
import { writeBackup } from '../../server/src/lib/db/backup/write.ts'
import { reachEmbedded } from '../../server/src/lib/db/embedded.ts'

/** What nobody needs there: the season's owner and keys, what was on its way, and prices, which are the demo's. */
const LEFT_OUT = new Set([
  'alert_tellings',
  'feed_runs',
  'installation_secrets',
  'instance_pulses',
  'jobs',
  'rates',
  'reconciler_searches',
  'sessions',
  'staff',
  'webhook_events',
  'write_trials',
])

/** What was lived, in one file that `npm start -- --lived-in` loads (server/src/app/lived-in.ts). */
export async function keepLived(lived: {
  readonly dataDir: string
  /** Epoch milliseconds: the moment that becomes "now" where it is loaded. */
  readonly at: number
  readonly file: string
}): Promise<void> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'tranquera-lived-'))
  const folder = path.join(scratch, 'backup')
  const { url } = await reachEmbedded({ dataDir: lived.dataDir })
  const source = await openSource(url)
  try {
    const madeAt = new Date(lived.at).toISOString()
    await writeBackup({ source, folder, dataDir: lived.dataDir, madeAt })
    const packed = await packBackup(folder, {
      table: (name) => !LEFT_OUT.has(name),
      file: (name) => name.startsWith('media/'),
    })
    writeFileSync(lived.file, packed)
  } finally {
    await source.close()
    rmSync(scratch, { recursive: true, force: true })
  }
}
