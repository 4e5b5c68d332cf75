import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { z } from 'zod'
import { type FileEntry, MANIFEST, type Manifest, readManifest, sha256Of } from './manifest.ts'

const zip = promisify(gzip)
const unzip = promisify(gunzip)

const packedSchema = z.object({
  /** As the backup had it; what it says of files is written anew when it is unpacked. */
  manifest: z.custom<Manifest>((value) => typeof value === 'object' && value !== null),
  /** By the name of the table: what `copy … to stdout` wrote. */
  tables: z.record(z.string(), z.string()),
  /** By their path under DATA_DIR, in base64. */
  files: z.record(z.string(), z.string()),
})

const FILES = 'files/'

/** A small backup in one compressed piece. @throws BackupError when it is damaged. */
export async function packBackup(
  folder: string,
  taken: {
    readonly table: (name: string) => boolean
    /** By its path under DATA_DIR. */
    readonly file: (name: string) => boolean
  },
): Promise<Buffer> {
  const manifest = await readManifest(folder)
  const tables: Record<string, string> = {}
  for (const { table, file } of manifest.tables) {
    const text = taken.table(table)
      ? (await unzip(await readFile(path.join(folder, file)))).toString('utf8')
      : ''
    tables[table] = text
  }
  const files: Record<string, string> = {}
  for (const { file } of manifest.files) {
    const name = file.slice(FILES.length)
    if (taken.file(name)) files[name] = (await readFile(path.join(folder, file))).toString('base64')
  }
  return zip(JSON.stringify({ manifest, tables, files }), { level: 9 })
}

/** What becomes of the rows of a table, as `copy … to stdout` wrote them. */
type Change = (rows: string, table: string) => string

/** Lays a packed backup out as a folder that can be restored, each row as it is changed. */
export async function unpackBackup(
  packed: Buffer,
  folder: string,
  changeOf: (manifest: Manifest) => Change,
): Promise<void> {
  const { manifest, tables, files } = packedSchema.parse(JSON.parse((await unzip(packed)).toString('utf8')))
  const change = changeOf(manifest)
  const lay = async (file: string, bytes: Buffer): Promise<FileEntry> => {
    const target = path.join(folder, file)
    await mkdir(path.dirname(target), { recursive: true })
    await writeFile(target, bytes)
    return { file, bytes: (await stat(target)).size, sha256: await sha256Of(target) }
  }
  const laid: Manifest['tables'] = []
  for (const entry of manifest.tables) {
    const rows = change(tables[entry.table] ?? '', entry.table)
    laid.push({ ...entry, ...(await lay(entry.file, await zip(rows, { level: 1 }))) })
  }
  const brought: FileEntry[] = []
  for (const [name, content] of Object.entries(files))
    brought.push(await lay(`${FILES}${name}`, Buffer.from(content, 'base64')))
  const whole: Manifest = { ...manifest, tables: laid, files: brought }
  await writeFile(path.join(folder, MANIFEST), JSON.stringify(whole))
}
