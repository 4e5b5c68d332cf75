import { addSeconds, isBefore } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { inSeconds } from '../../../lib/queue/job.ts'
import { tooOldToRefund } from '../domain/cancellation.ts'
import type { ProviderPayment, ProviderRefund } from '../domain/provider-payment.ts'
import type { Refund, RefundId } from '../domain/records.ts'
import { planRefund, type RefundRejection, refundRejection } from '../domain/refund.ts'
import { readPaymentJob, sendRefundJob } from '../jobs.ts'
import type { PaymentProvider, ProviderFailure } from '../ports.ts'
import { paymentRepository } from '../repository/payments.ts'
import { refundRepository } from '../repository/refunds.ts'
import { type PaymentDeps, TryAgainError, type Work } from './deps.ts'
import { alertByHand } from './give-back.ts'
import { bookOutsideRefunds, finishRefund, matching } from './outside-refunds.ts'
import { moneyOf, tell, tellInWords } from './words.ts'

/** Longer than listing, reading and asking may take together. */
const CLAIM_SECONDS = 60
/** How long the provider may work on a refund before it is asked again. */
const FOLLOW_UP_SECONDS = 600
const BALANCE_PAUSE_SECONDS = 300
const MOST_PAUSE_SECONDS = 6 * 3600

type Outcome =
  | { readonly kind: 'refund'; readonly refund: ProviderRefund }
  | { readonly kind: 'waits'; readonly error: string; readonly seconds: number; readonly noBalance?: boolean }
  | { readonly kind: 'by_hand'; readonly why: RefundRejection; readonly error: string }
  /** It went back by another way. */
  | { readonly kind: 'needless'; readonly payment: ProviderPayment }
  | { readonly kind: 'again'; readonly error: string; readonly ambiguous: boolean }

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

type Claimed = Refund & { readonly paymentId: string }

/** Undefined when there is nothing to do now. `attempts` is that of before. */
async function claim({ deps, tx }: Work, id: RefundId): Promise<Claimed | undefined> {
  const repository = refundRepository(tx)
  const refund = await repository.lock(id)
  const now = deps.clock.now()
  if (!refund?.paymentId || !['queued', 'sending', 'in_process', 'waiting_balance'].includes(refund.state)) {
    return undefined
  }
  if (refund.claimedUntil && isBefore(now, refund.claimedUntil)) {
    throw new TryAgainError(`Refund ${id} is being sent`)
  }
  const until = addSeconds(now, CLAIM_SECONDS)
  if (refund.state === 'in_process') await repository.hold(id, until)
  else await repository.startSending(id, until)
  return { ...refund, paymentId: refund.paymentId }
}

interface Line {
  readonly deps: PaymentDeps
  readonly db: Db
  readonly provider: PaymentProvider
}

async function attempt(line: Line, refund: Claimed): Promise<Outcome> {
  const { deps, db, provider } = line
  if (refund.attempts > 0 || refund.state === 'in_process') {
    const listed = await provider.listRefunds(refund.paymentId)
    if (!listed.ok) return ofFailure(listed, refund)
    const known = await seenBefore(db, refund, listed.refunds)
    if (known) return { kind: 'refund', refund: known }
    if (refund.state === 'in_process') return waits('not listed yet', FOLLOW_UP_SECONDS)
  }
  const read = await provider.getPayment(refund.paymentId)
  if (!read.ok) return ofFailure(read, refund)
  const plan = planRefund(read.payment, { amount: refund.amount, promised: 0, now: deps.clock.now() })
  if (!plan.ok) {
    switch (plan.reason) {
      case 'too_old':
        return { kind: 'by_hand', why: 'too_old', error: plan.reason }
      case 'more_than_left':
        return {
          kind: 'by_hand',
          why: 'invalid_amount',
          error: `only ${plan.left / 100} is left of the payment`,
        }
      case 'nothing_left':
        return { kind: 'needless', payment: read.payment }
      case 'not_approved':
      case 'invalid_amount':
        return { kind: 'by_hand', why: 'wrong_state', error: `${plan.reason} (${read.payment.status})` }
    }
  }
  const sent = await provider.createRefund({
    paymentId: refund.paymentId,
    amount: plan.isWhole ? null : plan.amount,
    idempotencyKey: refund.id,
  })
  return sent.ok ? { kind: 'refund', refund: sent.refund } : ofFailure(sent, refund)
}

/** The one that an earlier attempt of ours has made although its answer was lost. */
async function seenBefore(
  db: Db,
  refund: Claimed,
  listed: readonly ProviderRefund[],
): Promise<ProviderRefund | undefined> {
  if (refund.providerRefundId) return listed.find((one) => one.id === refund.providerRefundId)
  const siblings = await refundRepository(db).ofPayment(refund.paymentId)
  const taken = new Set(siblings.map((one) => one.providerRefundId).filter((known) => known !== null))
  const free = listed.filter(
    (one) => !taken.has(one.id) && one.status !== 'rejected' && one.status !== 'cancelled',
  )
  // Among refunds of ours with the same amount, any of them explains it: money is counted once either way.
  return free.find((one) => matching([{ ...refund, attempts: 1 }], one, new Set()) !== undefined)
}

function ofFailure(failure: ProviderFailure, refund: Claimed): Outcome {
  switch (failure.reason) {
    case 'not_found':
      return { kind: 'by_hand', why: 'other', error: 'the provider does not know the payment' }
    case 'unauthorized':
    case 'unavailable':
      return { kind: 'again', error: failure.message, ambiguous: false }
    case 'ambiguous':
      return { kind: 'again', error: failure.message, ambiguous: true }
    case 'rejected': {
      const why = refundRejection(failure.code)
      const error = `${failure.code}: ${failure.message}`
      if (why === 'no_balance') {
        const pause = Math.min(MOST_PAUSE_SECONDS, BALANCE_PAUSE_SECONDS * 2 ** Math.min(10, refund.attempts))
        return { ...waits(error, pause), noBalance: true }
      }
      if (why === 'key_conflict') return { kind: 'again', error, ambiguous: true }
      return { kind: 'by_hand', why, error }
    }
  }
}

function waits(error: string, seconds: number): Extract<Outcome, { kind: 'waits' }> {
  return { kind: 'waits', error, seconds }
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
