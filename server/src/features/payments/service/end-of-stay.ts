import type { ReservationId } from '../../../lib/ids.ts'
import type { RefundState } from '../domain/records.ts'
import { refundRepository } from '../repository/refunds.ts'
import { SYSTEM, type Work } from './deps.ts'
import { giveBack } from './give-back.ts'
import { openDebt } from './refund-meaning.ts'
import { closeAll } from './requests.ts'
import { netBalance } from './returnable.ts'

/** What nobody has sent yet, and no provider may have. */
const UNSENT: ReadonlySet<RefundState> = new Set(['queued', 'waiting_balance', 'manual', 'disputed'])

/**
 * Nothing more is to be paid by link. A hold that ends with a part of its deposit paid gives that part back: it bought
 * no nights.
 */
export async function endRequests(work: Work, id: ReservationId): Promise<void> {
  const { deps, tx } = work
  const reservation = await deps.reservations(tx).getById(id)
  await closeAll(work, reservation)
  if (reservation.status !== 'expired' || reservation.frozenReason) return
  const { paid: amount } = await netBalance(work, id)
  if (amount <= 0) return
  await giveBack(work, { reservation, amount, cause: 'late', once: `expired:${id}:${amount}` })
  await deps.alert(tx, {
    kind: 'hold_ended_part_paid',
    severity: 'warning',
    summary: `The hold ${reservation.code} ended with only a part of its deposit paid. What came is going back.`,
    about: reservation.code,
    entity: 'reservation',
    entityId: id,
    dedupeKey: `hold_ended_part_paid:${id}`,
  })
}

export async function refundCancelled(work: Work, id: ReservationId, amount: number): Promise<void> {
  const { deps, tx } = work
  const reservation = await deps.reservations(tx).getById(id)
  // A stay may be opened again, and cancelled again.
  const once = `cancelled:${id}:${deps.ids.uuid()}`
  if (amount > 0) await giveBack(work, { reservation, amount, cause: 'cancelled', once })
}

/** A cancellation was taken back: what it promised stays here, as far as it has not left; the rest is owed again. */
export async function stayReopened(work: Work, id: ReservationId): Promise<void> {
  await keepPromised(work, id)
  for (const refund of await refundRepository(work.tx).ofReservation(id)) {
    if (refund.cause !== 'cancelled' || refund.state === 'rejected') continue
    await openDebt(work, { id: refund.id, actor: SYSTEM })
  }
}

async function keepPromised({ deps, tx }: Work, id: ReservationId): Promise<void> {
  const repository = refundRepository(tx)
  for (const { id: refundId, cause } of await repository.ofReservation(id)) {
    const refund = cause === 'cancelled' ? await repository.lock(refundId) : undefined
    if (!refund || !UNSENT.has(refund.state)) continue
    // Asked for once without an answer: it may have left.
    if (refund.state === 'queued' && refund.attempts > 0) continue
    const settledAt = deps.clock.now()
    await repository.move(refundId, { state: 'rejected', error: 'the stay was opened again', settledAt })
    await deps.closeAlert(tx, `refund_by_hand:${refundId}`)
    await deps.closeAlert(tx, `refund_without_balance:${refundId}`)
    if (refund.paymentId) await deps.closeAlert(tx, `refund_waits_for_bank:${refund.paymentId}`)
  }
}
