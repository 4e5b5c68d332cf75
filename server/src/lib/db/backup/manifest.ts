import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'

/** Of the layout of a backup's folder; a reader of 1 refuses 2. */
export const FORMAT = 1
export const MANIFEST = 'manifest.json'

/** Relative to the backup, and never out of it. */
const inside = z.string().refine((name) => !path.isAbsolute(name) && !name.split(/[\\/]/).includes('..'))
const file = z.object({ file: inside, bytes: z.number(), sha256: z.string() })
const table = file.extend({
  /** `schema.table`, quoted where it must be. */
  table: z.string(),
  columns: z.array(z.string()),
})

const manifestSchema = z.object({
  format: z.number(),
  madeAt: z.string(),
  /** What had run when the backup was made: its schema is built from the same files. */
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  /** In the order in which they are filled: what is referred to comes first. */
  tables: z.array(table),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Everything under DATA_DIR that is not a database: media and keys. */
  files: z.array(file),
})

export type Manifest = z.infer<typeof manifestSchema>
export type FileEntry = z.infer<typeof file>

/** The backup cannot be used, or not here; its sentence says why. */
export class BackupError extends Error {
  constructor(message: string, options?: { readonly cause: unknown }) {
    super(message, options)
    this.name = 'BackupError'
  }
}

/** @throws BackupError when something is missing, damaged or of a later version. */
export async function readManifest(folder: string): Promise<Manifest> {
  const name = path.join(folder, MANIFEST)
  if (!existsSync(name)) throw new BackupError(`${folder} holds no finished backup: it has no ${MANIFEST}.`)
  const manifest = parse(readFileSync(name, 'utf8'), folder)
  for (const entry of [...manifest.tables, ...manifest.files]) {
    const found = path.join(folder, entry.file)
    if (!existsSync(found) || (await sha256Of(found)) !== entry.sha256) {
      throw new BackupError(`The backup in ${folder} is damaged: ${entry.file} is not what was written.`)
    }
  }
  return manifest
}

function parse(text: string, folder: string): Manifest {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new BackupError(`The backup in ${folder} is damaged: ${MANIFEST} cannot be read.`, { cause })
  }
  const format = z.object({ format: z.number() }).safeParse(json)
  if (format.success && format.data.format > FORMAT) throw newer(folder)
  const parsed = manifestSchema.safeParse(json)
  if (!parsed.success) throw new BackupError(`The backup in ${folder} is damaged: ${MANIFEST} is incomplete.`)
  return parsed.data
}

export function newer(folder: string): BackupError {
  return new BackupError(
    `The backup in ${folder} was made by a newer version. Install that version, then restore.`,
  )
}

export async function sha256Of(name: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(name), hash)
  return hash.digest('hex')
}
