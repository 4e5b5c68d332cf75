import { addSeconds, type Instant, isBefore } from '../../../lib/clock.ts'
import type { MinorUnits } from '../../../lib/money.ts'
import type { ProviderPayment } from './provider-payment.ts'
import type { Refund } from './records.ts'

/** Mercado Pago returns money up to 180 days after the approval; later it is the owner's transfer. */
export const REFUND_DAYS = 180

type RefundRefusal = 'not_approved' | 'too_old' | 'nothing_left' | 'invalid_amount' | 'more_than_left'

export type RefundPlan =
  | {
      readonly ok: true
      readonly amount: MinorUnits
      /** Whether to ask for it without an amount: everything at once, accepted where partial refunds are not. */
      readonly isWhole: boolean
      readonly remaining: MinorUnits
    }
  | { readonly ok: false; readonly reason: RefundRefusal; readonly left: MinorUnits }

export interface RefundWish {
  /** Null wishes for everything that is left. */
  readonly amount: MinorUnits | null
  /** Refunds of ours that are asked for but not yet in the payment as read. */
  readonly promised: MinorUnits
  readonly now: Instant
}

/** How much may go back, and how to ask for it. */
export function planRefund(payment: ProviderPayment, wish: RefundWish): RefundPlan {
  const left = Math.max(0, payment.transactionAmount - payment.transactionAmountRefunded - wish.promised)
  const refuse = (reason: RefundRefusal): RefundPlan => ({ ok: false, reason, left })
  if (payment.status === 'refunded') return refuse('nothing_left')
  if (payment.status !== 'approved' || payment.dateApproved === null) return refuse('not_approved')
  if (isBefore(refundableUntil(payment.dateApproved), wish.now)) return refuse('too_old')
  if (left === 0) return refuse('nothing_left')
  const amount = wish.amount ?? left
  if (!Number.isSafeInteger(amount) || amount <= 0) return refuse('invalid_amount')
  if (amount > left) return refuse('more_than_left')
  return { ok: true, amount, isWhole: amount === payment.transactionAmount, remaining: left - amount }
}

/** The last instant at which the provider still returns the money. */
export function refundableUntil(approvedAt: Instant): Instant {
  return addSeconds(approvedAt, REFUND_DAYS * 86_400)
}

/** One refund made in the provider's panel that was several cabins' money is a row for each of them. */
export function outsideKey(once: string, stayId: string): string {
  return `${once}@${stayId}`
}

/** Tells rows of one such refund from those of another; null where a row stands alone. */
export function outsideAct(refund: Pick<Refund, 'cause' | 'dedupeKey'>): string | null {
  return refund.cause === 'outside' ? (refund.dedupeKey?.split('@')[0] ?? null) : null
}

export type RefundRejection =
  | 'wrong_state'
  | 'too_old'
  | 'too_many'
  | 'unsupported'
  | 'partial_unsupported'
  | 'no_balance'
  | 'key_missing'
  | 'key_conflict'
  | 'invalid_amount'
  | 'other'

const REJECTIONS: Readonly<Record<string, RefundRejection>> = {
  '2018': 'wrong_state',
  '2063': 'wrong_state',
  '2024': 'too_old',
  '15016': 'too_old',
  '2022': 'too_many',
  '2025': 'unsupported',
  '3024': 'partial_unsupported',
  '2030': 'no_balance',
  '2031': 'no_balance',
  '4292': 'key_missing',
  '409': 'key_conflict',
}

/** Says in a word why the provider refused a refund; `code` is that of its answer. */
export function refundRejection(code: string): RefundRejection {
  return REJECTIONS[code] ?? (/^404\d$/.test(code) ? 'invalid_amount' : 'other')
}
