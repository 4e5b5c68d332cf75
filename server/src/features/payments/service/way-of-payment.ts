import type { Actor } from '../../../lib/http/actor.ts'
import type { PayBy } from '../../pricing/domain/quote.ts'
import { discountForWay } from '../../reservations/domain/change-others.ts'
import type { PaymentMethod } from '../../reservations/domain/ledger.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { PaymentOutcome } from '../domain/records.ts'
import { IS_HELD } from './account.ts'
import type { Work } from './deps.ts'

/** The ways of payment that prices know; a card at the desk and money online cost the same. */
function wayOf(method: PaymentMethod): PayBy {
  return method === 'transfer' || method === 'cash' ? method : 'card'
}

/** Of what became of a payment: it is part of what the stay, which stands, was paid. */
export const STAYS_HERE: ReadonlySet<PaymentOutcome> = new Set(['applied', 'revived'])

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
 * one, when it comes another way. Who was promised none gets none by it: that is asked for before paying. A hold asks
 * for no more than it did until that is paid, be it in parts.
 */
export async function settleWay(work: Work, paid: FirstPayment): Promise<void> {
  const { deps, tx } = work
  const { reservation, paidBefore, actor, notify } = paid
  const { payBy } = reservation
  if (payBy === null || payBy === 'card') return
  if (paidBefore > 0 && !IS_HELD.has(reservation.status)) return
  const way = wayOf(paidBefore > 0 ? await firstMethod(work, paid) : paid.method)
  const current = payBy === way ? undefined : await deps.reservations(tx).lockById(reservation.id)
  if (!current) return
  const isDearer = discountForWay(current.terms, way) < discountForWay(current.terms, payBy)
  if (isDearer && IS_HELD.has(current.status)) return
  const cause = `paid by ${way}, and not by ${payBy}`
  await deps.reservations(tx).payAnotherWay({ reservation: current, way, actor, cause, notify })
}

async function firstMethod({ deps, tx }: Work, paid: FirstPayment): Promise<PaymentMethod> {
  const entries = await deps.reservations(tx).ledger(paid.reservation.id)
  const takenBack = new Set(entries.map((one) => one.reverses))
  const first = entries.find((one) => one.kind === 'payment' && !takenBack.has(one.id))
  return first?.method ?? paid.method
}
