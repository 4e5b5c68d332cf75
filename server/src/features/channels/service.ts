import { addSeconds, type Instant, isBefore } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { AccommodationId, ReservationId } from '../../lib/ids.ts'
import { inSeconds } from '../../lib/queue/job.ts'
import type { OccupancyId } from '../occupancy/domain.ts'
import { ageMinutes, type Feed, type FeedId, feedName } from './domain/feed.ts'
import { refreshCabinJob, sweepJob, syncFeedJob } from './jobs.ts'
import { pollingRepository } from './repository/polling.ts'
import { runRepository } from './repository/runs.ts'
import { stayRepository } from './repository/stays.ts'
import { bumpHolds } from './service/bump.ts'
import { conflictService, reviewConflicts } from './service/conflicts.ts'
import type { ChannelDeps } from './service/deps.ts'
import { exportService } from './service/exports.ts'
import { alertStale, isStale, tellSilence } from './service/feed-alerts.ts'
import { feedService } from './service/feeds.ts'
import { type Placement, placeStays } from './service/placing.ts'
import { type SyncResult, syncFeed } from './service/sync.ts'
import { tryFeed } from './service/try-feed.ts'

/** A claimed feed whose job died is read by another after this long. */
const LEASE_SECONDS = 120
const CLAIM_LIMIT = 500
/** One question a second to one host, see the host gate. */
const HOST_SPACING_SECONDS = 1
const RUNS_KEPT_DAYS = 30
/** Who failed a moment ago would only make the guest wait. */
const RETRY_PAUSE_SECONDS = 60
/** What was read within five minutes is good enough to sell by. */
const FRESH_SECONDS = 300
const DAY = 86_400

export interface Freshness {
  /** Every feed of the cabin was read well within the asked age. */
  readonly fresh: boolean
  readonly stale: readonly FeedId[]
}

