import { closeSync, openSync, readFileSync } from 'node:fs'
import type { AlertKind } from '@tranquera/contracts/alert-kinds'
import type { Client } from 'pg'
import type { Faults, SandboxFault, Trigger } from '../src/sandbox/faults.ts'
import type { FaultWorld, Health } from './fault-world.ts'
import { until } from './real-server.ts'

export interface FaultKind {
  readonly name: string
  /** Breaks something; what it returns mends it. */
  strike(world: FaultWorld): Promise<() => Promise<unknown>>
  /** What /healthz says sooner or later while it lasts. Without it nothing is asked for. */
  readonly healthSays?: (health: Health) => boolean
  /** A message whose answer got lost may have left and leave again: as many of them as this. */
  readonly inFlight?: number
  /** Whether the guests may go on while it lasts: then the fault ends when they are done. */
  readonly isBearable?: boolean
  /** What the owner is told outside of the panel while it lasts. */
  readonly rings?: AlertKind
  /** Holds are over sooner than their guests think: those of before it, or those of meanwhile when it is mended. */
  readonly endsHolds?: 'at once' | 'when mended'
  /** What this machine lacks for it; null: nothing. */
  readonly needs?: (world: FaultWorld) => string | null
}

const databaseIsAway = ({ status, checks }: Health) =>
  status === 'unhealthy' && checks.database?.status === 'error'
const isDegraded = (check: string) => (health: Health) =>
  health.status === 'degraded' && health.checks[check]?.status !== 'ok'

const ALWAYS: Trigger = { mode: 'always' }

/** At some points of a provider, until it is taken back. */
function provider(
  name: string,
  where: { readonly of: (world: FaultWorld) => Faults; readonly points: readonly string[] },
  how: { readonly fault: SandboxFault } & Partial<FaultKind>,
): FaultKind {
  const { fault, ...rest } = how
  return {
    name,
    ...rest,
    async strike(world) {
      const back = where.points.map((at) => where.of(world).inject({ at, trigger: ALWAYS, fault }))
      return async () => {
        for (const takeBack of back) takeBack()
      }
    },
  }
}

const WHATSAPP = { of: (world: FaultWorld) => world.sandbox.whatsapp.control.faults, points: ['messages'] }
const MERCADO_PAGO = {
  of: (world: FaultWorld) => world.sandbox.mercadoPago.control.faults,
  points: ['preferences.create', 'preferences.search', 'payments.get', 'payments.search'],
}
const CALENDARS = { of: (world: FaultWorld) => world.sandbox.calendars.faults, points: ['airbnb.feed'] }
const HTML = '<html><body>Bad gateway</body></html>'
const SLOW: SandboxFault = { kind: 'delay', ms: 3000 }
const BUSY: SandboxFault = { kind: 'http', status: 429, code: 130429, headers: { 'retry-after': '2' } }

