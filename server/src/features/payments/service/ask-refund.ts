import { addSeconds, isBefore } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ProviderPayment, ProviderRefund } from '../domain/provider-payment.ts'
import type { Refund, RefundId } from '../domain/records.ts'
import { planRefund, type RefundRejection, refundRejection } from '../domain/refund.ts'
import type { PaymentProvider, ProviderFailure } from '../ports.ts'
import { refundRepository } from '../repository/refunds.ts'
import { type PaymentDeps, TryAgainError, type Work } from './deps.ts'
import { matching } from './outside-refunds.ts'

/** How long the provider may work on a refund before it is asked again. */
export const FOLLOW_UP_SECONDS = 600

const BALANCE_PAUSE_SECONDS = 300

const MOST_PAUSE_SECONDS = 6 * 3600

export type Outcome =
  | { readonly kind: 'refund'; readonly refund: ProviderRefund }
  | { readonly kind: 'waits'; readonly error: string; readonly seconds: number; readonly noBalance?: boolean }
  | { readonly kind: 'by_hand'; readonly why: RefundRejection; readonly error: string }
  /** It went back by another way. */
  | { readonly kind: 'needless'; readonly payment: ProviderPayment }
  | { readonly kind: 'again'; readonly error: string; readonly ambiguous: boolean }

interface Line {
  readonly deps: PaymentDeps
  readonly db: Db
  readonly provider: PaymentProvider
}

export async function attempt(line: Line, refund: Claimed): Promise<Outcome> {
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

/** Longer than listing, reading and asking may take together. */
const CLAIM_SECONDS = 60

export type Claimed = Refund & { readonly paymentId: string }

/** Undefined when there is nothing to do now. `attempts` is that of before. */
export async function claim({ deps, tx }: Work, id: RefundId): Promise<Claimed | undefined> {
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
