import type { timelineView } from '@tranquera/contracts/reservations'
import type { onSendAsyncHookHandler } from 'fastify'
import type { z } from 'zod'
import { answerRoutes } from '../features/answers/routes.ts'
import { channelRoutes } from '../features/channels/routes.ts'
import type { FileSource } from '../features/conversations/domain/files.ts'
import { conversationRoutes } from '../features/conversations/routes.ts'
import { inboxRoutes } from '../features/inbox/routes.ts'
import { languageRoutes } from '../features/language/routes.ts'
import { lodgingRoutes } from '../features/lodging/routes.ts'
import { messagingRoutes } from '../features/messaging/routes.ts'
import { occupancyRoutes } from '../features/occupancy/routes.ts'
import { presentSecuritySums } from '../features/payments/presenter.ts'
import { paymentRoutes } from '../features/payments/routes.ts'
import { pricingRoutes } from '../features/pricing/routes.ts'
import type { Reservation } from '../features/reservations/domain/reservation.ts'
import { reservationRoutes } from '../features/reservations/routes.ts'
import { setupRoutes } from '../features/setup/routes.ts'
import { vocabularyOf } from '../features/speech/domain/transcription.ts'
import { speechRoutes } from '../features/speech/routes.ts'
import { LOGIN_LIMITS } from '../features/staff/domain/login-limits.ts'
import { staffRoutes } from '../features/staff/routes.ts'
import { waitlistRoutes } from '../features/waitlist/routes.ts'
import { formatInstant } from '../lib/clock.ts'
import type { KeptFacts } from '../lib/db/kept-facts.ts'
import type { Db } from '../lib/db/types.ts'
import type { App } from '../lib/http/app-type.ts'
import { registerIdempotency } from '../lib/http/idempotency.ts'
import type { Tag } from '../lib/http/operation.ts'
import { chargeUnsigned } from '../lib/http/rate-limit.ts'
import { createHttpServer } from '../lib/http/server.ts'
import type { AccommodationId } from '../lib/ids.ts'
import type { Context } from './context.ts'
import { auditExports } from './export-audit.ts'
import { type PublicDoors, publicAnswers } from './guest-pages.ts'
import { guestBook } from './guests.ts'
import { mercadoPagoDoor, whatsappDoor } from './inbox.ts'
import { registerPages } from './pages.ts'
import type { Sandbox } from './sandbox.ts'
import type { Services } from './services.ts'
import { productVersion } from './version.ts'

const API = '/api/v1'
const TIMELINE_LENGTH = 200

/** The table of contents of everything that can be asked over HTTP. */
export async function createApp(context: Context, services: Services, sandbox: Sandbox | null): Promise<App> {
  const { config } = context
  const { baseUrl } = config.http
  const doors = publicDoors(context, services)
  const app = await createHttpServer({
    logger: context.logger,
    metrics: context.metrics,
    clock: context.clock,
    ids: context.ids,
    config: {
      baseUrl: config.http.baseUrl,
      allowedOrigins: config.http.allowedOrigins,
      trustProxy: config.http.trustProxy,
      version: productVersion(),
      production: config.production,
    },
    limiter: services.limiter,
  })
  await app.register(
    async (api: App) => {
      await inbox(context, services)(api)
      auditExports(api, { db: context.database, audit: services.recordAudit })
      registerIdempotency(api, { db: context.database, clock: context.clock })
      tellChangesWhenKnown(api, services.bookings.catalogue)
      for (const routes of [...services.watch.routes, ...features(context, services, doors)])
        await routes(api)
    },
    { prefix: API },
  )
  services.watch.metricsPage(app)
  await services.cleaning.pages(services.guards)(app)
  const answers = publicAnswers(doors)
  await registerPages(app, {
    sandbox,
    guests: { answers, clock: context.clock, zone: context.zone, baseUrl },
  })
  return app
}

