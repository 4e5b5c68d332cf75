import { type Exact, exact, percentOf, plus, rounded } from './exact.ts'
import type { Party } from './party.ts'
import { inPaidCurrency } from './price-nights.ts'
import type { PriceStep } from './price-step.ts'
import type { RatePlan } from './rate-plan.ts'

/** Children that count as paying guests, the oldest first: undefined is a child whose age nobody told. */
function payingChildren(plan: RatePlan, party: Party): (number | undefined)[] {
  const known = (party.childAges ?? []).slice(0, party.children).toSorted((a, b) => b - a)
  const unknown = Array.from({ length: party.children - known.length }, () => undefined)
  return [...unknown, ...known.filter((age) => age >= (plan.childFreeUntilAge ?? 0))]
}

/** Adults, and children of `child_free_until_age` or more; ages not given pay (contract section 5, step 4). */
export function payingGuests(plan: RatePlan, party: Party): number {
  return party.adults + payingChildren(plan, party).length
}

/** Adults fill the included places first, then the oldest children; who is left pays for each of `nights`. */
export function extraGuests(plan: RatePlan, party: Party, nights: number): PriceStep[] {
  if (plan.personPrices.length > 0 || plan.includedGuests === null || plan.extraGuestFee === 0) return []
  const everybody = [...Array.from({ length: party.adults }, () => undefined), ...payingChildren(plan, party)]
  const extra = everybody.slice(plan.includedGuests)
  if (extra.length === 0 || nights === 0) return []
  const fees = extra.map((age) => percentOf(exact(plan.extraGuestFee), childPercent(plan, age)))
  const perNight = inPaidCurrency(plan, fees.reduce<Exact>(plus, exact(0)))
  return [
    {
      kind: 'extra_guests',
      amount: rounded({ ...perNight, units: perNight.units * BigInt(nights) }),
      nights,
      unitAmount: rounded({ ...perNight, per: perNight.per * BigInt(extra.length) }),
      count: extra.length,
    },
  ]
}

/** The first `until_age` above the age; who is older, or whose age is not known, pays in full. */
function childPercent(plan: RatePlan, age: number | undefined): number {
  if (age === undefined) return 100
  const rates = plan.childRates.toSorted((a, b) => a.untilAge - b.untilAge)
  return rates.find((rate) => rate.untilAge > age)?.percent ?? 100
}
