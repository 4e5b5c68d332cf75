import { ratesSchema } from '@tranquera/contracts/rates'
import type { HolidayCalendar } from '../../src/features/language/domain.ts'
import type { NewAccommodation } from '../../src/features/lodging/service/cabins.ts'
import { lodgingService } from '../../src/features/lodging/service.ts'
import { occupancyService } from '../../src/features/occupancy/service.ts'
import { toRatePlan } from '../../src/features/pricing/domain/plan-wire.ts'
import { houseTerms } from '../../src/features/pricing/domain/quote.ts'
import type { RatePlan } from '../../src/features/pricing/domain/rate-plan.ts'
import { pricingService } from '../../src/features/pricing/service.ts'
import type { Clock } from '../../src/lib/clock.ts'
import type { Db } from '../../src/lib/db/types.ts'
import type { Actor } from '../../src/lib/http/actor.ts'
import { type AccommodationId, type PropertyId, systemIds } from '../../src/lib/ids.ts'
import { mediaStore } from '../../src/lib/media-store.ts'

export const owner: Actor = { kind: 'staff', id: 'owner', role: 'owner' }

export const noHolidays: HolidayCalendar = { isHoliday: () => false, nameOf: () => undefined }

/** A plan from the wire form of contract section 5. */
export function ratePlan(body: Record<string, unknown> = {}): RatePlan {
  return toRatePlan(ratesSchema.parse({ base_price: '100000.00', currency: 'ARS', ...body }))
}

/** Both services wired as the application does, with an audit that only remembers. */
export function lodgingWorld(options: {
  readonly clock: Clock
  readonly mediaFolder: string
  readonly holidays?: HolidayCalendar
}) {
  const propertyId = systemIds.uuid<PropertyId>()
  const audited: { action: string; entityId: string }[] = []
  const shared = {
    clock: options.clock,
    ids: systemIds,
    propertyId,
    audit: async (_tx: Db, entry: { action: string; entityId: string }) => {
      audited.push(entry)
    },
  }
  const media = mediaStore({ folder: options.mediaFolder, clock: options.clock, ids: systemIds })
  const lodging = lodgingService({ ...shared, media })
  const pricing = pricingService({
    ...shared,
    zone: 'America/Argentina/Buenos_Aires',
    holidays: async () => options.holidays ?? noHolidays,
    findCabin: (db, id) => lodging(db).findAccommodation(id),
    occupancy: (db) => occupancyService(shared)(db),
    terms: async (db) => houseTerms(await lodging(db).settings()),
  })
  return { lodging, pricing, media, propertyId, audited }
}

export async function makeAccommodation(
  world: ReturnType<typeof lodgingWorld>,
  db: Db,
  given: Partial<NewAccommodation> & { readonly plan?: RatePlan | null } = {},
): Promise<AccommodationId> {
  const { plan, ...body } = given
  const cabin = await world.lodging(db).create({ name: 'Coihue', capacity: 4, ...body }, owner)
  if (plan !== null) await world.pricing(db).saveRatePlan(cabin.id, plan ?? ratePlan(), owner)
  return cabin.id
}
