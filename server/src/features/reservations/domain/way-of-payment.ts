import type { PayBy } from '../../pricing/domain/quote.ts'
import type { FrozenTerms } from '../../pricing/domain/terms.ts'
import { discountForWay } from './change-others.ts'
import { changedTerms } from './change-terms.ts'
import type { Reservation } from './reservation.ts'

/** What a guest chooses between before anything is paid. */
const WAYS = ['card', 'transfer'] as const

export interface WayToPay {
  readonly payBy: (typeof WAYS)[number]
  readonly total: number
  readonly deposit: number
}

/** Whether the price knows another one for this way. A total that a person agreed stays as it is. */
export function isOtherPrice({ terms, payBy }: Reservation, way: PayBy): boolean {
  return terms.handMade.length === 0 && discountForWay(terms, way) !== discountForWay(terms, payBy)
}

/** The two ways with what these cabins cost by each, all together; none where it is the same. */
export function waysToPay(cabins: readonly Reservation[]): readonly WayToPay[] {
  const ways = WAYS.map((payBy) => {
    const terms = cabins.map((one) => termsPaidBy(one, payBy))
    const sum = (of: (terms: FrozenTerms) => number) => terms.reduce((all, one) => all + of(one), 0)
    return { payBy, total: sum((one) => one.total), deposit: sum((one) => one.deposit) }
  })
  return ways.some(({ total }) => total !== ways[0]?.total) ? ways : []
}

/**
 * What these cabins take off for being paid so: null where each takes another percent, undefined where none does.
 */
export function discountTaken(cabins: readonly Reservation[], way: PayBy): number | null | undefined {
  const percents = cabins.map(
    ({ terms }) =>
      terms.lines.find((line) => line.kind === 'payment_discount' && line.payBy === way)?.percent,
  )
  const [first] = percents
  return percents.every((one) => one === first) ? first : null
}

/** Only the line of that discount differs, with what stands on it (contract section 5, steps 8 and 9). */
function termsPaidBy(stay: Reservation, way: PayBy): FrozenTerms {
  if (!isOtherPrice(stay, way)) return stay.terms
  return changedTerms({
    agreed: stay.terms,
    ...{ before: stay, after: stay, isMoved: false, was: null, willBe: null },
    ...{ payBy: way, isOtherWay: true },
    language: stay.language,
    isHold: stay.status === 'pre_reserved',
  })
}
