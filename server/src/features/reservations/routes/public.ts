import {
  arrivalBody,
  cancelled,
  cancelWithTokenBody,
  chooseWayBody,
  preReserveBody,
  preReserved,
} from '@tranquera/contracts/reservation-moves'
import { arrivalView, guestReservationView, reservationForReader } from '@tranquera/contracts/reservations'
import { formatInstant } from '../../../lib/clock.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { localDate, nightsBetween } from '../../../lib/local-date.ts'
import { formatAmount } from '../../../lib/money.ts'
import { toParty } from '../../pricing/domain/party.ts'
import { toldLines } from '../../pricing/domain/terms.ts'
import { ALIVE } from '../domain/reservation.ts'
import { moveProblem } from '../errors.ts'
import { presentArrival } from '../presenter.ts'
import type { ReservationRouteDeps } from './deps.ts'
import { authorised, BOOKING_PROBLEMS, booked, cancelAs, codeParams, tokenQuery } from './shared.ts'
import { presentForGuest, presentForOwner } from './views.ts'
export function publicRoutes(app: App, deps: ReservationRouteDeps): void {
  operation(app, {
    method: 'POST',
    url: '/reservations/pre-reserve',
    id: 'preReserve',
    summary: 'Holds a cabin until the deposit is paid or the hold ends.',
    tag: 'Public',
    guard: deps.guards.identify,
    problems: [...BOOKING_PROBLEMS, 'not_found', 'hold_expired'],
    config: deps.config.publicWrite,
    schema: { body: preReserveBody, response: { 201: preReserved } },
    async handler(request, reply) {
      const { body } = request
      const reservation = await booked(deps, {
        stay: {
          accommodationId: body.accommodation_id,
          checkIn: localDate(body.check_in),
          checkOut: localDate(body.check_out),
          party: toParty(body.guests),
          ...(body.extras ? { extras: body.extras } : {}),
          ...(body.pay_by ? { payBy: body.pay_by } : {}),
        },
        contact: { name: body.contact_name, phone: body.contact_phone, email: body.contact_email ?? null },
        channel: body.channel ?? 'api',
        language: body.language ?? 'es',
        quoteId: body.quote_id ?? null,
        actor: request.actor ?? { kind: 'guest', id: null },
        as: 'pre_reserved',
        cause: 'POST /reservations/pre-reserve',
      })
      const paymentUrl = await deps.paymentUrl(reservation)
      return reply.code(201).send({
        code: reservation.code,
        status: 'pre_reserved' as const,
        expires_at: formatInstant(reservation.expiresAt ?? deps.clock.now(), deps.zone),
        nights: nightsBetween(reservation.checkIn, reservation.checkOut),
        total_price: formatAmount(reservation.terms.total),
        deposit_amount: formatAmount(reservation.terms.deposit),
        currency: reservation.terms.currency,
        lines: toldLines(reservation.terms, reservation.language),
        security_deposit:
          reservation.terms.securityDeposit > 0 ? formatAmount(reservation.terms.securityDeposit) : null,
        payment_url: paymentUrl,
        access_token: reservation.accessToken,
      })
    },
  })

  operation(app, {
    method: 'GET',
    url: '/reservations/:code',
    id: 'getReservation',
    config: { rateLimit: 'public_reads' },
    summary: 'Shows a stay to its guest, or to whoever is signed in.',
    tag: 'Public',
    guard: deps.guards.identify,
    problems: ['reservation_not_found'],
    schema: { params: codeParams, querystring: tokenQuery, response: { 200: reservationForReader } },
    async handler(request) {
      const reservation = await authorised(deps, {
        actor: request.actor,
        code: request.params.code,
        token: request.query.token,
      })
      const mine = await presentForGuest(deps, reservation)
      if (request.actor?.kind !== 'staff') return mine
      const owned = await presentForOwner(deps, reservation)
      // The panel shows it with the cabin, to those who may see it.
      return { ...owned, ...mine, arrival: owned.arrival, arrival_note: null }
    },
  })

  operation(app, {
    method: 'POST',
    url: '/reservations/:code/arrival',
    id: 'noteArrival',
    summary: 'Tells when a guest arrives, with whom, by which car, and what they ask for.',
    tag: 'Public',
    guard: deps.guards.identify,
    problems: ['reservation_not_found', 'not_allowed_in_status'],
    config: deps.config.publicWrite,
    schema: {
      params: codeParams,
      querystring: tokenQuery,
      body: arrivalBody,
      response: { 200: arrivalView },
    },
    async handler(request) {
      const { body } = request
      const token = request.query.token ?? body.token
      const reservation = await authorised(deps, { actor: request.actor, code: request.params.code, token })
      const { status } = reservation
      if (!ALIVE.has(status)) {
        throw moveProblem({ reason: 'not_allowed', status })
      }
      const people = body.people?.map(({ name, document }) => ({ name, document: document ?? null }))
      const details = await deps.reservations(deps.db).noteArrival(reservation.id, {
        ...(body.arrival_time === undefined ? {} : { arrivalTime: body.arrival_time }),
        ...(people ? { people } : {}),
        ...(body.plate === undefined ? {} : { plate: body.plate }),
        ...(body.requests === undefined ? {} : { wishes: body.requests }),
      })
      return presentArrival(details)
    },
  })

  operation(app, {
    method: 'POST',
    url: '/reservations/:code/cancel',
    id: 'cancelReservation',
    summary: 'Cancels a stay by its guest, under the policy it was agreed with.',
    tag: 'Public',
    guard: deps.guards.identify,
    problems: [
      'reservation_not_found',
      'not_allowed_in_status',
      'date_overlap',
      'hold_expired',
      'invalid_amount',
    ],
    config: deps.config.publicWrite,
    schema: {
      params: codeParams,
      querystring: tokenQuery,
      body: cancelWithTokenBody.nullish(),
      response: { 200: cancelled },
    },
    async handler(request) {
      const token = request.query.token ?? request.body?.token
      const reservation = await authorised(deps, { actor: request.actor, code: request.params.code, token })
      const owner = request.actor?.kind === 'staff' ? request.actor : null
      const actor = owner ?? { kind: 'guest' as const, id: reservation.guestId }
      return cancelAs(deps, { reservation, actor, body: request.body ?? {} })
    },
  })
  operation(app, {
    method: 'POST',
    url: '/reservations/:code/way-of-payment',
    id: 'chooseWay',
    summary: 'Prices a hold for the way its guest pays it, before anything is paid.',
    tag: 'Public',
    guard: deps.guards.identify,
    problems: ['reservation_not_found', 'not_allowed_in_status'],
    config: deps.config.publicWrite,
    schema: {
      params: codeParams,
      querystring: tokenQuery,
      body: chooseWayBody,
      response: { 200: guestReservationView },
    },
    async handler({ params, query, body, actor }) {
      const token = query.token ?? body.token
      const reservation = await authorised(deps, { actor, code: params.code, token })
      const chosen = await deps.reservations(deps.db).chooseWay({
        reservation,
        way: body.pay_by,
        actor: actor?.kind === 'staff' ? actor : { kind: 'guest', id: reservation.guestId },
        cause: `chose to pay by ${body.pay_by} on the page`,
      })
      if (!chosen.ok) throw moveProblem(chosen)
      return presentForGuest(deps, await deps.reservations(deps.db).getById(reservation.id))
    },
  })
}
