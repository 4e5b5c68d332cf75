import { isDeepStrictEqual } from 'node:util'
import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { problem } from '../../../lib/errors.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import { type Clash, type Conflict, type ConflictId, hasGrown, pairKeyOf } from '../domain/conflict.ts'
import type { FeedId } from '../domain/feed.ts'
import { type ConflictFilter, conflictRepository } from '../repository/conflicts.ts'
import { findClashes } from './clashes.ts'
import { tellConflicts } from './conflict-alerts.ts'
import type { ChannelDeps } from './deps.ts'
import type { Placement } from './placing.ts'
import { waysOut } from './ways-out.ts'

/**
 * Writes down every clash that the placement left, alerts for those that are new, and closes those that are over.
 * Answers how many are new.
 */
export async function reviewConflicts(deps: ChannelDeps, tx: Db, placement: Placement): Promise<number> {
  const { accommodationId } = placement
  const repository = conflictRepository(tx, deps.propertyId)
  const now = deps.clock.now()
  const clashes = new Map((await findClashes(deps, tx, placement)).map((clash) => [pairKeyOf(clash), clash]))
  const changed: Conflict[] = []
  const over: Conflict[] = []
  /** Whether the owner has to hear anew of the clashes with a feed. */
  const touched = new Map<FeedId | null, boolean>()
  let opened = 0
  for (const known of await repository.listStanding(accommodationId)) {
    const clash = clashes.get(known.pairKey)
    clashes.delete(known.pairKey)
    const next = clash && followed(known, { clash, now })
    if (!clash) over.push(known)
    else if (next) changed.push(next.conflict)
    if (next?.isNew) opened++
    const isTold = next?.isNew || next?.conflict.status === 'open' || (!clash && known.status === 'open')
    if (isTold) touched.set(known.feedId, touched.get(known.feedId) || next?.isNew || false)
  }
  for (const [pairKey, clash] of clashes) {
    const id = deps.ids.uuid<ConflictId>()
    const begun = { status: 'open', resolution: null, openedAt: now, resolvedAt: null } as const
    changed.push({ ...clash, ...begun, id, accommodationId, pairKey })
    touched.set(clash.feedId, true)
  }
  await repository.save(changed)
  await repository.close(
    over.map(({ id }) => id),
    { status: 'resolved', resolution: 'nights_free', at: now },
  )
  for (const [feedId, isNew] of touched)
    await tellConflicts(deps, tx, { place: { accommodationId, feedId }, isNew })
  return opened + clashes.size
}

/**
 * How a conflict goes on; undefined when it is as it was. New to the owner: more nights than were settled, or a worse
 * clash.
 */
function followed(
  known: Conflict,
  { clash, now }: { readonly clash: Clash; readonly now: Instant },
): { readonly conflict: Conflict; readonly isNew: boolean } | undefined {
  if (known.status === 'dismissed') {
    if (!hasGrown(known, clash)) return undefined
    const reopened = { status: 'open', resolution: null, openedAt: now, resolvedAt: null } as const
    return { conflict: { ...known, ...seenOf(clash), ...reopened }, isNew: true }
  }
  if (isDeepStrictEqual(seenOf(known), seenOf(clash))) return undefined
  const isNew = known.severity === 'warning' && clash.severity === 'critical'
  return { conflict: { ...known, ...seenOf(clash) }, isNew }
}

const seenOf = ({ checkIn, checkOut, severity, sides }: Clash | Conflict) => ({
  checkIn,
  checkOut,
  severity,
  sides,
})

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
          await inside.close([conflict.id], end)
          await tellConflicts(deps, tx, { place: conflict, isNew: false })
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
