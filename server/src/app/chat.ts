import type { FaqTopic } from '../features/conversations/domain/faq-topic.ts'
import type { CabinFacts, ConversationDeps, PlaceFacts } from '../features/conversations/service/deps.ts'
import { conversationService } from '../features/conversations/service.ts'
import { understand } from '../features/language/domain/understand.ts'
import type { Language } from '../features/language/domain.ts'
import { type Localized, localized } from '../features/lodging/domain/accommodation.ts'
import type { VoucherRenderer } from '../features/messaging/domain/voucher.ts'
import { messagingService } from '../features/messaging/service.ts'
import type { RatePlan } from '../features/pricing/domain/rate-plan.ts'
import type { Reservation } from '../features/reservations/domain/reservation.ts'
import type { Db } from '../lib/db/types.ts'
import { currentTraceId } from '../lib/logging/trace.ts'
import { type Bookings, frozenTerms, refundDue } from './bookings.ts'
import type { Context } from './context.ts'

export interface ChatParts {
  readonly bookings: Bookings
  readonly voucher: VoucherRenderer
  readonly alert: ConversationDeps['alert']
  readonly settleAlert: ConversationDeps['settleAlert']
  readonly audit: ConversationDeps['audit']
  readonly payLink: ConversationDeps['payLink']
  readonly takeProof: ConversationDeps['takeProof']
}

/** Messages in and out, and the dialogue between them. */
export function wireChat(context: Context, parts: ChatParts) {
  const { clock, ids, queue, metrics, zone, propertyId, config, logger } = context
  const { bookings } = parts
  const gateway = context.whatsapp?.gateway ?? null
  const messaging = messagingService({
    clock,
    ids,
    jobs: queue,
    gateway,
    currentTraceId,
    alert: (tx, alert) => parts.alert(tx, { ...alert, entity: 'channel', entityId: 'whatsapp' }),
    metrics: {
      message: (direction, type, status) => metrics.whatsappMessages.inc({ direction, type, status }),
      replied: (kind, seconds) => metrics.messageReply.observe({ kind }, seconds),
    },
  })
  const conversations = conversationService({
    clock,
    ids,
    jobs: queue,
    propertyId,
    zone,
    baseUrl: config.http.baseUrl,
    place: (db) => placeFacts(bookings, db),
    cabins: (db) => cabinFacts(bookings, db),
    understand,
    holidays: bookings.holidays({}),
    messaging,
    reservations: bookings.reservations,
    occupancy: bookings.occupancy,
    quotes: bookings.quotes,
    payLink: parts.payLink,
    refundDue: (reservation, paid) => refundDue(reservation, paid, { now: clock.now(), zone }),
    takeProof: parts.takeProof,
    voucher: (db, reservation) => drawVoucher(context, parts, db, reservation),
    showReading: (id) => {
      gateway
        ?.markRead(id, { typing: true })
        .catch((error) => logger.debug({ err: error }, 'mark_read_failed'))
    },
    alert: parts.alert,
    settleAlert: parts.settleAlert,
    audit: parts.audit,
    currentTraceId,
    metrics: {
      understood: (intent, outcome) => metrics.nluMessages.inc({ intent, outcome }),
      stage: (stage) => metrics.conversationStage.inc({ stage }),
      received: (type) => metrics.whatsappMessages.inc({ direction: 'in', type, status: 'received' }),
    },
  })
  return { messaging, conversations }
}

export type Chat = ReturnType<typeof wireChat>

async function placeFacts(bookings: Bookings, db: Db): Promise<PlaceFacts> {
  const { name, currency, settings } = await bookings.lodging(db).property()
  const { transfer } = settings
  const notes = Object.entries(settings.faq).flatMap(([topic, text]) =>
    text ? [[topic as FaqTopic, inAll(text)] as const] : [],
  )
  const pets = inAll(settings.pets_policy)
  const mapUrl =
    settings.map_url ??
    (settings.lat && settings.lon ? `https://www.google.com/maps?q=${settings.lat},${settings.lon}` : null)
  return {
    name,
    currency,
    address: settings.address,
    mapUrl,
    checkInTime: settings.check_in_time,
    checkOutTime: settings.check_out_time,
    depositPercent: settings.deposit_percent,
    balanceDueDays: settings.balance_due_days,
    refunds: settings.cancellation_policy.map((step) => ({
      daysBefore: step.days_before,
      refundPercent: step.refund_percent,
    })),
    houseRules: settings.house_rules.es ? inAll(settings.house_rules) : null,
    transfer: transfer
      ? { alias: transfer.alias ?? null, cbu: transfer.cbu ?? null, holder: transfer.holder ?? null }
      : null,
    notes: { ...(pets.es ? { pets } : {}), ...Object.fromEntries(notes) },
    quincenaChangeoverDay: settings.quincena_changeover_day,
  }
}

