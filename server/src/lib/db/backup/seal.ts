import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { BackupError } from './manifest.ts'

/** Says how the files beside it are encrypted; a folder without it is plain. */
export const SEAL = 'sealed.json'
const sealSchema = z.object({ salt: z.string() })
const CIPHER = 'aes-256-gcm'
const SALT_BYTES = 16
const IV_BYTES = 12
const TAG_BYTES = 16
const SUFFIX = '.sealed'

/** Encrypts every file of a finished backup in place: AES-256-GCM, the key from BACKUP_KEY by scrypt. */
export async function sealBackup(folder: string, secret: string): Promise<void> {
  const salt = randomBytes(SALT_BYTES)
  const key = scryptSync(secret, salt, 32)
  // First the seal: one who dies in between leaves a folder that says what it is.
  await writeFile(
    path.join(folder, SEAL),
    JSON.stringify({ cipher: CIPHER, kdf: 'scrypt', salt: salt.toString('hex') }),
  )
  for (const name of await filesOf(folder)) {
    if (name === SEAL) continue
    const plain = path.join(folder, name)
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv(CIPHER, key, iv)
    // What a file is called is sealed with it: two files cannot be swapped.
    cipher.setAAD(Buffer.from(name))
    const target = createWriteStream(`${plain}${SUFFIX}.part`, { mode: 0o600 })
    target.write(iv)
    await pipeline(createReadStream(plain), cipher, target, { end: false })
    await new Promise<void>((done, fail) => {
      target.once('error', fail)
      target.end(cipher.getAuthTag(), () => done())
    })
    await rename(`${plain}${SUFFIX}.part`, `${plain}${SUFFIX}`)
    await rm(plain)
  }
}

export const isSealed = (folder: string): boolean => existsSync(path.join(folder, SEAL))

/**
 * Writes the plain files of a sealed backup to another folder.
 *
 * @throws BackupError without the key, with another key, or when a file is damaged.
 */
export async function unsealBackup(folder: string, target: string, secret: string | null): Promise<void> {
  if (!secret)
    throw new BackupError(`The backup in ${folder} is encrypted. Set BACKUP_KEY to the key it was made with.`)
  const { salt } = sealSchema.parse(JSON.parse(await readFile(path.join(folder, SEAL), 'utf8')))
  const key = scryptSync(secret, Buffer.from(salt, 'hex'), 32)
  for (const sealed of await filesOf(folder)) {
    if (!sealed.endsWith(SUFFIX)) continue
    const name = sealed.slice(0, -SUFFIX.length)
    await mkdir(path.dirname(path.join(target, name)), { recursive: true })
    try {
      await unsealFile({ from: path.join(folder, sealed), to: path.join(target, name), name, key })
    } catch (cause) {
      const why = 'it is damaged, or BACKUP_KEY is not the one of this backup'
      throw new BackupError(`${sealed} in ${folder} cannot be opened: ${why}.`, { cause })
    }
  }
}

async function unsealFile(file: { from: string; to: string; name: string; key: Buffer }): Promise<void> {
  const { size } = await stat(file.from)
  const handle = await open(file.from)
  const iv = Buffer.alloc(IV_BYTES)
  const tag = Buffer.alloc(TAG_BYTES)
  await handle.read(iv, 0, IV_BYTES, 0)
  await handle.read(tag, 0, TAG_BYTES, size - TAG_BYTES)
  await handle.close()
  const decipher = createDecipheriv(CIPHER, file.key, iv)
  decipher.setAAD(Buffer.from(file.name))
  decipher.setAuthTag(tag)
  const end = size - TAG_BYTES - 1
  // A read stream cannot end before it starts: an empty file is only its tag.
  const body = end >= IV_BYTES ? createReadStream(file.from, { start: IV_BYTES, end }) : []
  await pipeline(body, decipher, createWriteStream(file.to, { mode: 0o600 }))
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
}
