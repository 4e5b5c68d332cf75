import { type Instant, instantFromMs, secondsBetween } from '../../../lib/clock.ts'
import type { AccommodationId, Id } from '../../../lib/ids.ts'
import type { MeaningHint } from './feed-event.ts'
import type { Hold } from './holding.ts'
import type { Nights } from './nights.ts'
import { type Channel, channelName, type Platform } from './platforms.ts'

export type FeedId = Id<'calendar-feed'>

/** An event that was there and could not be read. Without a UID it may be any stay: it keeps all of them. */
export interface UnreadEvent {
  readonly index: number
  readonly uid?: string
  readonly reason: string
  readonly text?: string
}

/** A closure that only copies a stay which is gone. */
export interface Mirror extends Nights {
  readonly uid: string
}

/** What the writing of a feed means where only its owner can say. */
export interface FeedMeaning {
  /** DTEND is the last night, not the day of departure. */
  readonly lastNightIsEnd: boolean
  /** TRANSP:TRANSPARENT is free. */
  readonly transparentIsFree: boolean
  /** Closures without a guest are how the platform sells, not nights that are taken. */
  readonly closuresAreFree: boolean
  /** What only may be meant, such as the repetitions of a rule nobody can read, is open. */
  readonly doubtsAreFree: boolean
  /** The owner has said so or the contrary: nobody asks again. */
  readonly doubtsDecided: boolean
}

/** Read, and closed as far as it may mean: the owner can say that what only may be meant is open. */
export const DECIDABLE: readonly string[] = ['bad_rule', 'bad_end', 'ambiguous_date', 'shared_uid']

export function isDecidable(reason: string): boolean {
  return DECIDABLE.includes(reason)
}

export interface Feed extends FeedMeaning {
  readonly id: FeedId
  readonly accommodationId: AccommodationId
  readonly channel: Channel
  /** As the owner wrote it; empty for feeds of before. */
  readonly label: string
  /** A secret: names the address of our calendar made for this feed. */
  readonly exportToken: string
  /** A secret. */
  readonly url: string
  /** Whose habits its events follow; learnt from the calendar itself. */
  readonly platform: Platform
  readonly prodId: string
  readonly etag: string | null
  readonly lastModified: string | null
  readonly lastAttemptAt: Instant | null
  readonly lastSuccessAt: Instant | null
  readonly nextPollAt: Instant | null
  readonly blockedUntil: Instant | null
  /** In a row. */
  readonly failures: number
  readonly lastErrorType: string | null
  readonly lastError: string | null
  readonly events: number
  readonly badEvents: readonly UnreadEvent[]
  readonly hints: readonly MeaningHint[]
  /** Closures of the last reading that only copy what is gone. */
  readonly mirrors: readonly Mirror[]
  readonly hold: Hold | null
  readonly createdAt: Instant
}

export interface NewFeed
  extends Pick<
    Feed,
    'id' | 'accommodationId' | 'channel' | 'label' | 'exportToken' | 'url' | 'platform' | 'createdAt'
  > {
  readonly urlFingerprint: string
  readonly nextPollAt: Instant
}

/** Its platform's name, or what its owner calls it where nobody knows the platform. */
export function feedName(feed: Pick<Feed, 'channel' | 'label'>): string {
  return feed.channel === 'other' && feed.label ? feed.label : channelName(feed.channel)
}

export type FeedStatus = 'active' | 'held' | 'failing'

export function feedStatus(feed: Pick<Feed, 'hold' | 'failures'>): FeedStatus {
  if (feed.hold && !feed.hold.released) return 'held'
  return feed.failures > 0 ? 'failing' : 'active'
}

const RUN_OUTCOMES = ['ok', 'not_modified', 'held', 'failed'] as const
type RunOutcome = (typeof RUN_OUTCOMES)[number]

export interface RunCounts {
  readonly events?: number
  readonly bad_events?: number
  readonly imported?: number
  readonly updated?: number
  readonly missing?: number
  readonly removed?: number
  readonly kept?: number
  readonly echoes?: number
  readonly conflicts?: number
}

export interface FeedRun {
  readonly id: string
  readonly at: Instant
  readonly durationMs: number
  readonly outcome: RunOutcome
  readonly httpStatus: number | null
  readonly bytes: number | null
  readonly errorType: string | null
  readonly detail: string | null
  readonly counts: RunCounts
}

const BACKOFF_LIMIT_SECONDS = 6 * 3600

/** Doubles with every failure up to six hours; `spread` in [0, 1) keeps feeds that failed together apart. */
export function pollDelaySeconds(intervalSeconds: number, failures: number, spread: number): number {
  const delay = Math.min(BACKOFF_LIMIT_SECONDS, intervalSeconds * 2 ** Math.min(failures, 12))
  return failures === 0 ? intervalSeconds : delay * (0.8 + 0.4 * spread)
}

/** Where in the interval a feed has its turn: by its id, so always the same. */
function turnSeconds(feedId: string, intervalSeconds: number): number {
  const hash = Number.parseInt(feedId.replaceAll('-', '').slice(0, 8), 16)
  return Math.floor((Number.isFinite(hash) ? hash : 0) % Math.max(1, intervalSeconds * 0.8))
}

/** The feed's next turn that is at least half an interval away. */
export function nextTurn(feedId: string, now: Instant, intervalSeconds: number): Instant {
  const earliest = now.epochMilliseconds / 1000 + intervalSeconds / 2
  const turn = turnSeconds(feedId, intervalSeconds)
  const slot = Math.ceil((earliest - turn) / intervalSeconds)
  return instantFromMs((slot * intervalSeconds + turn) * 1000)
}

/** Since the last good reading, or since the feed was added. */
export function ageMinutes(feed: Pick<Feed, 'lastSuccessAt' | 'createdAt'>, now: Instant): number {
  return Math.max(0, secondsBetween(feed.lastSuccessAt ?? feed.createdAt, now) / 60)
}

/** The host and the last characters: enough to recognise an address one already has. */
export function maskedUrl(url: string): string {
  const host = /^([a-z]+:\/\/[^/?#]+)/i.exec(url)?.[1] ?? ''
  return `${host}/…${url.length > 24 ? url.slice(-4) : ''}`
}