/** An owner who is told that a price is saved may look at once, wherever the next request goes. */
function tellChangesWhenKnown(app: App, catalogue: KeptFacts): void {
  const section: Tag = 'Catalogue'
  app.addHook('onRoute', (route) => {
    if (route.method === 'GET' || !route.schema?.tags?.includes(section)) return
    const before = route.onSend ?? []
    const wait: onSendAsyncHookHandler = async (_request, reply) => {
      if (reply.statusCode < 400) await catalogue.knownEverywhere()
    }
    route.onSend = [before, wait].flat()
  })
}

function inbox(context: Context, services: Services) {
  return inboxRoutes({
    db: context.database.door,
    inbox: services.inbox,
    whatsapp: whatsappDoor(context),
    mercadoPago: mercadoPagoDoor(context),
    onForged: async (request, reply, provider) => {
      context.metrics.webhookSignatureInvalid.inc({ provider })
      services.watch.webhookSeen(provider, false)
      await chargeUnsigned(services.limiter, request, reply)
    },
    onUnproven: (request, reply) => chargeUnsigned(services.limiter, request, reply),
    onReceived: (provider) => services.watch.webhookSeen(provider, true),
  })
}

/** What the routes that a guest meets are made of; the guests' pages say what those routes answer. */
function publicDoors(context: Context, services: Services): PublicDoors {
  const { database: db, clock, zone, config } = context
  const { guards, bookings, money, calendars } = services
  const shared = { db, clock, zone, guards, catalogue: bookings.catalogue }
  return {
    lodging: {
      ...shared,
      baseUrl: config.http.baseUrl,
      hasPretendPhone: config.sandbox.whatsapp,
      lodging: bookings.lodging,
      pricing: bookings.pricing,
    },
    pricing: { ...shared, pricing: bookings.pricing, publicPricing: bookings.publicPricing },
    occupancy: {
      ...shared,
      occupancy: bookings.occupancy,
      cabins: (tx, withInactive) => bookings.lodging(tx).listAccommodations({ activeOnly: !withInactive }),
      prices: (tx, from, to) => bookings.pricing(tx).allDailyPrices(from, to),
      daysOff: (tx, from, to) => bookings.pricing(tx).daysOff(from, to),
      labels: (tx, ids) => calendarLabels(services, tx, ids),
      conflicts: calendars.conflictsOn,
      freed: calendars.cabinFreed,
      audit: services.recordAudit,
      config: { idempotent: {}, publicRead: { rateLimit: 'public_reads' } },
    },
    reservations: {
      ...shared,
      reservations: bookings.reservations,
      accommodationNames: (tx) => accommodationNames(services, tx),
      arrivalNotes: (tx) => bookings.lodging(tx).arrivalNotes(),
      paymentUrl: (reservation) => paymentUrl(context, services, reservation),
      transferAccount: async (tx) => (await bookings.lodging(tx).settings()).transfer ?? null,
      resendPayment: money.resendPayment,
      refreshCalendars: calendars.refreshStale,
      securityDeposit: async (tx, reservation) => {
        const account = await money.payments(tx).securityDeposit(reservation)
        return account.asked > 0 || account.received > 0 ? presentSecuritySums(account) : null
      },
      awaitingCredit: (tx, reservation) => money.payments(tx).awaitingCredit(reservation),
      refunds: (tx, reservation) => money.payments(tx).refundsOfStay(reservation.id),
      timeline: (tx, reservation) => timeline({ context, services }, tx, reservation),
      messages: (tx, reservation) => messages({ context, services }, tx, reservation),
      config: { idempotent: {}, publicWrite: { rateLimit: 'public_writes' } },
    },
  }
}

