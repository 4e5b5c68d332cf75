import type { LocalDate } from '../../../lib/local-date.ts'
import type { MinorUnits } from '../../../lib/money.ts'

const ACCOMMODATION_KINDS = [
  'nights',
  'season',
  'weekend',
  'holiday',
  'package',
  'extra_guests',
  'length_discount',
  'last_minute',
] as const
const LINE_KINDS = [
  ...ACCOMMODATION_KINDS,
  'cleaning',
  'pets',
  'extra',
  'payment_discount',
  'rounding',
] as const
export type LineKind = (typeof LINE_KINDS)[number]

/** A step of the price before it is put into words; see lines.ts. */
export interface PriceStep {
  readonly kind: LineKind
  /** Minor units; a discount is negative, a rounding may be. */
  readonly amount: MinorUnits
  readonly nights?: number
  /** Price of one night, or of one guest for one night. */
  readonly unitAmount?: MinorUnits
  /** Season, holiday, package or extra. */
  readonly name?: string
  /** Guests or pets. */
  readonly count?: number
  readonly percent?: number
  /** Days before arrival within which a last-minute discount holds. */
  readonly days?: number
  readonly payBy?: 'transfer' | 'cash'
  /** The nights that a line of nights pays for. */
  readonly dates?: readonly LocalDate[]
}

export function sumOf(steps: readonly { readonly amount: MinorUnits }[]): MinorUnits {
  return steps.reduce((total, step) => total + step.amount, 0)
}

/**
 * Nights, guests and packages after their discounts: what a way of payment makes cheaper (contract section 5, step 8).
 */
export function accommodationPart<Step extends { readonly kind: string }>(steps: readonly Step[]): Step[] {
  return steps.filter(({ kind }) => ACCOMMODATION_KINDS.some((one) => one === kind))
}