export const FAULTS: readonly FaultKind[] = [
  {
    name: 'kill -9 of the server',
    inFlight: 4,
    async strike({ server }) {
      await server.kill()
      return () => server.begin()
    },
  },
  {
    name: 'kill -9 of the database',
    async strike(world) {
      const before = world.postmaster()
      process.kill(before, 'SIGKILL')
      return () => until(async () => world.postmaster() !== before)
    },
  },
  {
    name: 'kill -9 of the server and of the database',
    inFlight: 4,
    async strike(world) {
      const family = familyOf(world.postmaster())
      await world.server.kill()
      for (const pid of family) end(pid, 'SIGKILL')
      return () => world.server.begin()
    },
  },
  {
    name: 'the database is restarted',
    async strike(world) {
      const before = world.postmaster()
      // What `pg_ctl restart` does: every connection is ended.
      process.kill(before, 'SIGINT')
      return () => until(async () => world.postmaster() !== before)
    },
  },
  {
    name: 'the database stands still',
    healthSays: databaseIsAway,
    async strike(world) {
      const family = familyOf(world.postmaster())
      for (const pid of family) process.kill(pid, 'SIGSTOP')
      return async () => {
        for (const pid of family) process.kill(pid, 'SIGCONT')
      }
    },
  },
  { name: 'the database has no connection left', healthSays: databaseIsAway, strike: takeAllConnections },
  {
    name: 'the database only reads',
    healthSays: ({ status, checks }) => status === 'unhealthy' && checks.database?.writable === false,
    async strike(world) {
      const client = await world.connect()
      const readOnly = async (value: 'on' | 'off') => {
        await client.query(`alter system set default_transaction_read_only = ${value}`)
        await client.query('select pg_reload_conf()')
      }
      await readOnly('on')
      return async () => {
        await readOnly('off')
        await client.end()
      }
    },
  },
  {
    name: 'Redis is away',
    needs: ({ redis }) => (redis ? null : 'TEST_REDIS_URL'),
    healthSays: isDegraded('redis'),
    isBearable: true,
    async strike({ redis }) {
      await redis?.cut()
      return async () => redis?.mend()
    },
  },
  provider('WhatsApp fails', WHATSAPP, { fault: { kind: 'http', status: 500, code: 131000 } }),
  provider('WhatsApp is slow', WHATSAPP, { fault: SLOW, isBearable: true }),
  provider('WhatsApp asks for patience', WHATSAPP, { fault: BUSY }),
  provider('a proxy answers for WhatsApp', WHATSAPP, { fault: { kind: 'http', status: 502, body: HTML } }),
  provider('WhatsApp takes and never answers', WHATSAPP, { fault: { kind: 'timeout' }, inFlight: 8 }),
  provider('WhatsApp answers what nobody can read', WHATSAPP, {
    fault: { kind: 'http', status: 200, body: HTML },
    inFlight: 8,
  }),
  provider('Mercado Pago fails', MERCADO_PAGO, { fault: { kind: 'http', status: 500 } }),
  provider('Mercado Pago is slow', MERCADO_PAGO, { fault: SLOW, isBearable: true }),
  provider('Mercado Pago asks for patience', MERCADO_PAGO, { fault: BUSY }),
  provider('Mercado Pago hangs', MERCADO_PAGO, { fault: { kind: 'timeout' } }),
  provider('Mercado Pago answers what nobody can read', MERCADO_PAGO, {
    fault: { kind: 'http', status: 200, body: HTML },
  }),
  provider('a calendar platform fails', CALENDARS, {
    fault: { kind: 'http', status: 500 },
    isBearable: true,
  }),
  provider('a calendar platform is slow', CALENDARS, { fault: SLOW, isBearable: true }),
  provider('a calendar platform asks for patience', CALENDARS, { fault: BUSY, isBearable: true }),
  provider('a calendar platform hangs', CALENDARS, { fault: { kind: 'timeout' }, isBearable: true }),
  provider('a calendar platform answers a page', CALENDARS, {
    fault: { kind: 'http', status: 200, body: HTML },
    isBearable: true,
  }),
  theClockIs('an hour ahead', 3600),
  theClockIs('an hour behind', -3600),
  {
    name: 'the disk of the data is full',
    needs: ({ disk }) => (disk ? null : 'the right to mount a disk'),
    healthSays: ({ status, checks }) => status !== 'healthy' && checks.disk?.status === 'error',
    async strike({ disk }) {
      disk?.fill()
      return async () => disk?.empty()
    },
  },
  anotherLife('the disk of the log is full', () => ({
    stdout: openSync('/dev/full', 'w'),
    env: { LOG_LEVEL: 'debug' },
  })),
  {
    name: 'a second server on the folder',
    isBearable: true,
    async strike(world) {
      const { said, code } = await world.secondOnFolder()
      if (code !== 1 || !said.includes(world.dataDir) || /\n\s+at /.test(said)) {
        throw new Error(`The second server ended with ${code} and said: ${said}`)
      }
      return async () => {}
    },
  },
]

/** Turned while everything runs, and turned back: with it the clocks of all processes on the machine. */
function theClockIs(how: string, seconds: number): FaultKind {
  return {
    name: `the clock is ${how}`,
    needs: ({ clock }) => (clock ? null : 'the package faketime'),
    isBearable: true,
    endsHolds: seconds > 0 ? 'at once' : 'when mended',
    rings: 'clock_wrong',
    async strike({ server, clock }) {
      await server.stop()
      await server.begin({ env: clock?.env ?? {} })
      clock?.turn(seconds)
      return async () => clock?.turn(0)
    },
  }
}

/** Stopped as an operator would, and begun again under other conditions; and so once more to mend it. */
function anotherLife(
  name: string,
  life: () => { readonly env: Readonly<Record<string, string>>; readonly stdout?: number },
): FaultKind {
  return {
    name,
    isBearable: true,
    async strike({ server }) {
      const other = life()
      await server.stop()
      await server.begin(other)
      if (other.stdout !== undefined) closeSync(other.stdout)
      return async () => {
        await server.stop()
        await server.begin()
      }
    },
  }
}

/** Those that ended with their parent are gone already. */
function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** The process and its children; PostgreSQL gives each of them a group of its own. */
function familyOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  return [pid, ...(children === '' ? [] : children.split(' ').map(Number))]
}

/** As forgotten programs of others would: every free one is taken, and the server's are ended and taken too. */
async function takeAllConnections(world: FaultWorld): Promise<() => Promise<void>> {
  const taken: Client[] = []
  for (let free = true; free; ) {
    for (;;) {
      const one = await world.connect('taken').catch(() => undefined)
      if (!one) break
      taken.push(one)
    }
    const ended = await taken[0]?.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where backend_type = 'client backend' and application_name <> 'taken'`)
    free = (ended?.rowCount ?? 0) > 0
  }
  return async () => {
    await Promise.all(taken.map((one) => one.end()))
  }
}
