import { accessTokenInput, type cancelBody } from '@tranquera/contracts/reservation-moves'
import { z } from 'zod'
import { problem } from '../../../lib/errors.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import { sameSecret } from '../../../lib/ids.ts'
import { formatAmount, parseAmount } from '../../../lib/money.ts'
import { STAY_PROBLEMS } from '../../pricing/domain/check-stay.ts'
import { refusalProblem } from '../../pricing/errors.ts'
import type { Reservation } from '../domain/reservation.ts'
import { moveProblem, overlapProblem, reservationNotFound } from '../errors.ts'
import type { BookRequest, BookResult } from '../service/book.ts'
import type { RefundWish } from '../service/move.ts'
import type { ReservationRouteDeps } from './deps.ts'
import { present, presentWays } from './views.ts'

export const codeParams = z.object({ code: z.string().max(40) })

export const tokenQuery = z.strictObject({ token: accessTokenInput.optional() })

/** Why nights are not booked, as `booked` tells it. */
export const BOOKING_PROBLEMS = [
  'accommodation_not_found',
  'date_overlap',
  ...STAY_PROBLEMS,
  'rates_missing',
] as const

/** Everything that is not a booking becomes the problem that explains it. */
export async function booked(deps: ReservationRouteDeps, request: BookRequest): Promise<Reservation> {
  const result: BookResult = await deps.reservations(deps.db).book(request)
  if (result.ok) return result.reservation
  if (result.reason !== 'date_overlap') throw refusalProblem(result)
  throw overlapProblem(await deps.reservations(deps.db).alternatives(request.stay))
}

/** The guest's token or a session; anything else is told that there is no such reservation. */
export async function authorised(
  deps: ReservationRouteDeps,
  {
    actor,
    code,
    token,
  }: { readonly actor: Actor | null | undefined; readonly code: string; readonly token: string | undefined },
): Promise<Reservation> {
  const reservation = await deps.reservations(deps.db).findByCode(code)
  const mayRead =
    actor?.kind === 'staff' || (token && reservation && sameSecret(token, reservation.accessToken))
  if (!reservation || !mayRead) throw reservationNotFound()
  return reservation
}

interface CancelRequest {
  readonly reservation: Reservation
  readonly actor: Actor
  readonly body: z.infer<typeof cancelBody>
}

export async function cancelAs(deps: ReservationRouteDeps, { reservation, actor, body }: CancelRequest) {
  const byOwner = actor.kind === 'staff'
  const known = new Set((await deps.refunds(deps.db, reservation)).map((one) => one.id))
  const result = await deps.reservations(deps.db).cancel(reservation.id, {
    actor,
    by: byOwner ? 'owner' : 'guest',
    cause: body.reason ?? 'cancelled',
    ...(byOwner && body.refund !== undefined ? { refund: refundWish(body.refund) } : {}),
  })
  if (!result.ok) throw moveProblem(result)
  const refund = formatAmount(result.refundDue ?? 0)
  const ways = (await deps.refunds(deps.db, reservation)).filter((one) => !known.has(one.id))
  return {
    ...(await present(deps, result.reservation)),
    refund_amount: refund,
    refund_due: refund,
    refunds: presentWays(ways),
  }
}

/** `refund` of a body: a word, or an amount of the stay's currency. */
export function refundWish(given: string | number): RefundWish {
  if (given === 'all' || given === 'full' || given === 'policy' || given === 'none') return given
  const amount = parseAmount(given)
  if (amount === undefined || amount < 0) {
    const message = 'refund is all, policy, none, or an amount, for example "55500.00".'
    throw problem({ code: 'invalid_amount', detail: message, errors: [{ path: 'refund', message }] })
  }
  return amount
}

export async function byCode(deps: ReservationRouteDeps, code: string): Promise<Reservation> {
  const reservation = await deps.reservations(deps.db).findByCode(code)
  if (!reservation) throw reservationNotFound()
  return reservation
}
