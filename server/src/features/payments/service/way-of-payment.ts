import type { Actor } from '../../../lib/http/actor.ts'
import type { PayBy } from '../../pricing/domain/quote.ts'
import type { PaymentMethod } from '../../reservations/domain/ledger.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { PaymentOutcome } from '../domain/records.ts'
import type { Work } from './deps.ts'

/** The ways of payment that prices know; a card at the desk and money online cost the same. */
function wayOf(method: PaymentMethod): PayBy {
  return method === 'transfer' || method === 'cash' ? method : 'card'
}

/** Of what became of a payment: it is part of what the stay was paid. */
export const STAYS_HERE: ReadonlySet<PaymentOutcome> = new Set(['applied', 'collecting', 'revived'])

interface FirstPayment {
  /** As it was before. */
  readonly reservation: Reservation
  readonly method: PaymentMethod
  /** Paid before it came. */
  readonly paidBefore: number
  readonly actor: Actor
  /** Whether the guest is told: once for all cabins. */
  readonly notify: boolean
}

/**
 * The first payment tells how the stay is paid: a discount that was for a transfer or cash goes, or becomes the other
 * one, when it comes another way. Who was promised none gets none by it: that is asked for before paying.
 */
export async function settleWay({ deps, tx }: Work, paid: FirstPayment): Promise<void> {
  const { reservation, method, paidBefore, actor, notify } = paid
  const way = wayOf(method)
  if (paidBefore > 0 || reservation.payBy === null || reservation.payBy === 'card') return
  if (reservation.payBy === way) return
  const current = await deps.reservations(tx).lockById(reservation.id)
  if (!current) return
  const cause = `paid by ${way}, and not by ${reservation.payBy}`
  await deps.reservations(tx).payAnotherWay({ reservation: current, way, actor, cause, notify })
}
