import type { ReservationId } from '../../../lib/ids.ts'
import type { RefundCause, RefundState } from '../domain/records.ts'
import { refundRepository } from '../repository/refunds.ts'
import type { Work } from './deps.ts'

const ON_ITS_WAY: ReadonlySet<RefundState> = new Set(['queued', 'sending', 'in_process'])

/** Going back online at this moment: nobody may send it by another way as well. Locks what may begin to. */
export async function sumOnItsWay({ tx }: Work, id: ReservationId): Promise<number> {
  const repository = refundRepository(tx)
  let sum = 0
  for (const one of await repository.ofReservation(id)) {
    if (!ON_ITS_WAY.has(one.state) && one.state !== 'waiting_balance') continue
    const refund = await repository.lock(one.id)
    if (refund && ON_ITS_WAY.has(refund.state)) sum += refund.amount
  }
  return sum
}

/** A person sends these, or may as well while the provider has no money to send them with. */
const MAY_BE_SENT_BY_HAND: ReadonlySet<RefundState> = new Set(['manual', 'waiting_balance'])

/**
 * Promises that this amount keeps, those by hand before those that wait for the provider's balance, the oldest first,
 * the last perhaps in part; the record of what was sent replaces them. Answers how much was promised before, and what
 * for.
 */
export async function fulfilPromises(
  { deps, tx }: Work,
  id: ReservationId,
  amount: number,
): Promise<{ readonly amount: number; readonly cause: RefundCause }> {
  const repository = refundRepository(tx)
  let left = amount
  let cause: RefundCause = 'owner'
  const promised = (await repository.ofReservation(id)).filter(({ state }) => MAY_BE_SENT_BY_HAND.has(state))
  const inTurn = [...promised].sort((a, b) => (a.state === b.state ? 0 : a.state === 'manual' ? -1 : 1))
  for (const one of inTurn) {
    if (left === 0) break
    // Whoever sends it online takes the row first.
    const refund = await repository.lock(one.id)
    if (!refund || !MAY_BE_SENT_BY_HAND.has(refund.state)) continue
    cause = refund.cause === 'cancelled' ? 'cancelled' : cause
    if (refund.amount > left) {
      await repository.lower(refund.id, refund.amount - left)
      left = 0
      break
    }
    left -= refund.amount
    const settledAt = deps.clock.now()
    await repository.move(refund.id, { state: 'rejected', error: 'returned by the owner', settledAt })
    await deps.closeAlert(tx, `refund_by_hand:${refund.id}`)
    await deps.closeAlert(tx, `refund_without_balance:${refund.id}`)
  }
  return { amount: amount - left, cause }
}
