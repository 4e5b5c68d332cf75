import type {
  cancelBody,
  GuestReservationView,
  ownerReservationView,
} from '@tranquera/contracts/reservations'
import { stayNotes } from '@tranquera/contracts/stay-notes'
import { z } from 'zod'
import { type Clock, formatInstant, type Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { problem } from '../../../lib/errors.ts'
import type { Actor, Guards } from '../../../lib/http/actor.ts'
import { type AccommodationId, sameSecret } from '../../../lib/ids.ts'
import { formatAmount, parseAmount } from '../../../lib/money.ts'
import { localized } from '../../lodging/domain/accommodation.ts'
import { type ArrivalNote, arrivalWords } from '../../lodging/domain/told.ts'
import { refusalProblem } from '../../pricing/errors.ts'
import { mayHaveKeys } from '../domain/arrival.ts'
import type { Reservation } from '../domain/reservation.ts'
import { moveProblem, overlapProblem, reservationNotFound } from '../errors.ts'
import { presentArrival, presentEntry, presentReservation } from '../presenter.ts'
import type { BookRequest, BookResult } from '../service/book.ts'
import type { RefundWish } from '../service/move.ts'
import type { ReservationService } from '../service.ts'

export interface RefundWay {
  readonly id: string
  readonly method: string
  readonly amount: number
  readonly state: string
  readonly paymentId: string | null
}

export interface ReservationRouteDeps {
  readonly db: Db
  readonly clock: Clock
  readonly zone: string
  readonly guards: Guards
  readonly reservations: (db: Db) => ReservationService
  readonly accommodationNames: (db: Db) => Promise<ReadonlyMap<AccommodationId, string>>
  /** What opens the door of each cabin. */
  readonly arrivalNotes: (db: Db) => Promise<readonly ArrivalNote[]>
  /** Makes the payment link of a fresh hold; null when there is no way to pay online. */
  readonly paymentUrl: (reservation: Reservation) => Promise<string | null>
  readonly timeline: (
    db: Db,
    reservation: Reservation,
  ) => Promise<z.infer<typeof ownerReservationView>['timeline']>
  readonly messages: (
    db: Db,
    reservation: Reservation,
  ) => Promise<z.infer<typeof ownerReservationView>['messages']>
  /** Reads what platforms sold meanwhile, before a stay is confirmed; never throws. */
  readonly refreshCalendars?: (id: AccommodationId) => Promise<unknown>
  /** The account that takes transfers; null where none is written down. */
  readonly transferAccount: (db: Db) => Promise<GuestReservationView['transfer']>
  /** Sends the payment link again, in the chat when there is one. */
  readonly resendPayment: (reservation: Reservation) => Promise<string | null>
  /** A coupon that is not credited yet; null when none is on its way. */
  readonly awaitingCredit: (
    db: Db,
    reservation: Reservation,
  ) => Promise<{ readonly amount: number; readonly payBy: Instant | null } | null>
  /** Outside total, paid and due; null where none is asked and none came. */
  readonly securityDeposit: (
    db: Db,
    reservation: Reservation,
  ) => Promise<GuestReservationView['security_account']>
  /** What goes back of a stay's money and by which way, the oldest first. */
  readonly refunds: (db: Db, reservation: Reservation) => Promise<readonly RefundWay[]>
  /** Route configuration, made by lib/http: accepts Idempotency-Key, and names a rate-limit policy. */
  readonly config: { readonly idempotent: object; readonly publicWrite: object }
}

export const codeParams = z.object({ code: z.string().max(40) })
export const tokenQuery = z.strictObject({ token: z.string().max(200).optional() })

export async function present(deps: ReservationRouteDeps, reservation: Reservation, db: Db = deps.db) {
  const [balance, names, groupCodes] = await Promise.all([
    deps.reservations(db).balance(reservation.id),
    deps.accommodationNames(db),
    reservation.groupId ? deps.reservations(db).groupCodesOf([reservation.id]) : null,
  ])
  return presentReservation(reservation, {
    now: deps.clock.now(),
    zone: deps.zone,
    paid: balance.paid,
    accommodationName: names.get(reservation.accommodationId) ?? '',
    groupCode: groupCodes?.get(reservation.id) ?? null,
  })
}

/** Whose guest may still have something to pay. */
const PAYABLE: ReadonlySet<string> = new Set(['pre_reserved', 'confirmed', 'checked_in'])

export async function presentForGuest(deps: ReservationRouteDeps, reservation: Reservation) {
  const view = await present(deps, reservation)
  const refund = await deps.reservations(deps.db).refundIfCancelled(reservation)
  const mayPay = PAYABLE.has(view.status)
  return {
    ...view,
    // A hold's deposit, or the balance of a stay that stands; null when nothing is due.
    payment_url: mayPay ? await deps.paymentUrl(reservation) : null,
    transfer: mayPay ? await deps.transferAccount(deps.db) : null,
    refund_if_cancelled: refund === null ? null : formatAmount(refund),
    awaiting_credit: await presentAwaiting(deps, reservation),
    security_account: await deps.securityDeposit(deps.db, reservation),
    group: await presentGuestGroup(deps, reservation),
    arrival_note: await arrivalNote(deps, reservation),
    arrival: await presentToldArrival(deps, reservation),
  }
}

/** Of all cabins of the booking that stand. */
async function arrivalNote(deps: ReservationRouteDeps, reservation: Reservation) {
  const { groupId, language } = reservation
  const stays = groupId ? await deps.reservations(deps.db).groupMembers(groupId) : [reservation]
  const at = { now: deps.clock.now(), zone: deps.zone }
  const ids = stays.filter((one) => mayHaveKeys(one, at)).map((one) => one.accommodationId)
  if (ids.length === 0) return null
  return arrivalWords(await deps.arrivalNotes(deps.db), ids, (words) => localized(words, language))
}

/** Without documents: guests share their page with those who come along. */
async function presentToldArrival(deps: ReservationRouteDeps, { id }: Reservation) {
  const told = await deps.reservations(deps.db).arrival(id)
  if (!told) return null
  const arrival = presentArrival(told)
  return { ...arrival, people: arrival.people.map(({ name }) => ({ name, document: null })) }
}

/** What the guest pays is that of all cabins of the booking together. */
async function presentGuestGroup(deps: ReservationRouteDeps, reservation: Reservation) {
  if (!reservation.groupId) return null
  const service = deps.reservations(deps.db)
  const [members, { reservation: whole, balance }] = await Promise.all([
    service.groupMembers(reservation.groupId),
    service.wholeStay(reservation),
  ])
  const views = await Promise.all(members.map((one) => present(deps, one)))
  return {
    group_code: views[0]?.group_code ?? '',
    total_price: formatAmount(whole.terms.total),
    deposit_amount: formatAmount(whole.terms.deposit),
    paid_amount: formatAmount(balance.paid),
    due_amount: formatAmount(whole.terms.total - balance.paid),
    refund_if_cancelled: await refundIfAllCancelled(deps, members),
    reservations: views.map(({ code, status, accommodation_name, guests, total_price }) => ({
      code,
      status,
      accommodation_name,
      guests,
      total_price,
    })),
  }
}

/** What the conditions of each cabin give back, added up; null when none can be cancelled. */
export async function refundIfAllCancelled(deps: ReservationRouteDeps, members: readonly Reservation[]) {
  const service = deps.reservations(deps.db)
  const each = await Promise.all(members.map((one) => service.refundIfCancelled(one)))
  const due = each.filter((amount) => amount !== null)
  return due.length > 0 ? formatAmount(due.reduce((all, amount) => all + amount, 0)) : null
}

export async function presentForOwner(deps: ReservationRouteDeps, reservation: Reservation) {
  const [view, entries, timeline, messages, arrival] = await Promise.all([
    present(deps, reservation),
    deps.reservations(deps.db).ledger(reservation.id),
    deps.timeline(deps.db, reservation),
    deps.messages(deps.db, reservation),
    deps.reservations(deps.db).arrival(reservation.id),
  ])
  return {
    ...view,
    ...stayNotes.parse(reservation),
    awaiting_credit: await presentAwaiting(deps, reservation),
    security_account: await deps.securityDeposit(deps.db, reservation),
    payment_url: reservation.status === 'pre_reserved' ? await deps.paymentUrl(reservation) : null,
    ledger: entries.map((entry) => presentEntry(entry, deps.zone)),
    timeline,
    messages,
    arrival: arrival ? presentArrival(arrival) : null,
  }
}

/** Only of a hold: what stands is paid or asked for again. */
async function presentAwaiting(deps: ReservationRouteDeps, reservation: Reservation) {
  if (reservation.status !== 'pre_reserved') return null
  const coupon = await deps.awaitingCredit(deps.db, reservation)
  if (!coupon) return null
  const { amount, payBy } = coupon
  return { amount: formatAmount(amount), pay_by: payBy ? formatInstant(payBy, deps.zone) : null }
}

/** Everything that is not a booking becomes the problem that explains it. */
export async function booked(deps: ReservationRouteDeps, request: BookRequest): Promise<Reservation> {
  const result: BookResult = await deps.reservations(deps.db).book(request)
  if (result.ok) return result.reservation
  if (result.reason !== 'date_overlap') throw refusalProblem(result)
  throw overlapProblem(await deps.reservations(deps.db).alternatives(request.stay))
}

/** The stay as its guest reads it; undefined to whoever has not the token. */
export async function stayOfGuest(deps: ReservationRouteDeps, code: string, token: string | undefined) {
  const reservation = await deps.reservations(deps.db).findByCode(code)
  if (!token || !reservation || !sameSecret(token, reservation.accessToken)) return undefined
  return { view: await presentForGuest(deps, reservation), language: reservation.language }
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

export function presentWays(ways: readonly RefundWay[]) {
  return ways.map(({ method, amount, state, paymentId }) => ({
    method,
    amount: formatAmount(amount),
    state,
    payment_id: paymentId,
  }))
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
