import { houseService } from '../features/language/service.ts'
import { lodgingService } from '../features/lodging/service.ts'
import { occupancyService } from '../features/occupancy/service.ts'
import { refundDue } from '../features/payments/domain/cancellation.ts'
import { houseTerms } from '../features/pricing/domain/quote.ts'
import { pricingService } from '../features/pricing/service.ts'
import type { ReservationEvent } from '../features/reservations/domain/events.ts'
import type { AuditEntry, ReservationDeps } from '../features/reservations/service/deps.ts'
import { reservationService } from '../features/reservations/service.ts'
import type { Db } from '../lib/db/types.ts'
import type { Context } from './context.ts'

export type RecordAudit = (tx: Db, entry: AuditEntry) => Promise<void>
export type EmitReservationEvent = (tx: Db, event: ReservationEvent) => Promise<void>

/** Cabins, prices, nights and stays, wired to one another. */
export function wireReservations(
  context: Context,
  parts: { audit: RecordAudit; emit: EmitReservationEvent },
) {
  const { clock, ids, propertyId, zone, metrics, config } = context
  const lodging = lodgingService({ clock, ids, propertyId, media: context.media, audit: parts.audit })
  const occupancy = occupancyService({ clock, ids, propertyId })
  const house = houseService({ lodging, zone })
  const pricing = pricingService({
    clock,
    ids,
    propertyId,
    zone,
    holidays: (db) => house(db).holidays(),
    findCabin: async (db, id) => lodging(db).findAccommodation(id),
    occupancy,
    terms: async (db) => houseTerms(await lodging(db).settings()),
    audit: parts.audit,
  })
  const deps: ReservationDeps = {
    clock,
    ids,
    propertyId,
    zone,
    hold: config.holds,
    occupancy,
    quotes: pricing,
    cabins: (db) => lodging(db).listAccommodations({ activeOnly: true }),
    audit: parts.audit,
    emit: parts.emit,
    refundDue: (reservation, paid, now) => refundDue(reservation, paid, { now, zone }),
    metrics: {
      created: (channel) => metrics.reservationsCreated.inc({ channel }),
      confirmed: (channel) => metrics.reservationsConfirmed.inc({ channel }),
      overlapped: (channel) => metrics.reservationsDateOverlap.inc({ channel }),
      expired: (accommodation_id) => metrics.prereservationsExpired.inc({ accommodation_id }),
    },
  }
  return { lodging, occupancy, pricing, quotes: pricing, house, reservations: reservationService(deps) }
}

export type Bookings = ReturnType<typeof wireReservations>
