import type { Db } from '../../../lib/db/types.ts'
import type { Guards } from '../../../lib/http/actor.ts'
import type { PricingService } from '../service.ts'

export interface PricingRouteDeps {
  readonly db: Db
  readonly guards: Guards
  readonly zone: string
  readonly pricing: (db: Db) => PricingService
}
