import { answersService } from '../features/answers/service.ts'
import type { ChannelService } from '../features/channels/service.ts'
import { transcript } from '../features/conversations/repository/transcript.ts'
import type { ConversationDeps } from '../features/conversations/service/deps.ts'
import { cabinFacts, placeFacts } from '../features/conversations/service/facts.ts'
import { type ConversationService, conversationService } from '../features/conversations/service.ts'
import { businessSeen } from '../features/inbox/service.ts'
import { understand } from '../features/language/domain/understand.ts'
import { editedTemplateService } from '../features/messaging/service/edited-templates.ts'
import { voucherService } from '../features/messaging/service/vouchers.ts'
import { messagingService } from '../features/messaging/service.ts'
import type { PaymentService } from '../features/payments/service.ts'
import { waitlistService } from '../features/waitlist/service.ts'
import type { Db } from '../lib/db/types.ts'
import { currentTraceId } from '../lib/logging/trace.ts'
import { whatsAppIdOf } from '../lib/phone.ts'
import type { Context } from './context.ts'
import type { Bookings } from './reservations.ts'

export interface ConversationParts {
  readonly bookings: Bookings
  readonly alert: ConversationDeps['alert']
  readonly closeAlert: ConversationDeps['closeAlert']
  readonly audit: ConversationDeps['audit']
  readonly payments: (db: Db) => PaymentService
  readonly calendars: (db: Db) => Pick<ChannelService, 'cabinFreed'>
  readonly speech: ConversationDeps['speech']
  readonly post: ConversationDeps['post']
  readonly today: ConversationDeps['today']
}

/** Messages in and out, and the dialogue between them. */
export function wireConversations(context: Context, parts: ConversationParts) {
  const { clock, ids, queue, metrics, zone, propertyId, config, logger } = context
  const { bookings } = parts
  const gateway = context.whatsapp?.gateway ?? null
  const messaging = messagingService({
    clock,
    ids,
    jobs: queue,
    gateway,
    transcript,
    propertyId,
    businessId: async () => context.whatsapp?.config.businessId ?? businessSeen(context.database),
    prices: async (db) => (await bookings.lodging(db).settings()).whatsapp_prices ?? null,
    currentTraceId,
    alert: parts.alert,
    metrics: {
      message: (direction, type, status) => metrics.whatsappMessages.inc({ direction, type, status }),
      replied: (kind, seconds) => metrics.messageReply.observe({ kind }, seconds),
    },
  })
  const templates = editedTemplateService({ clock, propertyId })
  const answers = answersService({
    clock,
    ids,
    propertyId,
    messaging,
    alert: parts.alert,
    closeAlert: parts.closeAlert,
    audit: parts.audit,
  })
  const waitlist = waitlistService({
    clock,
    ids,
    propertyId,
    zone,
    messaging,
    market: bookings.pricing,
    hasCabin: async (db, id) =>
      (await bookings.lodging(db).listAccommodations({ activeOnly: true })).some((cabin) => cabin.id === id),
    chatOf: (db, phone) => conversations(db).chatOf(phone),
    isQuiet: (db, id) => conversations(db).isQuiet(id),
    alert: parts.alert,
    closeAlert: parts.closeAlert,
    audit: parts.audit,
  })
  const conversations: (db: Db) => ConversationService = conversationService({
    refreshTemplates: (db) => templates(db).refresh(),
    clock,
    ids,
    jobs: queue,
    propertyId,
    zone,
    baseUrl: config.http.baseUrl,
    // As WhatsApp names them: a number may be written without the 9 that stands in its own.
    ownerPhones: config.ownerPhones.map(
      (phone) => whatsAppIdOf(`+${phone.replace(/\D/g, '')}`) ?? phone.replace(/\D/g, ''),
    ),
    cabinFreed: (tx, id) => parts.calendars(tx).cabinFreed(id),
    gatherMs: config.chat.gatherMs,
    place: async (db) => placeFacts(await bookings.lodging(db).property()),
    cabins: async (db) => {
      const [cabins, plans] = await Promise.all([
        bookings.lodging(db).listAccommodations({ activeOnly: true }),
        bookings.pricing(db).ratePlans(),
      ])
      return cabins.map((cabin) => cabinFacts(cabin, plans.get(cabin.id)))
    },
    arrivalNotes: (db) => bookings.lodging(db).arrivalNotes(),
    speech: parts.speech,
    hasWhatsApp: gateway !== null,
    post: parts.post,
    downloadMedia: gateway && ((id) => gateway.downloadMedia(id)),
    media: context.media,
    understand,
    house: (db) => bookings.house(db).house(),
    messaging,
    answers,
    waitlist,
    reservations: bookings.reservations,
    occupancy: bookings.occupancy,
    quotes: bookings.quotes,
    findQuote: (db, id) => bookings.pricing(db).findQuote(id),
    payLink: (db, reservation, manner) => {
      context.voucher.warmUp()
      return parts.payments(db).payLink(reservation, manner)
    },
    askedNow: (db, reservation) => parts.payments(db).askedNow(reservation),
    takeProof: (tx, proof) => parts.payments(tx).takeProof(proof),
    proofAwaiting: (tx, id) => parts.payments(tx).isProofAwaiting(id),
    lookAtPayments: (db, id) => parts.payments(db).lookNow(id),
    decideProof: (db, of) => parts.payments(db).decideProof(of),
    today: parts.today,
    voucher: voucherService({
      ...context.voucher,
      lodging: bookings.lodging,
      reservations: bookings.reservations,
      media: context.media,
      baseUrl: config.http.baseUrl,
      onLate: (err, reservation) => logger.warn({ err, reservation }, 'voucher_late'),
    }),
    showReading: (id) => {
      gateway
        ?.markRead(id, { typing: true })
        .catch((error) => logger.debug({ err: error }, 'mark_read_failed'))
    },
    alert: parts.alert,
    closeAlert: parts.closeAlert,
    audit: parts.audit,
    currentTraceId,
    metrics: {
      understood: (intent, outcome) => metrics.nluMessages.inc({ intent, outcome }),
      questionAnswered: (source) => metrics.answers.inc({ source }),
      stage: (stage) => metrics.conversationStage.inc({ stage }),
      handedOver: (reason) => metrics.handovers.inc({ reason }),
      attended: (reason, seconds) => metrics.handoverSeconds.observe({ reason }, seconds),
      received: (type) => metrics.whatsappMessages.inc({ direction: 'in', type, status: 'received' }),
    },
  })
  return { messaging, answers, waitlist, conversations, templates }
}

export type Chat = ReturnType<typeof wireConversations>
