import type { MinorUnits } from '../../../lib/money.ts'

/**
 * Multipliers, percentages and exchange rates carry at most four decimals: their products are whole numbers of these.
 */
const STEP = 10_000n

/** `1.25` as 12500. */
function scaled(value: number | string): bigint {
  const [whole = '0', decimals = ''] = String(value).split('.')
  return BigInt(whole) * STEP + BigInt(decimals.padEnd(4, '0').slice(0, 4))
}

/** An amount that is not rounded yet: `units ÷ per` minor units. */
export interface Exact {
  readonly units: bigint
  readonly per: bigint
}

export function exact(amount: MinorUnits | bigint): Exact {
  return { units: BigInt(amount), per: 1n }
}

export function times({ units, per }: Exact, factor: number | string): Exact {
  return { units: units * scaled(factor), per: per * STEP }
}

/** A hundredth of `percent` of it. */
export function percentOf({ units, per }: Exact, percent: number): Exact {
  return { units: units * scaled(percent), per: per * STEP * 100n }
}

export function plus(a: Exact, b: Exact): Exact {
  return a.per === b.per
    ? { units: a.units + b.units, per: a.per }
    : { units: a.units * b.per + b.units * a.per, per: a.per * b.per }
}

export function isSame(a: Exact, b: Exact): boolean {
  return a.units * b.per === b.units * a.per
}

/** Half up on the minor unit, symmetrical around zero: a discount is rounded as the amount it takes off. */
export function rounded({ units, per }: Exact): MinorUnits {
  const absolute = units < 0n ? -units : units
  const result = Number((absolute * 2n + per) / (per * 2n))
  return units < 0n ? -result : result
}

/** `amount × over ÷ under`, half up. Both have at most four decimals and are positive. */
export function ratioOf(amount: MinorUnits, over: string, under: string): MinorUnits {
  return rounded({ units: BigInt(amount) * scaled(over), per: scaled(under) })
}
