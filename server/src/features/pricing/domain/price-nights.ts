import { eachNight, type LocalDate, weekdayOf } from '../../../lib/local-date.ts'
import type { MinorUnits } from '../../../lib/money.ts'
import type { HolidayCalendar } from '../../language/domain.ts'
import { holds } from './check-stay.ts'
import { holidayOfNight } from './dear-nights.ts'
import { type Exact, exact, isSame, percentOf, rounded, times } from './exact.ts'
import type { PriceStep } from './price-step.ts'
import { type Package, type RatePlan, seasonOf } from './rate-plan.ts'

type NightKind = 'nights' | 'season' | 'weekend' | 'holiday'

interface Night {
  readonly date: LocalDate
  readonly kind: NightKind
  /** Of the season that gives the price. */
  readonly season: string | undefined
  readonly holiday: string | undefined
  /** In what the guest pays, not rounded. */
  readonly value: Exact
}

export interface NightsToPrice {
  readonly plan: RatePlan
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly payingGuests: number
  readonly holidays: HolidayCalendar
}

export interface PricedNights {
  readonly steps: readonly PriceStep[]
  /** Nights that stand in no package: those that extra guests pay for and that discounts lower. */
  readonly loose: number
  readonly perNight: readonly { readonly date: LocalDate; readonly amount: MinorUnits }[]
}

/** Steps 1 to 5 of contract section 5 for the nights themselves, the earliest line first. */
export function priceNights(stay: NightsToPrice): PricedNights {
  const { plan } = stay
  const packages = plan.packages.filter((one) => holds(stay, one))
  const packageOf = (date: LocalDate) => packages.find((one) => one.checkIn <= date && date < one.checkOut)
  const all = eachNight(stay.checkIn, stay.checkOut)
  const nights = all.filter((date) => !packageOf(date)).map((date) => priceNight(stay, date))
  const values = new Map(nights.map((night) => [night.date, rounded(night.value)]))
  return {
    steps: [...groupNights(nights), ...packages.map((one) => packageStep(plan, one))].sort(byFirstNight),
    loose: nights.length,
    perNight: all.map((date) => ({ date, amount: values.get(date) ?? shareOf(plan, packageOf(date)) })),
  }
}

function priceNight(stay: NightsToPrice, date: LocalDate): Night {
  const { plan } = stay
  const season = seasonOf(plan, date)
  const weekday = weekdayOf(date)
  const special = season.weekdayPrices?.[weekday] ?? (season.priced ? undefined : plan.weekdayPrices[weekday])
  const base = exact(special ?? season.priced?.price ?? plan.basePrice)
  const price = special === undefined ? times(base, season.priced?.multiplier ?? 1) : base
  const isWeekend = special === undefined && plan.weekendDays.includes(weekday)
  const weekend = isWeekend ? (season.weekendMultiplier ?? plan.weekendMultiplier) : null
  const holiday = holidayOfNight(date, stay.holidays)
  // The dearer of the two, never both; where only one applies it counts also when it makes the night cheaper.
  const factors = [weekend, holiday === undefined ? null : plan.holidayMultiplier].filter(
    (one) => one !== null,
  )
  const factor = factors.length > 0 ? Math.max(...factors) : 1
  const value = inPaidCurrency(plan, times(byPeople(plan, price, stay.payingGuests), factor))
  return {
    date,
    kind: kindOf({ factor, weekend, isSeason: season.priced !== null }),
    season: season.priced?.name,
    holiday,
    value,
  }
}

function kindOf(of: {
  readonly factor: number
  readonly weekend: number | null
  readonly isSeason: boolean
}): NightKind {
  if (of.factor === 1) return of.isSeason ? 'season' : 'nights'
  return of.factor === of.weekend ? 'weekend' : 'holiday'
}

/** Step 4 where nights cost by number of people: the smallest entry that holds them, else the largest. */
function byPeople(plan: RatePlan, price: Exact, payingGuests: number): Exact {
  if (plan.personPrices.length === 0) return price
  const entries = plan.personPrices.toSorted((a, b) => a.guests - b.guests)
  const entry = entries.find((one) => one.guests >= payingGuests) ?? entries.at(-1)
  return percentOf(price, entry?.percent ?? 100)
}

/** Equal nights of one season are one line, wherever in the stay they are. */
function groupNights(nights: readonly Night[]): PriceStep[] {
  const groups: [Night, ...Night[]][] = []
  for (const night of nights) {
    const group = groups.find(([first]) => first.season === night.season && isSame(first.value, night.value))
    if (group) group.push(night)
    else groups.push([night])
  }
  return groups.map((group) => {
    const [{ value, kind, season }] = group
    const isMixed = group.some((night) => night.kind !== kind)
    const holidays = new Set(group.map((night) => night.holiday).filter(Boolean))
    const isHoliday = isMixed || kind === 'holiday'
    const name = isHoliday && holidays.size > 0 ? [...holidays].join(', ') : season
    return {
      kind: isHoliday ? 'holiday' : kind,
      amount: rounded({ ...value, units: value.units * BigInt(group.length) }),
      nights: group.length,
      unitAmount: rounded(value),
      ...(name ? { name } : {}),
      dates: group.map((night) => night.date),
    }
  })
}

function packageStep(plan: RatePlan, { name, checkIn, checkOut, price }: Package): PriceStep {
  const dates = eachNight(checkIn, checkOut)
  const amount = rounded(inPaidCurrency(plan, exact(price)))
  return { kind: 'package', amount, nights: dates.length, name, dates }
}

function shareOf(plan: RatePlan, one: Package | undefined): MinorUnits {
  if (!one) return 0
  const { units, per } = inPaidCurrency(plan, exact(one.price))
  return rounded({ units, per: per * BigInt(eachNight(one.checkIn, one.checkOut).length) })
}

function byFirstNight(a: PriceStep, b: PriceStep): number {
  return (a.dates?.[0] ?? '').localeCompare(b.dates?.[0] ?? '')
}

/** An amount of the plan in what the guest pays. */
export function inPaidCurrency(plan: RatePlan, amount: Exact): Exact {
  return plan.fx ? times(amount, plan.fx.rate) : amount
}
