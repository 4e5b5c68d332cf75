import { addSeconds } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { inSeconds } from '../../../lib/queue/job.ts'
import { tooOldToRefund } from '../domain/cancellation.ts'
import type { ProviderRefund } from '../domain/provider-payment.ts'
import type { Refund, RefundId } from '../domain/records.ts'
import { readPaymentJob, sendRefundJob } from '../jobs.ts'
import { paymentRepository } from '../repository/payments.ts'
import { refundRepository } from '../repository/refunds.ts'
import { attempt, type Claimed, claim, FOLLOW_UP_SECONDS, type Outcome } from './ask-refund.ts'
import { type PaymentDeps, TryAgainError, type Work } from './deps.ts'
import { alertByHand } from './give-back.ts'
import { bookOutsideRefunds, finishRefund } from './outside-refunds.ts'
import { moneyOf, tell, tellInWords } from './words.ts'

/**
 * Handler of `payments.send-refund`. The key is the refund's own row, and whatever was asked for before is looked for
 * first, so one refund never leaves twice.
 */
export async function sendRefund(deps: PaymentDeps, db: Db, id: RefundId): Promise<void> {
  const { provider } = deps
  if (!provider) return
  const claimed = await db.transaction((tx) => claim({ deps, tx }, id))
  if (!claimed) return
  const outcome = await attempt({ deps, db, provider }, claimed)
  await db.transaction((tx) => record({ deps, tx }, claimed, outcome))
  if (outcome.kind === 'again') throw new TryAgainError(`Refund ${id}: ${outcome.error}`)
}

/** Same order of locks as a reading of the payment: payment, reservation, refund. */
async function record(work: Work, claimed: Claimed, outcome: Outcome): Promise<void> {
  const { deps, tx } = work
  await paymentRepository(tx).lock(claimed.paymentId)
  const { reservationId } = claimed
  const reservation = reservationId ? await deps.reservations(tx).lockById(reservationId) : undefined
  const refund = await refundRepository(tx).lock(claimed.id)
  // A reading of the payment saw it meanwhile.
  if (!refund || refund.state === 'approved' || !reservation) return
  const repository = refundRepository(tx)
  const later = (seconds: number) => addSeconds(deps.clock.now(), seconds)
  const followUp = (seconds: number) =>
    deps.jobs.enqueue(tx, inSeconds(seconds, sendRefundJob), { refundId: refund.id })
  switch (outcome.kind) {
    case 'refund':
      return recordAnswer(work, { refund, reservation, answer: outcome.refund })
    case 'waits':
      await repository.move(refund.id, {
        state: outcome.noBalance ? 'waiting_balance' : refund.state,
        error: outcome.error,
        nextTryAt: later(outcome.seconds),
      })
      if (outcome.noBalance) await alertNoBalance(work, refund, reservation.code)
      return followUp(outcome.seconds)
    case 'again':
      // An ambiguous one stays `sending`, which makes the next attempt look before it asks.
      return repository.move(refund.id, {
        state: outcome.ambiguous ? 'sending' : refund.state,
        error: outcome.error,
      })
    case 'needless':
      await repository.move(refund.id, {
        state: 'rejected',
        error: 'it went back by another way',
        settledAt: later(0),
      })
      return bookOutsideRefunds(work, { payment: outcome.payment, reservation })
    case 'by_hand':
      await repository.move(refund.id, { state: 'manual', error: outcome.error })
      await alertByHand(work, reservation, { id: refund.id, amount: refund.amount, why: outcome.error })
      if (outcome.why === 'too_old') {
        const body = tooOldToRefund(reservation.language)
        await tellInWords(work, reservation, { body, once: `too_old:${refund.id}`, isOwed: true })
      }
      return undefined
  }
}

async function recordAnswer(
  work: Work,
  of: {
    readonly refund: Refund
    readonly reservation: NonNullable<
      Awaited<ReturnType<ReturnType<PaymentDeps['reservations']>['findById']>>
    >
    readonly answer: ProviderRefund
  },
): Promise<void> {
  const { deps, tx } = work
  const { refund, reservation, answer } = of
  const repository = refundRepository(tx)
  switch (answer.status) {
    case 'approved': {
      await finishRefund(work, refund, answer)
      const refunded = moneyOf(reservation, Math.min(refund.amount, answer.amount))
      const once = `refund:${refund.id}`
      await tell(work, reservation, {
        key: 'refund_sent',
        variables: { code: reservation.code, refunded },
        once,
      })
      // Its own notification may be lost: the payment says now that it gave something back.
      if (refund.paymentId) await deps.jobs.enqueue(tx, readPaymentJob, { paymentId: refund.paymentId })
      return
    }
    case 'in_process':
    case 'authorized':
    case 'unknown':
      await repository.move(refund.id, {
        state: 'in_process',
        providerRefundId: answer.id,
        nextTryAt: addSeconds(deps.clock.now(), FOLLOW_UP_SECONDS),
      })
      await deps.jobs.enqueue(tx, inSeconds(FOLLOW_UP_SECONDS, sendRefundJob), { refundId: refund.id })
      return
    case 'rejected':
    case 'cancelled':
      await repository.move(refund.id, {
        state: 'manual',
        error: `the provider ended it as ${answer.status}`,
      })
      await alertByHand(work, reservation, {
        id: refund.id,
        amount: refund.amount,
        why: `Mercado Pago ended the refund as ${answer.status}`,
      })
  }
}

async function alertNoBalance({ deps, tx }: Work, refund: Refund, code: string): Promise<void> {
  await deps.alert(tx, {
    kind: 'refund_without_balance',
    severity: 'critical',
    summary:
      `There is not enough money in Mercado Pago to return ${(refund.amount / 100).toFixed(2)} ` +
      `${refund.currency} of ${code}. Add money to the account; the refund is sent again by itself.`,
    about: `${code}, ${(refund.amount / 100).toFixed(2)} ${refund.currency}`,
    entity: 'refund',
    entityId: refund.id,
    dedupeKey: `refund_without_balance:${refund.id}`,
  })
}
