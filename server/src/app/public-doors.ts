import type { timelineView } from '@tranquera/contracts/reservations'
import type { z } from 'zod'
import { presentSecuritySums } from '../features/payments/presenter.ts'
import { howMuchPaid } from '../features/reservations/domain/ledger.ts'
import type { Reservation } from '../features/reservations/domain/reservation.ts'
import { formatInstant } from '../lib/clock.ts'
import type { Db } from '../lib/db/types.ts'
import type { AccommodationId } from '../lib/ids.ts'
import type { Context } from './context.ts'
import type { PublicDoors } from './guest-pages.ts'
import type { Services } from './services.ts'

const TIMELINE_LENGTH = 200

/** What the routes that a guest meets are made of; the guests' pages say what those routes answer. */
export function publicDoors(context: Context, services: Services): PublicDoors {
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
      calendarNames: (tx, ids) => calendars.channels(tx).calendarNames(ids),
      conflicts: calendars.conflictsOn,
      freed: (tx, id) => calendars.channels(tx).cabinFreed(id),
      audit: services.recordAudit,
      config: { idempotent: {}, publicRead: { rateLimit: 'public_reads' } },
    },
    reservations: {
      ...shared,
      reservations: bookings.reservations,
      accommodationNames: (tx) => accommodationNames(services, tx),
      arrivalNotes: (tx) => bookings.lodging(tx).arrivalNotes(),
      paymentUrl: (reservation) => paymentUrl(context, services, reservation),
      askedNow: (tx, reservation) => money.payments(tx).askedNow(reservation),
      owedToday: (tx, stays) => money.payments(tx).owedToday(stays),
      transferAccount: async (tx) => (await bookings.lodging(tx).settings()).transfer ?? null,
      resendPayment: (reservation) => money.payments(db).resendPayment(reservation),
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

/** The hold stands whatever happens to its link; whoever made it must learn its code. The link follows by its job. */
async function paymentUrl(
  context: Context,
  { money }: Services,
  reservation: Reservation,
): Promise<string | null> {
  try {
    return await money.payments(context.database).paymentUrl(reservation)
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
