import { type CleaningRouteDeps, cleaningPages, cleaningRoutes } from '../features/cleaning/routes.ts'
import { type CleaningService, cleaningService } from '../features/cleaning/service.ts'
import type { Db } from '../lib/db/types.ts'
import type { Guards } from '../lib/http/actor.ts'
import type { Context } from './context.ts'
import type { Bookings, RecordAudit } from './reservations.ts'

/** The cleaner's day, wired: the panel's side below the API, the cleaner's own page beside it. */
export function wireCleaning(context: Context, parts: { bookings: Bookings; audit: RecordAudit }) {
  const { clock, ids, propertyId, zone, database, config } = context
  const { lodging } = parts.bookings
  const cleaning: (db: Db) => CleaningService = cleaningService({
    clock,
    ids,
    propertyId,
    zone,
    hours: async (db) => {
      const { check_in_time: checkIn, check_out_time: checkOut } = await lodging(db).settings()
      return { checkIn, checkOut }
    },
    audit: parts.audit,
  })
  const routes = (guards: Guards): CleaningRouteDeps => ({
    db: database,
    zone,
    baseUrl: config.http.baseUrl,
    guards,
    cleaning,
    placeName: async (db) => (await lodging(db).property()).name,
  })
  return {
    cleaning,
    routes: (guards: Guards) => cleaningRoutes(routes(guards)),
    pages: (guards: Guards) => cleaningPages(routes(guards)),
  }
}
