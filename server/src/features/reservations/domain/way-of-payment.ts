import type { PayBy } from '../../pricing/domain/quote.ts'
import type { Reservation } from './reservation.ts'

/** The discount that was agreed for paying so, in percent. */
export function discountForWay({ terms }: Pick<Reservation, 'terms'>, way: PayBy | null): number {
  return way === null || way === 'card' ? 0 : (terms.policy.payment_discounts?.[way] ?? 0)
}
