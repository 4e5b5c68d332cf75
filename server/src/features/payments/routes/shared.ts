import type { LedgerEntryView } from '@tranquera/contracts/reservations'
import { z } from 'zod'
import type { Clock } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { type Actor, actorOf, type Guards } from '../../../lib/http/actor.ts'
import { formatAmount, parseAmount } from '../../../lib/money.ts'
import { livingOf, type ReservationGroup } from '../../reservations/domain/group.ts'
import { standingOf } from '../../reservations/domain/ledger.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import { reservationNotFound } from '../../reservations/errors.ts'
import type { ReservationService } from '../../reservations/service.ts'
import { amountProblem } from '../errors.ts'
import { presentStanding } from '../presenter.ts'
import type { PaymentService } from '../service.ts'

export interface PaymentRouteDeps {
  readonly db: Db
  readonly clock: Clock
  /** IANA zone of the property. */
  readonly zone: string
  readonly guards: Guards
  readonly payments: (db: Db) => PaymentService
  readonly reservations: (db: Db) => ReservationService
  /** The ledger of a stay as reservations show it. */
  readonly ledger: (db: Db, id: Reservation['id']) => Promise<LedgerEntryView[]>
}

/** Why money is not booked, decided or returned on a stay. */
export const MONEY_PROBLEMS = [
  'reservation_not_found',
  'invalid_amount',
  'more_than_due',
  'more_than_paid',
  'nothing_to_refund',
  'not_allowed_in_status',
  'conflict',
  'date_overlap',
] as const

export const codeParams = z.object({ code: z.string().max(40) })

/** Whose mistake is taken back, and why. */
export function reversalIn(request: {
  readonly params: { readonly id: string }
  readonly body: { readonly reason: string }
  readonly actor?: Actor
}) {
  return { entryId: request.params.id, reason: request.body.reason, actor: actorOf(request) }
}

export async function byCode(deps: PaymentRouteDeps, code: string): Promise<Reservation> {
  const reservation = await deps.reservations(deps.db).findByCode(code)
  if (!reservation) throw reservationNotFound()
  return reservation
}

/** After what was just done to it. */
export async function standing(deps: PaymentRouteDeps, id: Reservation['id']) {
  const service = deps.reservations(deps.db)
  const [reservation, balance] = await Promise.all([service.getById(id), service.balance(id)])
  return presentStanding(reservation, balance, deps.clock.now())
}

/** The same with the entries that explain it. */
export async function standingWithLedger(deps: PaymentRouteDeps, id: Reservation['id']) {
  return { ...(await standing(deps, id)), ledger: await deps.ledger(deps.db, id) }
}

/** Of every cabin that was booked together, with the sums of those that live. */
export async function groupStanding(deps: PaymentRouteDeps, group: ReservationGroup) {
  const service = deps.reservations(deps.db)
  const members = await service.groupMembers(group.id)
  const [first] = livingOf(members)
  if (!first) throw reservationNotFound()
  const { reservation: whole, balance } = await service.wholeStay(first)
  const reservations = await Promise.all(members.map((one) => standing(deps, one.id)))
  return {
    group_code: group.code,
    total_price: formatAmount(whole.terms.total),
    paid_amount: formatAmount(balance.paid),
    due_amount: formatAmount(standingOf(whole.terms.total, balance.paid).due),
    currency: whole.terms.currency,
    reservations,
  }
}

/** Minor units, or the problem that says what an amount is. */
export function amountOf(value: string | number, options: { readonly mayBeNegative?: boolean } = {}): number {
  const amount = parseAmount(value)
  const bad = amount === undefined || amount === 0 || (amount < 0 && !options.mayBeNegative)
  if (bad) throw amountProblem('invalid_amount', 'amount must be more than zero, for example "55500.00".')
  return amount
}
