import { addSeconds, type Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import { type Reservation, statusAt } from '../domain/reservation.ts'
import { groupRepository } from '../repository/groups.ts'
import { reservationRepository } from '../repository.ts'
import type { Step } from './deps.ts'
import { type Because, type MoveResult, moving, spokenFor, writeMove } from './move.ts'

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
      const after = await writeMove({ deps, tx }, reservation, {
        ...options,
        to: 'confirmed',
        patch: { expiresAt: null },
        event: { type: 'reservation.confirmed', reservationId: id, revived, ...spokenFor(options) },
      })
      // Whoever hears of it may have set the price of the way in which it was paid.
      const isPriced = after.payBy !== null && after.payBy !== 'card'
      const told = isPriced ? await reservationRepository(tx).findById(id) : undefined
      return { ok: true, reservation: told ?? after }
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
    const after = await writeMove({ deps, tx }, reservation, {
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
