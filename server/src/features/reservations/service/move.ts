import { addSeconds, type Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import { dateAt } from '../../../lib/local-date.ts'
import type { MinorUnits } from '../../../lib/money.ts'
import type { ReservationEvent } from '../domain/events.ts'
import { balanceOf } from '../domain/ledger.ts'
import { canMove, type Reservation, type ReservationStatus, statusAt } from '../domain/reservation.ts'
import { groupRepository } from '../repository/groups.ts'
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
function spokenFor(of: { readonly isSpokenFor?: boolean }): { readonly isSpokenFor?: true } {
  return of.isSpokenFor ? { isSpokenFor: true } : {}
}

interface Move extends Because {
  readonly to: ReservationStatus
  readonly patch?: ReservationPatch
  readonly event: ReservationEvent
}

async function write({ deps, tx }: Step, before: Reservation, move: Move): Promise<Reservation> {
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
function moving<Reason extends string = never>(
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

export interface Confirmation extends Because {
  readonly revive: boolean
  readonly isSpokenFor?: boolean
}

/**
 * Makes a hold a reservation. Also one whose time has passed, when the nights are still there (contract section 2.6):
 * the caller decides whether it wants that by `revive`.
 */
export async function confirm(
  step: Step,
  options: Confirmation & { readonly id: ReservationId },
): Promise<MoveResult<'date_overlap' | 'hold_expired'>> {
  const { deps, tx: db } = step
  const { id } = options
  const result = await moving<'date_overlap' | 'hold_expired'>(
    step,
    { id, to: 'confirmed' },
    async (tx, reservation, now) => {
      const revived = statusAt(reservation, now) === 'expired'
      if (revived && !options.revive) return { ok: false, reason: 'hold_expired' }
      const settled = await deps.occupancy(tx).settle(id)
      if (!settled.ok) return { ok: false, reason: 'date_overlap' }
      const after = await write({ deps, tx }, reservation, {
        ...options,
        to: 'confirmed',
        patch: { expiresAt: null },
        event: { type: 'reservation.confirmed', reservationId: id, revived, ...spokenFor(options) },
      })
      return { ok: true, reservation: after }
    },
  )
  if (result.ok) db.afterCommit(() => deps.metrics.confirmed(result.reservation.channel))
  return result
}

/** Says that a hold is over; the nights were free from its second on. A group ends as one. */
export async function expire({ deps, tx: db }: Step, id: ReservationId): Promise<MoveResult<'not_due'>> {
  return db.transaction(async (tx) => {
    const result = await expireOne({ deps, tx }, { id })
    const groupId = result.ok ? result.reservation.groupId : null
    if (groupId === null) return result
    for (const other of await groupRepository(tx).members(groupId)) {
      if (other.status === 'pre_reserved') await expireOne({ deps, tx }, { id: other.id, isSpokenFor: true })
    }
    return result
  })
}

async function expireOne(
  step: Step,
  of: { readonly id: ReservationId; readonly isSpokenFor?: boolean },
): Promise<MoveResult<'not_due'>> {
  const { deps, tx: db } = step
  const { id } = of
  const move = { id, to: 'expired' } as const
  const result = await moving<'not_due'>(step, move, async (tx, reservation, now) => {
    if (statusAt(reservation, now) !== 'expired') return { ok: false, reason: 'not_due' }
    await deps.occupancy(tx).release(id)
    const after = await write({ deps, tx }, reservation, {
      actor: { kind: 'system', id: 'expiry' },
      cause: 'hold ended',
      to: 'expired',
      event: { type: 'reservation.expired', reservationId: id, ...spokenFor(of) },
    })
    return { ok: true, reservation: after }
  })
  if (result.ok) db.afterCommit(() => deps.metrics.expired(result.reservation.accommodationId))
  return result
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
    const { paid } = balanceOf(await reservationRepository(tx).listEntries(id))
    const wish = options.refund ?? (options.by === 'guest' ? 'policy' : 'all')
    if (typeof wish === 'number') {
      if (wish > paid) return { ok: false, reason: 'more_than_paid' }
      refundDue = wish
    } else if (wish === 'policy') refundDue = deps.refundDue(reservation, paid, now)
    else refundDue = wish === 'none' ? 0 : Math.max(0, paid)
    await deps.occupancy(tx).release(id)
    const after = await write({ deps, tx }, reservation, {
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

export interface Extension extends Because {
  readonly until?: Instant
  readonly silent?: boolean
}

/**
 * One extension per hold; `until` overrides its length (a cash coupon lives longer than a hold). `silent` moves the end
 * without telling the guest: what brought it forward is told by the end itself.
 */
export function extend(
  { deps, tx: db }: Step,
  options: Extension & { readonly id: ReservationId },
): Promise<MoveResult<'hold_expired' | 'already_extended'>> {
  const { id } = options
  return db.transaction(async (tx) => {
    const repository = reservationRepository(tx)
    const reservation = await repository.lockById(id)
    if (!reservation) return { ok: false, reason: 'not_found' }
    if (reservation.status !== 'pre_reserved' || !reservation.expiresAt) {
      return { ok: false, reason: 'not_allowed', status: reservation.status }
    }
    const now = deps.clock.now()
    if (statusAt(reservation, now) === 'expired') return { ok: false, reason: 'hold_expired' }
    if (!options.until && reservation.holdExtensions >= 1) return { ok: false, reason: 'already_extended' }
    const expiresAt = options.until ?? addSeconds(reservation.expiresAt, deps.hold.extensionSeconds)
    const after = await prolong({ deps, tx }, { reservation, expiresAt, because: options })
    if (!after) return { ok: false, reason: 'hold_expired' }
    for (const other of await othersOf(tx, reservation)) {
      if (other.status === 'pre_reserved')
        await prolong({ deps, tx }, { reservation: other, expiresAt, because: options })
    }
    if (!options.silent) await deps.emit(tx, { type: 'reservation.hold_extended', reservationId: id })
    return { ok: true, reservation: after }
  })
}

/** The other cabins of its group; their rows are locked with its own. */
async function othersOf(tx: Db, { id, groupId }: Reservation): Promise<Reservation[]> {
  if (groupId === null) return []
  return (await groupRepository(tx).members(groupId)).filter((one) => one.id !== id)
}

/** Undefined when somebody has the nights already. */
async function prolong(
  { deps, tx }: Step,
  of: { readonly reservation: Reservation; readonly expiresAt: Instant; readonly because: Because },
): Promise<Reservation | undefined> {
  const { reservation, expiresAt, because } = of
  const { id } = reservation
  if (!(await deps.occupancy(tx).prolong(id, expiresAt))) return undefined
  const patch = { expiresAt, holdExtensions: reservation.holdExtensions + 1 }
  const after = await reservationRepository(tx).patch(id, patch, deps.clock.now())
  await reservationRepository(tx).clearReminder(id)
  await deps.audit(tx, {
    actor: because.actor,
    cause: because.cause,
    action: 'reservation.hold_extended',
    entity: 'reservation',
    entityId: id,
    before: { expires_at: reservation.expiresAt?.toString() ?? null },
    after: { expires_at: expiresAt.toString() },
  })
  return after
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
    const after = await write({ deps, tx }, reservation, {
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
    const after = await write({ deps, tx }, reservation, {
      actor: of.actor,
      cause: of.cause,
      to,
      patch: { expiresAt: null },
      event: { type: 'reservation.reopened', reservationId: of.id },
    })
    return { ok: true, reservation: after }
  })
}
