import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Clock } from './clock.ts'
import type { Db } from './db/types.ts'
import { type Ids, sha256Hex } from './ids.ts'

export interface StoredFile {
  readonly bytes: Uint8Array
  readonly mime: string
  readonly filename: string
}

export interface MediaStoreDeps {
  /** DATA_DIR/media */
  readonly folder: string
  readonly clock: Clock
  readonly ids: Ids
}

export interface MediaStore {
  /** The key under which the bytes can be had again; it cannot be guessed. */
  put(bytes: Uint8Array, mime: string, filename: string): Promise<string>
  /** Undefined when the key is unknown or its bytes are gone. */
  get(key: string): Promise<StoredFile | undefined>
  remove(key: string): Promise<void>
  /** The file stays; what its sender had called it does not. */
  forgetName(key: string): Promise<void>
}

/** Letters, digits, `-` and `_` only, so that no key leads out of the folder. */
const KEY = /^[A-Za-z0-9_-]{16,64}$/

/** Files the product keeps. Bytes lie in a folder, what they are in `media_files`. */
export function mediaStore(deps: MediaStoreDeps): (db: Db) => MediaStore {
  return (db) => ({
    async put(bytes, mime, filename) {
      const key = deps.ids.token(24)
      await mkdir(deps.folder, { recursive: true })
      // Written whole or not at all: the row must never name half a file.
      const target = path.join(deps.folder, key)
      await writeFile(`${target}.part`, bytes)
      await rename(`${target}.part`, target)
      await db.query(
        'insert into media_files (key, mime, filename, size, sha256, created_at) values ($1, $2, $3, $4, $5, $6)',
        [key, mime, path.basename(filename), bytes.length, sha256Hex(bytes), deps.clock.now()],
      )
      return key
    },

    async get(key) {
      if (!KEY.test(key)) return undefined
      const { rows } = await db.query<{ mime: string; filename: string }>(
        'select mime, filename from media_files where key = $1',
        [key],
      )
      const row = rows[0]
      const bytes = row && (await readFile(path.join(deps.folder, key)).catch(() => undefined))
      return row && bytes ? { bytes, mime: row.mime, filename: row.filename } : undefined
    },

    async forgetName(key) {
      await db.query(`update media_files set filename = 'file' where key = $1`, [key])
    },

    async remove(key) {
      if (!KEY.test(key)) return
      await db.query('delete from media_files where key = $1', [key])
      await rm(path.join(deps.folder, key), { force: true })
    },
  })
}
