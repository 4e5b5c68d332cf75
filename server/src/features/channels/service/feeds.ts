import { addSeconds } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { problem } from '../../../lib/errors.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import { type AccommodationId, sha256Hex } from '../../../lib/ids.ts'
import { type Feed, type FeedId, type FeedMeaning, maskedUrl } from '../domain/feed.ts'
import { expectedLoss } from '../domain/holding.ts'
import {
  type Channel,
  detectPlatform,
  type Platform,
  parseChannel,
  platformOfChannel,
} from '../domain/platforms.ts'
import { pollingRepository } from '../repository/polling.ts'
import { runRepository } from '../repository/runs.ts'
import { type ChannelStay, stayRepository } from '../repository/stays.ts'
import { feedRepository } from '../repository.ts'
import { reviewConflicts } from './conflicts.ts'
import type { ChannelDeps } from './deps.ts'
import { acceptUrl, refusingTwice } from './feed-address.ts'
import { closeHeld, closeUnreadable, endFeedAlerts } from './feed-alerts.ts'
import { placeStays } from './placing.ts'

export interface NewFeedRequest {
  readonly accommodationId: string
  /** As people write it: "Airbnb", "booking.com". */
  readonly channel: string
  readonly url: string
  /** The owner knows that another cabin has this address: one calendar that closes both. */
  readonly shared?: boolean
}

export interface FeedChange {
  readonly url?: string | undefined
  readonly channel?: string | undefined
  readonly meaning: Partial<FeedMeaning>
}

/** A feed just added is read by itself this much later, unless its owner asks before. */
const FIRST_READING_SECONDS = 15

export function feedService(deps: ChannelDeps, db: Db) {
  async function get(id: string, tx: Db = db): Promise<Feed> {
    const feed = await feedRepository(tx).find(id)
    if (!feed) throw problem({ code: 'not_found', detail: 'There is no such feed.' })
    return feed
  }

  async function readdress(feed: Feed, url: string, actor: Actor): Promise<void> {
    await acceptUrl(deps, url)
    const trimmed = url.trim()
    await refusingTwice(db, async (tx) => {
      await pollingRepository(tx).readdress(feed.id, { url: trimmed, urlFingerprint: sha256Hex(trimmed) })
      await deps.audit(tx, {
        actor,
        action: 'feed.readdressed',
        entity: 'feed',
        entityId: feed.id,
        cause: 'the platform changed the address',
        before: { address: maskedUrl(feed.url) },
        after: { address: maskedUrl(trimmed) },
      })
    })
  }

  return {
    get: (id: string) => get(id),
    list: (accommodationId?: AccommodationId) => feedRepository(db).list(deps.propertyId, accommodationId),

    /** Throws a problem when the address can never be read or the cabin has it already. */
    async add(request: NewFeedRequest, actor: Actor): Promise<Feed> {
      await acceptUrl(deps, request.url)
      const cabin = (await deps.cabins(db)).find((one) => one.id === request.accommodationId)
      if (!cabin) {
        const detail = 'accommodation_id names no accommodation.'
        throw problem({ code: 'accommodation_not_found', detail })
      }
      const channel = parseChannel(request.channel)
      const id = deps.ids.uuid<FeedId>()
      const url = request.url.trim()
      const now = deps.clock.now()
      const wait = Math.min(FIRST_READING_SECONDS, deps.settings.intervalSeconds)
      if (!request.shared) await askAboutSharing(deps, db, { url, accommodationId: cabin.id })
      await refusingTwice(db, async (tx) => {
        await feedRepository(tx).insert(deps.propertyId, {
          id,
          accommodationId: cabin.id,
          channel,
          label: request.channel.trim(),
          exportToken: deps.ids.token(32),
          url,
          urlFingerprint: sha256Hex(url),
          platform: firstGuess(channel, url),
          createdAt: now,
          nextPollAt: addSeconds(now, wait),
        })
        await deps.audit(tx, {
          actor,
          action: 'feed.added',
          entity: 'feed',
          entityId: id,
          cause: 'calendar connected',
          after: { accommodation_id: cabin.id, channel, address: maskedUrl(url) },
        })
      })
      return get(id)
    },

    /** Its stays and their nights go with it. */
    async remove(id: string, actor: Actor): Promise<void> {
      await db.transaction(async (tx) => {
        const feed = await get(id, tx)
        await feedRepository(tx).lock(feed.id)
        await deps.occupancy(tx).lock(feed.accommodationId)
        await stayRepository(tx).deleteOfFeed(feed.id)
        await reviewConflicts(deps, tx, await placeStays(deps, tx, feed.accommodationId))
        await feedRepository(tx).delete(feed.id)
        await endFeedAlerts(deps, tx, feed)
        await deps.audit(tx, {
          actor,
          action: 'feed.removed',
          entity: 'feed',
          entityId: feed.id,
          cause: 'calendar disconnected',
          before: { accommodation_id: feed.accommodationId, channel: feed.channel },
        })
      })
    },

    /**
     * A new address keeps what is known of the stays, and a hold is over; another meaning of what it writes is read at
     * once by whoever syncs next.
     */
    async change(id: string, change: FeedChange, actor: Actor): Promise<Feed> {
      const feed = await get(id)
      if (change.url !== undefined && change.url.trim() !== feed.url) await readdress(feed, change.url, actor)
      await db.transaction(async (tx) => {
        const before = await get(id, tx)
        const after: FeedMeaning = { ...meaningOf(before), ...change.meaning }
        const repository = feedRepository(tx)
        await repository.setMeaning(before.id, after)
        if (opensNights(before, after) && !before.hold)
          await repository.setHold(before.id, expectedLoss(deps.clock.now()))
        if (after.doubtsDecided) await closeUnreadable(deps, tx, before)
        if (change.channel !== undefined) {
          const label = change.channel.trim()
          await repository.setChannel(before.id, { channel: parseChannel(label), label })
        }
        await deps.audit(tx, {
          actor,
          action: 'feed.changed',
          entity: 'feed',
          entityId: before.id,
          cause: 'what the calendar means',
          before: { ...meaningOf(before), channel: before.label || before.channel },
          after: { ...after, channel: change.channel ?? (before.label || before.channel) },
        })
      })
      return get(id)
    },

    /** The owner says that the stays are really gone: the hold ends, the usual waiting time does not. */
    async releaseHold(id: string, actor: Actor): Promise<Feed> {
      await db.transaction(async (tx) => {
        const feed = await get(id, tx)
        if (!feed.hold) {
          throw problem({ code: 'conflict', detail: 'Nothing of this feed is being held.' })
        }
        await feedRepository(tx).releaseHold(feed.id)
        await closeHeld(deps, tx, feed)
        await deps.audit(tx, {
          actor,
          action: 'feed.hold_released',
          entity: 'feed',
          entityId: feed.id,
          cause: 'the owner confirmed the loss',
          before: { lost: feed.hold.lost, reason: feed.hold.reason },
        })
      })
      return get(id)
    },

    async listRuns(id: string, page: { readonly limit: number; readonly offset: number }) {
      const feed = await get(id)
      return runRepository(db).listRuns(feed.id, page.limit, page.offset)
    },

    /** What the feed holds on the cabin now. */
    async listStays(id: string): Promise<ChannelStay[]> {
      const feed = await get(id)
      const stays = await stayRepository(db).listByFeed(feed.id)
      return stays
        .map((stay) => ({
          ...stay,
          feedId: feed.id,
          channel: feed.channel,
          feedLabel: feed.label,
          feedSince: feed.createdAt,
        }))
        .sort((a, b) => (a.seen.checkIn < b.seen.checkIn ? -1 : 1))
    },
  }
}

