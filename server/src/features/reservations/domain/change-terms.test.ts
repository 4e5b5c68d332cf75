import fc from 'fast-check'
import { expect, it } from 'vitest'
import { planOf, plans, stays } from '../../../../test/drawn-plans.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import { addDays, type LocalDate } from '../../../lib/local-date.ts'
import { argentineCalendar } from '../../language/domain/dates/calendar.ts'
import { OVERRIDES } from '../../pricing/domain/check-stay.ts'
import { type GuestsGiven, toParty } from '../../pricing/domain/party.ts'
import { parseRatePlan } from '../../pricing/domain/plan-wire.ts'
import type { PayBy } from '../../pricing/domain/quote.ts'
import type { RatePlan } from '../../pricing/domain/rate-plan.ts'
import type { FrozenTerms } from '../../pricing/domain/terms.ts'
import { priceBy } from '../../pricing/service/price.ts'
import { changedTerms } from './change-terms.ts'

/** More where the proof is wanted; every run of the tests takes a few. */
const RUNS = Number(process.env.RATES_FUZZ_RUNS ?? 300)
/** What takes off less than a centavo, or all but that, stands in no line and is not known of afterwards. */
const LEAST_NIGHT = 10_000
function isTold({ lengthDiscounts, lastMinute, paymentDiscounts: { transfer = 0, cash = 0 } }: RatePlan) {
  const percents = [...lengthDiscounts, ...lastMinute].map(({ percent }) => percent)
  return [...percents, transfer, cash].every((percent) => percent === 0 || (percent >= 1 && percent <= 90))
}

const holidays = argentineCalendar()
const house = {
  ...{ depositPercent: 30, balanceDueDays: 7, cancellationPolicy: [], balanceFx: 'frozen' as const },
  ...{ checkInTime: '15:00', checkOutTime: '11:00' },
}

interface Days {
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly guests: Exclude<GuestsGiven, number>
}

function priceOf(
  plan: RatePlan,
  of: {
    readonly stay: Days
    readonly today: LocalDate
    readonly extras: readonly string[]
    readonly payBy: PayBy | null
  },
): FrozenTerms | null {
  const { checkIn, checkOut, guests } = of.stay
  const extras = of.extras.filter((name) => plan.extras.some((one) => one.name === name))
  const accommodationId = 'cabin' as AccommodationId
  const priced = priceBy({
    ...{ plan, today: of.today, house, holidays, capacity: 6, language: 'es', fillsGap: false },
    override: OVERRIDES,
    stay: { accommodationId, party: toParty(guests), payBy: of.payBy, checkIn, checkOut, extras },
  })
  if (!priced.ok || !isTold(plan)) return null
  const units = priced.terms.lines.flatMap((line) => (line.dates ? (line.unitAmount ?? 0) : []))
  return units.every((unit) => unit >= LEAST_NIGHT) ? priced.terms : null
}

const changes = fc.record({
  earlier: fc.integer({ min: -4, max: 4 }),
  later: fc.integer({ min: -4, max: 6 }),
  adults: fc.integer({ min: 1, max: 3 }),
  children: fc.nat({ max: 3 }),
  pets: fc.nat({ max: 2 }),
})

/** A centavo for each line and night that is rounded by itself where the whole was rounded once. */
function expectNear(one: FrozenTerms, other: FrozenTerms, what: string): void {
  expect(one.lines.reduce((sum, line) => sum + line.amount, 0)).toBe(one.total)
  const pieces = [one, other].flatMap(({ lines }) => lines.map((line) => (line.dates?.length ?? 1) + 1))
  const most = pieces.reduce((sum, count) => sum + count, 0)
  expect(Math.abs(one.total - other.total), `${what}: ${one.total}, ${other.total}`).toBeLessThanOrEqual(most)
}

it(`while the rates stay, a change costs what the stay would cost anew, and back what it did (${RUNS})`, () => {
  let compared = 0
  fc.assert(
    fc.property(plans, plans, stays, changes, (drawn, drawnOther, asked, change) => {
      // Rounding to a thousand turns a centavo into a thousand, and a package sells other nights than these.
      const { rounding: _, package: __, ...own } = drawn
      const { rounding: ___, package: ____, ...another } = drawnOther
      const { rate, price_currency } = own
      const plan = parseRatePlan(planOf(own))
      const elsewhere = parseRatePlan(planOf({ ...another, rate, price_currency }))
      const { checkIn, adults, children, pets, ages: child_ages } = asked
      const guests = { adults, children, child_ages, babies: 0, pets }
      const before = { checkIn, checkOut: addDays(checkIn, asked.nights), guests }
      const { earlier, later, ...others } = change
      const after = {
        ...{ checkIn: addDays(checkIn, earlier), checkOut: addDays(before.checkOut, later) },
        guests: { ...guests, ...others },
      }
      const extras = asked.extras ? plan.extras.map(({ name }) => name) : []
      const by = { today: addDays(checkIn, -asked.daysAhead), extras, payBy: asked.payBy }
      const agreed = priceOf(plan, { ...by, stay: before })
      const fresh = priceOf(plan, { ...by, stay: after })
      if (!agreed || !fresh) return
      const how = {
        isMoved: false,
        isOtherWay: false,
        language: 'es',
        isHold: false,
        payBy: asked.payBy,
      } as const
      const there = { ...how, agreed, before, after, was: agreed }
      const changed = changedTerms({ ...there, willBe: fresh })
      expectNear(changed, fresh, 'changed')
      const back = { ...how, agreed: changed, before: after, after: before, was: fresh, willBe: agreed }
      expectNear(changedTerms(back), agreed, 'and back')
      const payBy = asked.payBy === 'cash' ? 'card' : 'cash'
      const paid = priceOf(plan, { ...by, payBy, stay: before })
      const otherWay = { ...there, isOtherWay: true, payBy, after: before, willBe: paid } as const
      if (paid) expectNear(changedTerms(otherWay), paid, payBy)
      const next = priceOf(elsewhere, { ...by, stay: after })
      if (next) expectNear(changedTerms({ ...there, isMoved: true, willBe: next }), next, 'elsewhere')
      compared++
    }),
    { numRuns: RUNS },
  )
  expect(compared).toBeGreaterThan(RUNS / 5)
})
