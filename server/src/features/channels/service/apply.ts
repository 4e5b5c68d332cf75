import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { dateAt } from '../../../lib/local-date.ts'
import { eachInPieces, inTurns, mapInPieces } from '../../../lib/pieces.ts'
import { keysOf } from '../../../lib/records.ts'
import { toldOf } from '../domain/cancelling.ts'
import type { ExportReceipt } from '../domain/echoes.ts'
import { calendarDomain, isVisit } from '../domain/exporting.ts'
import { type Feed, type FeedRun, isDecidable, type RunCounts } from '../domain/feed.ts'
import type { FeedStayId, StayRecord } from '../domain/known-stay.ts'
import { detectPlatform, type Platform, platformOfChannel } from '../domain/platforms.ts'

import { type Plan, reconciling } from '../domain/reconcile.ts'
import type { ReadResult } from '../ports.ts'
import { exportRepository, type ToldRow } from '../repository/exports.ts'
import { stayRepository } from '../repository/stays.ts'
import { feedRepository } from '../repository.ts'
import { reviewConflicts } from './conflicts.ts'
import { type ChannelDeps, hostOf } from './deps.ts'
import { refreshExported } from './exports.ts'
import { type Placement, placeStays } from './placing.ts'

export type Reading = Extract<ReadResult, { ok: true }>

export interface Applied {
  readonly feed: Feed
  readonly outcome: Extract<FeedRun['outcome'], 'ok' | 'not_modified' | 'held'>
  readonly counts: RunCounts
  readonly placement: Placement
  /** Closures that only mirror what is gone. */
  readonly mirrors: Plan['stale']
}

/** Reads that began before the feed's last good reading say nothing new. */
export type ApplyResult = Applied | { readonly outcome: 'gone' } | { readonly outcome: 'overtaken' }

/**
 * Makes one good reading of a feed true, in one transaction under the cabin's lock: stays, nights, conflicts. The
 * caller records the run in the same transaction.
 */
export async function applyReading(
  deps: ChannelDeps,
  tx: Db,
  read: {
    readonly feed: Feed
    readonly startedAt: Instant
    readonly reading: Reading
    readonly fresh: boolean
  },
): Promise<ApplyResult> {
  const feed = await feedRepository(tx).lock(read.feed.id)
  if (!feed || feed.url !== read.feed.url) return { outcome: 'gone' }
  const last = feed.lastSuccessAt
  if (last && last.epochMilliseconds > read.startedAt.epochMilliseconds) return { outcome: 'overtaken' }
  await deps.occupancy(tx).lock(feed.accommodationId)
  const plan = await planFor(deps, tx, { feed, reading: read.reading })
  const { conflicts, placement } = await perform(deps, tx, { feed, plan })
  const held = plan.hold !== null && !plan.hold.released
  const outcome = held ? 'held' : read.fresh ? 'ok' : 'not_modified'
  const counts: RunCounts = {
    events: read.reading.events.length,
    bad_events: toldOf(read.reading).length,
    imported: plan.add.filter((stay) => stay.nights.length > 0).length,
    updated: plan.extend.length + plan.move.length + plan.same.filter(movedWithin).length,
    missing: plan.missing.length,
    removed: plan.free.filter(({ reason }) => reason === 'gone').length,
    kept: plan.keepHeld.length,
    echoes: plan.echoes.length,
    conflicts,
  }
  return { feed: { ...feed, hold: plan.hold }, outcome, counts, placement, mirrors: plan.stale }
}

/** Narrowed or shifted, but the nights it gave up still wait. */
function movedWithin({ before, after }: Plan['same'][number]): boolean {
  return before.seen.checkIn !== after.seen.checkIn || before.seen.checkOut !== after.seen.checkOut
}

async function planFor(
  deps: ChannelDeps,
  tx: Db,
  read: { readonly feed: Feed; readonly reading: Reading },
): Promise<Plan> {
  const { feed, reading } = read
  const platform = platformOf(feed, reading)
  const exported = await refreshExported(deps, tx, feed.accommodationId)
  const receipts = await exportRepository(tx).listLastReceipts({
    id: feed.id,
    accommodationId: feed.accommodationId,
    platforms: [feed.channel, platform].filter((name) => name !== 'other' && name !== 'generic'),
  })
  const events = feed.doubtsAreFree ? reading.events.filter((event) => !event.doubt) : reading.events
  const work = reconciling({
    previous: await stayRepository(tx).listByFeed(feed.id),
    incoming: events,
    // What was read in part is there, and what only may be meant can be decided to be open.
    unreadable: reading.badEvents
      .filter(({ reason }) => !(feed.doubtsAreFree && isDecidable(reason)))
      .map(({ uid }) => (uid === undefined ? {} : { uid })),
    cancels: reading.cancels,
    channel: platform,
    now: deps.clock.now(),
    settings: {
      ...deps.settings,
      importClosures: !feed.closuresAreFree,
      zone: deps.zone,
      ownDomain: calendarDomain(hostOf(deps), feed.accommodationId),
    },
    receipts: receipts.map((told) => ({ at: told.lastReadAt, stays: told.stays, reader: readerOf(told) })),
    ours: exported,
    held: feed.hold,
  })
  return inTurns(work)
}

function readerOf(told: ToldRow): ExportReceipt['reader'] {
  if (told.own) return 'this'
  return isVisit(told) ? 'visitor' : 'somebody'
}

/** What the calendar says of itself, else what the owner said when adding it. */
export function platformOf(feed: Pick<Feed, 'channel' | 'url'>, reading: Reading): Platform {
  const uids = reading.events.slice(0, 200).map((event) => event.uid)
  const detected = detectPlatform({ prodId: reading.prodId, url: feed.url, uids })
  if (detected !== 'generic') return detected
  return platformOfChannel(feed.channel)
}

async function perform(
  deps: ChannelDeps,
  tx: Db,
  change: { readonly feed: Feed; readonly plan: Plan },
): Promise<{ readonly conflicts: number; readonly placement: Placement }> {
  const { feed, plan } = change
  const repository = stayRepository(tx)
  const today = dateAt(deps.clock.now(), deps.zone)
  const changed = [plan.extend, plan.move, plan.same, plan.missing, plan.keepHeld].flat()
  const added = mapInPieces(plan.add, (record) => ({ id: deps.ids.uuid<FeedStayId>(), record }))
  const saved: { id: FeedStayId; record: StayRecord }[] = await inTurns(added)
  const compared = eachInPieces(changed, ({ before, after }) => {
    if (isDifferent(before, after)) saved.push({ id: before.id, record: after })
  })
  await inTurns(compared)
  await repository.save(feed, saved)
  const past = plan.free.filter(({ before }) => before.seen.checkOut <= today)
  // Nights that were slept stay on the calendar; only the link to the feed is cut.
  await repository.forgetPieces(past.map(({ before }) => before.id))
  await repository.delete(plan.free.map(({ before }) => before.id))
  const placement = await placeStays(deps, tx, feed.accommodationId)
  const conflicts = await reviewConflicts(deps, tx, placement)
  return { conflicts, placement }
}

/** Most stays of most readings are as they were: those are not written again. */
function isDifferent(before: StayRecord, after: StayRecord): boolean {
  return keysOf(after).some((key) => !isSame(before[key], after[key]))
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, i) => isSame(one, b[i]))
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if ('epochMilliseconds' in a && 'epochMilliseconds' in b) return a.epochMilliseconds === b.epochMilliseconds
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))]
  return left.size === right.size && [...left].every(([key, value]) => isSame(value, right.get(key)))
}
