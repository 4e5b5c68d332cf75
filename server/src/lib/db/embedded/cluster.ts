import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { codeOf } from '../../errors.ts'
import { linkLibraries } from './binaries.ts'
import { EmbeddedDatabaseError, failed } from './errors.ts'
import type { Place } from './rights.ts'
import { type ClusterSettings, settingArguments } from './settings.ts'

const run = promisify(execFile)
/** What `flock` answers when somebody else holds the lock. */
const LOCKED = 99
const LOG_KEPT_BYTES = 5_000_000
export const ROLE = 'tranquera'

/**
 * One `initdb`, whole or not at all: made beside its place and moved there; of two who begin at once the first wins.
 * True when there is a cluster now that was none before; its files may not have reached the disk yet.
 */
export async function initialise(place: Place): Promise<boolean> {
  const target = dataFolder(place)
  if (existsSync(target)) {
    refuseOtherVersion(place)
    return false
  }
  const parent = mkdtempSync(path.join(place.folder, 'new-'))
  const fresh = path.join(parent, 'data')
  const password = path.join(parent, 'password')
  try {
    writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 })
    handOver(place, parent, password)
    await launch(place, 'initdb', [
      `--pgdata=${fresh}`,
      `--username=${ROLE}`,
      `--pwfile=${password}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The same order of letters on every machine, whatever its C library knows.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      '--no-instructions',
      '--no-sync',
    ])
    renameSync(password, path.join(fresh, 'password'))
    renameSync(fresh, target)
    return true
  } catch (error) {
    if (!existsSync(target)) throw failed('The embedded database could not be created', error)
    return false
  } finally {
    rmSync(parent, { recursive: true, force: true })
  }
}

/** Brings the files of a new cluster to the disk. It takes seconds on a busy one, and nobody waits for it. */
export async function syncFiles(place: Place): Promise<void> {
  await launch(place, 'initdb', ['--sync-only', `--pgdata=${dataFolder(place)}`])
}

function handOver({ user }: Place, ...files: string[]): void {
  if (user) spawnSync('chown', [`${user.uid}:${user.gid}`, ...files])
}

function refuseOtherVersion(place: Place): void {
  const written = readFileSync(path.join(dataFolder(place), 'PG_VERSION'), 'utf8').trim()
  const { major } = place.binaries
  if (written === major) return
  throw new EmbeddedDatabaseError(
    `The database in ${place.folder} was written by PostgreSQL ${written}, and this version brings ${major}. ` +
      'Start from the last backup: npm run restore -- --from DIR',
  )
}

export interface Postmaster {
  readonly process: ChildProcess
  /** Null while it runs; `locked` when another one holds the folder. */
  ended(): 'locked' | 'ended' | null
}

/**
 * Starts the server process of PostgreSQL. On Linux it holds a kernel lock on the folder for as long as it or any of
 * its children lives: `postmaster.pid` does not keep out a second one in another container.
 */
export function startPostmaster(
  place: Place,
  settings: ClusterSettings & { readonly diesWithUs: boolean },
): Postmaster {
  const { folder, user } = place
  const log = openLog(place)
  const data = dataFolder(place)
  const postgres = path.join(place.binaries.native, 'bin/postgres')
  const server = [...libraries(place), postgres, '-D', data, ...settingArguments(settings)]
  const words = [
    ...place.prefix,
    ...(settings.diesWithUs && has('setpriv') ? ['setpriv', '--pdeathsig', 'INT', '--'] : []),
    ...(has('flock')
      ? // Whoever holds the lock is alone: a number in postmaster.pid, or beside the socket, is of a process that is
        // gone, and may be a stranger's by now.
        [
          ...[
            'flock',
            '--no-fork',
            '--nonblock',
            '--conflict-exit-code',
            String(LOCKED),
            path.join(folder, 'lock'),
          ],
          ...['sh', '-c', 'rm -f "$0/postmaster.pid" "$1"/.s.PGSQL.*; shift; exec "$@"'],
          ...[data, settings.socketFolder ?? data],
        ]
      : []),
    ...server,
  ]
  const [command = '', ...args] = words
  const child = spawn(command, args, {
    cwd: folder,
    stdio: ['ignore', log, log],
    // Ctrl-C reaches a whole group: we drain first and stop it ourselves.
    detached: true,
    ...user,
  })
  closeSync(log)
  let end: 'locked' | 'ended' | null = null
  child.once('error', () => {
    end = 'ended'
  })
  child.once('exit', (code) => {
    end = code === LOCKED ? 'locked' : 'ended'
  })
  child.unref()
  return { process: child, ended: () => end }
}

/** Fast shutdown: connections are ended, what was committed is kept. */
export async function stopPostmaster(place: Place, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    await launch(place, 'pg_ctl', ['stop', '--mode=fast', '-D', dataFolder(place)]).catch(() => undefined)
    return
  }
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error
  }
}

/** The number of the server process that runs on the folder, if it is one of ours to stop. */
export function runningPid(place: Place): number | null {
  const data = dataFolder(place)
  const pid = Number(pidFileOf(data).split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1) return null
  if (process.platform !== 'linux') return pid
  // In another container the same number is a stranger: its folder tells.
  const there = statOf(`/proc/${pid}/cwd`)
  const here = statOf(data)
  return there && here && there.ino === here.ino && there.dev === here.dev ? pid : null
}

/** Empty where there is none: the server takes it away when it ends, at any moment. */
function pidFileOf(data: string): string {
  try {
    return readFileSync(path.join(data, 'postmaster.pid'), 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return ''
    throw error
  }
}

function statOf(file: string) {
  try {
    return statSync(file)
  } catch {
    return null
  }
}

export function dataFolder({ folder }: Place): string {
  return path.join(folder, 'data')
}

export function passwordOf(place: Place): string {
  return readFileSync(path.join(dataFolder(place), 'password'), 'utf8').trim()
}

/** The end of what PostgreSQL wrote, for the person who has to find out why it does not start. */
export function lastWords(place: Place): string {
  const file = path.join(place.folder, 'log')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-5).join('\n') : ''
}

function openLog({ folder, user }: Place): number {
  const file = path.join(folder, 'log')
  if (statOf(file) && statSync(file).size > LOG_KEPT_BYTES) renameSync(file, `${file}.old`)
  const descriptor = openSync(file, 'a', 0o600)
  if (user) spawnSync('chown', [`${user.uid}:${user.gid}`, file])
  return descriptor
}

async function launch(place: Place, program: string, args: readonly string[]): Promise<void> {
  const { prefix, binaries, folder, user } = place
  const words = [...prefix, ...libraries(place), path.join(binaries.native, 'bin', program), ...args]
  const [command = '', ...rest] = words
  await run(command, rest, { cwd: folder, ...user })
}

function libraries({ binaries, folder }: Place): string[] {
  return linkLibraries(binaries, path.join(folder, 'lib'))
}

const known = new Map<string, boolean>()

function has(program: string): boolean {
  let found = known.get(program)
  if (found === undefined) {
    found =
      process.platform === 'linux' && spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
    known.set(program, found)
  }
  return found
}
