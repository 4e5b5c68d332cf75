import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { SettingsBody } from '@tranquera/contracts/settings'
import { createMercadoPagoClient } from '../src/adapters/mercado-pago/client.ts'
import { configFrom } from '../src/app/config.ts'
import { type Context, createContext } from '../src/app/context.ts'
import { readEnv } from '../src/app/env.ts'
import { reservationListeners } from '../src/app/listeners.ts'
import { wirePayments } from '../src/app/payments.ts'
import { type Bookings, wireReservations } from '../src/app/reservations.ts'
import { transcript } from '../src/features/conversations/repository/transcript.ts'
import { messagingService } from '../src/features/messaging/service.ts'
import { type PaymentWork, paymentJobs } from '../src/features/payments/jobs.ts'
import type { PaymentProvider } from '../src/features/payments/ports.ts'
import { TryAgainError } from '../src/features/payments/service/deps.ts'
import type { Reservation } from '../src/features/reservations/domain/reservation.ts'
import { auditService } from '../src/features/staff/service/audit.ts'
import { manualClock } from '../src/lib/clock.ts'
import type { Db } from '../src/lib/db/types.ts'
import { type AccommodationId, type Ids, systemIds } from '../src/lib/ids.ts'
import { addDays, localDate } from '../src/lib/local-date.ts'
import { createLogger } from '../src/lib/logging/logger.ts'
import type { JobRegistration } from '../src/lib/queue/job.ts'
import type { JobQueue } from '../src/lib/queue/queue.ts'
import { createMercadoPagoSandbox } from '../src/sandbox/mercado-pago/sandbox.ts'
import { createSandboxServer } from '../src/sandbox/server.ts'
import { owner, ratePlan } from './factories/lodging.ts'
import { openTestDatabase } from './test-database.ts'

const TOKEN = 'TEST-token'
const SECRET = 'sandbox-webhook-secret'
const COLLECTOR = 202809963
/** 10:00 in Buenos Aires. */
export const START = '2026-12-01T13:00:00Z'

export type MoneyWorld = Awaited<ReturnType<typeof createMoneyWorld>>

export interface MoneyWorldOptions {
  readonly ids?: Ids
  /** Stands between the product and the pretend provider: loses answers, tells old ones, dies. */
  readonly between?: (provider: PaymentProvider) => PaymentProvider
  readonly rates?: Readonly<Record<string, unknown>>
  /** Settings of the property, as PUT /admin/settings takes them. */
  readonly settings?: SettingsBody
  /** Called inside the transaction of every move that is audited: throwing here is dying before the commit. */
  readonly onAudit?: () => void
}

export interface WaitingJob {
  readonly id: number
  readonly name: string
  readonly payload: unknown
}

/**
 * The rooms that money goes through, on a real database and against the pretend provider over HTTP, with every job in
 * the hands of the test: which runs next, how often, and whether it survives.
 */
