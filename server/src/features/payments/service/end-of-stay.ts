import type { ReservationId } from '../../../lib/ids.ts'
import { roundHalfUp } from '../../../lib/money.ts'
import type { Work } from './deps.ts'
import { giveBack, netBalance } from './give-back.ts'
import { closeAll } from './requests.ts'

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

/**
 * What the policy gives back was reckoned on everything in the ledger; a second payment that is on its way back already
 * is no part of it.
 */
export async function refundCancelled(work: Work, id: ReservationId, amount: number): Promise<void> {
  const { deps, tx } = work
  const reservation = await deps.reservations(tx).getById(id)
  const { paid } = await deps.reservations(tx).balance(id)
  const net = Math.max(0, (await netBalance(work, id)).paid)
  const due = net < paid ? roundHalfUp((amount * net) / paid) : amount
  if (due > 0) await giveBack(work, { reservation, amount: due, cause: 'cancelled', once: `cancelled:${id}` })
}
