import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach } from 'vitest'
import { wireChannels } from '../src/app/channels.ts'
import { configFrom } from '../src/app/config.ts'
import { createContext } from '../src/app/context.ts'
import { readEnv } from '../src/app/env.ts'
import { reservationListeners } from '../src/app/listeners.ts'
import { wireReservations } from '../src/app/reservations.ts'
import { channelJobs } from '../src/features/channels/jobs.ts'
import { channelRoutes } from '../src/features/channels/routes.ts'
import { notifyJob } from '../src/features/conversations/jobs.ts'
import type { AlertNote } from '../src/features/notifications/domain/alert.ts'
import { occupancyRoutes } from '../src/features/occupancy/routes.ts'
import { manualClock } from '../src/lib/clock.ts'
import type { Actor, Guard } from '../src/lib/http/actor.ts'
import type { App } from '../src/lib/http/app-type.ts'
import { createHttpServer } from '../src/lib/http/server.ts'
import { type AccommodationId, systemIds } from '../src/lib/ids.ts'
import { localDate } from '../src/lib/local-date.ts'
import { createLogger } from '../src/lib/logging/logger.ts'
import { registration } from '../src/lib/queue/job.ts'
import { createCalendarSandbox } from '../src/sandbox/calendars/sandbox.ts'
import { createSandboxServer } from '../src/sandbox/server.ts'
import { ratePlan } from './factories/lodging.ts'
import { guardsThat } from './guards.ts'
import { openTestDatabase } from './test-database.ts'

export const owner: Actor = { kind: 'staff', id: 'owner', role: 'owner' }

const START = '2026-11-24T15:00:00Z'

export type ChannelsWorld = Awaited<ReturnType<typeof startChannelsWorld>>

/** The world of a test file: cleared before each test, closed after the last. */
export async function openChannelsWorld(): Promise<ChannelsWorld> {
  const world = await startChannelsWorld()
  beforeEach(() => world.clear())
  afterAll(() => world.close())
  return world
}

