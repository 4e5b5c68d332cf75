import type { AccommodationId } from '../../../lib/ids.ts'
import { parseRatePlan } from '../domain/plan-wire.ts'
import type { RatePlan } from '../domain/rate-plan.ts'

/**
 * Plans as they were read last, by the version of their row, so that a search reads and checks only what changed. A
 * version names one writing of one row: of a transaction that was rolled back nobody is told again.
 */
export interface PlanCache {
  /** What need not be sent again. */
  versions(): string[]
  /** `stored` is null where the version is known. */
  read(id: AccommodationId, row: { readonly version: string; readonly stored: unknown }): RatePlan
}

export function planCache(): PlanCache {
  const known = new Map<AccommodationId, { readonly version: string; readonly plan: RatePlan }>()
  return {
    versions: () => [...known.values()].map(({ version }) => version),
    read(id, { version, stored }) {
      const entry = known.get(id)
      if (stored === null && entry?.version === version) return entry.plan
      const plan = parseRatePlan(stored)
      known.set(id, { version, plan })
      return plan
    },
  }
}
