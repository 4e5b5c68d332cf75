import { type LocalDate, nightsBetween, type Weekday, weekdayOf } from '../../../lib/local-date.ts'
import type { Currency, MinorUnits } from '../../../lib/money.ts'

export type WeekdayPrices = Readonly<Partial<Record<Weekday, MinorUnits>>>

export interface Season {
  readonly name: string
  /** First and last night, both included. */
  readonly start: LocalDate
  readonly end: LocalDate
  readonly price: MinorUnits | null
  readonly multiplier: number | null
  readonly weekendMultiplier: number | null
  readonly weekdayPrices: WeekdayPrices | null
  readonly minNights: number | null
}

/** Nights `[checkIn, checkOut)` that are sold together for one price. */
export interface Package {
  readonly name: string
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly price: MinorUnits
}

export interface Extra {
  readonly name: string
  readonly price: MinorUnits
  readonly per: 'stay' | 'night' | 'person'
}

/** Cancelling at least `daysBefore` days before arrival gives back `refundPercent` of what was paid. */
export interface CancellationStep {
  readonly daysBefore: number
  readonly refundPercent: number
}

interface ExchangeRate {
  /** Decimal text with at most four decimals: one unit of the price currency costs this much to the guest. */
  readonly rate: string
  readonly source: string
}

/** What a cabin costs and under which conditions (contract section 5). Amounts in minor units of `priceCurrency`. */
export interface RatePlan {
  readonly basePrice: MinorUnits
  /** What the guest pays in. */
  readonly currency: Currency
  /** What the amounts here are written in; the same as `currency` unless there is an exchange rate. */
  readonly priceCurrency: Currency
  readonly fx: ExchangeRate | null
  readonly weekendDays: readonly Weekday[]
  readonly weekendMultiplier: number
  readonly holidayMultiplier: number
  readonly weekdayPrices: WeekdayPrices
  readonly seasons: readonly Season[]
  readonly packages: readonly Package[]
  readonly minNights: number
  readonly maxNights: number | null
  readonly minNightsByArrival: Readonly<Partial<Record<Weekday, number>>>
  readonly closedToArrival: readonly Weekday[]
  readonly closedToDeparture: readonly Weekday[]
  /** A stay that fills what is free between two others is asked for no minimum. */
  readonly fillGaps: boolean
  /** Null: all that the cabin holds. */
  readonly includedGuests: number | null
  /** For each paying guest beyond the included ones, each night. */
  readonly extraGuestFee: MinorUnits
  /** Percent of the night by number of paying guests; where there are any, nobody pays an extra fee. */
  readonly personPrices: readonly { readonly guests: number; readonly percent: number }[]
  /** Children younger than this are no paying guests. */
  readonly childFreeUntilAge: number | null
  /** Percent of the extra fee for a child younger than `untilAge`. */
  readonly childRates: readonly { readonly untilAge: number; readonly percent: number }[]
  readonly cleaningFee: MinorUnits
  readonly petFee: MinorUnits
  readonly petFeePer: 'stay' | 'night' | 'pet'
  readonly extras: readonly Extra[]
  /** Asked apart from the price and given back after the stay. */
  readonly securityDeposit: MinorUnits
  readonly lengthDiscounts: readonly { readonly minNights: number; readonly percent: number }[]
  readonly lastMinute: readonly { readonly withinDays: number; readonly percent: number }[]
  readonly paymentDiscounts: { readonly transfer?: number | undefined; readonly cash?: number | undefined }
  /** The total is a multiple of this many minor units; null leaves it as it is. */
  readonly rounding: MinorUnits | null
  /** Null: as the property's settings say. */
  readonly depositPercent: number | null
  readonly balanceDueDays: number | null
  readonly cancellationPolicy: readonly CancellationStep[] | null
}

/** What the seasons that hold a night say about it, field by field: null where none says anything. */
export interface SeasonOfNight {
  /** The season that gives the price, by `price` or `multiplier`. */
  readonly priced: Season | null
  readonly minNights: number | null
  readonly weekendMultiplier: number | null
  readonly weekdayPrices: WeekdayPrices | null
}

/** Seasons are asked from the shortest to the longest, then the later start; the first that has a field gives it. */
export function seasonOf(plan: RatePlan, night: LocalDate): SeasonOfNight {
  const holding = plan.seasons
    .filter((season) => season.start <= night && night <= season.end)
    .sort(byPrecedence)
  const first = <T>(field: (season: Season) => T | null): T | null => {
    for (const season of holding) {
      const value = field(season)
      if (value !== null) return value
    }
    return null
  }
  return {
    priced: first((season) => (season.price === null && season.multiplier === null ? null : season)),
    minNights: first((season) => season.minNights),
    weekendMultiplier: first((season) => season.weekendMultiplier),
    weekdayPrices: first((season) => season.weekdayPrices),
  }
}

/** Total, so that the order in which seasons were written never matters. */
function byPrecedence(a: Season, b: Season): number {
  return (
    nightsBetween(a.start, a.end) - nightsBetween(b.start, b.end) ||
    b.start.localeCompare(a.start) ||
    a.name.localeCompare(b.name) ||
    (b.price ?? 0) - (a.price ?? 0) ||
    (b.multiplier ?? 0) - (a.multiplier ?? 0)
  )
}

/** The least nights of a stay that arrives on `arrival`: the largest that applies. */
export function minNightsOn(plan: RatePlan, arrival: LocalDate): number {
  const byDate = seasonOf(plan, arrival).minNights ?? plan.minNights
  return Math.max(byDate, plan.minNightsByArrival[weekdayOf(arrival)] ?? 1)
}

/** Why a plan cannot price anything: it is not charged in pesos, or nobody said what a peso is worth. */
export function lacksExchangeRate(plan: RatePlan): boolean {
  return plan.currency !== 'ARS' || (plan.priceCurrency !== plan.currency && plan.fx === null)
}