/** Bookings and calendars as the product wires them, two pretend platforms, and our API on a port of loopback. */
export async function startChannelsWorld(env: Readonly<Record<string, string>> = {}) {
  const clock = manualClock(START)
  const database = await openTestDatabase()
  const logger = createLogger({ level: 'silent', readable: false })
  const config = configFrom(
    readEnv({ ENVIRONMENT: 'test', BASE_URL: 'https://cabins.example', DATA_DIR: 'none', ...env }),
  )
  const context = await createContext(config, logger, { clock, database })
  const alerts: AlertNote[] = []
  const settled: string[] = []
  const told: string[] = []
  const nothing = async () => {}
  const money = {
    requestDeposit: nothing,
    confirmed: nothing,
    closeRequests: nothing,
    refund: nothing,
    reopened: nothing,
    reprice: nothing,
    stayEnded: async () => {},
    changed: nothing,
  }
  const emit = reservationListeners(context, () => ({ money: () => money, channels: calendars.channels }))
  const bookings = wireReservations(context, {
    audit: nothing,
    promisedBack: async () => 0,
    emit: async (tx, event) => {
      told.push(event.type)
      await emit(tx, event)
    },
  })
  const calendars = wireChannels(context, {
    bookings,
    audit: nothing,
    alert: async (_tx, alert) => {
      if (!alerts.some((known) => known.dedupeKey === alert.dedupeKey)) alerts.push(alert)
    },
    restateAlert: nothing,
    closeAlert: async (_tx, dedupeKey) => {
      if (alerts.some((known) => known.dedupeKey === dedupeKey)) settled.push(dedupeKey)
    },
  })
  await bookings.lodging(database).ensureProperty()
  const platforms = createCalendarSandbox({ clock, ids: systemIds })
  let outside = await createSandboxServer([platforms.plugin])
  const app = await serve({ context, bookings, calendars })
  const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const { icalSeconds: intervalSeconds } = config.jobs
  context.queue.register(...channelJobs(calendars.channels(database), { intervalSeconds }))
  context.queue.register(registration(notifyJob, nothing))
  await context.queue.start({ work: false })

  async function cabin(name = 'Coihue'): Promise<AccommodationId> {
    const made = await bookings.lodging(database).create({ name, capacity: 4 }, owner)
    await bookings.pricing(database).saveRatePlan(made.id, ratePlan(), owner)
    return made.id
  }

  const world = {
    clock,
    database,
    context,
    bookings,
    calendars,
    channels: calendars.channels(database),
    platforms,
    get outside() {
      return outside
    },
    origin,
    alerts,
    settled,
    told,
    cabin,

    /**
     * Another test on the same database: no feeds, no conflicts, no alerts, no faults, the first moment again, unknown
     * hosts.
     */
    async clear() {
      await outside.close()
      outside = await createSandboxServer([platforms.plugin])
      await database.query('delete from conflicts')
      await database.query('delete from calendar_feeds')
      clock.set(START)
      platforms.faults.clear()
      alerts.length = 0
      settled.length = 0
      told.length = 0
    },

    /** A listing of a pretend platform that knows our calendar, and the feed by which we know its own. */
    async connect(
      platform: 'airbnb' | 'booking' | 'generic',
      accommodationId: AccommodationId,
      channel: string = platform,
    ) {
      const listing = platforms.listing(platform, `${accommodationId}-${channel}`)
      const url = `${outside.origin}${listing.path}`
      const feed = await world.channels.feeds.add({ accommodationId, channel, url }, owner)
      listing.importUrl = `${origin}/api/v1/ical/export/${accommodationId}/${feed.exportToken}.ics`
      return { listing, feed, sync: () => world.channels.sync(feed.id) }
    },

    /** Our address without a name. */
    async plainAddress(accommodationId: AccommodationId): Promise<string> {
      const { icalExportToken } = await bookings.lodging(database).getAccommodation(accommodationId)
      return `${origin}/api/v1/ical/export/${accommodationId}/${icalExportToken}.ics`
    },

    /** A reservation of our own, or a hold that waits for its deposit. */
    async book(
      accommodationId: AccommodationId,
      checkIn: string,
      checkOut: string,
      as: 'confirmed' | 'pre_reserved' = 'confirmed',
    ) {
      const result = await database.transaction((tx) =>
        bookings.reservations(tx).book({
          stay: {
            accommodationId,
            checkIn: localDate(checkIn),
            checkOut: localDate(checkOut),
            party: { adults: 2, children: 0, babies: 0, pets: 0 },
          },
          contact: { name: 'Ana Paz', phone: null, email: null },
          channel: 'whatsapp',
          language: 'es',
          actor: { kind: 'guest', id: null },
          as,
          cause: 'test',
        }),
      )
      if (!result.ok) throw new Error(result.reason)
      return result.reservation
    },

    /** `kind checkIn checkOut` of everything that stands from today on, by arrival. */
    async taken(accommodationId: AccommodationId): Promise<string[]> {
      const all = await bookings
        .occupancy(database)
        .listTaken(localDate('2026-11-24'), localDate('2030-01-01'), accommodationId)
      return all.map((one) => `${one.kind} ${one.checkIn} ${one.checkOut}`)
    },

    async api(method: string, address: string, body?: unknown) {
      const response = await fetch(`${origin}/api/v1${address}`, {
        method,
        ...(body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      })
      const text = await response.text()
      const json = /json/.test(response.headers.get('content-type') ?? '')
      return { status: response.status, headers: response.headers, text, body: json ? JSON.parse(text) : {} }
    },

    async close() {
      await app.close()
      await outside.close()
      await context.queue.stop()
      await database.close()
    },
  }
  return world
}

async function serve(parts: {
  readonly context: Awaited<ReturnType<typeof createContext>>
  readonly bookings: ReturnType<typeof wireReservations>
  readonly calendars: ReturnType<typeof wireChannels>
}): Promise<App> {
  const { context, bookings, calendars } = parts
  const admit: Guard['check'] = async (request) => {
    request.actor = owner
  }
  const guards = guardsThat(admit)
  const { clock, ids, logger, metrics, database, zone, config } = context
  const app = await createHttpServer({
    logger,
    metrics,
    clock,
    ids,
    limiter: null,
    config: {
      baseUrl: config.http.baseUrl,
      allowedOrigins: [],
      trustProxy: false,
      version: '0',
      production: false,
    },
  })
  await app.register(
    async (scope) => {
      await channelRoutes(calendars.routeDeps(guards))(scope as App)
      await occupancyRoutes({
        db: database,
        catalogue: bookings.catalogue,
        clock,
        zone,
        guards,
        occupancy: bookings.occupancy,
        cabins: (tx) => bookings.lodging(tx).listAccommodations({ activeOnly: false }),
        prices: async () => new Map(),
        daysOff: async () => [],
        labels: async () => new Map(),
        calendarNames: (tx, ids) => calendars.channels(tx).calendarNames(ids),
        conflicts: calendars.conflictsOn,
        freed: (tx, id) => calendars.channels(tx).cabinFreed(id),
        audit: async () => {},
        config: { idempotent: {}, publicRead: {} },
      })(scope as App)
    },
    { prefix: '/api/v1' },
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  return app
}
