import type { conflictView } from '@tranquera/contracts/calendar-conflicts'
import type { feedRunView, feedStayView, feedTrialView, feedView, syncView } from '@tranquera/contracts/feeds'
import type { z } from 'zod'
import { formatInstant, type Instant } from '../../lib/clock.ts'
import { type Conflict, type Sides, sideName } from './domain/conflict.ts'
import {
  ageMinutes,
  type Feed,
  type FeedRun,
  feedName,
  feedStatus,
  maskedUrl,
  type RunCounts,
} from './domain/feed.ts'
import type { StayRecord } from './domain/known-stay.ts'
import { sellingRules } from './domain/selling-rules.ts'

export interface Presenting {
  readonly now: Instant
  readonly zone: string
  /** Names of the cabins by id. */
  readonly names: ReadonlyMap<string, string>
}

const moment = (at: Instant | null, zone: string) => (at ? formatInstant(at, zone) : null)
const errorOf = (type: string | null, detail: string | null) => (type ? { type, detail: detail ?? '' } : null)

export function presentFeed(
  feed: Feed,
  stays: readonly StayRecord[],
  { now, zone, names }: Presenting,
): z.infer<typeof feedView> {
  return {
    id: feed.id,
    accommodation_id: feed.accommodationId,
    accommodation_name: names.get(feed.accommodationId) ?? '',
    channel: feed.channel,
    channel_name: feedName(feed),
    url: maskedUrl(feed.url),
    platform: feed.platform,
    status: feedStatus(feed),
    last_attempt_at: moment(feed.lastAttemptAt, zone),
    last_success_at: moment(feed.lastSuccessAt, zone),
    next_poll_at: moment(feed.nextPollAt, zone),
    age_minutes: Math.round(ageMinutes(feed, now)),
    failures: feed.failures,
    error: errorOf(feed.lastErrorType, feed.lastError),
    events: feed.events,
    bad_events: feed.badEvents.map(({ index, uid, reason, text }) => ({
      index,
      uid: uid ?? null,
      reason,
      text: text ?? '',
    })),
    last_night_is_end: feed.lastNightIsEnd,
    transparent: feed.transparentIsFree ? 'free' : 'taken',
    closures: feed.closuresAreFree ? 'free' : 'taken',
    doubts: feed.doubtsAreFree ? 'free' : 'taken',
    doubts_decided: feed.doubtsDecided,
    suggestions: [...feed.hints],
    selling_rules: sellingRules(feed, stays).map((rule) => ({ ...rule })),
    hold:
      feed.hold && !feed.hold.released
        ? {
            reason: feed.hold.reason,
            since: formatInstant(feed.hold.since, zone),
            lost: feed.hold.lost,
          }
        : null,
    created_at: formatInstant(feed.createdAt, zone),
  }
}

function presentCounts(counts: RunCounts) {
  return {
    imported: counts.imported ?? 0,
    updated: counts.updated ?? 0,
    removed: counts.removed ?? 0,
    conflicts: counts.conflicts ?? 0,
    events: counts.events ?? 0,
    bad_events: counts.bad_events ?? 0,
    unreadable: counts.bad_events ?? 0,
    missing: counts.missing ?? 0,
    echoes: counts.echoes ?? 0,
  }
}

export function presentSync(result: {
  readonly status: z.infer<typeof syncView>['status']
  readonly counts: RunCounts
  readonly errorType: string | null
  readonly detail: string | null
}): z.infer<typeof syncView> {
  const { status, counts, errorType, detail } = result
  return { status, ...presentCounts(counts), error: errorOf(errorType ?? (detail && 'postponed'), detail) }
}

export function presentRun(run: FeedRun, zone: string): z.infer<typeof feedRunView> {
  return {
    id: run.id,
    at: formatInstant(run.at, zone),
    duration_ms: run.durationMs,
    status: run.outcome,
    http_status: run.httpStatus,
    bytes: run.bytes,
    error: errorOf(run.errorType, run.detail),
    ...presentCounts(run.counts),
    kept: run.counts.kept ?? 0,
  }
}