/** Calendars of platforms in and out. Each method joins the transaction it is called in, except those that fetch. */
export function channelService(deps: ChannelDeps) {
  return (db: Db) => {
    const feeds = feedService(deps, db)

    /** Stays that waited take what is free now; conflicts that are over close. */
    async function settleCabin(tx: Db, accommodationId: AccommodationId): Promise<Placement> {
      await deps.occupancy(tx).lock(accommodationId)
      const placement = await placeStays(deps, tx, accommodationId)
      await reviewConflicts(deps, tx, placement)
      return placement
    }

    return {
      feeds,
      conflicts: conflictService(deps, db),
      exports: exportService(deps, db),

      async sync(id: FeedId): Promise<SyncResult> {
        return syncFeed({ deps, db }, { id })
      },

      /** What an address would bring; nothing is kept. */
      tryFeed: (url: string) => tryFeed(deps, url),

      /** Hands every feed whose turn it is to a job of its own, feeds of one host a second apart. */
      async syncDue(): Promise<number> {
        const known = await feeds.list()
        countAges(deps, known)
        const now = deps.clock.now()
        // Nearly every look finds nothing: it costs one question.
        if (!known.some((feed) => isDue(feed, now) || isStale(deps, feed))) return 0
        return db.transaction(async (tx) => {
          const due = await pollingRepository(tx).claimDue(deps.propertyId, {
            now,
            leaseUntil: addSeconds(now, LEASE_SECONDS),
            limit: CLAIM_LIMIT,
          })
          const asked = new Map<string, number>()
          for (const { id, url } of due) {
            const host = /^[a-z]+:\/\/([^/?#]+)/i.exec(url)?.[1] ?? ''
            const before = asked.get(host) ?? 0
            asked.set(host, before + 1)
            const delaySeconds = before * HOST_SPACING_SECONDS
            await deps.jobs.enqueue(tx, inSeconds(delaySeconds, syncFeedJob), { feedId: id })
          }
          await alertStale(deps, tx, known)
          return due.length
        })
      },

      /**
       * Reads the feeds of a cabin that were not read within `maxAgeSeconds`, all at once and within `budgetMs`. Called
       * before a direct booking is confirmed; never throws.
       */
      async refreshStale(
        accommodationId: AccommodationId,
        options: {
          readonly maxAgeSeconds: number
          readonly budgetMs: number
          /** Money waits for the answer: whoever failed a moment ago is asked again. */
          readonly insist?: boolean
        },
      ): Promise<Freshness> {
        const limit = addSeconds(deps.clock.now(), -options.maxAgeSeconds)
        // A calendar that could not be read since is stale, however short ago it was read well.
        const isStale = ({ lastSuccessAt, failures }: Feed) =>
          failures > 0 || !lastSuccessAt || isBefore(lastSuccessAt, limit)
        const triedAfter = addSeconds(deps.clock.now(), -RETRY_PAUSE_SECONDS)
        const worthAsking = ({ failures, lastAttemptAt }: Feed) =>
          options.insist || failures === 0 || !lastAttemptAt || isBefore(lastAttemptAt, triedAfter)
        const asked = (await feeds.list(accommodationId)).filter((feed) => isStale(feed) && worthAsking(feed))
        await Promise.allSettled(
          asked.map((feed) => syncFeed({ deps, db }, { id: feed.id, budgetMs: options.budgetMs })),
        )
        const stale = (await feeds.list(accommodationId)).filter(isStale).map(({ id }) => id)
        return { fresh: stale.length === 0, stale }
      },

      /** A hold was placed: the calendars of its cabin are read by a job, unless they were just now. */
      async nightsHeld(reservationId: ReservationId): Promise<void> {
        const since = addSeconds(deps.clock.now(), -FRESH_SECONDS)
        const accommodationId = await pollingRepository(db).findStaleCabin(reservationId, since)
        if (accommodationId) await deps.jobs.enqueue(db, refreshCabinJob, { accommodationId })
      },

      /** In the transaction that freed nights of a cabin otherwise than by a reservation. */
      cabinFreed: async (accommodationId: AccommodationId): Promise<void> =>
        void (await settleCabin(db, accommodationId)),

      /**
       * In the transaction that freed nights of a reservation: stays that waited for them take them before anybody
       * else can. A stay that moved to another cabin left nights there, which the sweep looks after.
       */
      async nightsFreed(reservationId: ReservationId): Promise<void> {
        const reservation = await deps.reservations(db).findById(reservationId)
        if (reservation) await settleCabin(db, reservation.accommodationId)
        await deps.jobs.enqueue(db, sweepJob, {})
      },

      /** Every cabin with feeds: what was freed without a word is taken, conflicts are looked at again. */
      async sweep(): Promise<void> {
        const cabins = new Set((await feeds.list()).map((feed) => feed.accommodationId))
        for (const accommodationId of [...cabins].sort()) {
          const placement = await db.transaction((tx) => settleCabin(tx, accommodationId))
          await bumpHolds(deps, db, placement)
        }
      },

      /** Once a day: what is old goes, and who has not read our calendar for days is told. */
      async prune(): Promise<void> {
        const before = addSeconds(deps.clock.now(), -RUNS_KEPT_DAYS * DAY)
        await runRepository(db).deleteRunsBefore(before)
        await exportService(deps, db).prune(before)
        await tellSilence(deps, db, await feeds.list())
      },

      /** What the calendars are called that gave these nights. */
      async calendarNames(ids: readonly OccupancyId[]): Promise<ReadonlyMap<OccupancyId, string>> {
        const feeds = await stayRepository(db).listFeedsOf(ids)
        const named = feeds.filter(({ channel, label }) => channel !== 'other' || label !== '')
        return new Map(named.map((feed) => [feed.occupancyId, feedName(feed)]))
      },

      /** Sets the gauges of ages: the stalest feed of each cabin, and of all. */
      async refreshMetrics(): Promise<void> {
        countAges(deps, await feeds.list())
      },
    }
  }
}

function isDue({ nextPollAt, blockedUntil }: Feed, now: Instant): boolean {
  return !(nextPollAt && isBefore(now, nextPollAt)) && !(blockedUntil && isBefore(now, blockedUntil))
}

function countAges({ clock, metrics }: ChannelDeps, feeds: readonly Feed[]): void {
  const now = clock.now()
  const ages = new Map<AccommodationId, number>()
  for (const feed of feeds) {
    const known = ages.get(feed.accommodationId) ?? 0
    ages.set(feed.accommodationId, Math.max(known, ageMinutes(feed, now)))
  }
  const list = [...ages].map(([accommodationId, minutes]) => ({ accommodationId, minutes }))
  metrics.ages(list, Math.max(0, ...ages.values()))
}

export type ChannelService = ReturnType<ReturnType<typeof channelService>>