function features(context: Context, services: Services, doors: PublicDoors) {
  const { database: db, clock, zone, config } = context
  const { guards, bookings, money, calendars } = services
  const shared = { db, clock, zone, guards }
  return [
    staffRoutes({
      db,
      zone,
      guards,
      staff: services.staff,
      people: services.people,
      passwords: services.passwords,
      secondFactor: services.secondFactor,
      audit: services.audit,
      csrfTokenOf: services.csrfTokenOf,
      secureCookies: config.http.baseUrl.startsWith('https:'),
      noteBlocked: (refused) =>
        services.limiter.noteBlocked({ policy: 'login', ...refused }, LOGIN_LIMITS.mostFailures),
    }),
    lodgingRoutes(doors.lodging),
    pricingRoutes(doors.pricing),
    occupancyRoutes(doors.occupancy),
    reservationRoutes(doors.reservations),
    paymentRoutes(money.routeDeps(guards)),
    channelRoutes(calendars.routeDeps(guards)),
    messagingRoutes({ ...shared, messaging: services.chat.messaging, templates: services.chat.templates }),
    answerRoutes({ ...shared, answers: services.chat.answers }),
    waitlistRoutes({ ...shared, waitlist: services.chat.waitlist }),
    guestBook(context, services),
    services.cleaning.routes(guards),
    setupRoutes({ ...shared, setup: services.setup }),
    conversationRoutes({
      ...shared,
      conversations: services.chat.conversations,
      file: (tx, source) => messageFile(context, tx, source),
    }),
    speechRoutes({
      ...shared,
      speech: services.speech,
      vocabulary: async (tx, language) => {
        const { catalogue } = await bookings.house(tx).house()
        return vocabularyOf(
          language,
          catalogue.map((one) => one.name),
        )
      },
    }),
    languageRoutes({
      ...shared,
      house: (tx) => bookings.house(tx).house(),
    }),
  ]
}

/** What a guest sent lies at WhatsApp for some days; what we sent, we keep. */
async function messageFile(context: Context, db: Db, source: FileSource) {
  if ('mediaKey' in source) return context.media(db).get(source.mediaKey)
  const got = await context.whatsapp?.gateway.downloadMedia(source.mediaId)
  return got?.ok ? { bytes: got.bytes, mime: got.mime } : undefined
}

/** The hold stands whatever happens to its link; whoever made it must learn its code. The link follows by its job. */
async function paymentUrl(
  context: Context,
  { money }: Services,
  reservation: Reservation,
): Promise<string | null> {
  try {
    return await money.paymentUrl(reservation)
  } catch (error) {
    context.logger.error({ err: error }, 'payment_link_failed')
    return null
  }
}

async function accommodationNames(services: Services, db: Db): Promise<Map<AccommodationId, string>> {
  const cabins = await services.bookings.lodging(db).listAccommodations({ activeOnly: false })
  return new Map(cabins.map((cabin) => [cabin.id, cabin.name]))
}

async function calendarLabels(services: Services, db: Db, ids: readonly Reservation['id'][]) {
  const reservations = services.bookings.reservations(db)
  const [found, paid] = await Promise.all([reservations.listByIds(ids), reservations.paidOf(ids)])
  return new Map(
    found.map((one) => {
      const { id, code, contact, channel, status } = one
      const label = { code: code, label: contact.name, channel, status }
      return [id, { ...label, paid: howMuchPaid(paid.get(id) ?? 0, one.terms.total) }]
    }),
  )
}

function howMuchPaid(paid: number, total: number): 'all' | 'part' | 'nothing' {
  if (paid >= total) return 'all'
  return paid > 0 ? 'part' : 'nothing'
}

interface House {
  readonly context: Context
  readonly services: Services
}

async function timeline(
  { context, services }: House,
  db: Db,
  reservation: Reservation,
): Promise<z.infer<typeof timelineView>[]> {
  const page = { limit: TIMELINE_LENGTH, offset: 0, counted: false }
  const { rows } = await services.audit(db).list({ entity: 'reservation', entityId: reservation.id }, page)
  return rows.reverse().map((item) => ({
    at: formatInstant(item.at, context.zone),
    action: item.action,
    actor: { kind: item.actor_kind, id: item.actor_id },
    cause: item.cause,
    before: item.before ?? null,
    after: item.after ?? null,
  }))
}

async function messages({ context, services }: House, db: Db, reservation: Reservation) {
  if (!reservation.conversationId) return []
  const found = await services.chat
    .conversations(db)
    .peek(reservation.conversationId, { limit: TIMELINE_LENGTH })
  return found.map((message) => ({
    id: message.id,
    direction: message.direction,
    type: message.type,
    text: message.text,
    status: message.status,
    at: formatInstant(message.at, context.zone),
  }))
}
