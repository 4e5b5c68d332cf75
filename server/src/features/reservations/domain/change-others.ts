import { nightsBetween } from '../../../lib/local-date.ts'
import type { MinorUnits } from '../../../lib/money.ts'
import type { Language } from '../../language/domain.ts'
import { exact, percentOf, plus, ratioOf, rounded } from '../../pricing/domain/exact.ts'
import { type PriceLine, presentLines } from '../../pricing/domain/lines.ts'
import { roundingStep } from '../../pricing/domain/price-stay.ts'
import { accommodationPart, type LineKind, type PriceStep, sumOf } from '../../pricing/domain/price-step.ts'
import type { PayBy } from '../../pricing/domain/quote.ts'
import type { FrozenTerms } from '../../pricing/domain/terms.ts'
import { type AgreedNight, isNight, type NightsOf } from './stay-nights.ts'

/** A stay as it was agreed and as it will be. */
export interface TermsChange {
  readonly agreed: FrozenTerms
  readonly before: NightsOf
  readonly after: NightsOf
  /** Another cabin: its nights are as much dearer or cheaper as the two are today. */
  readonly isMoved: boolean
  /** What today's rates ask for the stay as it was and as it will be; null where they cannot say it in its currency. */
  readonly was: FrozenTerms | null
  readonly willBe: FrozenTerms | null
  /** The way of payment the price is for. */
  readonly payBy: PayBy | null
  /** It was for another before. */
  readonly isOtherWay: boolean
  readonly language: Language
  /** A hold's deposit follows its total; what was confirmed keeps its own. */
  readonly isHold: boolean
}

interface OthersOf extends TermsChange {
  /** Those of the changed stay. */
  readonly nights: readonly (AgreedNight & { readonly isKept: boolean })[]
}

/** What is counted besides nights, in the order in which a price tells it (contract section 5). */
const BEFORE_DISCOUNTS: readonly LineKind[] = ['extra_guests']
const FEES: readonly LineKind[] = ['cleaning', 'pets', 'extra']

/**
 * The lines of a changed stay besides its nights: guests, fees and extras by their difference, discounts on what is
 * left, and the total rounded as it was agreed.
 */
export function changedOthers(of: OthersOf): PriceLine[] {
  const guests = countedLines(of, BEFORE_DISCOUNTS)
  const loose = of.nights.filter(({ kind }) => kind !== 'package')
  const keptGuests = Math.min(sumOf(guests), sumOf(linesOf(of.agreed, ['extra_guests'])))
  const kept = sumOf(loose.filter(({ isKept }) => isKept)) + keptGuests
  const fresh = sumOf(loose) + sumOf(guests) - kept
  const length = discount(of, 'length_discount', { kept, fresh })
  const afterLength = { kept: kept + length.kept, fresh: fresh + length.fresh }
  const late = discount(of, 'last_minute', afterLength)
  const discounted = [...guests, ...length.steps, ...late.steps]
  const accommodation = sumOf(of.nights) + sumOf(accommodationPart(discounted))
  const way = discount(of, 'payment_discount', { kept: accommodation, fresh: 0 })
  const steps = [...discounted, ...countedLines(of, FEES), ...way.steps]
  const { currency } = of.agreed
  return [...steps, ...rounding(of, steps)].map(
    (step) =>
      known(of, step) ??
      presentLines([step], { currency, language: of.language })[0] ?? { ...step, description: '' },
  )
}

/** What stands among the agreed lines, or among today's, is told in their words. */
function known({ agreed, willBe }: OthersOf, step: PriceStep): PriceLine | undefined {
  const isSame = (line: PriceLine) =>
    keyOf(line) === keyOf(step) && line.amount === step.amount && line.count === step.count
  return willBe?.lines.find(isSame) ?? agreed.lines.find(isSame)
}

function keyOf({ kind, name }: PriceStep): string {
  return kind === 'extra' ? `${kind}:${name}` : kind
}

function linesOf(terms: { readonly lines: readonly PriceLine[] } | null, kinds: readonly LineKind[]) {
  return (terms?.lines ?? []).filter(({ kind }) => kinds.includes(kind))
}

function countedLines(of: OthersOf, kinds: readonly LineKind[]): PriceStep[] {
  const all = [...linesOf(of.willBe, kinds), ...linesOf(of.agreed, kinds)]
  const byKey = new Map(all.toReversed().map((line) => [keyOf(line), line]))
  return kinds.flatMap((kind) =>
    [...byKey].flatMap(([key, line]) => {
      const amount = line.kind === kind ? amountOf(of, key) : 0
      return amount === 0 ? [] : [{ ...factsOf(line), amount, ...unitOf(line, amount) }]
    }),
  )
}

function factsOf({ kind, name, count, nights }: PriceStep) {
  return {
    kind,
    ...(name === undefined ? {} : { name }),
    ...(count === undefined ? {} : { count }),
    ...(nights === undefined ? {} : { nights }),
  }
}

function unitOf({ kind, count = 1, nights = 1 }: PriceStep, amount: MinorUnits) {
  return kind === 'extra_guests' ? { unitAmount: Math.round(amount / (count * nights)) } : {}
}

