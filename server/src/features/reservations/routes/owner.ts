import {
  cancelBody,
  cancelled,
  causeBody,
  manualReservationBody,
  ownerReservationView,
  patchReservationBody,
} from '@tranquera/contracts/reservations'
import { z } from 'zod'
import { type Actor, actorOf } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import { localDate } from '../../../lib/local-date.ts'
import { toParty } from '../../pricing/domain/party.ts'
import type { Reservation } from '../domain/reservation.ts'
import { changeProblem, moveProblem, overlapProblem } from '../errors.ts'

import { booked, byCode, cancelAs, codeParams, presentForOwner, type ReservationRouteDeps } from './shared.ts'
export function ownerWrites(app: App, deps: ReservationRouteDeps): void {
  app.route({
    method: 'POST',
    url: '/admin/reservations',
    preHandler: deps.guards.staff,
    config: deps.config.idempotent,
    schema: { tags: ['Reservations'], body: manualReservationBody, response: { 201: ownerReservationView } },
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

  app.route({
    method: 'PATCH',
    url: '/admin/reservations/:code',
    preHandler: deps.guards.staff,
    config: deps.config.idempotent,
    schema: {
      tags: ['Reservations'],
      params: codeParams,
      body: patchReservationBody,
      response: { 200: ownerReservationView },
    },
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

export function ownerMoves(app: App, deps: ReservationRouteDeps): void {
  type Outcome = { ok: true; reservation: Reservation } | { ok: false; reason: string; status?: string }
  const move = (
    path: string,
    act: (reservation: Reservation, because: { actor: Actor; cause: string }) => Promise<Outcome>,
  ) =>
    app.route({
      method: 'POST',
      url: `/admin/reservations/:code/${path}`,
      preHandler: deps.guards.staff,
      config: deps.config.idempotent,
      schema: {
        tags: ['Reservations'],
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
  move('confirm', async (one, because) => {
    await deps.refreshCalendars?.(one.accommodationId)
    return service.confirm(one.id, { ...because, revive: true })
  })
  move('extend', (one, because) => service.extend(one.id, because))
  move('check-in', (one, because) => service.progress(one.id, { ...because, to: 'checked_in' }))
  move('check-out', (one, because) => service.progress(one.id, { ...because, to: 'completed' }))
  move('no-show', (one, because) => service.progress(one.id, { ...because, to: 'no_show' }))

  app.route({
    method: 'POST',
    url: '/admin/reservations/:code/cancel',
    preHandler: deps.guards.staff,
    config: deps.config.idempotent,
    schema: {
      tags: ['Reservations'],
      params: codeParams,
      body: cancelBody.nullish(),
      response: { 200: cancelled },
    },
    async handler(request) {
      const reservation = await byCode(deps, request.params.code)
      return cancelAs(deps, reservation, actorOf(request), request.body ?? {})
    },
  })

  app.route({
    method: 'POST',
    url: '/admin/reservations/:code/resend-payment',
    preHandler: deps.guards.staff,
    config: deps.config.idempotent,
    schema: {
      tags: ['Reservations'],
      params: codeParams,
      response: { 200: z.object({ payment_url: z.string().nullable() }) },
    },
    async handler(request) {
      return { payment_url: await deps.resendPayment(await byCode(deps, request.params.code)) }
    },
  })
}
