import { cancelledGroup, groupView, preReservedGroup, preReserveGroupBody } from '@tranquera/contracts/groups'
import { cancelBody, cancelWithTokenBody } from '@tranquera/contracts/reservation-moves'
import type { z } from 'zod'
import { formatInstant } from '../../../lib/clock.ts'
import { problem } from '../../../lib/errors.ts'
import { type Actor, actorOf } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { sameSecret } from '../../../lib/ids.ts'
import { localDate, nightsBetween } from '../../../lib/local-date.ts'
import { formatAmount } from '../../../lib/money.ts'
import { toParty } from '../../pricing/domain/party.ts'
import { refusalProblem } from '../../pricing/errors.ts'
import { livingOf, type ReservationGroup } from '../domain/group.ts'
import { ALIVE, type Reservation } from '../domain/reservation.ts'
import { groupNotFound, groupOverlapProblem, moveProblem } from '../errors.ts'
import type { BookGroupRequest, BookGroupResult } from '../service/book-group.ts'
import type { ReservationRouteDeps } from './deps.ts'
import { BOOKING_PROBLEMS, codeParams, refundWish, tokenQuery } from './shared.ts'
import { present, presentAsked, presentOwedToday, presentWays, refundIfAllCancelled } from './views.ts'

/** Several cabins, one booking (contract section 3). */
export function groupRoutes(app: App, deps: ReservationRouteDeps): void {
  operation(app, {
    method: 'POST',
    url: '/reservations/pre-reserve-group',
    id: 'preReserveGroup',
    summary: 'Holds several cabins for the same nights, all or none, with one payment.',
    tag: 'Public',
    guard: deps.guards.identify,
    problems: BOOKING_PROBLEMS,
    config: deps.config.publicWrite,
    schema: { body: preReserveGroupBody, response: { 201: preReservedGroup } },
    async handler(request, reply) {
      const { body } = request
      const wanted: BookGroupRequest = {
        checkIn: localDate(body.check_in),
        checkOut: localDate(body.check_out),
        items: body.items.map((item) => ({
          accommodationId: item.accommodation_id,
          party: toParty(item.guests),
          ...(item.extras ? { extras: item.extras } : {}),
        })),
        payBy: body.pay_by ?? null,
        contact: { name: body.contact_name, phone: body.contact_phone, email: body.contact_email ?? null },
        channel: body.channel ?? 'api',
        language: body.language ?? 'es',
        actor: request.actor ?? { kind: 'guest', id: null },
        as: 'pre_reserved',
        cause: 'POST /reservations/pre-reserve-group',
      }
      const result = await deps.reservations(deps.db).bookGroup(wanted)
      if (!result.ok) throw await groupRefused(deps, wanted, result)
      return reply.code(201).send(await presentHeld(deps, result))
    },
  })

  operation(app, {
    method: 'GET',
    url: '/admin/groups/:code',
    id: 'getGroup',
    summary: 'Shows the cabins that were booked together, with their sums.',
    tag: 'Reservations',
    guard: deps.guards.reader,
    problems: ['reservation_not_found'],
    schema: { params: codeParams, response: { 200: groupView } },
    handler: async (request) => presentGroup(deps, await groupByCode(deps, request.params.code)),
  })

  operation(app, {
    method: 'POST',
    url: '/admin/groups/:code/cancel',
    id: 'cancelGroup',
    summary: 'Cancels every cabin that was booked together and says what goes back.',
    tag: 'Reservations',
    guard: deps.guards.staff,
    problems: ['reservation_not_found', 'not_allowed_in_status', 'more_than_paid', 'invalid_amount'],
    config: deps.config.idempotent,
    schema: { params: codeParams, body: cancelBody.nullish(), response: { 200: cancelledGroup } },
    async handler(request) {
      const group = await groupByCode(deps, request.params.code)
      return cancelTogether(deps, group, { actor: actorOf(request), body: request.body ?? {} })
    },
  })

  operation(app, {
    method: 'POST',
    url: '/groups/:code/cancel',
    id: 'cancelOwnGroup',
    summary: 'Cancels every cabin of a booking by its guest, under the policy it was agreed with.',
    tag: 'Public',
    guard: deps.guards.identify,
    problems: ['reservation_not_found', 'not_allowed_in_status'],
    config: deps.config.publicWrite,
    schema: {
      params: codeParams,
      querystring: tokenQuery,
      body: cancelWithTokenBody.nullish(),
      response: { 200: cancelledGroup },
    },
    async handler(request) {
      const { query, body, actor } = request
      const group = await groupByCode(deps, request.params.code)
      const [first] = await deps.reservations(deps.db).groupMembers(group.id)
      const token = query.token ?? body?.token
      const isStaff = actor?.kind === 'staff'
      if (!first || !(isStaff || (token && sameSecret(token, first.accessToken)))) throw groupNotFound()
      const guest: Actor = { kind: 'guest', id: first.guestId }
      return cancelTogether(deps, group, { actor: isStaff ? actor : guest, body: body ?? {} })
    },
  })
}

