import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import type { Binaries } from './binaries.ts'
import { EmbeddedDatabaseError } from './errors.ts'

/** How PostgreSQL is run here, and where its files lie. */
export interface Place {
  /** Holds the cluster in `data`, its lock, its log and its socket. */
  readonly folder: string
  readonly binaries: Binaries
  /** Words before every program of PostgreSQL. */
  readonly prefix: readonly string[]
  /** Set when it runs as somebody else. */
  readonly user: { readonly uid: number; readonly gid: number } | null
}

export interface PlaceOptions {
  readonly dataDir: string
  readonly binaries: Binaries
  readonly tell: (line: string) => void
  /** Where the cluster of `nobody` goes when DATA_DIR lies behind doors that are closed to it. */
  readonly elsewhere?: string
  /** False: as on a machine that forbids user namespaces. */
  readonly namespaces?: boolean
}

const ELSEWHERE = '/var/lib/tranquera'
/** In the folder of the cluster: says where the cluster really is. */
const POINTER = 'moved-to'

/**
 * PostgreSQL refuses to run as root and for a number without a name. A user namespace gives us another name and leaves
 * everything where it is; where that is forbidden root lends it to `nobody`, who needs binaries and a folder in reach.
 *
 * @throws EmbeddedDatabaseError when neither is possible.
 */
export function choosePlace(options: PlaceOptions): Place {
  const { dataDir, binaries } = options
  mkdirSync(dataDir, { recursive: true })
  const home = path.join(dataDir, 'postgres')
  const folder = existsSync(path.join(home, POINTER))
    ? readFileSync(path.join(home, POINTER), 'utf8').trim()
    : home
  if (!needsAnotherName()) return { folder: made(folder), binaries, prefix: [], user: null }
  const { uid, gid } =
    process.getuid && process.getgid ? { uid: process.getuid(), gid: process.getgid() } : NOBODY
  const prefix = namespacePrefix()
  if (options.namespaces !== false && prefix && canUse(prefix, binaries, made(folder))) {
    if (uid === 0) giveTo({ uid, gid }, folder)
    return { folder, binaries, prefix, user: null }
  }
  if (uid === 0) return asNobody({ ...options, home, folder })
  throw new EmbeddedDatabaseError(
    `PostgreSQL does not run for the user number ${uid}, which has no name here. ` +
      'Start as a user of /etc/passwd, or set DATABASE_URL to a PostgreSQL 14 or newer of your own.',
  )
}

const NOBODY = { uid: 65534, gid: 65534 }

function needsAnotherName(): boolean {
  if (!process.getuid) return false
  if (process.getuid() === 0) return true
  try {
    return userInfo().username === ''
  } catch {
    return true // no line in /etc/passwd
  }
}

/** Any name of /etc/passwd but root's will do inside the namespace; outside we stay who we are. */
function namespacePrefix(): string[] | null {
  const other = accounts().find(({ uid }) => uid > 0)
  if (!other) return null
  return ['unshare', '--user', `--map-user=${other.uid}`, `--map-group=${other.gid}`, '--']
}

function accounts(): { name: string; uid: number; gid: number }[] {
  if (!existsSync('/etc/passwd')) return []
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

/** Root without its privileges may be locked out of folders of others. */
function canUse(prefix: readonly string[], { native }: Binaries, folder: string): boolean {
  const postgres = path.join(native, 'bin/postgres')
  return runs([...prefix, 'test', '-x', postgres]) && runs([...prefix, 'test', '-w', folder])
}

function runs([command = '', ...args]: readonly string[], user: Place['user'] = null): boolean {
  return spawnSync(command, args, { stdio: 'ignore', cwd: '/', ...user }).status === 0
}

function asNobody(options: PlaceOptions & { readonly home: string; readonly folder: string }): Place {
  const { dataDir, home, tell } = options
  const elsewhere = options.elsewhere ?? ELSEWHERE
  const user = accounts().find(({ name }) => name === 'nobody') ?? NOBODY
  const asked = { uid: user.uid, gid: user.gid }
  let { folder } = options
  try {
    mkdirSync(folder, { recursive: true })
    if (!runs(['test', '-x', path.dirname(folder)], asked)) {
      if (existsSync(path.join(folder, 'data'))) throw new Error(`nobody may not enter ${dataDir}`)
      const id = createHash('sha256').update(path.resolve(dataDir)).digest('hex').slice(0, 12)
      folder = path.join(elsewhere, id)
      mkdirSync(folder, { recursive: true })
      writeFileSync(path.join(home, POINTER), `${folder}\n`)
    }
    giveTo(asked, folder)
    const binaries = binariesFor(asked, options.binaries, elsewhere)
    if (!runs(['test', '-w', folder], asked)) throw new Error(`nobody may not write to ${folder}`)
    tell(`PostgreSQL may not run as root here: it runs as nobody, with its data in ${folder}.`)
    return { folder, binaries, prefix: [], user: asked }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new EmbeddedDatabaseError(
      `PostgreSQL may not run as root, and nobody cannot do it instead (${why}). ` +
        'Start as another user, or set DATABASE_URL to a PostgreSQL 14 or newer of your own.',
      { cause },
    )
  }
}

function binariesFor(user: NonNullable<Place['user']>, binaries: Binaries, elsewhere: string): Binaries {
  if (runs(['test', '-x', path.join(binaries.native, 'bin/postgres')], user)) return binaries
  const native = path.join(elsewhere, `postgresql-${binaries.version}`)
  if (!existsSync(path.join(native, 'bin/postgres'))) {
    const archive = (file: string) => file.endsWith('.a')
    cpSync(binaries.native, native, { recursive: true, filter: (file) => !archive(file) })
  }
  return { ...binaries, native }
}

/** A cluster belongs to one user, whoever started it last time. */
function giveTo(user: { readonly uid: number; readonly gid: number }, folder: string): void {
  const cluster = path.join(folder, 'data')
  const owned = [folder, ...(existsSync(cluster) ? [cluster] : [])]
  if (owned.every((file) => lstatSync(file).uid === user.uid)) return
  const below = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const file of [folder, ...below.map((name) => path.join(folder, name))]) {
    lchownSync(file, user.uid, user.gid)
  }
}

function made(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}
