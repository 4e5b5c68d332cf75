import { answersService } from '../features/answers/service.ts'
import type { FaqTopic } from '../features/conversations/domain/faq-topic.ts'
import type { CabinFacts, ConversationDeps, PlaceFacts } from '../features/conversations/service/deps.ts'
import { type ConversationService, conversationService } from '../features/conversations/service.ts'
import { businessSeen } from '../features/inbox/service.ts'
import { understand } from '../features/language/domain/understand.ts'
import type { Localized } from '../features/lodging/domain/accommodation.ts'
import type { DiscountRule } from '../features/messaging/domain/catalogue.ts'
import { editedTemplateService } from '../features/messaging/service/edited-templates.ts'
import { messagingService } from '../features/messaging/service.ts'
import { exact, rounded } from '../features/pricing/domain/exact.ts'
import { inPaidCurrency } from '../features/pricing/domain/price-nights.ts'
import type { RatePlan } from '../features/pricing/domain/rate-plan.ts'
import { waitlistService } from '../features/waitlist/service.ts'
import type { Db } from '../lib/db/types.ts'
import { currentTraceId } from '../lib/logging/trace.ts'
import type { Money } from '../lib/money.ts'
import type { Context } from './context.ts'
import { type Bookings, refundDue } from './reservations.ts'
import { wireVouchers } from './vouchers.ts'

export interface ConversationParts {
  readonly bookings: Bookings
  readonly alert: ConversationDeps['alert']
  readonly closeAlert: ConversationDeps['closeAlert']
  readonly audit: ConversationDeps['audit']
  readonly payLink: ConversationDeps['payLink']
  readonly takeProof: ConversationDeps['takeProof']
  readonly proofAwaiting: ConversationDeps['proofAwaiting']
  readonly lookAtPayments: ConversationDeps['lookAtPayments']
  readonly cabinFreed: ConversationDeps['cabinFreed']
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
    propertyId,
    businessId: async () => context.whatsapp?.config.businessId ?? businessSeen(context.database),
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
    chatOf: (db, phone) => conversations(db).chatOf(phone),
    isQuiet: (db, id) => conversations(db).isQuiet(id),
    alert: parts.alert,
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
    ownerPhones: config.ownerPhones.map((phone) => phone.replaceAll(/\D/g, '')),
    cabinFreed: parts.cabinFreed,
    gatherMs: config.chat.gatherMs,
    place: (db) => placeFacts(bookings, db),
    cabins: (db) => cabinFacts(bookings, db),
    understand,
    house: (db) => bookings.house(db).house(),
    messaging,
    answers,
    waitlist,
    reservations: bookings.reservations,
    occupancy: bookings.occupancy,
    quotes: bookings.quotes,
    findQuote: (db, id) => bookings.pricing(db).findQuote(id),
    payLink: (db, reservation) => {
      context.voucher.warmUp()
      return parts.payLink(db, reservation)
    },
    refundDue: (reservation, paid) => refundDue(reservation, paid, { now: clock.now(), zone }),
    takeProof: parts.takeProof,
    proofAwaiting: parts.proofAwaiting,
    lookAtPayments: parts.lookAtPayments,
    voucher: wireVouchers(context, bookings),
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

async function placeFacts(bookings: Bookings, db: Db): Promise<PlaceFacts> {
  const { name, currency, settings } = await bookings.lodging(db).property()
  const { transfer } = settings
  const notes = Object.entries(settings.faq).flatMap(([topic, text]) =>
    text && hasWords(text) ? [[topic as FaqTopic, text] as const] : [],
  )
  const pets = settings.pets_policy
  const mapUrl =
    settings.map_url ??
    (settings.lat && settings.lon ? `https://www.google.com/maps?q=${settings.lat},${settings.lon}` : null)
  return {
    name,
    currency,
    contactPhone: settings.contact_phone ?? null,
    attentionHours: settings.attention_hours ?? null,
    botSilent: settings.bot_silent,
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
    houseRules: hasWords(settings.house_rules) ? settings.house_rules : null,
    transfer: transfer
      ? { alias: transfer.alias ?? null, cbu: transfer.cbu ?? null, holder: transfer.holder ?? null }
      : null,
    notes: { ...(hasWords(pets) ? { pets } : {}), ...Object.fromEntries(notes) },
    facts: settings.facts,
    amenities: settings.amenities,
    amenityNames: settings.amenity_names,
    position: settings.lat && settings.lon ? { latitude: settings.lat, longitude: settings.lon } : null,
  }
}

function hasWords(text: Localized): boolean {
  return Boolean(text.es || text.pt || text.en)
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
    bedrooms: cabin.bedrooms,
    beds: cabin.beds.map((bed) => `${bed.count} ${bed.type}`),
    amenities: cabin.amenities,
    facts: cabin.facts,
    from: cheapestNight(plans.get(cabin.id)),
    discounts: discountsOf(plans.get(cabin.id)),
    photos: cabin.photos.map((photo) => photo.mediaKey),
  }))
}

function petFeeOf(plan: RatePlan | undefined): number | null {
  return plan && plan.petFee > 0 ? plan.petFee : null
}

function cheapestNight(plan: RatePlan | undefined): Money | null {
  if (!plan) return null
  const ofSeasons = plan.seasons.map((season) => season.price ?? plan.basePrice * (season.multiplier ?? 1))
  const least = Math.min(plan.basePrice, ...ofSeasons)
  return { amount: rounded(inPaidCurrency(plan, exact(Math.round(least)))), currency: plan.currency }
}

function discountsOf(plan: RatePlan | undefined): DiscountRule[] {
  if (!plan) return []
  const { transfer, cash } = plan.paymentDiscounts
  return [
    ...plan.lengthDiscounts.map((one) => ({
      kind: 'length' as const,
      count: one.minNights,
      percent: one.percent,
    })),
    ...plan.lastMinute.map((one) => ({
      kind: 'last_minute' as const,
      count: one.withinDays,
      percent: one.percent,
    })),
    ...(transfer ? [{ kind: 'transfer' as const, count: 0, percent: transfer }] : []),
    ...(cash ? [{ kind: 'cash' as const, count: 0, percent: cash }] : []),
  ]
}