export async function createMoneyWorld(options: MoneyWorldOptions = {}) {
  const clock = manualClock(START)
  const ids = options.ids ?? systemIds
  const database = await openTestDatabase()
  await database.execute('create table test_jobs (id serial primary key, name text, payload jsonb)')
  const sandbox = createMercadoPagoSandbox({
    clock,
    ids,
    accessToken: TOKEN,
    webhookSecret: SECRET,
    collectorId: COLLECTOR,
    publicBase: '/sandbox/mercado-pago',
    publicBaseUrl: () => 'http://localhost:8000',
  })
  // Notifications are brought by the test, in whatever order it likes.
  sandbox.control.dropWebhooks(true)
  const server = await createSandboxServer([sandbox.plugin])
  const client = createMercadoPagoClient({ baseUrl: server.origin, accessToken: TOKEN, allowHttp: true })
  const dataDir = mkdtempSync(path.join(tmpdir(), 'tranquera-money-'))
  const config = configFrom(readEnv({ ENVIRONMENT: 'test', DATA_DIR: dataDir, LOG_LEVEL: 'silent' }))
  const queue = tableQueue()
  const opened = await createContext(config, createLogger({ level: 'silent', readable: false }), {
    clock,
    ids,
    database,
    whatsapp: null,
    mercadoPago: { apiUrl: server.origin, accessToken: TOKEN, webhookSecret: SECRET, live: false },
  })
  if (!opened.mercadoPago) throw new Error('The money world needs its provider')
  const provider = options.between?.(client) ?? client
  const context: Context = { ...opened, queue, mercadoPago: { ...opened.mercadoPago, provider } }
  const wired = wire(context, options.onAudit ?? (() => {}))
  queue.register(...paymentJobs(wired.money.payments(database), { reconcileSeconds: 120 }))
  const cabin = await makeCabin(wired.bookings, database, options)
  let nextStay = localDate('2027-03-01')
  let second: AccommodationId | undefined

  return {
    ...wired,
    clock,
    ids,
    database,
    context,
    sandbox: sandbox.control,
    client,
    cabin,
    payments: wired.money.payments(database) as ReturnType<typeof wired.money.payments> & PaymentWork,
    reservations: wired.bookings.reservations(database),
    queue,
    /** A hold for three nights that nobody else wants, far from today. */
    async hold(
      wanted: Partial<{ checkIn: Reservation['checkIn']; nights: number }> = {},
      db: Db = database,
    ): Promise<Reservation> {
      const checkIn = wanted.checkIn ?? nextStay
      const nights = wanted.nights ?? 3
      if (!wanted.checkIn) nextStay = addDays(nextStay, 3)
      const result = await wired.bookings.reservations(db).book({
        stay: {
          accommodationId: cabin,
          checkIn,
          checkOut: addDays(checkIn, nights),
          party: { adults: 2, children: 0, babies: 0, pets: 0 },
        },
        contact: { name: 'Ana Pérez', phone: null, email: null },
        channel: 'api',
        language: 'es',
        actor: { kind: 'guest', id: null },
        as: 'pre_reserved',
        cause: 'test',
      })
      if (!result.ok) throw new Error(`hold: ${result.reason}`)
      return result.reservation
    },
    /** The cabin and a second one for the same three nights, in one booking. */
    async holdGroup(wanted: { readonly checkIn: Reservation['checkIn'] }): Promise<readonly Reservation[]> {
      second ??= await secondCabin(wired.bookings, database, options)
      const party = { adults: 2, children: 0, babies: 0, pets: 0 }
      const result = await wired.bookings.reservations(database).bookGroup({
        checkIn: wanted.checkIn,
        checkOut: addDays(wanted.checkIn, 3),
        items: [cabin, second].map((accommodationId) => ({ accommodationId, party })),
        contact: { name: 'Ana Pérez', phone: null, email: null },
        channel: 'api',
        language: 'es',
        actor: { kind: 'guest', id: null },
        as: 'pre_reserved',
        cause: 'test',
      })
      if (!result.ok) throw new Error(`group: ${result.refused.reason}`)
      return result.reservations
    },
    /** What a signed webhook about this payment causes once it is durable. */
    notify(paymentId: number | string): Promise<void> {
      const body = Buffer.from(JSON.stringify({ type: 'payment', data: { id: String(paymentId) } }))
      const query = { type: 'payment', 'data.id': String(paymentId) }
      return database.transaction((tx) => wired.money.payments(tx).processNotification({ query, body }))
    },
    /** The preference with which a stay is paid now. */
    async preferenceOf(reservation: Pick<Reservation, 'id'>): Promise<string> {
      const requests = await wired.money.payments(database).requestsOf(reservation.id)
      const id = requests.filter((request) => request.preferenceId !== null).at(-1)?.preferenceId
      if (!id) throw new Error('There is no link yet')
      return id
    },
    reload: (reservation: Pick<Reservation, 'id'>) =>
      wired.bookings.reservations(database).getById(reservation.id),
    jobs: () => queue.waiting(database),
    run: (job: WaitingJob) => queue.run(database, job),
    runAll: () => queue.runAll(database),
    /** What other rooms were asked to do: notices and words for guests, in order. */
    asked: queue.asked,
    alerts: wired.alerts,
    async close() {
      await server.close()
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Calendars are another room: whatever they are told, nothing comes of it here. */
const noChannels = { nightsHeld: async () => {}, nightsFreed: async () => {} }

function wire(context: Context, onAudit: () => void) {
  const { clock, ids } = context
  const alerts: { kind: string; summary: string; dedupeKey: string }[] = []
  const alert = async (_tx: Db, raised: { kind: string; summary: string; dedupeKey: string }) => {
    alerts.push(raised)
  }
  const closeAlert = async (_tx: Db, key: string) => {
    const at = alerts.findIndex((one) => one.dedupeKey === key)
    if (at >= 0) alerts.splice(at, 1)
  }
  const audit = auditService({ clock, currentTraceId: () => null })
  let money: ReturnType<typeof wirePayments> | undefined
  const emit = reservationListeners(context, () => {
    if (!money) throw new Error('not wired yet')
    return { money: money.payments, channels: () => noChannels }
  })
  const recordAudit = (tx: Db, entry: Parameters<ReturnType<typeof audit>['record']>[0]) => {
    onAudit()
    return audit(tx).record(entry)
  }
  const bookings = wireReservations(context, {
    audit: recordAudit,
    emit,
    promisedBack: async (tx, id) => (await money?.payments(tx).promisedBack(id)) ?? 0,
  })
  const messaging = messagingService({
    clock,
    ids,
    propertyId: context.propertyId,
    businessId: async () => null,
    prices: async () => null,
    jobs: context.queue,
    gateway: null,
    transcript,
    currentTraceId: () => null,
    alert: async () => {},
    metrics: { message: () => {}, replied: () => {} },
  })
  money = wirePayments(context, { bookings, alert, closeAlert, audit: recordAudit, messaging })
  return { bookings, money, alerts, audit }
}

async function makeCabin(
  bookings: Bookings,
  db: Db,
  { rates, settings }: MoneyWorldOptions,
): Promise<AccommodationId> {
  await bookings.lodging(db).ensureProperty()
  if (settings) await bookings.lodging(db).saveSettings(settings, owner)
  const cabin = await bookings.lodging(db).create({ name: 'Coihue', capacity: 4 }, owner)
  await bookings.pricing(db).saveRatePlan(cabin.id, ratePlan(rates), owner)
  return cabin.id
}

async function secondCabin(
  bookings: Bookings,
  db: Db,
  { rates }: MoneyWorldOptions,
): Promise<AccommodationId> {
  const cabin = await bookings.lodging(db).create({ name: 'Lenga', capacity: 4 }, owner)
  await bookings.pricing(db).saveRatePlan(cabin.id, ratePlan(rates), owner)
  return cabin.id
}

/** Jobs as rows of the same transaction, and nobody who works on them unasked. Only payment jobs have a handler. */
function tableQueue() {
  const handlers = new Map<string, JobRegistration>()
  const asked: WaitingJob[] = []
  const refuse = () => {
    throw new Error('The jobs of the money world are run by the test')
  }
  const queue: Pick<JobQueue, 'enqueue' | 'register'> = {
    async enqueue(tx, job, payload) {
      await tx.query('insert into test_jobs (name, payload) values ($1, $2)', [job.name, payload])
    },
    register(...registrations) {
      for (const one of registrations) handlers.set(one.job.name, one)
    },
  }
  async function waiting(db: Db): Promise<WaitingJob[]> {
    return (await db.query<WaitingJob>('select id, name, payload from test_jobs order by id')).rows
  }
  /** True when it is done; a job that throws stays, as it does in the real queue. */
  async function run(db: Db, { id, name, payload }: WaitingJob): Promise<boolean> {
    const known = handlers.get(name)
    try {
      if (known) await known.handler(known.job.schema.parse(payload), { attempt: 1, lastTry: false })
    } catch (error) {
      if (error instanceof TryAgainError) return false
      throw error
    }
    await db.query('delete from test_jobs where id = $1', [id])
    if (!known) asked.push({ id, name, payload })
    return true
  }
  async function runAll(db: Db, rounds = 20): Promise<void> {
    for (let round = 0; round < rounds; round++) {
      const jobs = await waiting(db)
      if (jobs.length === 0) return
      let progressed = false
      for (const job of jobs) progressed = (await run(db, job)) || progressed
      if (!progressed) return
    }
  }
  const queueLike = new Proxy(queue, {
    get: (target, name) => Reflect.get(target, name) ?? refuse,
  }) as unknown as JobQueue
  return Object.assign(queueLike, { asked, waiting, run, runAll })
}
