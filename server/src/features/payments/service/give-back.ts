import { isViolationOf } from '../../../lib/db/types.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import type { PaymentMethod } from '../../reservations/domain/ledger.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { RefundCause, RefundId, RefundMeaning } from '../domain/records.ts'
import { sendRefundJob } from '../jobs.ts'
import { REFUND_ONCE, refundRepository } from '../repository/refunds.ts'
import { PROVIDER, SYSTEM, type Work } from './deps.ts'
import { sum } from './owner-words.ts'
import { listDisputed, listReturnable, netBalance, type Returnable } from './returnable.ts'

export interface NewRefund {
  readonly reservation: Reservation
  /** Null for money that did not come through the provider. */
  readonly paymentId: string | null
  readonly amount: number
  /** Left out: that of the stay. */
  readonly currency?: string
  readonly cause: RefundCause
  readonly meaning?: RefundMeaning | null
  /** The bank decides first about the payment it came by. */
  readonly isDisputed?: boolean
  readonly note?: string
  /** The same cause returns money once. */
  readonly once: string
  readonly actor?: Actor
}

/** Writes the refund and leaves the sending to its job. Null when this cause has its refund already. */
export async function queueRefund(work: Work, wanted: NewRefund): Promise<RefundId | null> {
  const { deps, tx } = work
  const id = deps.ids.uuid<RefundId>()
  const byHand = wanted.paymentId === null
  const state = wanted.isDisputed ? 'disputed' : byHand ? 'manual' : 'queued'
  try {
    await tx.savepoint((inner) =>
      refundRepository(inner).insert({
        id,
        reservationId: wanted.reservation.id,
        paymentId: wanted.paymentId,
        method: byHand ? 'transfer' : 'mercado_pago',
        amount: wanted.amount,
        currency: wanted.currency ?? wanted.reservation.terms.currency,
        cause: wanted.cause,
        state,
        meaning: wanted.meaning ?? null,
        providerRefundId: null,
        note: wanted.note ?? '',
        dedupeKey: wanted.once,
        createdAt: deps.clock.now(),
        settledAt: null,
      }),
    )
  } catch (error) {
    if (isViolationOf(error, REFUND_ONCE)) return null
    throw error
  }
  await deps.audit(tx, {
    actor: wanted.actor ?? SYSTEM,
    action: 'refund.requested',
    entity: 'reservation',
    entityId: wanted.reservation.id,
    cause: wanted.cause,
    after: { refund_id: id, amount: wanted.amount, payment_id: wanted.paymentId },
  })
  if (state === 'manual') {
    await alertByHand(work, wanted.reservation, { id, amount: wanted.amount, why: 'it was not paid online' })
  } else if (state === 'queued') await deps.jobs.enqueue(tx, sendRefundJob, { refundId: id })
  return id
}

/** A person has to send this money; says how much and why. */
export async function alertByHand(
  { deps, tx }: Work,
  reservation: Reservation,
  refund: { readonly id: RefundId; readonly amount: number; readonly why: string },
): Promise<void> {
  await deps.alert(tx, {
    kind: 'refund_by_hand',
    severity: 'critical',
    summary:
      `Return ${sum(refund.amount, reservation.terms.currency)} of ${reservation.code} by bank transfer: ` +
      `${refund.why}. Record it with POST /admin/reservations/${reservation.code}/refunds.`,
    about: `${reservation.code}, ${sum(refund.amount, reservation.terms.currency)}`,
    entity: 'reservation',
    entityId: reservation.id,
    dedupeKey: `refund_by_hand:${refund.id}`,
  })
}

export interface GiveBack {
  readonly reservation: Reservation
  readonly amount: number
  readonly cause: RefundCause
  readonly meaning?: RefundMeaning | null
  readonly once: string
  readonly note?: string
  readonly actor?: Actor
}

/**
 * Returns an amount by the ways it came: online payments first, the rest by hand. What lies in a disputed payment is
 * never returned by another way: it waits until the bank has decided (contract 2.13).
 */
export async function giveBack(work: Work, wanted: GiveBack): Promise<RefundId[]> {
  const disputed = await listDisputed(work, wanted.reservation.id)
  const { paid } = await netBalance(work, wanted.reservation.id)
  const inDispute = disputed.reduce((all, one) => all + one.left, 0)
  const free = inDispute === 0 ? wanted.amount : Math.min(wanted.amount, Math.max(0, paid - inDispute))
  const made = await returnFree(work, { ...wanted, amount: free })
  return [...made, ...(await withhold(work, { ...wanted, amount: wanted.amount - free }, disputed))]
}

async function returnFree(work: Work, wanted: GiveBack): Promise<RefundId[]> {
  let left = wanted.amount
  const made: (RefundId | null)[] = []
  for (const { payment, left: available } of await listReturnable(work, wanted.reservation.id)) {
    const amount = Math.min(left, available)
    if (amount <= 0) break
    const { paymentId } = payment
    made.push(await queueRefund(work, { ...wanted, paymentId, amount, once: `${wanted.once}:${paymentId}` }))
    left -= amount
  }
  if (left > 0) {
    made.push(
      await queueRefund(work, { ...wanted, paymentId: null, amount: left, once: `${wanted.once}:by-hand` }),
    )
  }
  return made.filter((id) => id !== null)
}

/** Promised, and kept until the dispute ends; the owner is told not to send it by hand. */
async function withhold(work: Work, wanted: GiveBack, disputed: readonly Returnable[]): Promise<RefundId[]> {
  const { deps, tx } = work
  const { reservation } = wanted
  let left = wanted.amount
  const made: RefundId[] = []
  for (const { payment, left: available } of disputed) {
    const amount = Math.min(left, available)
    if (amount <= 0) break
    const { paymentId } = payment
    const once = `${wanted.once}:${paymentId}`
    const id = await queueRefund(work, { ...wanted, paymentId, amount, isDisputed: true, once })
    if (id) made.push(id)
    left -= amount
    await deps.alert(tx, {
      kind: 'refund_waits_for_bank',
      severity: 'warning',
      summary:
        `${sum(amount, reservation.terms.currency)} of ${reservation.code} is not returned now: the bank is ` +
        `deciding about payment ${paymentId}. Do not send it by another way; what is left to do is told ` +
        'here when it has decided.',
      about: `${reservation.code}, ${sum(amount, reservation.terms.currency)}`,
      entity: 'reservation',
      entityId: reservation.id,
      dedupeKey: `refund_waits_for_bank:${paymentId}`,
    })
  }
  return made
}

/** Stands in the ledger once the money has left. */
export async function bookRefund(
  { deps, tx }: Work,
  refund: {
    readonly id: RefundId
    readonly reservationId: ReservationId
    readonly method: PaymentMethod
    readonly amount: number
    readonly currency: string
    readonly note: string
    readonly actor?: Actor
  },
): Promise<void> {
  const actor = refund.actor ?? PROVIDER
  await deps.reservations(tx).addEntry(refund.reservationId, {
    kind: 'refund',
    method: refund.method,
    amount: refund.amount,
    currency: refund.currency,
    note: refund.note,
    actorKind: actor.kind,
    actorId: actor.id,
    sourceKey: `refund:${refund.id}`,
  })
}