/** Until the calendar says of itself whose it is. */
function firstGuess(channel: Channel, url: string): Platform {
  const detected = detectPlatform({ url })
  return detected === 'generic' ? platformOfChannel(channel) : detected
}

/** The owner says that something of what is closed is free. */
function opensNights(before: FeedMeaning, after: FeedMeaning): boolean {
  const isNew = (name: 'transparentIsFree' | 'closuresAreFree' | 'doubtsAreFree') =>
    after[name] && !before[name]
  return isNew('transparentIsFree') || isNew('closuresAreFree') || isNew('doubtsAreFree')
}

function meaningOf(feed: Feed): FeedMeaning {
  const { lastNightIsEnd, transparentIsFree, closuresAreFree, doubtsAreFree, doubtsDecided } = feed
  return { lastNightIsEnd, transparentIsFree, closuresAreFree, doubtsAreFree, doubtsDecided }
}

/** One calendar on two cabins closes both: rarely meant, so it is asked. */
async function askAboutSharing(
  deps: ChannelDeps,
  db: Db,
  wanted: { readonly url: string; readonly accommodationId: AccommodationId },
): Promise<void> {
  const cabins = await feedRepository(db).listCabinsWith(deps.propertyId, sha256Hex(wanted.url))
  const other = cabins.find((id) => id !== wanted.accommodationId)
  if (!other) return
  const name = (await deps.cabins(db)).find(({ id }) => id === other)?.name ?? 'another accommodation'
  const detail = `${name} has this url already. Send "shared": true if one calendar is to close both.`
  const errors = [
    { path: 'url', message: detail },
    { path: 'shared', message: detail },
  ]
  throw problem({ code: 'conflict', detail, errors })
}
