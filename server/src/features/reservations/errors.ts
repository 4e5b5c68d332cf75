import type { ProblemError } from '../../lib/errors.ts'
import { problem } from '../../lib/errors.ts'
import type { Alternative, QuoteRefusal } from '../pricing/domain/quote.ts'
import { refusalProblem } from '../pricing/errors.ts'
import type { ReservationStatus } from './domain/reservation.ts'

export function overlapProblem(alternatives: readonly Alternative[]): ProblemError {
  return problem({
    code: 'date_overlap',
    detail: 'Somebody else has at least one of these nights.',
    extra: { alternatives: presentAlternatives(alternatives) },
  })
}

/** Names the cabin of a group that was taken; nothing of the group is booked. */
export function groupOverlapProblem(
  cabin: { readonly id: string; readonly name: string },
  alternatives: readonly Alternative[],
): ProblemError {
  return problem({
    code: 'date_overlap',
    detail: `Somebody else has at least one of these nights in ${cabin.name}. None of the cabins was booked.`,
    extra: {
      accommodation_id: cabin.id,
      accommodation_name: cabin.name,
      alternatives: presentAlternatives(alternatives),
    },
  })
}

function presentAlternatives(alternatives: readonly Alternative[]) {
  return alternatives.map((other) => ({
    accommodation_id: other.accommodationId,
    accommodation_name: other.name,
    check_in: other.checkIn,
    check_out: other.checkOut,
  }))
}

export const reservationNotFound = () =>
  problem({ code: 'reservation_not_found', detail: 'No reservation with this code and token.' })

export const groupNotFound = () =>
  problem({ code: 'reservation_not_found', detail: 'No booking of several cabins with this code and token.' })

/** Why a move was refused, as an answer to whoever asked for it. */
export function moveProblem(refused: { readonly reason: string; readonly status?: string }): ProblemError {
  switch (refused.reason) {
    case 'not_found':
      return reservationNotFound()
    case 'hold_expired':
      return problem({
        code: 'hold_expired',
        detail: 'The hold has ended; book the nights again.',
      })
    case 'date_overlap':
      return overlapProblem([])
    case 'already_extended':
      return problem({
        code: 'already_extended',
        detail: 'A hold is extended once, and this one was.',
      })
    case 'too_early':
      return problem({
        code: 'too_early',
        detail: 'Its day has not come yet. Change the dates of the stay first if they are wrong.',
      })
    case 'more_than_paid':
      return problem({
        code: 'more_than_paid',
        detail: 'refund is more than was paid.',
        errors: [{ path: 'refund', message: 'at most what was paid' }],
      })
    case 'below_zero':
      return problem({
        code: 'invalid_amount',
        detail: 'The stay would cost less than nothing. Agree a total_price.',
        errors: [{ path: 'total_price', message: 'zero or more' }],
      })
    default:
      return problem({
        code: 'not_allowed_in_status',
        detail: `A reservation that is ${refused.status ?? 'in this state'} cannot do this.`,
      })
  }
}

/** Why a change of dates, cabin or guests was refused; an overlap is answered apart, with alternatives. */
export function changeProblem(
  refused: {
    readonly reason: QuoteRefusal['reason'] | 'not_found' | 'not_allowed' | 'date_overlap' | 'below_zero'
    readonly status?: ReservationStatus
  } & Partial<Omit<QuoteRefusal, 'ok' | 'reason'>>,
): ProblemError {
  const { reason, status, ...figures } = refused
  if (
    reason === 'not_found' ||
    reason === 'not_allowed' ||
    reason === 'date_overlap' ||
    reason === 'below_zero'
  ) {
    return moveProblem(status ? { reason, status } : { reason })
  }
  return refusalProblem({ ...figures, ok: false, reason })
}
