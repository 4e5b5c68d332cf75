import type { AccommodationId } from '../../../lib/ids.ts'
import { eachNight, type LocalDate } from '../../../lib/local-date.ts'
import type { MinorUnits } from '../../../lib/money.ts'
import type { HolidayCalendar } from '../../language/domain.ts'
import { priceNights } from '../domain/price-nights.ts'
import { lacksExchangeRate, minNightsOn, type RatePlan, seasonOf } from '../domain/rate-plan.ts'
import { pricingRepository } from '../repository.ts'
import type { Work } from './deps.ts'

export interface DailyPrice {
  readonly date: LocalDate
  /** One night for the included guests, without fees; a night of a package costs its share. */
  readonly price: MinorUnits
  readonly minNights: number
  /** Name of the season that gives the price. */
  readonly season: string | null
}

export interface Span {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** Every night of `[from, to)`; empty while the cabin has no rates. */
export async function dailyPrices(
  { deps, tx }: Work,
  of: Span & { readonly id: AccommodationId },
): Promise<DailyPrice[]> {
  const plan = await pricingRepository(tx, deps.propertyId).findPlan(of.id)
  return plan ? pricesPerDay(plan, of, await deps.holidays(tx)) : []
}

/** The same for every cabin with rates, in one query. */
export async function allDailyPrices(
  { deps, tx, plans: known }: Work,
  span: Span,
): Promise<ReadonlyMap<AccommodationId, readonly DailyPrice[]>> {
  const plans = await pricingRepository(tx, deps.propertyId).listPlans(known)
  const holidays = await deps.holidays(tx)
  return new Map([...plans].map(([id, plan]) => [id, pricesPerDay(plan, span, holidays)]))
}

function pricesPerDay(plan: RatePlan, { from, to }: Span, holidays: HolidayCalendar): DailyPrice[] {
  if (to <= from || lacksExchangeRate(plan)) return []
  // A package that reaches over the edge of the view is whole for whoever books it.
  const edges = plan.packages.filter((one) => one.checkIn < to && from < one.checkOut)
  const checkIn = [from, ...edges.map((one) => one.checkIn)].sort()[0] ?? from
  const checkOut = [to, ...edges.map((one) => one.checkOut)].sort().at(-1) ?? to
  const { perNight } = priceNights({ plan, checkIn, checkOut, payingGuests: 0, holidays })
  return perNight
    .filter(({ date }) => from <= date && date < to)
    .map(({ date, amount }) => ({
      date,
      price: amount,
      minNights: minNightsOn(plan, date),
      season: seasonOf(plan, date).priced?.name ?? null,
    }))
}

export interface DayOff {
  readonly date: LocalDate
  readonly name: string
}

/** Holidays, bridge days and other days off of `[from, to)`. */
export async function daysOff({ deps, tx }: Work, { from, to }: Span): Promise<DayOff[]> {
  const holidays = await deps.holidays(tx)
  return eachNight(from, to).flatMap((date) => {
    const name = holidays.nameOf(date)
    return name === undefined ? [] : [{ date, name }]
  })
}
