import { addDays, eachNight, type LocalDate, nightsBetween, weekdayOf } from '../../../lib/local-date.ts'
import { type Currency, type MinorUnits, percentOf } from '../../../lib/money.ts'
import type { HolidayCalendar } from '../../language/domain.ts'
import { roundScaled, scaled } from './exact.ts'
import type { Party } from './party.ts'
import { type RatePlan, seasonOf } from './rate-plan.ts'

export const LINE_KINDS = [
  'nights',
  'season',
  'weekend',
  'holiday',
  'extra_guests',
  'length_discount',
  'cleaning',
  'pets',
] as const
export type LineKind = (typeof LINE_KINDS)[number]

/** A step of the price before it is put into words; see lines.ts. */
export interface PriceStep {
  readonly kind: LineKind
  /** Minor units; only a discount is negative. */
  readonly amount: MinorUnits
  readonly nights?: number
  /** Price of one night, or of one guest for one night. */
  readonly unitAmount?: MinorUnits
  /** Season or holiday. */
  readonly name?: string
  /** Guests or pets. */
  readonly count?: number
  readonly percent?: number
}

export interface StayPrice {
  readonly steps: readonly PriceStep[]
  /** The sum of the steps. */
  readonly total: MinorUnits
  readonly nights: number
  readonly perNight: readonly { readonly date: LocalDate; readonly amount: MinorUnits }[]
  readonly currency: Currency
}

export interface StayToPrice {
  readonly plan: RatePlan
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly guests: Party
  readonly holidays: HolidayCalendar
}

interface Night {
  readonly date: LocalDate
  readonly kind: LineKind
  readonly name: string | undefined
  /** Price times 10^12: season, weekend or holiday, and exchange rate are still exact. */
  readonly value: bigint
}

const NIGHT_STEPS = 3

/**
 * Contract section 5, in its order: nights, extra guests, length discount (on nights and extra guests), fees. Each
 * line is rounded half-up once; the total is the sum of the lines. In the currency the guest pays.
 */
export function priceStay(stay: StayToPrice): StayPrice {
  const { plan, guests } = stay
  const nights = eachNight(stay.checkIn, stay.checkOut).map((date) => priceNight(plan, date, stay.holidays))
  const lodging = [...groupNights(nights), ...extraGuests(plan, guests, nights.length)]
  const subtotal = sum(lodging)
  const steps = [...lodging, ...lengthDiscount(plan, nights.length, subtotal), ...fees(plan, guests)]
  return {
    steps,
    total: sum(steps),
    nights: nights.length,
    perNight: nights.map((night) => ({ date: night.date, amount: roundScaled(night.value, NIGHT_STEPS) })),
    currency: plan.currency,
  }
}

/**
 * The night of a public holiday or bridge day, by its own date, just as `weekend_days` name nights by their own day.
 * A night that is both gets the higher multiplier, never both.
 */
function priceNight(plan: RatePlan, date: LocalDate, holidays: HolidayCalendar): Night {
  const season = seasonOf(plan, date)
  const base = BigInt(season?.price ?? plan.basePrice) * scaled(season?.multiplier ?? 1)
  const seasonal = season && (season.price !== null || season.multiplier !== null) ? season : null
  const weekend = plan.weekendDays.includes(weekdayOf(date)) ? plan.weekendMultiplier : null
  const holiday = holidays.isHoliday(date) ? plan.holidayMultiplier : null
  const dearer = Math.max(weekend ?? 0, holiday ?? 0) || 1
  const value = base * scaled(dearer) * rateOf(plan)
  if (dearer !== 1 && dearer === holiday) return { date, kind: 'holiday', name: holidays.nameOf(date), value }
  if (dearer !== 1) return { date, kind: 'weekend', name: seasonal?.name, value }
  return { date, kind: seasonal ? 'season' : 'nights', name: seasonal?.name, value }
}

function groupNights(nights: readonly Night[]): PriceStep[] {
  const groups: Night[][] = []
  for (const night of nights) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    const same = last && last.kind === night.kind && last.name === night.name && last.value === night.value
    if (group && same) group.push(night)
    else groups.push([night])
  }
  return groups.flatMap((group) => {
    const [first] = group
    if (!first) return []
    return {
      kind: first.kind,
      amount: roundScaled(first.value * BigInt(group.length), NIGHT_STEPS),
      nights: group.length,
      unitAmount: roundScaled(first.value, NIGHT_STEPS),
      ...(first.name ? { name: first.name } : {}),
    }
  })
}

function extraGuests(plan: RatePlan, guests: Party, nights: number): PriceStep[] {
  const freeAge = plan.childFreeUntilAge ?? 0
  const free = (guests.childAges ?? []).slice(0, guests.children).filter((age) => age < freeAge).length
  const count = Math.max(0, guests.adults + guests.children - free - (plan.includedGuests ?? Infinity))
  if (count === 0 || plan.extraGuestFee === 0) return []
  const unitAmount = inPaidCurrency(plan, plan.extraGuestFee, 1)
  const amount = inPaidCurrency(plan, plan.extraGuestFee, count * nights)
  return [{ kind: 'extra_guests', amount, nights, unitAmount, count }]
}

function lengthDiscount(plan: RatePlan, nights: number, subtotal: MinorUnits): PriceStep[] {
  const percent = Math.max(
    0,
    ...plan.lengthDiscounts.filter((step) => step.minNights <= nights).map((step) => step.percent),
  )
  if (percent === 0) return []
  const discount = roundScaled(BigInt(subtotal) * scaled(percent) * 100n, 2) // a hundredth is 100 of 10,000
  return [{ kind: 'length_discount', amount: -discount, percent, nights }]
}

function fees(plan: RatePlan, guests: Party): PriceStep[] {
  const steps: PriceStep[] = []
  if (plan.cleaningFee > 0)
    steps.push({ kind: 'cleaning', amount: inPaidCurrency(plan, plan.cleaningFee, 1) })
  if (plan.petFee > 0 && guests.pets > 0)
    steps.push({ kind: 'pets', amount: inPaidCurrency(plan, plan.petFee, 1), count: guests.pets })
  return steps
}

function rateOf(plan: RatePlan): bigint {
  return scaled(plan.fx?.rate ?? 1)
}

/** An amount of the plan in what the guest pays. */
export function inPaidCurrency(plan: RatePlan, amount: MinorUnits, times: number): MinorUnits {
  return roundScaled(BigInt(amount) * BigInt(times) * rateOf(plan), 1)
}

function sum(steps: readonly PriceStep[]): MinorUnits {
  return steps.reduce((total, step) => total + step.amount, 0)
}

/** What must be paid to confirm: the deposit, or everything when arrival is sooner than the balance term (rule 2.4). */
export function depositOf(
  total: MinorUnits,
  terms: {
    readonly depositPercent: number
    readonly balanceDueDays: number
    readonly today: LocalDate
    readonly checkIn: LocalDate
  },
): { readonly deposit: MinorUnits; readonly percent: number } {
  const late = nightsBetween(terms.today, terms.checkIn) < terms.balanceDueDays
  const percent = late ? 100 : terms.depositPercent
  return { deposit: percentOf(total, percent), percent }
}

/** Last day to pay the balance. */
export function balanceDueOn(checkIn: LocalDate, balanceDueDays: number): LocalDate {
  return addDays(checkIn, -balanceDueDays)
}
