import type { Db } from '../../../lib/db/types.ts'
import { problem } from '../../../lib/errors.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import type { Occupancy } from '../../occupancy/domain.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { Alternative } from '../../reservations/service/alternatives.ts'
import { channelName } from '../domain/platforms.ts'
import {
  type Clash,
  type Conflict,
  type ConflictId,
  type ImportedSide,
  type OwnSide,
  pairKeyOf,
  severityAgainstOurs,
  severityBetweenPlatforms,
  spanOf,
} from '../domain/conflict.ts'
import type { Waiting } from '../domain/placing.ts'
import { type ConflictFilter, conflictRepository } from '../repository/conflicts.ts'
import type { ChannelStay } from '../repository/stays.ts'
import type { ChannelDeps } from './deps.ts'
import type { Placement } from './placing.ts'

/**
 * Writes down every clash that the placement left, alerts for those that are new, and closes those that are over.
 * Answers how many are new.
 */
export async function reviewConflicts(deps: ChannelDeps, tx: Db, placement: Placement): Promise<number> {
  const repository = conflictRepository(tx, deps.propertyId)
  const now = deps.clock.now()
  const clashes = new Map((await findClashes(deps, tx, placement)).map((clash) => [pairKeyOf(clash), clash]))
  for (const known of await repository.listStanding(placement.accommodationId)) {
    const clash = clashes.get(known.pairKey)
    clashes.delete(known.pairKey)
    if (clash) await repository.refresh(known.id, clash)
    else {
      await repository.close(known.id, { status: 'resolved', resolution: 'nights_free', at: now })
      await deps.closeAlert(tx, alertKey(known.id))
    }
  }
  for (const [pairKey, clash] of clashes) {
    const conflict: Conflict = {
      ...clash,
      id: deps.ids.uuid<ConflictId>(),
      accommodationId: placement.accommodationId,
      pairKey,
      status: 'open',
      resolution: null,
      openedAt: now,
      resolvedAt: null,
    }
    await repository.insert(conflict)
    await alertConflict(deps, tx, conflict)
  }
  return clashes.size
}

async function findClashes(deps: ChannelDeps, tx: Db, placement: Placement): Promise<Clash[]> {
  const groups = new Map<string, Waiting[]>()
  for (const waiting of placement.waiting) {
    const { obstacle } = waiting
    const other = obstacle.kind === 'stay' ? obstacle.stayId : obstacle.occupancyId
    const key = `${waiting.stayId}|${other}`
    groups.set(key, [...(groups.get(key) ?? []), waiting])
  }
  const reservations = await reservationsOf(deps, tx, placement)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    const span = spanOf(group)
    const stay = first ? placement.stays.get(first.stayId) : undefined
    if (!first || !span || !stay) return []
    const { obstacle } = first
    if (obstacle.kind === 'stay') {
      const other = placement.stays.get(obstacle.stayId)
      return other ? betweenPlatforms(stay, other, span) : []
    }
    const occupancy = placement.standing.get(obstacle.occupancyId)
    const reservation = occupancy?.reservationId ? reservations.get(occupancy.reservationId) : undefined
    return occupancy ? againstOurs(stay, { occupancy, reservation }, span) : []
  })
}

async function reservationsOf(
  deps: ChannelDeps,
  tx: Db,
  placement: Placement,
): Promise<Map<ReservationId, Reservation>> {
  const ids = placement.waiting.flatMap(({ obstacle }) => {
    const id =
      obstacle.kind === 'occupancy' ? placement.standing.get(obstacle.occupancyId)?.reservationId : null
    return id ? [id] : []
  })
  if (ids.length === 0) return new Map()
  return new Map((await deps.reservations(tx).listByIds([...new Set(ids)])).map((one) => [one.id, one]))
}

type Span = { readonly checkIn: LocalDate; readonly checkOut: LocalDate }

function betweenPlatforms(stay: ChannelStay, other: ChannelStay, span: Span): Clash[] {
  const severity = severityBetweenPlatforms(stay, other)
  if (!severity) return []
  const sides = [importedSide(stay), importedSide(other)] as const
  return [{ ...span, stayId: stay.id, feedId: stay.feedId, otherRef: `stay:${other.id}`, severity, sides }]
}

function againstOurs(
  stay: ChannelStay,
  other: { readonly occupancy: Occupancy; readonly reservation: Reservation | undefined },
  span: Span,
): Clash[] {
  const { occupancy, reservation } = other
  const severity = severityAgainstOurs(stay.kind, occupancy.kind)
  if (!severity || occupancy.kind === 'external') return []
  const own: OwnSide = {
    kind: occupancy.kind,
    checkIn: occupancy.checkIn,
    checkOut: occupancy.checkOut,
    code: reservation?.code ?? null,
    label: reservation?.contact.name ?? occupancy.reason,
    channel: reservation?.channel ?? 'panel',
  }
  const otherRef = occupancy.reservationId
    ? `reservation:${occupancy.reservationId}`
    : `${occupancy.kind}:${occupancy.id}`
  return [
    { ...span, stayId: stay.id, feedId: stay.feedId, otherRef, severity, sides: [importedSide(stay), own] },
  ]
}

