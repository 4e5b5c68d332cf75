import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { type Clock, type Instant, systemClock, toInstant } from '../lib/clock.ts'
import { unpackBackup } from '../lib/db/backup/pack.ts'
import { isEmptyDatabase, restoreBackup } from '../lib/db/backup/restore.ts'
import { startEmbedded } from '../lib/db/embedded.ts'
import { readMigrations } from '../lib/db/migrate.ts'
import { addDays, localDate } from '../lib/local-date.ts'
import type { Logger } from '../lib/logging/logger.ts'
import { serverRoot } from '../lib/package-root.ts'
import type { Config } from './config.ts'
import { demoFolder, dressDemo } from './demo.ts'
import { daysToBring, shiftDays } from './lived-days.ts'
import { start } from './start.ts'

/** Rows that speak of the program, not of the place's days. */
const UNMOVED = new Set(['schema_migrations', 'public.schema_migrations'])

/**
 * Fills an empty demo with a season that was lived (`npm run season -- --lived-in`), its last moment brought to the
 * day before now.
 * False, and nothing changed, where there is anything already.
 */
export async function loadLivedIn(
  config: Config,
  logger: Logger,
  clock: Clock = systemClock,
): Promise<boolean> {
  if (!config.demo)
    throw new Error('--lived-in is for the demo: unset ENVIRONMENT, WhatsApp and Mercado Pago.')
  const { database, dataDir } = config
  const tell = (line: string) => logger.info(line)
  await mkdir(dataDir, { recursive: true })
  const folder = await mkdtemp(path.join(dataDir, 'opened-'))
  // Beside the making of a new cluster; one that lies there already may be full.
  const ahead = database || existsSync(path.join(dataDir, 'postgres')) ? null : unpack(folder, clock.now())
  // Awaited below: whatever fails before must not leave this failure to nobody.
  ahead?.catch(() => {})
  const server = database ?? (await startEmbedded({ dataDir, tell }))
  try {
    if (!(await isEmptyDatabase(server.url))) return false
    await (ahead ?? unpack(folder, clock.now()))
    const migrations = readMigrations(path.join(serverRoot(), 'migrations'))
    await restoreBackup({ url: server.url, folder, dataDir, migrations })
    await dress({ ...config, database: { url: server.url } }, logger, clock)
  } finally {
    if ('close' in server) await server.close()
    await ahead?.catch(() => {})
    await rm(folder, { recursive: true, force: true })
  }
  return true
}

async function unpack(folder: string, now: Instant): Promise<void> {
  const packed = await readFile(path.join(demoFolder(), 'lived-in.json.gz'))
  await unpackBackup(packed, folder, ({ madeAt }) => {
    const days = daysToBring(toInstant(madeAt), now)
    const near = addDays(localDate(madeAt.slice(0, 10)), -14)
    return (rows, table) => (UNMOVED.has(table) ? rows : shiftDays(rows, { days, near }))
  })
}

/** Later migrations, and what the demo has today: photos, prices, reviews. */
async function dress(config: Config, logger: Logger, clock: Clock): Promise<void> {
  const running = await start(config, logger, {
    overrides: { clock },
    listen: false,
    work: false,
    demo: false,
  })
  try {
    await dressDemo(running.services.bookings, running.context.database)
  } finally {
    await running.close()
  }
}
