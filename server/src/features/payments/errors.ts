import type { ErrorCode } from '@tranquera/contracts/errors'
import { type ProblemError, problem } from '../../lib/errors.ts'
import { formatAmount } from '../../lib/money.ts'
import { reservationNotFound } from '../reservations/errors.ts'
import type { SecurityKind } from './domain/security-deposit.ts'
import type { HandRefusal, RefundHandRefusal } from './service/by-hand.ts'
import type { ProofRefusal } from './service/decide-proof.ts'
import type { SecurityRefusal } from './service/security-deposit.ts'
import type { UnmatchedRefusal } from './service/unmatched.ts'

/** Why money was not booked or returned, with what to do about it. */
export function handProblem(reason: HandRefusal): ProblemError {
  switch (reason) {
    case 'not_found':
      return reservationNotFound()
    case 'more_than_due':
      return amountProblem(
        'more_than_due',
        'amount is more than is due. Record at most what the stay still owes.',
      )
    case 'below_paid':
      return amountProblem('invalid_amount', 'amount would make the stay cost less than nothing.')
    case 'date_overlap':
      return problem({
        code: 'date_overlap',
        detail: 'The hold has ended and somebody else has the nights. Nothing was booked: return the money.',
      })
    case 'already_booked':
      return problem({ code: 'conflict', detail: 'This money stands in the ledger already.' })
    case 'not_allowed':
      return problem({
        code: 'not_allowed_in_status',
        detail: 'This reservation has ended and takes no payment.',
      })
  }
}

export function refundProblem(refused: {
  readonly reason: RefundHandRefusal
  readonly left: number
}): ProblemError {
  switch (refused.reason) {
    case 'not_found':
      return reservationNotFound()
    case 'nothing_paid':
      return problem({
        code: 'nothing_to_refund',
        detail: 'Nothing is paid that could be returned.',
      })
    case 'more_than_paid':
      return amountProblem('more_than_paid', `amount is more than was paid (${formatAmount(refused.left)}).`)
    case 'disputed':
      return problem({
        code: 'payment_disputed',
        detail:
          `The bank is deciding about a payment of this stay, so only ${formatAmount(refused.left)} can be ` +
          'returned now. What is disputed is never returned by another way.',
      })
    case 'more_than_returnable':
      return amountProblem(
        'more_than_paid',
        `amount is more than came by Mercado Pago and can go back there (${formatAmount(refused.left)}). ` +
          'Leave method out to return the rest by hand.',
      )
  }
}

export function proofProblem(reason: ProofRefusal): ProblemError {
  if (reason === 'not_found') return problem({ code: 'not_found', detail: 'There is no such receipt.' })
  if (reason === 'decided') {
    return problem({
      code: 'conflict',
      detail: 'This receipt was approved or rejected already.',
    })
  }
  return handProblem(reason)
}

export function securityProblem(
  refused: { readonly reason: SecurityRefusal | 'already_reversed'; readonly most: number },
  kind: SecurityKind,
): ProblemError {
  const most = formatAmount(refused.most)
  switch (refused.reason) {
    case 'not_found':
      return reservationNotFound()
    case 'not_allowed':
      return problem({
        code: 'not_allowed_in_status',
        detail: 'A security deposit is received until the guests leave, and a reversal is not reversed.',
      })
    case 'already_reversed':
      return problem({ code: 'conflict', detail: 'This entry was taken back already.' })
    case 'nothing_left':
      return problem({
        code: 'conflict',
        detail:
          kind === 'received'
            ? 'No more is asked of this stay as a security deposit.'
            : 'Nothing of a security deposit is held for this stay.',
      })
    case 'too_much':
      return kind === 'received'
        ? amountProblem('more_than_due', `amount is more than is asked as a security deposit (${most}).`)
        : amountProblem('more_than_paid', `amount is more than is held of the security deposit (${most}).`)
  }
}

export function reversalProblem(reason: 'not_found' | 'not_reversible' | 'already_reversed'): ProblemError {
  if (reason === 'not_found') return problem({ code: 'not_found', detail: 'There is no such entry.' })
  if (reason === 'already_reversed') {
    return problem({ code: 'conflict', detail: 'This entry was taken back already.' })
  }
  return problem({
    code: 'not_reversible',
    detail:
      'Only what a person wrote can be taken back. Return a payment with a refund, and change a price by ' +
      'changing the stay.',
  })
}

export function unmatchedProblem(reason: UnmatchedRefusal): ProblemError {
  switch (reason) {
    case 'not_found':
      return problem({ code: 'not_found', detail: 'There is no such payment without a stay.' })
    case 'reservation_not_found':
      return reservationNotFound()
    case 'decided':
      return problem({ code: 'conflict', detail: 'This payment was applied or returned already.' })
    case 'amount_needed':
      return amountProblem(
        'invalid_amount',
        'amount has to say what the payment is worth in the currency of the stay.',
      )
    default:
      return handProblem(reason)
  }
}

export function amountProblem(code: ErrorCode, detail: string): ProblemError {
  return problem({ code, detail, errors: [{ path: 'amount', message: detail }] })
}
