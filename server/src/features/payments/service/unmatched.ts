import type { Db } from '../../../lib/db/types.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { StoredPayment } from '../domain/records.ts'
import { paymentRepository } from '../repository/payments.ts'
import { unmatchedRepository } from '../repository/unmatched.ts'
import { type CreditRefusal, credit } from './credit.ts'
import type { PaymentDeps, Work } from './deps.ts'
import { moneyOf, tell } from './words.ts'

export type UnmatchedRefusal =
  | CreditRefusal
  | 'not_found'
  | 'reservation_not_found'
  | 'decided'
  /** In another currency: what it is worth has to be said. */
  | 'amount_needed'

export type UnmatchedResult =
  | { readonly ok: true; readonly payment: StoredPayment }
  | { readonly ok: false; readonly reason: UnmatchedRefusal }

interface Decision {
  readonly paymentId: string
  readonly actor: Actor
}

/** A person says which stay the money pays, and how much of its currency it is worth. */
export function applyUnmatched(
  deps: PaymentDeps,
  db: Db,
  of: Decision & { readonly code: string | null; readonly amount: number | null; readonly note: string },
): Promise<UnmatchedResult> {
  return db.transaction(async (tx): Promise<UnmatchedResult> => {
    const work = { deps, tx }
    const payment = await lockWaiting(work, of.paymentId)
    if (!payment.ok) return payment
    const { stored } = payment
    const service = deps.reservations(tx)
    const named = of.code === null ? undefined : await service.findByCode(of.code)
    const id = of.code === null ? stored.reservationId : named?.id
    const reservation = id ? await service.lockById(id) : undefined
    if (!reservation) return { ok: false, reason: 'reservation_not_found' }
    const amount = of.amount ?? (stored.currency === reservation.terms.currency ? stored.amount : null)
    if (amount === null) return { ok: false, reason: 'amount_needed' }
    const { actor, note } = of
    const sourceKey = `payment:${stored.paymentId}`
    // What its reference names is all that was booked together; a person who names a stay means that one.
    const together = of.code === null
    const method = 'mercado_pago'
    const booked = await credit(work, { reservation, amount, method, note, actor, sourceKey, together })
    if (!booked.ok) return booked
    return decide(work, stored, { outcome: 'applied_by_hand', actor })
  })
}

/** A person has returned it where it arrived; the guest is told. */
export function returnUnmatched(deps: PaymentDeps, db: Db, of: Decision): Promise<UnmatchedResult> {
  return db.transaction(async (tx): Promise<UnmatchedResult> => {
    const work = { deps, tx }
    const payment = await lockWaiting(work, of.paymentId)
    if (!payment.ok) return payment
    const { stored } = payment
    const decided = await decide(work, stored, { outcome: 'unmatched_returned', actor: of.actor })
    const reservation = stored.reservationId && (await deps.reservations(tx).findById(stored.reservationId))
    if (reservation) {
      const refunded = { ...moneyOf(reservation, stored.amount), currency: stored.currency }
      const variables = { code: reservation.code, refunded }
      await tell(work, reservation, {
        key: 'refund_sent',
        variables,
        once: `unmatched:${stored.paymentId}:sent`,
      })
    }
    return decided
  })
}

type Waiting =
  | { readonly ok: true; readonly stored: StoredPayment }
  | { readonly ok: false; readonly reason: 'not_found' | 'decided' }

async function lockWaiting({ tx }: Work, paymentId: string): Promise<Waiting> {
  const stored = await paymentRepository(tx).lock(paymentId)
  const isUnmatched = stored?.refusal === 'wrong_collector' || stored?.refusal === 'wrong_currency'
  if (!stored || !isUnmatched) return { ok: false, reason: 'not_found' }
  // One that goes back by itself is decided, unless the provider refused and left it to a person.
  const isOpen = stored.outcome === null || (await unmatchedRepository(tx).isLeftToPerson(paymentId))
  return isOpen ? { ok: true, stored } : { ok: false, reason: 'decided' }
}

async function decide(
  { deps, tx }: Work,
  stored: StoredPayment,
  by: { readonly outcome: 'applied_by_hand' | 'unmatched_returned'; readonly actor: Actor },
): Promise<UnmatchedResult> {
  await unmatchedRepository(tx).decide(stored.paymentId, { outcome: by.outcome, now: deps.clock.now() })
  await deps.closeAlert(tx, `payment_refused:${stored.paymentId}`)
  await deps.audit(tx, {
    actor: by.actor,
    action: `payment.${by.outcome}`,
    entity: 'payment',
    entityId: stored.paymentId,
    cause: stored.refusal ?? '',
    after: { amount: stored.amount, currency: stored.currency },
  })
  return { ok: true, payment: { ...stored, outcome: by.outcome } }
}
