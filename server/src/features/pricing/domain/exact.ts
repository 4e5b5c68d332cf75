import type { MinorUnits } from '../../../lib/money.ts'

/** Multipliers and exchange rates carry at most four decimals, so products of them are exact in whole numbers. */
const STEP = 10_000n

/** `1.25` as 12500. */
export function scaled(value: number | string): bigint {
  const [whole = '0', decimals = ''] = String(value).split('.')
  return BigInt(whole) * STEP + BigInt(decimals.padEnd(4, '0').slice(0, 4))
}

/** `units` divided by 10^(4 × steps), half-up. Never negative here. */
export function roundScaled(units: bigint, steps: number): MinorUnits {
  const divisor = STEP ** BigInt(steps)
  return Number((units * 2n + divisor) / (divisor * 2n))
}

/** `amount × over ÷ under`, half-up. Both have at most four decimals and are positive. */
export function ratioOf(amount: MinorUnits, over: string, under: string): MinorUnits {
  const units = BigInt(Math.abs(amount)) * scaled(over)
  const divisor = scaled(under)
  const rounded = Number((units * 2n + divisor) / (divisor * 2n))
  return amount < 0 ? -rounded : rounded
}