export function presentStay(
  stay: StayRecord & { readonly id: string },
  zone: string,
): z.infer<typeof feedStayView> {
  return {
    id: stay.id,
    check_in: stay.seen.checkIn,
    check_out: stay.seen.checkOut,
    kind: stay.kind,
    label: stay.label,
    code: stay.code,
    phone_last4: stay.phoneLast4,
    link: stay.link,
    nights: stay.nights.map(({ checkIn, checkOut }) => ({ start: checkIn, end: checkOut })),
    missing_since: moment(stay.pending?.since ?? null, zone),
    echo: stay.echoes.length > 0,
    first_seen_at: formatInstant(stay.firstSeenAt, zone),
  }
}

function presentSide(side: Sides[number]) {
  return {
    kind: side.kind,
    channel: side.channel,
    channel_name: side.kind === 'imported' ? sideName(side) : side.channel,
    check_in: side.checkIn,
    check_out: side.checkOut,
    label: side.label,
    code: side.code,
    phone_last4: side.kind === 'imported' ? side.phone_last4 : null,
    link: side.kind === 'imported' ? side.link : null,
  }
}

export interface Suggestion {
  readonly kind: z.infer<typeof conflictView>['suggestions'][number]['kind']
  readonly text: string
  readonly alternatives: readonly {
    readonly accommodationId: string
    readonly name: string
    readonly checkIn: string
    readonly checkOut: string
  }[]
}

export function presentConflict(
  conflict: Conflict,
  suggestions: readonly Suggestion[],
  { zone, names }: Pick<Presenting, 'zone' | 'names'>,
): z.infer<typeof conflictView> {
  return {
    id: conflict.id,
    accommodation_id: conflict.accommodationId,
    accommodation_name: names.get(conflict.accommodationId) ?? '',
    check_in: conflict.checkIn,
    check_out: conflict.checkOut,
    severity: conflict.severity,
    // A conflict that the owner settled outside needs nobody any more, though the nights still overlap.
    status: conflict.status === 'open' ? 'open' : 'resolved',
    sides: conflict.sides.map(presentSide),
    suggestions: suggestions.map(({ kind, text, alternatives }) => ({
      kind,
      text,
      alternatives: alternatives.map((one) => ({
        accommodation_id: one.accommodationId,
        accommodation_name: one.name,
        check_in: one.checkIn,
        check_out: one.checkOut,
      })),
    })),
    resolution: conflict.resolution,
    opened_at: formatInstant(conflict.openedAt, zone),
    resolved_at: moment(conflict.resolvedAt, zone),
  }
}

export interface Trial {
  readonly platform: string
  readonly stays: readonly {
    readonly event: { readonly checkIn: string; readonly checkOut: string }
    readonly kind: StayRecord['kind']
    readonly label: string
  }[]
  readonly unreadable: readonly { readonly reason: string; readonly text: string }[]
  readonly suggestions: readonly ('last_night_is_end' | 'transparent_is_free')[]
}

export function presentTrial(
  trial:
    | ({ readonly ok: true } & Trial)
    | { readonly ok: false; readonly errorType: string; readonly detail: string },
): z.infer<typeof feedTrialView> {
  if (!trial.ok) {
    const error = { type: trial.errorType, detail: trial.detail }
    return { status: 'failed', platform: null, stays: [], unreadable: [], suggestions: [], error }
  }
  return {
    status: 'ok',
    platform: trial.platform,
    stays: trial.stays.map(({ event, kind, label }) => ({
      check_in: event.checkIn,
      check_out: event.checkOut,
      kind,
      label,
    })),
    unreadable: trial.unreadable.map(({ reason, text }) => ({ reason, text })),
    suggestions: [...trial.suggestions],
    error: null,
  }
}
