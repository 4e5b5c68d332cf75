import type { Actor } from '../../../lib/http/actor.ts'
import { type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import type { Refund, RefundId, RefundMeaning } from '../domain/records.ts'
import { outsideAct } from '../domain/refund.ts'
import { refundRepository } from '../repository/refunds.ts'
import { takeBackDayRate } from './day-rate-back.ts'
import type { PaymentDeps, Work } from './deps.ts'
import { repriceStay } from './reprice.ts'
import { netBalance } from './returnable.ts'

/** Appended to a note about money that went back and whose meaning nobody chose. */
export const ASK_MEANING =
  ' The stay costs that much less until you say otherwise: choose whether it was a discount, or the guest ' +
  'owes it again.'

/**
 * Money that went back opens the debt it had closed. Unless somebody chose that, the stay costs as much less, so that
 * no link asks for it again (contract 2.13). True when a debt was closed so.
 */
export async function closeDebt(
  work: Work,
  of: {
    readonly reservation: Reservation
    readonly refundId: RefundId
    /** What was due before the money went back. */
    readonly before: { readonly due: number }
    readonly actor: Actor
    readonly note?: string
  },
): Promise<boolean> {
  const { deps, tx } = work
  const { reservation, refundId, before, actor } = of
  const status = statusAt(reservation, deps.clock.now())
  if (status !== 'confirmed' && status !== 'checked_in' && status !== 'completed') return false
  const { due } = await netBalance(work, reservation.id)
  const opened = Math.max(0, due) - Math.max(0, before.due)
  if (opened <= 0) return false
  await deps.reservations(tx).adjust(reservation.id, {
    amount: -opened,
    note: of.note || 'given back; the debt stays closed',
    actor,
    sourceKey: closedKey(refundId),
  })
  return true
}

/** The guest owes it again, in the agreed rate. */
export async function openDebt(
  work: Work,
  of: { readonly id: RefundId; readonly actor: Actor },
): Promise<void> {
  const refund = await refundRepository(work.tx).find(of.id)
  if (!refund?.reservationId) return
  await takeBackDayRate(work, { reservationId: refund.reservationId, actor: of.actor, once: refund.id })
}

const closedKey = (id: RefundId) => `closed:${id}`

export type MeaningResult =
  | { readonly ok: true; readonly refund: Refund }
  | { readonly ok: false; readonly reason: 'not_found' | 'already_chosen' }

/** The owner says what a refund meant: a return opens the debt again, a discount leaves it closed. */
export function chooseMeaning(
  { deps, tx: db }: { readonly deps: PaymentDeps; readonly tx: Work['tx'] },
  chosen: { readonly id: RefundId; readonly meaning: RefundMeaning; readonly actor: Actor },
): Promise<MeaningResult> {
  return db.transaction(async (tx): Promise<MeaningResult> => {
    const work = { deps, tx }
    const found = await refundRepository(tx).find(chosen.id)
    const reservation = found?.reservationId && (await deps.reservations(tx).lockById(found.reservationId))
    const refund = reservation ? await refundRepository(tx).lock(chosen.id) : undefined
    if (!refund || !reservation) return { ok: false, reason: 'not_found' }
    if (refund.meaning !== null) return { ok: false, reason: 'already_chosen' }
    for (const part of await partsOf(work, refund)) await mean(work, part, chosen)
    return { ok: true, refund: { ...refund, meaning: chosen.meaning } }
  })
}

/** One refund in the provider's panel may have been several cabins' money; its meaning is chosen once. */
async function partsOf({ tx }: Work, refund: Refund): Promise<readonly Refund[]> {
  const act = outsideAct(refund)
  if (act === null || refund.paymentId === null) return [refund]
  const all = await refundRepository(tx).lockOfPayment(refund.paymentId)
  return all.filter((one) => outsideAct(one) === act)
}

async function mean(
  work: Work,
  refund: Refund,
  chosen: { readonly meaning: RefundMeaning; readonly actor: Actor },
): Promise<void> {
  const { deps, tx } = work
  const { reservationId } = refund
  if (!reservationId) return
  await refundRepository(tx).setMeaning(refund.id, chosen.meaning)
  await deps.closeAlert(tx, `refund_meaning:${refund.id}`)
  const ledger = await deps.reservations(tx).ledger(reservationId)
  const closed = ledger.find((entry) => entry.sourceKey === closedKey(refund.id))
  if (chosen.meaning === 'return' && closed) {
    await deps.reservations(tx).adjust(reservationId, {
      amount: -closed.amount,
      note: 'returned; the debt is open again',
      actor: chosen.actor,
      sourceKey: `reopened:${refund.id}`,
    })
    await openDebt(work, { id: refund.id, actor: chosen.actor })
    await repriceStay(work, reservationId)
  }
  await deps.audit(tx, {
    actor: chosen.actor,
    action: 'refund.meaning_chosen',
    entity: 'reservation',
    entityId: reservationId,
    cause: chosen.meaning,
    after: { refund_id: refund.id, amount: refund.amount },
  })
}
