import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'
import { isDisputed } from '../domain/provider-payment.ts'
import type { StoredPayment } from '../domain/records.ts'
import { sendRefundJob } from '../jobs.ts'
import { refundRepository } from '../repository/refunds.ts'
import { accountOf, IS_HELD } from './account.ts'
import { bringBackDayRate, takeBackDayRate } from './day-rate-back.ts'
import { PROVIDER, type Work } from './deps.ts'
import { alertByHand } from './give-back.ts'
import { bookOutsideRefunds } from './outside-refunds.ts'
import { alertOwner } from './owner-words.ts'
import { listParts } from './payment-parts.ts'
import { repriceStay } from './reprice.ts'
import { tellBroughtBack, tellTakenBack } from './taken-back.ts'

interface Applied {
  readonly payment: ProviderPayment
  readonly reservation: Reservation
}

/** Money that counts already: some of it went back, or it is disputed. */
export async function onApplied(work: Work, reading: Applied): Promise<void> {
  const { deps, tx } = work
  const { payment, reservation } = reading
  await bookOutsideRefunds(work, { payment, reservation })
  if (payment.status !== 'charged_back' && payment.status !== 'in_mediation') return
  const parts = await partsOf(work, reading)
  if (payment.status === 'charged_back') await bookDecision(work, reading, parts)
  if (!isDisputed(payment)) return
  for (const { stay } of parts) {
    if (stay.frozenReason) continue
    await deps.reservations(tx).annotate(stay.id, { frozenReason: frozenBy(payment) })
    await deps.audit(tx, {
      actor: PROVIDER,
      action: 'reservation.frozen',
      entity: 'reservation',
      entityId: stay.id,
      cause: `payment ${payment.id}: ${payment.status}`,
    })
  }
}

/** Each cabin that the payment has paid loses its part, or none of it. */
async function partsOf(work: Work, { payment, reservation }: Applied): Promise<readonly Disputed[]> {
  if (reservation.groupId === null) {
    const left = payment.transactionAmount - payment.transactionAmountRefunded
    return [{ stay: reservation, left, suffix: '' }]
  }
  const parts = await listParts(work, { paymentId: payment.id, reservation })
  return parts.map(({ stay, left }) => ({ stay, left, suffix: `:${stay.id}` }))
}

interface Disputed {
  readonly stay: Reservation
  readonly left: number
  /** Tells the entries of several cabins apart. */
  readonly suffix: string
}

function frozenBy(payment: ProviderPayment): string {
  return `${payment.status}:${payment.id}`
}

/** The bank has decided: each cabin loses or gets back its part, and guest and owner hear of the whole once. */
async function bookDecision(work: Work, reading: Applied, parts: readonly Disputed[]): Promise<void> {
  const { payment, reservation } = reading
  let [lost, won] = [0, 0]
  for (const part of parts) {
    const booked = await bookChargeback(work, payment, part)
    if (booked < 0) lost -= booked
    else won += booked
  }
  if (lost > 0) {
    await tellTakenBack(work, { reservation, amount: lost, once: `lost:${payment.id}` })
    const what = 'the bank has decided for the guest, and the money is gone'
    await alertOwner(work, reading, { kind: 'payment_lost', what })
  }
  if (won > 0) {
    await work.deps.closeAlert(work.tx, `payment_lost:${payment.id}`)
    await tellBroughtBack(work, { reservation, amount: won, once: `won:${payment.id}` })
    const what = 'the bank has decided for you after all, and it counts again'
    await alertOwner(work, reading, { what, severity: 'info' })
  }
}

