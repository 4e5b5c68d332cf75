import type { MinorUnits } from '../../../lib/money.ts'

/**
 * What of one payment is whose: each gets what it misses, the first before the next; what nobody misses goes to the
 * last who missed something, or to the first. The parts sum to the amount.
 */
export function shareOut(amount: MinorUnits, missing: readonly MinorUnits[]): MinorUnits[] {
  let left = amount
  const parts = missing.map((wanted) => {
    const part = Math.min(left, Math.max(0, wanted))
    left -= part
    return part
  })
  const last = Math.max(
    0,
    missing.findLastIndex((wanted) => wanted > 0),
  )
  return parts.map((part, i) => (i === last ? part + left : part))
}
