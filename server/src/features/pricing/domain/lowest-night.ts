import { addDays, type LocalDate } from '../../../lib/local-date.ts'
import type { MinorUnits } from '../../../lib/money.ts'
import type { HolidayCalendar } from '../../language/domain.ts'
import { priceNights } from './price-nights.ts'
import { lacksExchangeRate, type RatePlan } from './rate-plan.ts'

const YEAR_DAYS = 365
/** A holiday only makes a night dearer or cheaper than its neighbours: the lowest of a year stands without them. */
const NO_HOLIDAYS: HolidayCalendar = { isHoliday: () => false, nameOf: () => undefined }

/** Plans are kept between reads, so a year is priced once a day for each writing of a plan. */
const known = new WeakMap<RatePlan, { readonly today: LocalDate; readonly lowest: MinorUnits | null }>()

/**
 * The cheapest night of the year that begins today, for the included guests and without fees; null where nothing can be
 * sold. Nights of packages are left out: nobody buys one of them alone.
 */
export function lowestNight(plan: RatePlan, today: LocalDate): MinorUnits | null {
  const before = known.get(plan)
  if (before?.today === today) return before.lowest
  const lowest = lowestOf(plan, today)
  known.set(plan, { today, lowest })
  return lowest
}

function lowestOf(plan: RatePlan, today: LocalDate): MinorUnits | null {
  if (lacksExchangeRate(plan)) return null
  const { perNight } = priceNights({
    plan: { ...plan, packages: [] },
    checkIn: today,
    checkOut: addDays(today, YEAR_DAYS),
    payingGuests: 0,
    holidays: NO_HOLIDAYS,
  })
  return perNight.reduce<MinorUnits | null>(
    (lowest, { amount }) => (lowest === null || amount < lowest ? amount : lowest),
    null,
  )
}
