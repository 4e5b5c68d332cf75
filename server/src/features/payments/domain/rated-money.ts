import { type Instant, isBefore } from '../../../lib/clock.ts'
import type { MinorUnits } from '../../../lib/money.ts'
import { ratioOf } from '../../pricing/domain/exact.ts'

/** Money that a stay was paid, with what the rate of its day had added to the price. */
export interface RatedMoney {
  /** Null for money that a person took. */
  readonly paymentId: string | null
  readonly amount: MinorUnits
  readonly dearer: MinorUnits
  readonly at: Instant
}

/** Money that went back, or is promised. */
export interface MoneyBack {
  readonly key: string
  /** Null where it went back by hand. */
  readonly paymentId: string | null
  readonly amount: MinorUnits
  /** Its debt was opened by it, and what the rate had added went with it. */
  readonly isOpening: boolean
  readonly at: Instant
}

interface Held {
  readonly paymentId: string | null
  left: MinorUnits
  dearer: MinorUnits
}

/**
 * What the rate of the day had added to the money that goes back under `key`. Online money is that of its payment; what
 * goes back by hand is what came last. What went back without opening its debt leaves all of it to the rest.
 */
export function dearerOf(
  key: string,
  of: { readonly payments: readonly RatedMoney[]; readonly backs: readonly MoneyBack[] },
): MinorUnits {
  const held: Held[] = []
  const coming = of.payments.toSorted(byTime)
  for (const back of of.backs.toSorted(byTime)) {
    while (coming[0] && !isBefore(back.at, coming[0].at)) take(held, coming.shift())
    const dearer = goBack(held, { ...back, isOpening: back.isOpening || back.key === key })
    if (back.key === key) return dearer
  }
  return 0
}

function take(held: Held[], money: RatedMoney | undefined): void {
  if (money) held.unshift({ paymentId: money.paymentId, left: money.amount, dearer: money.dearer })
}

function goBack(held: readonly Held[], { paymentId, amount, isOpening }: MoneyBack): MinorUnits {
  let rest = amount
  let taken = 0
  for (const money of held) {
    if (paymentId !== null && money.paymentId !== paymentId) continue
    const part = Math.min(rest, money.left)
    if (part <= 0) continue
    const dearer = isOpening ? ratioOf(money.dearer, String(part), String(money.left)) : 0
    money.left -= part
    money.dearer -= dearer
    rest -= part
    taken += dearer
  }
  return taken
}

/** Of one moment the money of a payment goes before what is left to hands. */
function byTime(
  a: { readonly at: Instant; readonly paymentId: string | null },
  b: { readonly at: Instant; readonly paymentId: string | null },
): number {
  return (
    a.at.epochMilliseconds - b.at.epochMilliseconds ||
    Number(a.paymentId === null) - Number(b.paymentId === null)
  )
}