/** The money is gone for good, or it came back to the owner: answers what that adds to what is paid, minor units. */
async function bookChargeback(
  work: Work,
  payment: ProviderPayment,
  { stay, left, suffix }: Disputed,
): Promise<number> {
  const { deps, tx } = work
  const ledger = await deps.reservations(tx).ledger(stay.id)
  const lost = ledger.some((entry) => entry.sourceKey === `chargeback:${payment.id}${suffix}`)
  const entry = (kind: 'refund' | 'payment', sourceKey: string) =>
    deps.reservations(tx).addEntry(stay.id, {
      kind,
      method: 'mercado_pago',
      amount: left,
      currency: payment.currency,
      note: `charge-back ${payment.statusDetail}`,
      actorKind: PROVIDER.kind,
      actorId: PROVIDER.id,
      sourceKey,
    })
  if (left <= 0) return 0
  const once = `chargeback:${payment.id}${suffix}`
  const back = { reservationId: stay.id, actor: PROVIDER, once }
  if (payment.statusDetail === 'settled' && !lost) {
    await entry('refund', once)
    await takeBackDayRate(work, back)
    return -left
  }
  if (payment.statusDetail === 'reimbursed' && lost) {
    const isNew = await entry('payment', `chargeback-won:${payment.id}${suffix}`)
    await bringBackDayRate(work, back)
    return isNew ? left : 0
  }
  return 0
}

/**
 * The dispute that froze the stay ended, for the owner or for the guest (contract 2.13): the stay lives on, and what
 * was promised back meanwhile is sent, left to the owner, or done.
 */
export async function thaw(
  work: Work,
  of: {
    readonly payment: ProviderPayment
    readonly reservation: Reservation | undefined
    readonly stored: Pick<StoredPayment, 'status'> | undefined
  },
): Promise<void> {
  const { deps, tx } = work
  const { payment, reservation, stored } = of
  if (!reservation) return
  // A claim that became a charge-back is answered elsewhere.
  if (stored?.status === 'in_mediation' && payment.status !== 'in_mediation')
    await deps.closeAlert(tx, `payment_in_mediation:${payment.id}:in_mediation`)
  if (isDisputed(payment)) return
  if (payment.status === 'charged_back' || stored?.status === 'charged_back') {
    await deps.closeAlert(tx, `payment_charged_back:${payment.id}:charged_back`)
    await deps.closeAlert(tx, `payment_evidence:${payment.id}`)
  }
  await releaseWithheld(work, { payment, reservation })
  for (const stay of await accountOf(work, reservation)) {
    if (!stay.frozenReason?.endsWith(`:${payment.id}`)) continue
    await deps.reservations(tx).annotate(stay.id, { frozenReason: null })
    // What is missing of a deposit is another sum now.
    if (IS_HELD.has(stay.status)) await repriceStay(work, stay.id)
    await deps.audit(tx, {
      actor: PROVIDER,
      action: 'reservation.thawed',
      entity: 'reservation',
      entityId: stay.id,
      cause: `payment ${payment.id}: ${payment.status} ${payment.statusDetail}`,
    })
  }
}

async function releaseWithheld(work: Work, { payment, reservation: payer }: Applied): Promise<void> {
  const { deps, tx } = work
  const repository = refundRepository(tx)
  const waiting = (await repository.lockOfPayment(payment.id)).filter((one) => one.state === 'disputed')
  if (waiting.length === 0) return
  await deps.closeAlert(tx, `refund_waits_for_bank:${payment.id}`)
  for (const refund of waiting) {
    if (payment.status === 'approved') {
      await repository.move(refund.id, { state: 'queued' })
      await deps.jobs.enqueue(tx, sendRefundJob, { refundId: refund.id })
    } else if (payment.statusDetail === 'reimbursed') {
      await repository.move(refund.id, { state: 'manual' })
      const why = 'the bank decided for you, and Mercado Pago returns no payment that was charged back'
      const { reservationId } = refund
      const stay = reservationId ? await deps.reservations(tx).getById(reservationId) : payer
      await alertByHand(work, stay, { id: refund.id, amount: refund.amount, why })
    } else {
      const settledAt = deps.clock.now()
      await repository.move(refund.id, { state: 'rejected', error: 'the bank returned it', settledAt })
    }
  }
}
