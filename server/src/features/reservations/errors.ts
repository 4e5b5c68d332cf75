import type { ProblemError } from '../../lib/errors.ts'
import { problem } from '../../lib/errors.ts'
import type { Alternative, QuoteRefusal } from '../pricing/domain/quote.ts'
import { refusalProblem } from '../pricing/errors.ts'
import type { ReservationStatus } from './domain/reservation.ts'

export function overlapProblem(alternatives: readonly Alternative[]): ProblemError {
  return problem({
    code: 'date_overlap',
    detail: 'Somebody else has at least one of these nights.',
    extra: {
      alternatives: alternatives.map((other) => ({
        accommodation_id: other.accommodationId,
        accommodation_name: other.name,
        check_in: other.checkIn,
        check_out: other.checkOut,
      })),
    },
  })
}

export const reservationNotFound = () =>
  problem({ code: 'reservation_not_found', detail: 'No reservation with this code and token.' })

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
    default:
      return problem({
        code: 'not_allowed_in_status',
        detail: `A reservation that is ${refused.status ?? 'in this state'} cannot do this.`,
      })
  }
}

/** Why a change of dates, cabin or guests was refused; an overlap is answered apart, with alternatives. */
export function changeProblem(refused: {
  readonly reason: QuoteRefusal['reason'] | 'not_found' | 'not_allowed' | 'date_overlap'
  readonly limit?: number
  readonly status?: ReservationStatus
}): ProblemError {
  const { reason, limit, status } = refused
  if (reason === 'not_found' || reason === 'not_allowed' || reason === 'date_overlap') {
    return moveProblem(status ? { reason, status } : { reason })
  }
  return refusalProblem(limit === undefined ? { ok: false, reason } : { ok: false, reason, limit })
}
