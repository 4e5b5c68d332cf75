import { addDays, daysBetween, daysOf, startOfMonth } from '../../../lib/days.ts'
import type { Plan, Season } from './rates-api.ts'

const MONTHS = 12
/** From here on a night is told as much dearer. */
const MUCH = 1.4

export type NightKind = 'cheaper' | 'plain' | 'dearer' | 'dearest' | 'package'

export interface StripMonth {
  /** Its first day. */
  readonly start: string
  readonly nights: readonly { readonly day: string; readonly kind: NightKind }[]
}

/** The nights of a year under a plan, as a picture of it: what exactly a stay costs, the trial beside it tells. */
export function yearOf(plan: Plan, today: string): StripMonth[] {
  // As prices are made: the shortest season that has a price, then the one that starts later.
  const seasons = plan.seasons
    .filter((one) => one.price !== undefined || one.multiplier !== undefined)
    .toSorted((a, b) => lengthOf(a) - lengthOf(b) || b.start.localeCompare(a.start))
  const kindOf = (day: string): NightKind => {
    if (plan.packages?.some((one) => one.check_in <= day && day < one.check_out)) return 'package'
    const season = seasons.find((one) => one.start <= day && day <= one.end)
    return season ? kindOfShare(shareOf(season, plan)) : 'plain'
  }
  return Array.from({ length: MONTHS }, (_, index) => {
    const start = startOfMonth(today, index)
    return {
      start,
      nights: daysOf(start, startOfMonth(today, index + 1)).map((day) => ({ day, kind: kindOf(day) })),
    }
  })
}

/** What has a price of its own and is not over, the nearest first; `end` is the last night. */
export function spansOf({ seasons, packages = [] }: Plan, today: string) {
  const named = [
    ...seasons.map(({ name, start, end }) => ({ name, start, end })),
    ...packages.map((one) => ({ name: one.name, start: one.check_in, end: addDays(one.check_out, -1) })),
  ]
  return named.filter(({ end }) => end >= today).toSorted((a, b) => a.start.localeCompare(b.start))
}

function lengthOf({ start, end }: Season): number {
  return daysBetween(start, end)
}

function shareOf({ price, multiplier }: Season, plan: Plan): number {
  if (price === undefined) return multiplier ?? 1
  const base = Number(plan.base_price)
  return base > 0 ? Number(price) / base : 1
}

function kindOfShare(share: number): NightKind {
  if (share < 1) return 'cheaper'
  if (share === 1) return 'plain'
  return share < MUCH ? 'dearer' : 'dearest'
}
