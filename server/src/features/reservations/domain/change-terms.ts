import { addDays, eachNight, type LocalDate } from '../../../lib/local-date.ts'
import { type MinorUnits, percentOf } from '../../../lib/money.ts'
import { ratioOf } from '../../pricing/domain/exact.ts'
import { presentLines } from '../../pricing/domain/lines.ts'
import type { FrozenTerms } from '../../pricing/domain/terms.ts'
import { withHandMade } from '../../pricing/domain/terms.ts'
import { changedOthers, type TermsChange } from './change-others.ts'
import { type AgreedNight, groupNights, nightsOf } from './stay-nights.ts'

/**
 * A change is a difference (contract 2.12): the nights that stay keep their agreed price, those that go take it with
 * them, those that come are priced by today's rates, and so is everything else that is counted. Discounts and rounding
 * stand on what is left. Conditions, currency, exchange rate and hand-made entries stay as agreed.
 */
export function changedTerms(change: TermsChange): FrozenTerms {
  const { agreed, after } = change
  const was = inAgreedRate(change.was, agreed)
  const willBe = inAgreedRate(change.willBe, agreed)
  const nights = changedNights({ ...change, was, willBe })
  const steps = groupNights(nights)
  const told = presentLines(steps, { currency: agreed.currency, language: change.language })
  const lines = [...told, ...changedOthers({ ...change, was, willBe, nights })]
  const whole = agreed.handMade.reduce(withHandMade, { ...agreed, lines, handMade: [], total: sum(lines) })
  const deposit = change.isHold
    ? percentOf(whole.total, agreed.policy.deposit_percent)
    : Math.min(agreed.deposit, whole.total)
  const balance_due_on = addDays(after.checkIn, -agreed.policy.balance_due_days)
  return { ...whole, deposit, policy: { ...agreed.policy, balance_due_on } }
}

/** The same terms at another total, agreed by a person: the difference is an entry of their hand. */
export function agreedTotal(terms: FrozenTerms, of: { readonly total: MinorUnits; readonly note: string }) {
  const amount = of.total - terms.total
  return amount === 0 ? terms : withHandMade(terms, { amount, note: of.note })
}

/**
 * Priced in another currency it says nothing here; priced at another rate of the same two, it is taken at the agreed.
 */
function inAgreedRate(terms: FrozenTerms | null, agreed: FrozenTerms): FrozenTerms | null {
  if (!terms || terms.currency !== agreed.currency) return null
  const { fx } = terms
  if (!fx || !agreed.fx || fx.rate === agreed.fx.rate) return terms
  const rates = { agreed: agreed.fx.rate, today: fx.rate }
  const at = (amount: MinorUnits) => ratioOf(amount, rates.agreed, rates.today)
  const lines = terms.lines.map((line) => ({
    ...line,
    amount: at(line.amount),
    ...(line.unitAmount === undefined ? {} : { unitAmount: at(line.unitAmount) }),
  }))
  return { ...terms, lines, total: sum(lines) }
}

/** Night by night, and whether it was agreed before. */
function changedNights(change: TermsChange): (AgreedNight & { readonly isKept: boolean })[] {
  const { agreed, before, after, isMoved } = change
  const kept = nightsOf(agreed.lines, before)
  const was = change.was ? nightsOf(change.was.lines, before) : new Map<LocalDate, AgreedNight>()
  const willBe = change.willBe ? nightsOf(change.willBe.lines, after) : new Map<LocalDate, AgreedNight>()
  const typical = typicalNight(kept)
  return eachNight(after.checkIn, after.checkOut).map((date) => {
    const own = kept.get(date)
    const today = willBe.get(date)
    if (!own) return { ...(today ?? { ...typical, date }), isKept: false }
    return { ...keptNight(own, { was: was.get(date), willBe: today, isMoved }), isKept: true }
  })
}

/** A night that stays: at its price, or at that part of it which more or fewer people, or another cabin, pay today. */
function keptNight(
  own: AgreedNight,
  of: {
    readonly was: AgreedNight | undefined
    readonly willBe: AgreedNight | undefined
    readonly isMoved: boolean
  },
): AgreedNight {
  const { was, willBe, isMoved } = of
  if (!was || !willBe) return own
  // A package that the stay now holds, or does not hold any more, sells other nights than these.
  if (!isMoved && (was.kind === 'package') !== (willBe.kind === 'package')) return own
  const amount =
    was.amount > 0 ? ratioOf(own.amount, String(willBe.amount), String(was.amount)) : willBe.amount
  return { ...(isMoved ? willBe : own), amount }
}

/** Where today's rates cannot say it, one more night costs what the agreed ones do on the average. */
function typicalNight(kept: ReadonlyMap<LocalDate, AgreedNight>): Omit<AgreedNight, 'date'> {
  const total = [...kept.values()].reduce((all, night) => all + night.amount, 0)
  const amount = kept.size === 0 ? 0 : Math.round(total / kept.size)
  return { kind: 'nights', name: undefined, amount }
}

function sum(lines: readonly { readonly amount: MinorUnits }[]): MinorUnits {
  return lines.reduce((all, line) => all + line.amount, 0)
}
