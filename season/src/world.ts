import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { manualClock } from '../../server/src/lib/clock.ts'
import { createAgenda } from './agenda.ts'
import { told } from './days.ts'
import { openOutside } from './outside.ts'
import { createProduct, type Still } from './product.ts'

export interface WorldOptions {
  readonly seed: string
  /** Epoch milliseconds. */
  readonly startsAt: number
  readonly folder: string
  readonly program: string
  /** Jobs that come by themselves are looked at no more often than this. */
  readonly beatSeconds: number
  readonly tell: (line: string) => void
}

/** What is due within two seconds is done in one jump. */
const GRAIN_MS = 2000
/** A hold lives half an hour, and may be longer by a quarter. */
const BUSY_SECONDS = 2700
const BUSY_BEAT_SECONDS = 600
/** A step that takes longer is told: something hangs, and not always ourselves. */
const PATIENCE_MS = 60_000

export const OWNER = { phone: '5491155500001', email: 'owner@localhost', password: 'a long enough password' }

export interface Steps {
  /** Jobs that come by themselves were not late: nobody looked. */
  readonly skipMissedBeats: () => Promise<void>
  /** After each rest. */
  readonly each: (at: number) => Promise<void>
}

/** The product, the services around it and the one clock of both. */
export async function createWorld(options: WorldOptions) {
  const clock = manualClock(new Date(options.startsAt).toISOString())
  const agenda = createAgenda()
  const now = () => clock.now().epochMilliseconds
  let origin = ''
  const outside = await openOutside({ clock, seed: options.seed, productOrigin: () => origin })
  const dataDir = path.join(options.folder, 'data')
  mkdirSync(dataDir, { recursive: true })
  const product = createProduct({
    dataDir,
    seed: options.seed,
    program: options.program,
    logFile: path.join(options.folder, 'product.log'),
    env: {
      ...outside.env,
      ENVIRONMENT: 'test',
      LOG_LEVEL: 'warn',
      ADMIN_EMAIL: OWNER.email,
      ADMIN_PASSWORD: OWNER.password,
      // A calendar is read once in a beat at most.
      ICAL_SYNC_MAX_AGE_MINUTES: String(Math.ceil(options.beatSeconds / 60) * 3),
      JWT_SECRET: `season-${options.seed}-jwt-secret-of-32-characters`,
      OWNER_PHONES: `+${OWNER.phone}`,
      BACKUP_KEEP_DAYS: '0',
      RATE_LIMIT_REQUESTS: '100000',
    },
  })
  origin = await product.start(now())
  let still: Still = { once: null, recurring: null, rssMb: 0 }
  let skew = 0
  const turn = async (at: number): Promise<Still> => {
    const said = await product.turn(at + skew)
    const seen = (moment: number | null) => (moment === null ? null : moment - skew)
    return { ...said, once: seen(said.once), recurring: seen(said.recurring) }
  }
  let lastBeat = now()
  let busyUntil = now()

  let doing = { what: 'nothing', since: performance.now() }
  const begin = (what: string) => {
    doing = { what, since: performance.now() }
  }
  const watch = setInterval(() => {
    if (performance.now() - doing.since > PATIENCE_MS)
      options.tell(`still at: ${doing.what} (${told(now())})`)
  }, PATIENCE_MS)

  /** Until nothing is under way at this moment: webhooks, jobs, messages, and what they set going. */
  async function rest(): Promise<void> {
    for (;;) {
      // What is brought meanwhile is brought again: WhatsApp and Mercado Pago try for days.
      if (!product.isRunning()) return
      const before = outside.brought()
      begin('waiting for webhooks')
      await outside.settled()
      begin('waiting for jobs')
      still = await turn(now())
      if (outside.brought() === before) return
    }
  }

  /** The next moment at which anything is due, in the world or in the product. */
  function nextMoment(): number {
    const candidates = [agenda.next()?.at, still.once, lastBeatOr(still.recurring)]
    const dues = candidates.filter((at): at is number => typeof at === 'number')
    return Math.max(now(), Math.ceil(Math.min(...dues) / GRAIN_MS) * GRAIN_MS)
  }
  /** Closely while somebody holds nights and pays, seldom while nobody does. */
  const beatSeconds = () =>
    now() < busyUntil ? Math.min(options.beatSeconds, BUSY_BEAT_SECONDS) : options.beatSeconds
  const lastBeatOr = (at: number | null) =>
    at === null ? null : Math.max(at, lastBeat + beatSeconds() * 1000)

  return {
    clock,
    now,
    agenda,
    outside,
    product,
    dataDir,
    rest,
    origin: () => origin,
    rssMb: () => still.rssMb,
    /** In so many seconds from now. */
    later(seconds: number, title: string, act: () => Promise<void> | void): void {
      agenda.plan(now() + Math.round(seconds * 1000), title, act)
    },
    /** Somebody does something that the product has to follow for a while. */
    busy(): void {
      busyUntil = now() + BUSY_SECONDS * 1000
    },
    async kill(): Promise<void> {
      await product.kill()
      still = { once: null, recurring: null, rssMb: 0 }
    },
    /** As an operator stops it for a new version. */
    async stop(): Promise<void> {
      await product.stop()
      still = { once: null, recurring: null, rssMb: 0 }
    },
    async restart(): Promise<void> {
      origin = await product.start(now() + skew)
    },
    /** By how many milliseconds the product's clock is ahead of the world's, from now on. */
    setSkew(ms: number): void {
      skew = ms
    },
    /** The hour on the product's clock. */
    productNow: () => now() + skew,
    /** Jumps from one due moment to the next until `end`. */
    async run(end: number, { skipMissedBeats, each }: Steps): Promise<void> {
      while (nextMoment() <= end) {
        const at = nextMoment()
        clock.set(new Date(at).toISOString())
        if (still.recurring !== null && at >= (lastBeatOr(still.recurring) ?? 0)) {
          lastBeat = at
          await skipMissedBeats()
        }
        // Whoever acts at this moment meets a product whose clock shows it.
        if (product.isRunning() && (agenda.next()?.at ?? at + 1) <= at) await turn(at)
        for (let due = agenda.next(); due && due.at <= at; due = agenda.next()) {
          agenda.take()
          begin(due.title)
          await due.act()
        }
        await rest()
        begin('audit')
        await each(at)
      }
      clock.set(new Date(end).toISOString())
    },
    async close(): Promise<void> {
      clearInterval(watch)
      await product.stop()
      await outside.close()
    },
  }
}

export type World = Awaited<ReturnType<typeof createWorld>>
