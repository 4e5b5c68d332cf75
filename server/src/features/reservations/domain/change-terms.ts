import { addDays, eachNight, type LocalDate } from '../../../lib/local-date.ts'
import { type MinorUnits, percentOf } from '../../../lib/money.ts'
import { ratioOf } from '../../pricing/domain/exact.ts'
import { type PriceLine, presentLines } from '../../pricing/domain/lines.ts'
import type { LineKind, PriceStep } from '../../pricing/domain/price-step.ts'
import type { FrozenTerms } from '../../pricing/domain/terms.ts'
import { withHandMade } from '../../pricing/domain/terms.ts'

interface Nights {
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
}

export interface TermsChange {
  readonly agreed: FrozenTerms
  readonly before: Nights
  readonly after: Nights
  /** Another cabin: no night of it was agreed before. */
  readonly isMoved: boolean
  /** What today's rates ask for the stay as it was and as it will be; null where they cannot say it in its currency. */
  readonly was: FrozenTerms | null
  readonly willBe: FrozenTerms | null
  readonly language: 'es' | 'pt' | 'en'
  /** A hold's deposit follows its total; what was confirmed keeps its own. */
  readonly isHold: boolean
}

const NIGHTS: ReadonlySet<LineKind> = new Set(['nights', 'season', 'weekend', 'holiday', 'package'])

/**
 * A change is a difference (contract 2.12): the nights that stay keep their agreed price, those that go take it with
 * them, those that come are priced by today's rates, and everything else moves by what today's rates say that the
 * change costs. Conditions, currency, exchange rate and hand-made entries stay as agreed.
 */
export function changedTerms(change: TermsChange): FrozenTerms {
  const { agreed, after } = change
  const was = inAgreedRate(change.was, agreed)
  const willBe = inAgreedRate(change.willBe, agreed)
  const lines = change.isMoved && willBe ? willBe.lines : keptLines(change, willBe)
  const others = otherDifference(change, { was, willBe, lines })
  const told = { ...agreed, lines, handMade: [], total: sum(lines) }
  const whole = [...agreed.handMade, ...others].reduce(withHandMade, told)
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

/** Night by night: the agreed ones that stay, and today's for those that come; the other lines as agreed. */
function keptLines(change: TermsChange, willBe: FrozenTerms | null): PriceLine[] {
  const { agreed, before, after, language } = change
  const kept = nightsOf(agreed.lines, before)
  const fresh = willBe ? nightsOf(willBe.lines, after) : new Map<LocalDate, Night>()
  const typical = typicalNight(kept)
  const nights = eachNight(after.checkIn, after.checkOut).map(
    (date): Night => kept.get(date) ?? fresh.get(date) ?? { ...typical, date },
  )
  const steps = groupNights(nights)
  const told = presentLines(steps, { currency: agreed.currency, language })
  return [...told, ...agreed.lines.filter((line) => !NIGHTS.has(line.kind))]
}

interface Night {
  readonly date: LocalDate
  readonly kind: LineKind
  readonly name: string | undefined
  readonly amount: MinorUnits
}

/** What each night was agreed at; lines of 0.1 do not say their dates and stand in the order of the nights. */
function nightsOf(lines: readonly PriceLine[], stay: Nights): Map<LocalDate, Night> {
  const found = new Map<LocalDate, Night>()
  const all = eachNight(stay.checkIn, stay.checkOut)
  const dated = new Set(lines.flatMap((line) => (NIGHTS.has(line.kind) ? (line.dates ?? []) : [])))
  const undated = all.filter((date) => !dated.has(date))
  for (const line of lines.filter(({ kind }) => NIGHTS.has(kind))) {
    const dates = line.dates ?? undated.splice(0, line.nights ?? 0)
    for (const [i, date] of dates.entries()) {
      const amount = share(line.amount, { of: dates.length, at: i })
      found.set(date, { date, kind: line.kind, name: line.name, amount })
    }
  }
  return found
}

/** An equal part; the last takes what the others leave, so that all of them are the whole. */
function share(amount: MinorUnits, part: { readonly of: number; readonly at: number }): MinorUnits {
  const each = Math.floor(amount / part.of)
  return part.at === part.of - 1 ? amount - each * (part.of - 1) : each
}

/** Where today's rates cannot say it, one more night costs what the agreed ones do on the average. */
function typicalNight(kept: ReadonlyMap<LocalDate, Night>): Omit<Night, 'date'> {
  const total = [...kept.values()].reduce((all, night) => all + night.amount, 0)
  const amount = kept.size === 0 ? 0 : Math.round(total / kept.size)
  return { kind: 'nights', name: undefined, amount }
}

function groupNights(nights: readonly Night[]): PriceStep[] {
  const groups: Night[][] = []
  for (const night of nights) {
    const group = groups.find(
      ([first]) =>
        first && first.kind === night.kind && first.name === night.name && first.amount === night.amount,
    )
    if (group) group.push(night)
    else groups.push([night])
  }
  return groups.flatMap((group) => {
    const [first] = group
    if (!first) return []
    return {
      kind: first.kind,
      amount: first.amount * group.length,
      nights: group.length,
      unitAmount: first.amount,
      ...(first.name ? { name: first.name } : {}),
      dates: group.map(({ date }) => date),
    }
  })
}

const DIFFERENCE: Readonly<Record<TermsChange['language'], string>> = {
  es: 'Diferencia por el cambio',
  pt: 'Diferença pela mudança',
  en: 'Difference for the change',
}

/**
 * What guests, pets, fees and discounts cost more or less by the change; in another cabin, what had been agreed apart.
 */
function otherDifference(
  change: TermsChange,
  of: {
    readonly was: FrozenTerms | null
    readonly willBe: FrozenTerms | null
    readonly lines: readonly PriceLine[]
  },
): { readonly amount: MinorUnits; readonly note: string }[] {
  const { was, willBe, lines } = of
  if (!was || !willBe) return []
  const amount = change.isMoved
    ? sum(change.agreed.lines) + willBe.total - was.total - sum(lines)
    : sumOthers(willBe.lines) - sumOthers(was.lines)
  return amount === 0 ? [] : [{ amount, note: DIFFERENCE[change.language] }]
}

function sumOthers(lines: readonly PriceLine[]): MinorUnits {
  return sum(lines.filter((line) => !NIGHTS.has(line.kind)))
}

function sum(lines: readonly { readonly amount: MinorUnits }[]): MinorUnits {
  return lines.reduce((all, line) => all + line.amount, 0)
}
