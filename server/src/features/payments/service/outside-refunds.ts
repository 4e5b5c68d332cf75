import { isViolationOf } from '../../../lib/db/types.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { ProviderPayment, ProviderRefund } from '../domain/provider-payment.ts'
import type { Refund, RefundId } from '../domain/records.ts'
import { outsideKey } from '../domain/refund.ts'
import { sendRefundJob } from '../jobs.ts'
import { REFUND_ONCE, refundRepository } from '../repository/refunds.ts'
import { IS_HELD } from './account.ts'
import { PROVIDER, type Work } from './deps.ts'
import { bookRefund } from './give-back.ts'
import { sum } from './owner-words.ts'
import { divideReturned } from './payment-parts.ts'
import { ASK_MEANING, closeDebt, openDebt } from './refund-meaning.ts'
import { repriceStay } from './reprice.ts'
import { netBalance } from './returnable.ts'
import { tellTakenBack } from './taken-back.ts'

interface Seen {
  readonly payment: ProviderPayment
  readonly reservation: Reservation
  /** It went back before the payment was first seen: no debt of the stay was ever closed with it. */
  readonly isFirstSeen?: boolean
}

/**
 * Money of an applied payment that has gone back: refunds of ours that the reading finishes, and those the owner or
 * the provider made elsewhere, which must stand in the ledger all the same.
 */
export async function bookOutsideRefunds(work: Work, of: Seen): Promise<void> {
  const { payment } = of
  if (payment.transactionAmountRefunded === 0) return
  const own = await refundRepository(work.tx).lockOfPayment(payment.id)
  const used = new Set<string>()
  for (const seen of payment.refunds.filter((refund) => refund.status === 'approved')) {
    const match = matching(own, seen, used)
    if (!match) {
      await bookOutside(work, {
        ...of,
        amount: seen.amount,
        providerRefundId: seen.id,
        once: `outside:${seen.id}`,
      })
      continue
    }
    used.add(match.id)
    if (match.state !== 'approved') await finishRefund(work, match, seen)
  }
  await bookUnlisted(work, of)
}

/** The one that carries its number; else one of the same amount that has none yet. */
export function matching(
  own: readonly Refund[],
  seen: Pick<ProviderRefund, 'id' | 'amount'>,
  used: ReadonlySet<string>,
): Refund | undefined {
  const numbered = own.find((refund) => refund.providerRefundId === seen.id)
  if (numbered) return numbered
  return own.find(
    (refund) =>
      refund.providerRefundId === null &&
      refund.amount === seen.amount &&
      !used.has(refund.id) &&
      ['queued', 'sending', 'waiting_balance', 'manual'].includes(refund.state) &&
      refund.attempts > 0,
  )
}

/**
 * Approved at the provider: booked, once, and as much as went. Asked for everything, the provider sends what is left,
 * which is less when a part is on its way back by another hand.
 */
export async function finishRefund(
  work: Work,
  refund: Refund,
  sent: Pick<ProviderRefund, 'id' | 'amount'>,
): Promise<void> {
  const { deps, tx } = work
  const settledAt = deps.clock.now()
  const amount = Math.min(refund.amount, sent.amount)
  if (amount < refund.amount) await refundRepository(tx).lower(refund.id, amount)
  const providerRefundId = sent.id
  await refundRepository(tx).move(refund.id, { state: 'approved', providerRefundId, settledAt })
  await deps.closeAlert(tx, `refund_by_hand:${refund.id}`)
  await deps.closeAlert(tx, `refund_without_balance:${refund.id}`)
  // What never stood in the ledger does not leave it either.
  if (!refund.reservationId || refund.cause === 'unmatched') return
  await bookRefund(work, {
    id: refund.id,
    reservationId: refund.reservationId,
    method: refund.method,
    amount,
    currency: refund.currency,
    note: refund.note || refund.cause,
  })
  await deps.audit(tx, {
    actor: PROVIDER,
    action: 'refund.sent',
    entity: 'reservation',
    entityId: refund.reservationId,
    cause: refund.cause,
    after: { refund_id: refund.id, amount, provider_refund_id: providerRefundId },
  })
}

