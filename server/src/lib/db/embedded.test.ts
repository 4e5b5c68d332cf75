import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { productRoot, serverRoot } from '../package-root.ts'
import { DatabaseInUseError, EmbeddedDatabaseError } from './embedded/errors.ts'
import { openEmbedded } from './embedded.ts'

// Each opening starts a database.
vi.setConfig({ testTimeout: 120_000 })

const BUNDLE = `import { bundle } from './scripts/bundle.mjs'
await bundle({ entries: { hold: 'server/test/hold-database.ts' }, outdir: 'server/dist/hold-database' })`
const linux = process.platform === 'linux'
const root = process.getuid?.() === 0

let dataDir: string
const holders: ChildProcess[] = []

beforeAll(async () => {
  execFileSync(process.execPath, ['--input-type=module', '-e', BUNDLE], { cwd: productRoot() })
  dataDir = mkdtempSync(path.join(tmpdir(), 'tranquera-embedded-'))
  const db = await open()
  await db.execute('create table kept (n integer); insert into kept values (7)')
  await db.close()
}, 120_000)
afterEach(async () => {
  for (const holder of holders.splice(0)) await stop(holder)
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const open = (more: Partial<Parameters<typeof openEmbedded>[0]> = {}) =>
  openEmbedded({ dataDir, durable: false, ...more })
const inFolder = (...names: string[]) => path.join(dataDir, 'postgres', ...names)
const postmaster = () => Number(readFileSync(inFolder('data/postmaster.pid'), 'utf8').split('\n')[0])
/** Whatever PostgreSQL still runs on the folder holds its lock. */
const isFree = () => spawnSync('flock', ['--nonblock', inFolder('lock'), 'true']).status === 0

/** Another process with the database open; resolves with what it says first. */
async function hold(prefix: readonly string[] = []): Promise<{ holder: ChildProcess; said: string }> {
  const program = path.join(serverRoot(), 'dist/hold-database/hold.js')
  const [command = '', ...args] = [...prefix, process.execPath, program, dataDir]
  const holder = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  holders.push(holder)
  if (!holder.stdout) throw new Error('no pipe')
  const [said] = await once(createInterface(holder.stdout), 'line')
  return { holder, said: String(said) }
}

async function stop(holder: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (holder.exitCode !== null || holder.signalCode !== null) return
  holder.kill(signal)
  await once(holder, 'exit')
}

describe('an embedded database', () => {
  it('keeps what was written, and leaves nothing running when it is closed', async () => {
    const db = await open()
    expect((await db.query('select n from kept')).rows).toEqual([{ n: 7 }])
    expect((await db.query('show data_checksums')).rows).toEqual([{ data_checksums: 'on' }])
    await db.close()
    expect(existsSync(inFolder('data/postmaster.pid'))).toBe(false)
    if (linux) expect(isFree()).toBe(true)
  })

  it('refuses a second process while the first works with it', async () => {
    expect((await hold()).said).toMatch(/^open/)
    await expect(open()).rejects.toThrow(DatabaseInUseError)
    expect((await hold()).said).toBe('DatabaseInUseError')
  })

  it.runIf(linux)('is adopted, still locked, from a process that was killed', async () => {
    const { holder } = await hold()
    const pid = postmaster()
    await stop(holder, 'SIGKILL')
    expect(isFree()).toBe(false)
    const db = await open()
    expect(postmaster()).toBe(pid)
    expect((await db.query('select n from kept')).rows).toEqual([{ n: 7 }])
    await db.close()
    expect(isFree()).toBe(true)
  })

  it.runIf(linux)('starts although the number beside its socket is a stranger’s by now', async () => {
    const stranger = spawn('sleep', ['600'], { stdio: 'ignore' })
    holders.push(stranger)
    // What a power cut leaves, or a kill -9 of all of it.
    writeFileSync(
      inFolder('.s.PGSQL.5432.lock'),
      `${stranger.pid}\n${inFolder('data')}\n0\n5432\n${inFolder()}\n`,
    )
    const db = await open()
    expect((await db.query('select n from kept')).rows).toEqual([{ n: 7 }])
    await db.close()
  })

  it.runIf(linux && mayUse(['unshare', '--pid', '--ipc', '--fork', 'true']))(
    'lets no second PostgreSQL on the folder from another container',
    async () => {
      const { holder } = await hold()
      const pid = postmaster()
      const apart = ['unshare', '--pid', '--ipc', '--fork', '--kill-child']
      expect((await hold(apart)).said).toBe('DatabaseInUseError')
      // Nor when the first server is gone and only its PostgreSQL lives: the number in its file says nothing there.
      await stop(holder, 'SIGKILL')
      const other = await hold(apart)
      expect(other.said).toMatch(/^open/)
      expect(postmaster()).toBe(pid)
      await stop(other.holder, 'SIGKILL')
      const db = await open()
      expect((await db.query('select n from kept')).rows).toEqual([{ n: 7 }])
      await db.close()
    },
  )

  it('starts PostgreSQL again when it ends by itself', async () => {
    const db = await open()
    process.kill(postmaster(), 'SIGKILL')
    await vi.waitFor(async () => expect((await db.query('select n from kept')).rows).toEqual([{ n: 7 }]), {
      timeout: 60_000,
    })
    await db.close()
    if (linux) expect(isFree()).toBe(true)
  })

  it('starts once when two begin at the same moment in a new folder', async () => {
    const fresh = mkdtempSync(path.join(tmpdir(), 'tranquera-embedded-'))
    const outcomes = await Promise.allSettled([open({ dataDir: fresh }), open({ dataDir: fresh })])
    const opened = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    expect(opened).toHaveLength(1)
    await opened[0]?.close()
    rmSync(fresh, { recursive: true, force: true })
  })

  it('works in a folder with a name too long for a socket', async () => {
    const long = path.join(mkdtempSync(path.join(tmpdir(), 'tranquera-embedded-')), 'a'.repeat(120))
    const db = await open({ dataDir: long })
    expect((await db.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await db.close()
    rmSync(path.dirname(long), { recursive: true, force: true })
  })

  it('refuses what another version of PostgreSQL wrote, and says what to do', async () => {
    const version = readFileSync(inFolder('data/PG_VERSION'), 'utf8')
    writeFileSync(inFolder('data/PG_VERSION'), '17\n')
    const refused = open()
    await expect(refused).rejects.toThrow(EmbeddedDatabaseError)
    await expect(refused).rejects.toThrow('written by PostgreSQL 17')
    await expect(refused).rejects.toThrow('npm run restore -- --from DIR')
    writeFileSync(inFolder('data/PG_VERSION'), version)
  })

  it.runIf(root)(
    'runs as nobody where root may not have another name, also behind closed doors',
    async () => {
      const closed = mkdtempSync(path.join(tmpdir(), 'tranquera-closed-')) // 0700
      const elsewhere = mkdtempSync(path.join(tmpdir(), 'tranquera-elsewhere-'))
      spawnSync('chmod', ['755', elsewhere])
      const told: string[] = []
      const asNobody = { dataDir: path.join(closed, 'data'), elsewhere, namespaces: false } as const
      const db = await open({ ...asNobody, tell: (line) => told.push(line) })
      await db.execute('create table kept (n integer)')
      await db.close()
      expect(told).toEqual([expect.stringContaining('as nobody')])
      // A later start finds it there, whatever is allowed then.
      const again = await open({ dataDir: asNobody.dataDir, elsewhere })
      expect((await again.query('select n from kept')).rows).toEqual([])
      await again.close()
      for (const folder of [closed, elsewhere]) rmSync(folder, { recursive: true, force: true })
    },
  )
})

function mayUse([command = '', ...args]: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}
