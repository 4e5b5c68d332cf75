import type { onSendAsyncHookHandler } from 'fastify'
import { answerRoutes } from '../features/answers/routes.ts'
import { channelRoutes } from '../features/channels/routes.ts'
import { besides } from '../features/conversations/domain/favour-talk.ts'
import type { FileSource } from '../features/conversations/domain/files.ts'
import { conversationRoutes } from '../features/conversations/routes.ts'
import { inboxRoutes } from '../features/inbox/routes.ts'
import { languageRoutes } from '../features/language/routes.ts'
import { lodgingRoutes } from '../features/lodging/routes.ts'
import { messagingRoutes } from '../features/messaging/routes.ts'
import { occupancyRoutes } from '../features/occupancy/routes.ts'
import { paymentRoutes } from '../features/payments/routes.ts'
import { pricingRoutes } from '../features/pricing/routes.ts'
import { reservationRoutes } from '../features/reservations/routes.ts'
import { setupRoutes } from '../features/setup/routes.ts'
import { vocabularyOf } from '../features/speech/domain/transcription.ts'
import { speechRoutes } from '../features/speech/routes.ts'
import { LOGIN_LIMITS } from '../features/staff/domain/login-limits.ts'
import { staffRoutes } from '../features/staff/routes.ts'
import { waitlistRoutes } from '../features/waitlist/routes.ts'
import type { KeptFacts } from '../lib/db/kept-facts.ts'
import type { Db } from '../lib/db/types.ts'
import type { App } from '../lib/http/app-type.ts'
import { registerIdempotency } from '../lib/http/idempotency.ts'
import type { Tag } from '../lib/http/operation.ts'
import { chargeUnsigned } from '../lib/http/rate-limit.ts'
import { createHttpServer } from '../lib/http/server.ts'
import type { Context } from './context.ts'
import { auditExports } from './export-audit.ts'
import { type PublicDoors, publicAnswers } from './guest-pages.ts'
import { guestBook } from './guests.ts'
import { mercadoPagoDoor, whatsappDoor } from './inbox.ts'
import { registerPages } from './pages.ts'
import { publicDoors } from './public-doors.ts'
import type { Sandbox } from './sandbox.ts'
import type { Services } from './services.ts'
import { productVersion } from './version.ts'

const API = '/api/v1'

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
      asTheChat: besides,
    }),
  ]
}

/** What a guest sent lies at WhatsApp for some days; what we sent, we keep. */
async function messageFile(context: Context, db: Db, source: FileSource) {
  if ('mediaKey' in source) return context.media(db).get(source.mediaKey)
  const got = await context.whatsapp?.gateway.downloadMedia(source.mediaId)
  return got?.ok ? { bytes: got.bytes, mime: got.mime } : undefined
}
