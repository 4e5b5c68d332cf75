import type { ErrorCode } from '@tranquera/contracts/errors'
import type { ProblemError } from '../../lib/errors.ts'
import { problem } from '../../lib/errors.ts'
import type { QuoteRefusal } from '../pricing/domain/quote.ts'
import type { ReservationStatus } from './domain/reservation.ts'
import type { Alternative } from './service/alternatives.ts'

/** The refusals of contract section 3, each with the field and the fix. */
export function refusalProblem(refusal: QuoteRefusal): ProblemError {
  const { limit } = refusal
  switch (refusal.reason) {
    case 'invalid_dates':
      return unprocessable('invalid_dates', 'check_out must be a later day than check_in.', 'check_out')
    case 'past_dates':
      return unprocessable(
        'past_dates',
        'check_in has passed already. Choose a day from today on.',
        'check_in',
      )
    case 'capacity_exceeded':
      return unprocessable(
        'capacity_exceeded',
        `guests is more than this accommodation takes (${limit ?? 0}). Choose a larger one or fewer guests.`,
        'guests',
      )
    case 'min_nights':
      return unprocessable(
        'min_nights',
        `These dates are sold for at least ${limit ?? 1} nights.`,
        'check_out',
      )
    case 'max_nights':
      return unprocessable(
        'max_nights',
        `These dates are sold for at most ${limit ?? 1} nights.`,
        'check_out',
      )
    case 'closed_to_arrival':
      return unprocessable(
        'closed_to_arrival',
        'Nobody can arrive on the day in check_in. Choose another.',
        'check_in',
      )
    case 'rates_missing':
      return unprocessable(
        'rates_missing',
        'This accommodation has no rates yet: set them with PUT /admin/accommodations/{id}/rates.',
        'accommodation_id',
      )
    case 'accommodation_not_found':
      return problem({
        code: 'accommodation_not_found',
        detail: 'accommodation_id names no active accommodation.',
      })
  }
}

function unprocessable(code: ErrorCode, detail: string, path: string): ProblemError {
  return problem({ code, detail, errors: [{ path, message: detail }] })
}

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
