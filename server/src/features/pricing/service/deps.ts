import type { Clock } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { AccommodationId, Ids, PropertyId } from '../../../lib/ids.ts'
import type { HolidayCalendar } from '../../language/domain.ts'
import type { OccupancyService } from '../../occupancy/service.ts'
import type { AuditEntry } from '../../staff/domain/audit.ts'
import type { HouseTerms } from '../domain/quote.ts'
import type { PlanCache } from '../repository/plan-cache.ts'

export interface PricingDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly propertyId: PropertyId
  /** IANA zone of the property: decides which day today is. */
  readonly zone: string
  /** Days off, with the owner's own decisions. */
  readonly holidays: (db: Db) => Promise<HolidayCalendar>
  /** Undefined when there is no such cabin. */
  readonly findCabin: (
    db: Db,
    id: AccommodationId,
  ) => Promise<{ readonly capacity: number; readonly active: boolean } | undefined>
  /** Which nights others have: a gap is filled without a minimum, and a search offers only what is free. */
  readonly occupancy: (db: Db) => Pick<OccupancyService, 'listTaken'>
  readonly terms: (db: Db) => Promise<HouseTerms>
  readonly audit: (tx: Db, entry: AuditEntry) => Promise<void>
}

/** What every step of the service works with. */
export interface Work {
  readonly deps: PricingDeps
  readonly tx: Db
  /** Plans read before, shared by all who ask this service. */
  readonly plans: PlanCache
}
