import { createWriteStream, existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { BackupError, type FileEntry, FORMAT, MANIFEST, type Manifest, sha256Of } from './manifest.ts'
import { SEAL } from './seal.ts'
import { type BackupSource, tablesInOrder } from './source.ts'

export interface BackupOrder {
  readonly source: BackupSource
  /** Where the backup goes; made if it is not there, refused when something lies in it. */
  readonly folder: string
  /** DATA_DIR: media and keys are taken along. Null takes the database alone. */
  readonly dataDir: string | null
  /** ISO 8601 */
  readonly madeAt: string
}

/**
 * What lies under DATA_DIR beside media and keys: databases, backups, those that are open, and what carries over from
 * 0.1.
 */
const NOT_TAKEN = /^(postgres|pgdata.*|backups|carry-over.*|opened-.*|database\.lock)$/
/** What is being written, or was when somebody died. */
const UNFINISHED = /\.(new|part)$/
/** By which a backup is known, plain or sealed. */
const MARKS: ReadonlySet<string> = new Set([MANIFEST, SEAL])
/** Finished jobs have nothing left to say. */
const OPEN_JOBS = `state in ('created', 'retry', 'active', 'failed')`

/** Writes a backup whole or not at all: the manifest comes last, and the folder gets its name after it. */
export async function writeBackup(order: BackupOrder): Promise<Manifest> {
  const { source, folder } = order
  if (existsSync(folder) && (await readdir(folder)).length > 0) {
    throw new BackupError(`${folder} is not empty. Choose another folder for this backup.`)
  }
  const part = `${path.resolve(folder)}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(path.join(part, 'tables'), { recursive: true, mode: 0o700 })
  const manifest: Manifest = {
    format: FORMAT,
    madeAt: order.madeAt,
    migrations: await source.rows('select name, sha256 from schema_migrations order by name'),
    tables: await writeTables(source, part),
    sequences: await source.rows(
      `select quote_ident(schemaname) || '.' || quote_ident(sequencename) as name, last_value::text as value
         from pg_sequences where schemaname = 'public' and last_value is not null order by 1`,
    ),
    // After the database: a file that a row names is there when the row is.
    files: order.dataDir ? await copyFiles(order.dataDir, part) : [],
  }
  await writeFile(path.join(part, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 })
  await rm(folder, { recursive: true, force: true })
  await rename(part, folder)
  return manifest
}

async function writeTables(source: BackupSource, part: string): Promise<Manifest['tables']> {
  const written: Manifest['tables'] = []
  for (const { name, columns } of await tablesInOrder(source)) {
    const select = `select ${columns.join(', ')} from ${name}`
    written.push({ table: name, columns, ...(await writeTable(source, { part, name, select })) })
  }
  if (await hasQueue(source)) {
    const name = 'pgboss.job'
    const columns = await jobColumns(source)
    const select = `select ${columns.join(', ')} from ${name} where ${OPEN_JOBS}`
    written.push({ table: name, columns, ...(await writeTable(source, { part, name, select })) })
  }
  return written
}

async function writeTable(
  source: BackupSource,
  wanted: { readonly part: string; readonly name: string; readonly select: string },
): Promise<FileEntry> {
  const file = `tables/${wanted.name.replaceAll(/[^\w.]/g, '_')}.copy.gz`
  const target = path.join(wanted.part, file)
  await pipeline(
    await source.copyOut(wanted.select),
    createGzip(),
    createWriteStream(target, { mode: 0o600 }),
  )
  return describeFile(wanted.part, file)
}

async function describeFile(folder: string, file: string): Promise<FileEntry> {
  const name = path.join(folder, file)
  return { file, bytes: (await stat(name)).size, sha256: await sha256Of(name) }
}

async function copyFiles(dataDir: string, part: string): Promise<FileEntry[]> {
  if (!existsSync(dataDir)) return []
  const found = (await readdir(dataDir, { recursive: true, withFileTypes: true }))
    .filter((one) => one.isFile())
    .map((one) => path.resolve(one.parentPath, one.name))
  const backups = backupsAmong(found, { dataDir, part })
  const copied: FileEntry[] = []
  for (const name of found) {
    const relative = path.relative(dataDir, name)
    const steps = relative.split(path.sep)
    if (NOT_TAKEN.test(steps[0] ?? '') || steps.some((step) => UNFINISHED.test(step))) continue
    if (backups.some((one) => name.startsWith(one))) continue
    const file = path.join('files', relative)
    await mkdir(path.dirname(path.join(part, file)), { recursive: true, mode: 0o700 })
    await copyFile(path.join(dataDir, relative), path.join(part, file))
    copied.push(await describeFile(part, file.replaceAll(path.sep, '/')))
  }
  return copied
}

/** Folders below DATA_DIR that are backups: each would hold those before it, and double what is kept. */
function backupsAmong(
  found: readonly string[],
  { dataDir, part }: { dataDir: string; part: string },
): string[] {
  const finished = found.filter((name) => MARKS.has(path.basename(name))).map((name) => path.dirname(name))
  return [...finished, part].filter((one) => one !== path.resolve(dataDir)).map((one) => one + path.sep)
}

async function hasQueue(source: BackupSource): Promise<boolean> {
  const [row] = await source.rows<{ there: boolean }>(`select to_regclass('pgboss.job') is not null as there`)
  return row?.there === true
}

async function jobColumns(source: BackupSource): Promise<string[]> {
  const rows = await source.rows<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
      where attrelid = 'pgboss.job'::regclass and attnum > 0 and not attisdropped order by attnum`,
  )
  return rows.map(({ name }) => name)
}
