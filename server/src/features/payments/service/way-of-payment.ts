import type { Actor } from '../../../lib/http/actor.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import type { PayBy } from '../../pricing/domain/quote.ts'
import { discountForWay } from '../../reservations/domain/change-others.ts'
import type { LedgerEntry, PaymentMethod } from '../../reservations/domain/ledger.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { PaymentOutcome } from '../domain/records.ts'
import { refundRepository } from '../repository/refunds.ts'
import { IS_HELD } from './account.ts'
import { SYSTEM, type Work } from './deps.ts'

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
  const first = paidBefore > 0 ? await findFirstMethod(work, reservation.id) : undefined
  const way = wayOf(first ?? paid.method)
  const current = payBy === way ? undefined : await deps.reservations(tx).lockById(reservation.id)
  if (!current) return
  const isDearer = discountForWay(current.terms, way) < discountForWay(current.terms, payBy)
  if (isDearer && IS_HELD.has(current.status)) return
  const cause = `paid by ${way}, and not by ${payBy}`
  await deps.reservations(tx).payAnotherWay({ reservation: current, way, actor, cause, notify })
}

/** Confirmed by whatever: what was paid on the hold until then tells its price. */
export async function settleConfirmed(
  work: Work,
  of: { readonly reservation: Reservation; readonly notify: boolean },
): Promise<void> {
  const { reservation, notify } = of
  const { payBy } = reservation
  const first = payBy === null || payBy === 'card' ? undefined : await findFirstMethod(work, reservation.id)
  if (!first) return
  const way = wayOf(first)
  const cause = `paid by ${way}, and not by ${payBy}`
  await work.deps.reservations(work.tx).payAnotherWay({ reservation, way, actor: SYSTEM, cause, notify })
}

/** Of what has not gone back. */
async function findFirstMethod({ deps, tx }: Work, id: ReservationId): Promise<PaymentMethod | undefined> {
  const entries = await deps.reservations(tx).ledger(id)
  const takenBack = new Set(entries.map((one) => one.reverses))
  const paid = entries.filter(
    (one) => one.kind === 'payment' && one.reverses === null && !takenBack.has(one.id),
  )
  const refunds = (await refundRepository(tx).ofReservation(id)).filter((one) => one.state !== 'rejected')
  const sourceOf = ({ sourceKey }: LedgerEntry) =>
    sourceKey?.startsWith('payment:') ? (sourceKey.split(':')[1] ?? null) : null
  const left = new Map<string | null, number>()
  const add = (source: string | null, amount: number) => left.set(source, (left.get(source) ?? 0) + amount)
  for (const one of paid) add(sourceOf(one), one.amount)
  for (const { paymentId, amount } of refunds) add(paymentId, -amount)
  return paid.find((one) => (left.get(sourceOf(one)) ?? 0) > 0)?.method ?? undefined
}