async function groupByCode(deps: ReservationRouteDeps, code: string): Promise<ReservationGroup> {
  const group = await deps.reservations(deps.db).findGroup(code)
  if (!group) throw groupNotFound()
  return group
}

async function groupRefused(
  deps: ReservationRouteDeps,
  wanted: BookGroupRequest,
  { accommodationId, refused }: Extract<BookGroupResult, { ok: false }>,
) {
  const { checkIn, checkOut, items } = wanted
  const names = await deps.accommodationNames(deps.db)
  const cabin = { id: accommodationId, name: names.get(accommodationId) ?? '' }
  if (refused.reason !== 'date_overlap') return refusalProblem(refused)
  const party = items.find((item) => item.accommodationId === accommodationId)?.party
  const near = party
    ? await deps.reservations(deps.db).alternatives({ accommodationId, checkIn, checkOut, party })
    : []
  const others = new Set(items.map((item) => item.accommodationId))
  return groupOverlapProblem(
    cabin,
    near.filter((one) => one.checkIn !== checkIn || !others.has(one.accommodationId)),
  )
}

async function presentHeld(deps: ReservationRouteDeps, held: Extract<BookGroupResult, { ok: true }>) {
  const { group, reservations } = held
  const [first] = reservations
  if (!first) throw problem({ code: 'internal_error', detail: 'A group without cabins.' })
  const views = []
  for (const one of reservations) views.push(await present(deps, one))
  const sum = (of: (one: Reservation) => number) =>
    formatAmount(reservations.reduce((all, one) => all + of(one), 0))
  return {
    group_code: group.code,
    reservations: views,
    check_in: first.checkIn,
    check_out: first.checkOut,
    nights: nightsBetween(first.checkIn, first.checkOut),
    total_price: sum((one) => one.terms.total),
    deposit_amount: sum((one) => one.terms.deposit),
    currency: first.terms.currency,
    expires_at: formatInstant(first.expiresAt ?? deps.clock.now(), deps.zone),
    payment_url: await deps.paymentUrl(first),
    access_token: first.accessToken,
  }
}

/** Who may still have something to pay. */
async function presentGroup(deps: ReservationRouteDeps, group: ReservationGroup) {
  const service = deps.reservations(deps.db)
  const members = await service.groupMembers(group.id)
  const [first] = livingOf(members)
  if (!first) throw groupNotFound()
  const { reservation: whole, balance } = await service.wholeStay(first)
  const views = []
  for (const one of members) views.push(await present(deps, one))
  const mayPay = views.some((view) => ALIVE.has(view.status))
  return {
    group_code: group.code,
    reservations: views,
    total_price: formatAmount(whole.terms.total),
    deposit_amount: formatAmount(whole.terms.deposit),
    paid_amount: formatAmount(balance.paid),
    due_amount: formatAmount(whole.terms.total - balance.paid),
    due_today: await presentOwedToday(deps, livingOf(members)),
    asked_amount: await presentAsked(deps, first),
    currency: whole.terms.currency,
    refund_if_cancelled: await refundIfAllCancelled(deps, members),
    payment_url: mayPay ? await deps.paymentUrl(first) : null,
    created_at: formatInstant(group.createdAt, deps.zone),
  }
}

async function cancelTogether(
  deps: ReservationRouteDeps,
  group: ReservationGroup,
  by: { readonly actor: Actor; readonly body: z.infer<typeof cancelBody> },
) {
  const { actor, body } = by
  const byOwner = actor.kind === 'staff'
  const service = deps.reservations(deps.db)
  const members = await service.groupMembers(group.id)
  const waysNow = async () => (await Promise.all(members.map((one) => deps.refunds(deps.db, one)))).flat()
  const known = new Set((await waysNow()).map((one) => one.id))
  const result = await service.cancelGroup(group.id, {
    actor,
    by: byOwner ? 'owner' : 'guest',
    cause: body.reason ?? 'cancelled',
    ...(byOwner && body.refund !== undefined ? { refund: refundWish(body.refund) } : {}),
  })
  if (!result.ok) throw moveProblem(result)
  const views = []
  for (const one of result.reservations) views.push(await present(deps, one))
  return {
    group_code: group.code,
    reservations: views,
    refund_amount: formatAmount(result.refundDue),
    refunds: presentWays((await waysNow()).filter((one) => !known.has(one.id))),
  }
}
