import { stayNotes } from '@tranquera/contracts/stay-notes'
import { formatInstant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { sameSecret } from '../../../lib/ids.ts'
import { formatAmount } from '../../../lib/money.ts'
import { localized } from '../../lodging/domain/accommodation.ts'
import { arrivalWords } from '../../lodging/domain/told.ts'
import { mayHaveKeys } from '../domain/arrival.ts'
import { followsRate } from '../domain/payment-due.ts'
import { ALIVE, type Reservation, statusAt } from '../domain/reservation.ts'
import { waysToPay } from '../domain/way-of-payment.ts'
import { presentArrival, presentEntry, presentReservation } from '../presenter.ts'
import type { RefundWay, ReservationRouteDeps } from './deps.ts'

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

export async function presentForGuest(deps: ReservationRouteDeps, reservation: Reservation) {
  const view = await present(deps, reservation)
  const refund = await deps.reservations(deps.db).refundIfCancelled(reservation)
  const mayPay = ALIVE.has(view.status)
  const transfer = mayPay ? await deps.transferAccount(deps.db) : null
  return {
    ...view,
    // A hold's deposit, or the balance of a stay that stands; null when nothing is due.
    payment_url: mayPay ? await deps.paymentUrl(reservation) : null,
    transfer,
    due_today: await presentDueToday(deps, reservation),
    pay_by: reservation.payBy,
    ways_to_pay: transfer ? await presentWaysToPay(deps, reservation) : [],
    refund_if_cancelled: refund === null ? null : formatAmount(refund),
    awaiting_credit: await presentAwaiting(deps, reservation),
    security_account: await deps.securityDeposit(deps.db, reservation),
    group: await presentGuestGroup(deps, reservation),
    arrival_note: await arrivalNote(deps, reservation),
    arrival: await presentToldArrival(deps, reservation),
  }
}

async function presentDueToday(deps: ReservationRouteDeps, reservation: Reservation) {
  const stands = reservation.status === 'confirmed' || reservation.status === 'checked_in'
  if (!stands || !followsRate(reservation.terms)) return null
  const asked = await deps.askedNow(deps.db, reservation)
  return asked?.isOfToday ? formatAmount(asked.amount) : null
}

/** Of these cabins alone: each of a group may be charged by itself. */
export async function presentOwedToday(deps: ReservationRouteDeps, stays: readonly Reservation[]) {
  const rated = stays.some((one) => followsRate(one.terms))
  const owed = rated ? await deps.owedToday(deps.db, stays) : null
  return owed === null ? null : formatAmount(owed)
}

/** Of all cabins together: one payment pays them. */
async function presentWaysToPay(deps: ReservationRouteDeps, reservation: Reservation) {
  const now = deps.clock.now()
  if (statusAt(reservation, now) !== 'pre_reserved') return []
  const { stays, balance } = await deps.reservations(deps.db).wholeStay(reservation)
  if (balance.paid > 0 || (await deps.awaitingCredit(deps.db, reservation))) return []
  return waysToPay(stays.filter((one) => statusAt(one, now) === 'pre_reserved')).map((way) => ({
    pay_by: way.payBy,
    total_price: formatAmount(way.total),
    deposit_amount: formatAmount(way.deposit),
  }))
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
    asked_amount: await presentAsked(deps, reservation),
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

/** Of everything that was booked with it. */
export async function presentAsked(deps: ReservationRouteDeps, reservation: Reservation) {
  const asked = await deps.askedNow(deps.db, reservation)
  return asked ? formatAmount(asked.amount) : null
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
    due_today: await presentOwedToday(deps, [reservation]),
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

/** The stay as its guest reads it; undefined to whoever has not the token. */
export async function stayOfGuest(deps: ReservationRouteDeps, code: string, token: string | undefined) {
  const reservation = await deps.reservations(deps.db).findByCode(code)
  if (!token || !reservation || !sameSecret(token, reservation.accessToken)) return undefined
  return { view: await presentForGuest(deps, reservation), language: reservation.language }
}

export function presentWays(ways: readonly RefundWay[]) {
  return ways.map(({ method, amount, state, paymentId }) => ({
    method,
    amount: formatAmount(amount),
    state,
    payment_id: paymentId,
  }))
}
