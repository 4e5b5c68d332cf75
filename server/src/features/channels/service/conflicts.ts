import type { Db } from '../../../lib/db/types.ts'
import { problem } from '../../../lib/errors.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import { type Clash, type Conflict, type ConflictId, hasGrown, pairKeyOf } from '../domain/conflict.ts'
import { type ConflictFilter, conflictRepository } from '../repository/conflicts.ts'
import { findClashes } from './clashes.ts'
import type { ChannelDeps } from './deps.ts'
import type { Placement } from './placing.ts'
import { nameOf, waysOut } from './ways-out.ts'

/**
 * Writes down every clash that the placement left, alerts for those that are new, and closes those that are over.
 * Answers how many are new.
 */
export async function reviewConflicts(deps: ChannelDeps, tx: Db, placement: Placement): Promise<number> {
  const repository = conflictRepository(tx, deps.propertyId)
  const now = deps.clock.now()
  const clashes = new Map((await findClashes(deps, tx, placement)).map((clash) => [pairKeyOf(clash), clash]))
  let opened = 0
  for (const known of await repository.listStanding(placement.accommodationId)) {
    const clash = clashes.get(known.pairKey)
    clashes.delete(known.pairKey)
    if (!clash) {
      await repository.close(known.id, { status: 'resolved', resolution: 'nights_free', at: now })
      await deps.closeAlert(tx, alertKey(known.id))
    } else if (await followUp(deps, tx, { known, clash })) opened++
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
  return opened + clashes.size
}

/** Answers whether the owner has to hear of it again: more nights than were settled, or a worse clash. */
async function followUp(
  deps: ChannelDeps,
  tx: Db,
  seen: { readonly known: Conflict; readonly clash: Clash },
): Promise<boolean> {
  const { known, clash } = seen
  const repository = conflictRepository(tx, deps.propertyId)
  const grown = hasGrown(known, clash)
  if (known.status === 'dismissed' && !grown) return false
  await repository.refresh(known.id, clash)
  const worse = known.severity === 'warning' && clash.severity === 'critical'
  if (known.status === 'open' && !worse) return false
  const openedAt = deps.clock.now()
  if (known.status === 'dismissed') await repository.reopen(known.id, openedAt)
  await deps.closeAlert(tx, alertKey(known.id))
  await alertConflict(deps, tx, { ...known, ...clash, status: 'open' })
  return true
}

const alertKey = (id: ConflictId) => `conflict:${id}`

async function alertConflict(deps: ChannelDeps, tx: Db, conflict: Conflict): Promise<void> {
  const [stay, other] = conflict.sides
  const cabin = (await deps.cabins(tx)).find((one) => one.id === conflict.accommodationId)?.name ?? ''
  const theirs = `${nameOf(stay)}${stay.code ? ` (${stay.code})` : ''}`
  const ours =
    other.kind === 'imported'
      ? `a stay of ${nameOf(other)}${other.code ? ` (${other.code})` : ''}`
      : `${other.kind === 'block' ? 'a block' : 'reservation'} ${other.code ?? other.label}`.trim()
  const ways = await waysOut(deps, tx, conflict)
  await deps.alert(tx, {
    kind: 'calendar_conflict',
    severity: conflict.severity,
    summary: [
      `${cabin}, ${conflict.checkIn} to ${conflict.checkOut}: ${theirs} has nights of ${ours}.`,
      ...ways.map((way) => way.text),
    ].join(' '),
    about: `${cabin}, ${conflict.checkIn} – ${conflict.checkOut}`,
    entity: 'conflict',
    entityId: conflict.id,
    dedupeKey: alertKey(conflict.id),
  })
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