function importedSide(stay: ChannelStay): ImportedSide {
  return {
    kind: 'imported',
    checkIn: stay.seen.checkIn,
    checkOut: stay.seen.checkOut,
    stay_id: stay.id,
    channel: stay.channel,
    stay_kind: stay.kind,
    label: stay.label,
    code: stay.code,
    phone_last4: stay.phoneLast4,
    link: stay.link,
  }
}

const alertKey = (id: ConflictId) => `conflict:${id}`

async function alertConflict(deps: ChannelDeps, tx: Db, conflict: Conflict): Promise<void> {
  const [stay, other] = conflict.sides
  const cabin = (await deps.cabins(tx)).find((one) => one.id === conflict.accommodationId)?.name ?? ''
  const theirs = `${channelName(stay.channel)}${stay.code ? ` (${stay.code})` : ''}`
  const ours =
    other.kind === 'imported'
      ? `a stay of ${channelName(other.channel)}${other.code ? ` (${other.code})` : ''}`
      : `${other.kind === 'block' ? 'a block' : 'reservation'} ${other.code ?? other.label}`.trim()
  const ways = await waysOut(deps, tx, conflict)
  await deps.alert(tx, {
    kind: 'calendar_conflict',
    severity: conflict.severity,
    summary: [
      `${cabin}, ${conflict.checkIn} to ${conflict.checkOut}: ${theirs} has nights of ${ours}.`,
      ...ways.map((way) => way.text),
    ].join(' '),
    entity: 'conflict',
    entityId: conflict.id,
    dedupeKey: alertKey(conflict.id),
  })
}

export interface WayOut {
  readonly kind: 'move_ours' | 'cancel_ours' | 'cancel_theirs' | 'free_block' | 'ask_platforms'
  readonly text: string
  readonly alternatives: readonly Alternative[]
}

/** What the owner can do about it, the gentlest first. */
export async function waysOut(deps: ChannelDeps, db: Db, conflict: Conflict): Promise<WayOut[]> {
  const [stay, other] = conflict.sides
  const platform = channelName(stay.channel)
  const theirs: WayOut = {
    kind: 'cancel_theirs',
    text: `Or cancel in ${platform}; the conflict closes when its calendar shows it.`,
    alternatives: [],
  }
  if (other.kind === 'imported') {
    const text = `Two platforms sold the same nights: cancel or move one of them in ${platform} or in ${channelName(other.channel)}.`
    return [{ kind: 'ask_platforms', text, alternatives: [] }]
  }
  if (other.kind === 'block') {
    const text = 'Remove the block if the guest may come: the stay then takes its nights by itself.'
    return [{ kind: 'free_block', text, alternatives: [] }, theirs]
  }
  const alternatives = await alternativesFor(deps, db, conflict)
  const where = alternatives.map((one) => `${one.name} ${one.checkIn} to ${one.checkOut}`).join('; ')
  const move: WayOut[] =
    alternatives.length > 0
      ? [{ kind: 'move_ours', text: `Move ${other.code ?? 'the stay'} to: ${where}.`, alternatives }]
      : []
  const cancelText = `Or cancel ${other.code ?? 'it'} with a full refund.`
  return [...move, { kind: 'cancel_ours', text: cancelText, alternatives: [] }, theirs]
}

async function alternativesFor(deps: ChannelDeps, db: Db, conflict: Conflict): Promise<Alternative[]> {
  const id = /^reservation:(.+)$/.exec(conflict.otherRef)?.[1] as ReservationId | undefined
  const reservation = id ? await deps.reservations(db).findById(id) : undefined
  if (!reservation) return []
  const { accommodationId, checkIn, checkOut, party } = reservation
  return deps.reservations(db).alternatives({ accommodationId, checkIn, checkOut, party })
}

export function conflictService(deps: ChannelDeps, db: Db) {
  const repository = conflictRepository(db, deps.propertyId)
  return {
    list: (filter: ConflictFilter, page: { readonly limit: number; readonly offset: number }) =>
      repository.list(filter, page),
    listOpenBetween: (from: LocalDate, to: LocalDate) => repository.listOpenBetween(from, to),
    waysOut: (conflict: Conflict) => waysOut(deps, db, conflict),

    /** The owner has settled it outside; no further word about this pair. Throws a 404 problem. */
    resolve(id: string, by: { readonly actor: Actor; readonly note: string }): Promise<Conflict> {
      return db.transaction(async (tx) => {
        const inside = conflictRepository(tx, deps.propertyId)
        const conflict = await inside.find(id)
        if (!conflict) throw problem({ code: 'not_found', detail: 'There is no such conflict.' })
        if (conflict.status === 'open') {
          const end = {
            status: 'dismissed' as const,
            resolution: by.note || 'settled_by_owner',
            at: deps.clock.now(),
          }
          await inside.close(conflict.id, end)
          await deps.closeAlert(tx, alertKey(conflict.id))
          await deps.audit(tx, {
            actor: by.actor,
            action: 'conflict.resolved',
            entity: 'conflict',
            entityId: conflict.id,
            cause: end.resolution,
            before: { status: conflict.status },
            after: { status: 'resolved' },
          })
        }
        return (await inside.find(id)) ?? conflict
      })
    },
  }
}
