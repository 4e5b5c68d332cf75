import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import { dateAt } from '../../../lib/local-date.ts'
import type { MinorUnits } from '../../../lib/money.ts'
import type { ReservationEvent } from '../domain/events.ts'
import { type Balance, balanceOf, standingOf } from '../domain/ledger.ts'
import { canMove, type Reservation, type ReservationStatus, statusAt } from '../domain/reservation.ts'
import { ledgerRepository } from '../repository/ledger.ts'
import { type ReservationPatch, reservationRepository } from '../repository.ts'
import type { Step } from './deps.ts'

/** Who moves a reservation and why; both stand in the audit log (contract section 2.3). */
export interface Because {
  readonly actor: Actor
  readonly cause: string
}

export type MoveResult<Reason extends string = never> =
  | { readonly ok: true; readonly reservation: Reservation }
  | {
      readonly ok: false
      readonly reason: 'not_found' | 'not_allowed' | Reason
      readonly status?: ReservationStatus
    }

/** Another cabin of the group speaks for this one. */
export function spokenFor(of: { readonly isSpokenFor?: boolean }): { readonly isSpokenFor?: true } {
  return of.isSpokenFor ? { isSpokenFor: true } : {}
}

interface Move extends Because {
  readonly to: ReservationStatus
  readonly patch?: ReservationPatch
  readonly event: ReservationEvent
}

export async function writeMove({ deps, tx }: Step, before: Reservation, move: Move): Promise<Reservation> {
  const now = deps.clock.now()
  const after = await reservationRepository(tx).patch(before.id, { ...move.patch, status: move.to }, now)
  await deps.audit(tx, {
    actor: move.actor,
    action: move.event.type,
    entity: 'reservation',
    entityId: before.id,
    cause: move.cause,
    before: { status: before.status },
    after: { status: move.to },
  })
  await deps.emit(tx, move.event)
  return after
}

/** Locks, checks the table of moves, and lets `step` do the rest of the work in the same transaction. */
export function moving<Reason extends string = never>(
  { deps, tx: db }: Step,
  { id, to }: { readonly id: ReservationId; readonly to: ReservationStatus },
  step: (tx: Db, reservation: Reservation, now: Instant) => Promise<MoveResult<Reason>>,
): Promise<MoveResult<Reason>> {
  return db.transaction(async (tx) => {
    const reservation = await reservationRepository(tx).lockById(id)
    if (!reservation) return { ok: false, reason: 'not_found' }
    if (!canMove(reservation.status, to))
      return { ok: false, reason: 'not_allowed', status: reservation.status }
    return step(tx, reservation, deps.clock.now())
  })
}

/** Where a stay stands without what is promised back already: nothing is given back twice. */
export async function netStanding({ deps, tx }: Step, id: ReservationId): Promise<Balance> {
  const { total, paid } = balanceOf(await ledgerRepository(tx).listEntries(id))
  return standingOf(total, paid - (await deps.promisedBack(tx, id)))
}

/** `full` is an old name of `all`; a number is an amount in minor units. */
export type RefundWish = 'all' | 'full' | 'policy' | 'none' | number

export interface Cancellation extends Because {
  readonly by: 'guest' | 'owner' | 'bumped'
  /** Left out: the frozen policy for a guest; everything for an owner, and for who loses the nights to a platform. */
  readonly refund?: RefundWish
  readonly isSpokenFor?: boolean
  /** What goes back of the other cabins of its group, told together. */
  readonly othersRefund?: MinorUnits
}

export async function cancel(
  step: Step,
  options: Cancellation & { readonly id: ReservationId },
): Promise<MoveResult<'more_than_paid'> & { readonly refundDue?: MinorUnits }> {
  const { deps } = step
  const { id } = options
  let refundDue = 0
  const move = { id, to: 'cancelled' } as const
  const result = await moving<'more_than_paid'>(step, move, async (tx, reservation, now) => {
    // The nights of a hold are gone with its second, whatever the job has done.
    const status = statusAt(reservation, now)
    if (status === 'expired') return { ok: false, reason: 'not_allowed', status }
    const { paid } = await netStanding({ deps, tx }, id)
    const wish = options.refund ?? (options.by === 'guest' ? 'policy' : 'all')
    if (typeof wish === 'number') {
      if (wish > paid) return { ok: false, reason: 'more_than_paid' }
      refundDue = wish
    } else if (wish === 'policy') refundDue = deps.refundDue(reservation, paid, now)
    else refundDue = wish === 'none' ? 0 : Math.max(0, paid)
    await deps.occupancy(tx).release(id)
    const after = await writeMove({ deps, tx }, reservation, {
      ...options,
      to: 'cancelled',
      event: {
        type: 'reservation.cancelled',
        reservationId: id,
        refundDue,
        cause: options.by,
        ...(options.othersRefund ? { othersRefund: options.othersRefund } : {}),
        ...spokenFor(options),
      },
    })
    return { ok: true, reservation: after }
  })
  return { ...result, refundDue }
}

export interface Progress extends Because {
  readonly to: 'checked_in' | 'completed' | 'no_show'
}

/** Arrival, departure, or nobody came; never before its day at the property. */
export function progress(
  step: Step,
  options: Progress & { readonly id: ReservationId },
): Promise<MoveResult<'too_early'>> {
  const { deps } = step
  const { id } = options
  return moving<'too_early'>(step, options, async (tx, reservation, now) => {
    const day = options.to === 'completed' ? reservation.checkOut : reservation.checkIn
    if (dateAt(now, deps.zone) < day) return { ok: false, reason: 'too_early' }
    // An empty bed can be sold again; the past nights of a completed stay stay on the calendar.
    if (options.to === 'no_show') await deps.occupancy(tx).release(id)
    const after = await writeMove({ deps, tx }, reservation, {
      ...options,
      event: { type: `reservation.${options.to}`, reservationId: id },
    })
    return { ok: true, reservation: after }
  })
}

/** Where a step that a person took by mistake leads back to. */
const REOPENED: Readonly<Partial<Record<ReservationStatus, ReservationStatus>>> = {
  checked_in: 'confirmed',
  completed: 'checked_in',
  no_show: 'confirmed',
  cancelled: 'confirmed',
}

/** Takes back a check-in, a check-out, a no-show or a cancellation, while the nights are free. */
export function reopen(
  { deps, tx: db }: Step,
  of: Because & { readonly id: ReservationId },
): Promise<MoveResult<'date_overlap'>> {
  return db.transaction(async (tx): Promise<MoveResult<'date_overlap'>> => {
    const reservation = await reservationRepository(tx).lockById(of.id)
    if (!reservation) return { ok: false, reason: 'not_found' }
    const { status } = reservation
    const to = REOPENED[status]
    if (!to) return { ok: false, reason: 'not_allowed', status }
    if (status === 'no_show' || status === 'cancelled') {
      const taken = await deps.occupancy(tx).settle(of.id)
      if (!taken.ok) return { ok: false, reason: 'date_overlap' }
    }
    const after = await writeMove({ deps, tx }, reservation, {
      actor: of.actor,
      cause: of.cause,
      to,
      patch: { expiresAt: null },
      event: { type: 'reservation.reopened', reservationId: of.id, from: status },
    })
    return { ok: true, reservation: after }
  })
}
