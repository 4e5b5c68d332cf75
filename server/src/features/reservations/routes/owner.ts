import {
  cancelBody,
  cancelled,
  causeBody,
  manualReservationBody,
  ownerReservationView,
  patchReservationBody,
  paymentLink,
} from '@tranquera/contracts/reservations'
import { type Actor, actorOf } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import { localDate } from '../../../lib/local-date.ts'
import { toParty } from '../../pricing/domain/party.ts'
import type { Reservation } from '../domain/reservation.ts'
import { changeProblem, moveProblem, overlapProblem } from '../errors.ts'

import { booked, byCode, cancelAs, codeParams, presentForOwner, type ReservationRouteDeps } from './shared.ts'
export function ownerWrites(app: App, deps: ReservationRouteDeps): void {
  operation(app, {
    method: 'POST',
    url: '/admin/reservations',
    id: 'bookByHand',
    summary: 'Writes a reservation that was made outside the chat.',
    tag: 'Reservations',
    guard: deps.guards.staff,
    problems: [
      'accommodation_not_found',
      'date_overlap',
      'invalid_dates',
      'past_dates',
      'capacity_exceeded',
      'min_nights',
      'max_nights',
      'closed_to_arrival',
      'closed_to_departure',
      'rates_missing',
    ],
    config: deps.config.idempotent,
    schema: { body: manualReservationBody, response: { 201: ownerReservationView } },
    async handler(request, reply) {
      const { body } = request
      const accommodationId = body.accommodation_id as AccommodationId
      if (body.status === 'confirmed') await deps.refreshCalendars?.(accommodationId)
      const reservation = await booked(deps, {
        stay: {
          accommodationId,
          checkIn: localDate(body.check_in),
          checkOut: localDate(body.check_out),
          party: toParty(body.guests),
          ...(body.extras ? { extras: body.extras } : {}),
          ...(body.pay_by ? { payBy: body.pay_by } : {}),
        },
        contact: {
          name: body.contact_name,
          phone: body.contact_phone ?? null,
          email: body.contact_email ?? null,
        },
        channel: body.channel ?? 'panel',
        language: 'es',
        notes: body.notes ?? '',
        actor: actorOf(request),
        as: body.status,
        cause: 'written by the owner',
      })
      return reply.code(201).send(await presentForOwner(deps, reservation))
    },
  })

  operation(app, {
    method: 'PATCH',
    url: '/admin/reservations/:code',
    id: 'changeReservation',
    summary: 'Changes dates, cabin, guests or notes of a stay.',
    tag: 'Reservations',
    guard: deps.guards.staff,
    problems: [
      'reservation_not_found',
      'not_allowed_in_status',
      'accommodation_not_found',
      'date_overlap',
      'invalid_dates',
      'past_dates',
      'capacity_exceeded',
      'min_nights',
      'max_nights',
      'closed_to_arrival',
      'closed_to_departure',
      'rates_missing',
    ],
    config: deps.config.idempotent,
    schema: { params: codeParams, body: patchReservationBody, response: { 200: ownerReservationView } },
    async handler(request) {
      const reservation = await byCode(deps, request.params.code)
      const { body } = request
      const result = await deps.reservations(deps.db).change(reservation.id, {
        ...(body.check_in ? { checkIn: localDate(body.check_in) } : {}),
        ...(body.check_out ? { checkOut: localDate(body.check_out) } : {}),
        ...(body.accommodation_id ? { accommodationId: body.accommodation_id as AccommodationId } : {}),
        ...(body.guests !== undefined ? { party: toParty(body.guests) } : {}),
        ...(body.notes !== undefined ? { notes: body.notes } : {}),
        actor: actorOf(request),
        cause: 'changed by the owner',
      })
      if (result.ok) return presentForOwner(deps, result.reservation)
      if (result.reason === 'date_overlap') {
        const stay = {
          accommodationId: (body.accommodation_id ?? reservation.accommodationId) as AccommodationId,
          checkIn: body.check_in ? localDate(body.check_in) : reservation.checkIn,
          checkOut: body.check_out ? localDate(body.check_out) : reservation.checkOut,
          party: body.guests === undefined ? reservation.party : toParty(body.guests),
        }
        throw overlapProblem(await deps.reservations(deps.db).alternatives(stay))
      }
      throw changeProblem(result)
    },
  })
}