/** The payment says more went back than its list of refunds explains: a mediation does that. */
async function bookUnlisted(work: Work, of: Seen): Promise<void> {
  const { payment } = of
  const now = await refundRepository(work.tx).lockOfPayment(payment.id)
  const booked = now
    .filter((refund) => refund.state === 'approved')
    .reduce((sum, refund) => sum + refund.amount, 0)
  const missing = payment.transactionAmountRefunded - booked
  if (missing <= 0) return
  const ours = now.filter((refund) => ['queued', 'sending', 'in_process'].includes(refund.state))
  if (ours.length > 0) {
    // Perhaps one of ours whose answer is on its way: its own job finds out.
    for (const refund of ours) await work.deps.jobs.enqueue(work.tx, sendRefundJob, { refundId: refund.id })
    return
  }
  const once = `outside:${payment.id}:${payment.transactionAmountRefunded}`
  await bookOutside(work, { ...of, amount: missing, providerRefundId: null, once })
}

/** Of a payment for several cabins each cabin's part is booked where it was paid. */
async function bookOutside(
  work: Work,
  of: Seen & {
    readonly amount: number
    readonly providerRefundId: string | null
    readonly once: string
  },
): Promise<void> {
  const { deps, tx } = work
  const { payment, reservation, amount, once } = of
  const whole = [{ stay: reservation, amount }]
  const parts = of.isFirstSeen
    ? whole
    : await divideReturned(work, { paymentId: payment.id, reservation, amount })
  const booked: BookedPart[] = []
  for (const [i, part] of parts.entries()) {
    const key = i === 0 ? once : outsideKey(once, part.stay.id)
    const made = await bookPart(work, {
      ...of,
      ...part,
      providerRefundId: i === 0 ? of.providerRefundId : null,
      key,
    })
    if (!made) return
    booked.push(made)
  }
  const [first] = booked
  if (!first || of.isFirstSeen) return
  const { reservation: told } = await deps.reservations(tx).wholeStay(first.stay)
  const code = parts.length > 1 ? told.code : first.stay.code
  const isClosed = booked.some((one) => one.isClosed)
  const { currency } = payment
  await tellTakenBack(work, { reservation: first.stay, amount, once: `outside:${first.id}` })
  for (const { stay } of booked) if (IS_HELD.has(stay.status)) await repriceStay(work, stay.id)
  await deps.alert(tx, {
    kind: 'refund_outside',
    severity: 'warning',
    summary:
      `${sum(amount, currency)} of payment ${payment.id} (${code}) went back without having ` +
      `been asked for here. It stands in the ledger now.${isClosed ? ASK_MEANING : ''}`,
    about: `${code}, ${sum(amount, currency)}`,
    entity: 'reservation',
    entityId: first.stay.id,
    dedupeKey: `refund_meaning:${first.id}`,
  })
}

interface BookedPart {
  readonly id: RefundId
  readonly stay: Reservation
  readonly isClosed: boolean
}

/** Null when it stands in the ledger already. */
async function bookPart(
  work: Work,
  of: Seen & {
    readonly stay: Reservation
    readonly amount: number
    readonly providerRefundId: string | null
    readonly key: string
  },
): Promise<BookedPart | null> {
  const { deps, tx } = work
  const { payment, stay, amount } = of
  const { currency } = payment
  const id = deps.ids.uuid<RefundId>()
  const now = deps.clock.now()
  const row = {
    id,
    reservationId: stay.id,
    paymentId: payment.id,
    method: 'mercado_pago' as const,
    amount,
    currency,
    cause: 'outside' as const,
    state: 'approved' as const,
    meaning: null,
    providerRefundId: of.providerRefundId,
    note: '',
    dedupeKey: of.key,
    createdAt: now,
    settledAt: now,
  }
  const before = await netBalance(work, stay.id)
  try {
    await tx.savepoint((inner) => refundRepository(inner).insert(row))
  } catch (error) {
    if (isViolationOf(error, REFUND_ONCE)) return null
    throw error
  }
  const method = 'mercado_pago'
  await bookRefund(work, { id, reservationId: stay.id, method, amount, currency, note: 'outside' })
  if (of.isFirstSeen) return { id, stay, isClosed: false }
  if (stay.status === 'cancelled') await openDebt(work, { id, actor: PROVIDER })
  const isClosed = await closeDebt(work, { reservation: stay, refundId: id, before, actor: PROVIDER })
  return { id, stay, isClosed }
}
