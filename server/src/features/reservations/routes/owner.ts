import {
  cancelBody,
  cancelled,
  causeBody,
  changedReservation,
  manualReservationBody,
  patchReservationBody,
  patchReservationQuery,
  paymentLink,
} from '@tranquera/contracts/reservation-moves'
import { ownerReservationView } from '@tranquera/contracts/reservations'
import { type Actor, actorOf } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { localDate } from '../../../lib/local-date.ts'
import { toParty } from '../../pricing/domain/party.ts'
import { notesIn, type Reservation } from '../domain/reservation.ts'
import { moveProblem } from '../errors.ts'
import { changeOf, changeRefused, previewOf, totalOf } from './changing.ts'
import type { ReservationRouteDeps } from './deps.ts'
import { BOOKING_PROBLEMS, booked, byCode, cancelAs, codeParams } from './shared.ts'
import { presentForOwner } from './views.ts'

export function ownerWrites(app: App, deps: ReservationRouteDeps): void {
  operation(app, {
    method: 'POST',
    url: '/admin/reservations',
    id: 'bookByHand',
    summary: 'Writes a reservation that was made outside the chat.',
    tag: 'Reservations',
    guard: deps.guards.staff,
    problems: [...BOOKING_PROBLEMS],
    config: deps.config.idempotent,
    schema: { body: manualReservationBody, response: { 201: ownerReservationView } },
    async handler(request, reply) {
      const { body } = request
      const accommodationId = body.accommodation_id
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
        ...notesIn(body),
        actor: actorOf(request),
        as: body.status,
        cause: 'written by the owner',
        ...(body.override ? { override: body.override } : {}),
        ...(body.total_price === undefined ? {} : { totalPrice: totalOf(body.total_price) }),
      })
      return reply.code(201).send(await presentForOwner(deps, reservation))
    },
  })

  operation(app, {
    method: 'PATCH',
    url: '/admin/reservations/:code',
    id: 'changeReservation',
    summary: 'Changes a stay as a difference, or says first what that would do.',
    tag: 'Reservations',
    guard: deps.guards.staff,
    problems: [
      'reservation_not_found',
      'not_allowed_in_status',
      ...BOOKING_PROBLEMS,
      'fx_required',
      'invalid_amount',
    ],
    config: deps.config.idempotent,
    schema: {
      params: codeParams,
      querystring: patchReservationQuery,
      body: patchReservationBody,
      response: { 200: changedReservation },
    },
    async handler(request) {
      const reservation = await byCode(deps, request.params.code)
      const change = { ...changeOf(request.body), actor: actorOf(request), cause: 'changed by the owner' }
      const { id } = reservation
      if (request.query.preview) return previewOf(deps, reservation, change)
      const result = await deps.reservations(deps.db).change(id, change)
      if (result.ok) return presentForOwner(deps, result.reservation)
      throw await changeRefused(deps, reservation, { change, refused: result })
    },
  })
}

const MOVE_PROBLEMS = [
  'reservation_not_found',
  'not_allowed_in_status',
  'already_extended',
  'date_overlap',
  'hold_expired',
  'too_early',
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

  move(
    {
      path: 'reopen',
      id: 'reopenReservation',
      summary: 'Takes back a check-in, a check-out, a no-show or a cancellation while the nights are free.',
    },
    (one, because) => service.reopen({ ...because, id: one.id }),
  )

  operation(app, {
    method: 'POST',
    url: '/admin/reservations/:code/cancel',
    id: 'cancelByOwner',
    summary: 'Cancels a stay and says what goes back.',
    tag: 'Reservations',
    guard: deps.guards.staff,
    problems: [
      'reservation_not_found',
      'not_allowed_in_status',
      'date_overlap',
      'hold_expired',
      'more_than_paid',
      'invalid_amount',
    ],
    config: deps.config.idempotent,
    schema: { params: codeParams, body: cancelBody.nullish(), response: { 200: cancelled } },
    async handler(request) {
      const reservation = await byCode(deps, request.params.code)
      return cancelAs(deps, { reservation, actor: actorOf(request), body: request.body ?? {} })
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