function inAll(text: Localized): Record<Language, string> {
  return { es: localized(text, 'es'), pt: localized(text, 'pt'), en: localized(text, 'en') }
}

async function cabinFacts(bookings: Bookings, db: Db): Promise<CabinFacts[]> {
  const [cabins, plans] = await Promise.all([
    bookings.lodging(db).listAccommodations({ activeOnly: true }),
    bookings.pricing(db).ratePlans(),
  ])
  return cabins.map((cabin) => ({
    id: cabin.id,
    name: cabin.name,
    aliases: cabin.aliases,
    capacity: cabin.capacity,
    petsAllowed: cabin.petsAllowed,
    petFee: petFeeOf(plans.get(cabin.id)),
    amenities: cabin.amenities,
    photos: cabin.photos.map((photo) => photo.mediaKey),
  }))
}

function petFeeOf(plan: RatePlan | undefined): number | null {
  return plan && plan.petFee > 0 ? plan.petFee : null
}

const POLICY_LINES: Readonly<Record<Language, (days: number, percent: number) => string>> = {
  es: (days, percent) =>
    `Cancelando hasta ${days} días antes de la llegada se devuelve el ${percent} % de lo pagado.`,
  pt: (days, percent) =>
    `Cancelando até ${days} dias antes da chegada, devolvemos ${percent}% do valor pago.`,
  en: (days, percent) =>
    `Cancel up to ${days} days before arrival and ${percent}% of what you paid comes back.`,
}

async function drawVoucher(context: Context, parts: ChatParts, db: Db, reservation: Reservation) {
  const { lodging, reservations } = parts.bookings
  const [property, cabin, balance] = await Promise.all([
    lodging(db).property(),
    lodging(db).getAccommodation(reservation.accommodationId),
    reservations(db).balance(reservation.id),
  ])
  const { settings } = property
  const { currency, language, code } = reservation
  const first = cabin.photos[0]
  const file = first ? await context.media(db).get(first.mediaKey) : undefined
  const photo =
    file && (file.mime === 'image/png' || file.mime === 'image/jpeg')
      ? { bytes: file.bytes, mime: file.mime }
      : undefined
  const data = {
    language,
    code,
    propertyName: property.name,
    cabinName: cabin.name,
    guestName: reservation.contact.name,
    checkIn: reservation.checkIn,
    checkOut: reservation.checkOut,
    guests: reservation.party,
    checkInTime: settings.check_in_time,
    checkOutTime: settings.check_out_time,
    total: { amount: reservation.total, currency },
    paid: { amount: balance.paid, currency },
    due: { amount: Math.max(0, balance.due), currency },
    reservationUrl: reservationUrl(context, reservation),
    ...(photo ? { photo: photo as { bytes: Uint8Array; mime: 'image/png' | 'image/jpeg' } } : {}),
    address: settings.address,
    contactPhone: settings.contact_phone ?? '',
    policy: frozenTerms(reservation).cancellation_policy.map((step) =>
      POLICY_LINES[language](step.days_before, step.refund_percent),
    ),
  }
  const picture = await parts.voucher.renderVoucherPicture(data)
  const pdf = await parts.voucher.renderVoucherPdf(data)
  const media = context.media(db)
  return {
    picture: await media.put(picture, 'image/png', `${code}.png`),
    pdf: await media.put(pdf, 'application/pdf', `${code}.pdf`),
  }
}

export function reservationUrl(context: Context, reservation: Reservation): string {
  return `${context.config.http.baseUrl}/r/${reservation.code}?token=${reservation.accessToken}`
}
