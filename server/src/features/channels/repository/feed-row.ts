import { type Instant, toInstant } from '../../../lib/clock.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import type { Feed, FeedId, Mirror, UnreadEvent } from '../domain/feed.ts'
import type { MeaningHint } from '../domain/feed-event.ts'
import type { Hold } from '../domain/holding.ts'
import type { Channel, Platform } from '../domain/platforms.ts'

export interface FeedRow {
  id: FeedId
  accommodation_id: AccommodationId
  channel: Channel
  label: string
  export_token: string
  last_night_is_end: boolean
  transparent_is_free: boolean
  closures_are_free: boolean
  doubts_are_free: boolean
  doubts_decided: boolean
  url: string
  platform: Platform
  prod_id: string
  etag: string | null
  last_modified: string | null
  last_attempt_at: Instant | null
  last_success_at: Instant | null
  next_poll_at: Instant | null
  blocked_until: Instant | null
  failures: number
  last_error_type: string | null
  last_error: string | null
  events: number
  bad_events: readonly UnreadEvent[]
  hints: readonly MeaningHint[]
  mirrors: readonly Mirror[]
  hold: (Omit<Hold, 'since'> & { since: string }) | null
  created_at: Instant
}

export const COLUMNS = `id, accommodation_id, channel, label, export_token, last_night_is_end, transparent_is_free,
  closures_are_free, doubts_are_free, doubts_decided, url, platform, prod_id, etag, last_modified, last_attempt_at,
  last_success_at, next_poll_at, blocked_until, failures, last_error_type, last_error, events, bad_events, hints,
  mirrors, hold, created_at`

export const spelledHold = (hold: Hold) => JSON.stringify({ ...hold, since: hold.since.toString() })

export function toFeed(row: FeedRow): Feed {
  return {
    id: row.id,
    accommodationId: row.accommodation_id,
    channel: row.channel,
    label: row.label,
    exportToken: row.export_token,
    lastNightIsEnd: row.last_night_is_end,
    transparentIsFree: row.transparent_is_free,
    closuresAreFree: row.closures_are_free,
    doubtsAreFree: row.doubts_are_free,
    doubtsDecided: row.doubts_decided,
    url: row.url,
    platform: row.platform,
    prodId: row.prod_id,
    etag: row.etag,
    lastModified: row.last_modified,
    lastAttemptAt: row.last_attempt_at,
    lastSuccessAt: row.last_success_at,
    nextPollAt: row.next_poll_at,
    blockedUntil: row.blocked_until,
    failures: row.failures,
    lastErrorType: row.last_error_type,
    lastError: row.last_error,
    events: row.events,
    badEvents: row.bad_events,
    hints: row.hints,
    mirrors: row.mirrors,
    hold: row.hold ? { ...row.hold, since: toInstant(row.hold.since) } : null,
    createdAt: row.created_at,
  }
}