const MOVE_PROBLEMS = [
  'reservation_not_found',
  'not_allowed_in_status',
  'already_extended',
  'date_overlap',
  'hold_expired',
] as const

export function ownerMoves(app: App, deps: ReservationRouteDeps): void {
  type Outcome = { ok: true; reservation: Reservation } | { ok: false; reason: string; status?: string }
  const move = (
    { path, id, summary }: { readonly path: string; readonly id: string; readonly summary: string },
    act: (reservation: Reservation, because: { actor: Actor; cause: string }) => Promise<Outcome>,
  ) =>
    operation(app, {
      method: 'POST',
      url: `/admin/reservations/:code/${path}`,
      id,
      summary,
      tag: 'Reservations',
      guard: deps.guards.staff,
      problems: MOVE_PROBLEMS,
      config: deps.config.idempotent,
      schema: {
        params: codeParams,
        body: causeBody.nullish(),
        response: { 200: ownerReservationView },
      },
      async handler(request) {
        const reservation = await byCode(deps, request.params.code)
        const cause = request.body?.reason ?? `${path} by the owner`
        const result = await act(reservation, { actor: actorOf(request), cause })
        if (!result.ok) throw moveProblem(result)
        return presentForOwner(deps, result.reservation)
      },
    })
  const service = deps.reservations(deps.db)
  move(
    {
      path: 'confirm',
      id: 'confirmReservation',
      summary: 'Confirms a stay without waiting for its deposit.',
    },
    async (one, because) => {
      await deps.refreshCalendars?.(one.accommodationId)
      return service.confirm(one.id, { ...because, revive: true })
    },
  )
  move({ path: 'extend', id: 'extendHold', summary: 'Gives a hold more time, once.' }, (one, because) =>
    service.extend(one.id, because),
  )
  move({ path: 'check-in', id: 'checkIn', summary: 'Says that the guests have arrived.' }, (one, because) =>
    service.progress(one.id, { ...because, to: 'checked_in' }),
  )
  move({ path: 'check-out', id: 'checkOut', summary: 'Says that the guests have left.' }, (one, because) =>
    service.progress(one.id, { ...because, to: 'completed' }),
  )
  move({ path: 'no-show', id: 'markNoShow', summary: 'Says that the guests never came.' }, (one, because) =>
    service.progress(one.id, { ...because, to: 'no_show' }),
  )

  operation(app, {
    method: 'POST',
    url: '/admin/reservations/:code/cancel',
    id: 'cancelByOwner',
    summary: 'Cancels a stay and says what goes back.',
    tag: 'Reservations',
    guard: deps.guards.staff,
    problems: ['reservation_not_found', 'not_allowed_in_status', 'date_overlap', 'hold_expired'],
    config: deps.config.idempotent,
    schema: { params: codeParams, body: cancelBody.nullish(), response: { 200: cancelled } },
    async handler(request) {
      const reservation = await byCode(deps, request.params.code)
      return cancelAs(deps, reservation, actorOf(request), request.body ?? {})
    },
  })

  operation(app, {
    method: 'POST',
    url: '/admin/reservations/:code/resend-payment',
    id: 'resendPayment',
    summary: 'Sends the guest the link to pay again.',
    tag: 'Reservations',
    guard: deps.guards.staff,
    problems: ['reservation_not_found', 'not_allowed_in_status', 'conflict', 'upstream_failed'],
    config: deps.config.idempotent,
    schema: { params: codeParams, response: { 200: paymentLink } },
    async handler(request) {
      return { payment_url: await deps.resendPayment(await byCode(deps, request.params.code)) }
    },
  })
}