/** What comes costs what it does today; what goes takes with it its part of what was agreed. */
function amountOf(of: OthersOf, key: string): MinorUnits {
  const at = (terms: { readonly lines: readonly PriceLine[] } | null) =>
    sumOf((terms?.lines ?? []).filter((line) => keyOf(line) === key))
  const [agreed, was, willBe] = [at(of.agreed), at(of.was), at(of.willBe)]
  if (!of.was || !of.willBe || (was === 0 && willBe === 0)) return withoutToday(of, key, agreed)
  return willBe >= was ? agreed + willBe - was : ratioOf(agreed, String(willBe), String(was))
}

/** Today's rates say nothing of it: the guests of the nights that go are paid for no more. */
function withoutToday({ before, after }: OthersOf, key: string, agreed: MinorUnits): MinorUnits {
  const [was, willBe] = [before, after].map(({ checkIn, checkOut }) => nightsBetween(checkIn, checkOut))
  if (key !== 'extra_guests' || !was || !willBe || willBe >= was) return agreed
  return ratioOf(agreed, String(willBe), String(was))
}

type Discount = 'length_discount' | 'last_minute' | 'payment_discount'
interface Bases {
  /** What was agreed before, and what came by the change. */
  readonly kept: MinorUnits
  readonly fresh: MinorUnits
}
interface Discounted extends Bases {
  readonly steps: readonly PriceStep[]
}

/** Its percent on what is left; `kept` and `fresh` are what it takes off of each. */
function discount(of: OthersOf, kind: Discount, bases: Bases): Discounted {
  const line = (terms: { readonly lines: readonly PriceLine[] } | null) =>
    terms?.lines.find((one) => one.kind === kind)
  const own = kind === 'payment_discount' && of.isOtherWay ? undefined : line(of.agreed)
  // 0.1 did not write its percent.
  if (own && own.percent === undefined) return { steps: [own], kept: own.amount, fresh: 0 }
  const agreed = own?.percent ?? (kind === 'payment_discount' ? discountForWay(of.agreed, of.payBy) : 0)
  const percents = { agreed, was: line(of.was)?.percent, willBe: line(of.willBe)?.percent }
  const isFrozen = !of.was || !of.willBe || (kind === 'payment_discount' && !of.isMoved)
  const percent = isFrozen
    ? { kept: percents.agreed, fresh: percents.agreed }
    : steppedPercent({ agreed: percents.agreed, was: percents.was ?? 0, willBe: percents.willBe ?? 0 })
  const fresh = percentOf(exact(-bases.fresh), percent.fresh)
  const amount = rounded(plus(percentOf(exact(-bases.kept), percent.kept), fresh))
  if (amount === 0) return { steps: [], kept: 0, fresh: 0 }
  const told = percent.kept === (percents.willBe ?? 0) ? (line(of.willBe) ?? own) : (own ?? line(of.willBe))
  const { days } = told ?? {}
  const facts = {
    ...(days === undefined ? {} : { days }),
    ...(kind === 'length_discount' ? { nights: of.nights.length } : {}),
    ...(kind === 'payment_discount' ? wayOf(of) : {}),
  }
  const taken = rounded(fresh)
  return {
    steps: [{ kind, amount, percent: percent.kept || percent.fresh, ...facts }],
    kept: amount - taken,
    fresh: taken,
  }
}

function wayOf({ payBy }: OthersOf): Pick<PriceStep, 'payBy'> {
  return payBy === null || payBy === 'card' ? {} : { payBy }
}

/** The discount that was agreed for paying so, in percent; also where it is too little for a line. */
export function discountForWay({ policy }: Pick<FrozenTerms, 'policy'>, way: PayBy | null): number {
  return way === null || way === 'card' ? 0 : (policy.payment_discounts?.[way] ?? 0)
}

/**
 * Nights that stay keep their percent, unless the change itself reaches another step, or leaves one; it is never lower
 * by reaching more, nor higher by reaching less.
 */
function steppedPercent(of: { readonly agreed: number; readonly was: number; readonly willBe: number }) {
  const { agreed, was, willBe } = of
  if (willBe === was) return { kept: agreed, fresh: willBe }
  return { kept: willBe > was ? Math.max(agreed, willBe) : Math.min(agreed, willBe), fresh: willBe }
}

/** As agreed where no other line has moved. */
function rounding({ agreed, nights }: OthersOf, others: readonly PriceStep[]): readonly PriceStep[] {
  const own = agreed.lines.filter(({ kind }) => kind === 'rounding')
  const before = agreed.lines.filter((line) => !isNight(line) && line.kind !== 'rounding')
  const agreedNights = sumOf(agreed.lines.filter(isNight))
  const isSame =
    sumOf(nights) === agreedNights &&
    before.length === others.length &&
    before.every(({ amount }, i) => amount === others[i]?.amount)
  if (isSame) return own
  const step = agreed.policy.rounding === undefined ? null : agreed.policy.rounding * 100
  return roundingStep({ rounding: step }, sumOf(nights) + sumOf(others))
}
