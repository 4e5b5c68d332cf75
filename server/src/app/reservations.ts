import { houseService } from '../features/language/service.ts'
import { isLodgingFact, readCatalogueStamp } from '../features/lodging/repository.ts'
import { lodgingService } from '../features/lodging/service.ts'
import type { Span } from '../features/occupancy/domain.ts'
import { occupancyService } from '../features/occupancy/service.ts'
import { refundDue } from '../features/payments/domain/cancellation.ts'
import { houseTerms } from '../features/pricing/domain/quote.ts'
import { isPlanFact } from '../features/pricing/repository.ts'
import { pricingService } from '../features/pricing/service.ts'
import type { ReservationEvent } from '../features/reservations/domain/events.ts'
import type { ReservationDeps } from '../features/reservations/service/deps.ts'
import { reservationService } from '../features/reservations/service.ts'
import type { AuditEntry } from '../features/staff/domain/audit.ts'
import { keptFacts } from '../lib/db/kept-facts.ts'
import { inOneJourney } from '../lib/db/one-journey.ts'
import type { Db } from '../lib/db/types.ts'
import type { AccommodationId, ReservationId } from '../lib/ids.ts'
import type { MinorUnits } from '../lib/money.ts'
import type { Context } from './context.ts'

export type RecordAudit = (tx: Db, entry: AuditEntry) => Promise<void>
export type EmitReservationEvent = (tx: Db, event: ReservationEvent) => Promise<void>

/** What the stamp of the catalogue covers. */
const CATALOGUE_TABLES = /\b(?:properties|accommodations|photos|rates)\b/

/** Cabins, prices, nights and stays, wired to one another. */
export function wireReservations(
  context: Context,
  parts: {
    audit: RecordAudit
    emit: EmitReservationEvent
    promisedBack: (tx: Db, id: ReservationId) => Promise<MinorUnits>
  },
) {
  const { clock, ids, propertyId, zone, metrics, config } = context
  const lodging = lodgingService({ clock, ids, propertyId, media: context.media, audit: parts.audit })
  const occupancy = occupancyService({ clock, ids, propertyId })
  const house = houseService({ lodging, zone })
  const pricingDeps = {
    clock,
    ids,
    propertyId,
    zone,
    holidays: (db: Db) => house(db).holidays(),
    findCabin: async (db: Db, id: AccommodationId) => lodging(db).findAccommodation(id),
    occupancy,
    terms: async (db: Db) => houseTerms(await lodging(db).settings()),
    audit: parts.audit,
  }
  const pricing = pricingService(pricingDeps)
  const taken = inOneJourney((spans: readonly Span[]) => occupancy(context.database).listTakenOfEach(spans))
  const publicPricing = pricingService({
    ...pricingDeps,
    occupancy: () => ({ listTaken: (from, to, accommodationId) => taken({ from, to, accommodationId }) }),
  })
  const catalogue = keptFacts(context.database, {
    readStamp: readCatalogueStamp,
    isCovered: (key) => isLodgingFact(key) || isPlanFact(key),
    mayChange: (sql) => sql === 'commit' || CATALOGUE_TABLES.test(sql),
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
    promisedBack: parts.promisedBack,
    refundDue: (reservation, paid, now) => refundDue(reservation, paid, { now, zone }),
    metrics: {
      created: (channel) => metrics.reservationsCreated.inc({ channel }),
      confirmed: (channel) => metrics.reservationsConfirmed.inc({ channel }),
      overlapped: (channel) => metrics.reservationsDateOverlap.inc({ channel }),
      expired: (accommodation_id) => metrics.prereservationsExpired.inc({ accommodation_id }),
    },
  }
  const reservations = reservationService(deps)
  return { lodging, occupancy, pricing, publicPricing, catalogue, quotes: pricing, house, reservations }
}

export type Bookings = ReturnType<typeof wireReservations>
