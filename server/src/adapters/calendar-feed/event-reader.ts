import type { EventWarning } from '../../features/channels/domain/feed-event.ts'
import type { BadEventReason } from '../../features/channels/ports.ts'
import { addDays, type LocalDate } from '../../lib/local-date.ts'
import type { RawEvent } from './components.ts'
import { type ContentLine, parameter, unescapeText } from './content-lines.ts'
import { excludedTimes, extraTimes } from './listed-times.ts'
import { periodOf, type TimeContext, timeOf } from './times.ts'
import { dayAt, endAfter, type FeedTime, instantOf, readDuration, shift } from './values.ts'
import { eveningDays, wholeDays } from './whole-days.ts'
import { nearestDay } from './written-days.ts'

/** Longer texts are cut: a description is shown to an owner, not archived. */
const MAX_TEXT = 4_000

/** One VEVENT, its values read, not yet expanded. */
export interface ReadEvent {
  readonly index: number
  readonly uid: string
  /** The start as written, before whole days became days. */
  readonly written: FeedTime
  readonly start: FeedTime
  readonly end: FeedTime
  /** RECURRENCE-ID as written: which occurrence this event replaces. */
  readonly due: FeedTime | null
  /** RANGE=THISANDFUTURE */
  readonly alsoFollowing: boolean
  readonly rules: readonly string[]
  readonly excludedRules: readonly string[]
  readonly extra: readonly { start: FeedTime; end: FeedTime | null }[]
  readonly excluded: readonly FeedTime[]
  /** A cancellation by METHOD comes half a step after what it cancels: some do not count it. */
  readonly sequence: number
  readonly cancelled: boolean
  /** It cancels by its name alone, and says no days. */
  readonly undated: boolean
  /** LAST-MODIFIED as written. */
  readonly modified: string
  readonly summary: string
  readonly description: string
  readonly status: string
  readonly transparent: boolean
  readonly url: string | undefined
  readonly warnings: Set<EventWarning>
  /** The other reading of days like 04/05, beside the usual one. */
  readonly otherWay?: true
}

export type EventResult =
  | { readonly ok: true; readonly event: ReadEvent }
  | {
      readonly ok: false
      readonly index: number
      readonly uid: string | undefined
      readonly reason: BadEventReason
      /** The night before its end, where only the start cannot be read. */
      readonly end: LocalDate | null
    }

export type EventContext = Omit<TimeContext, 'warnings'> & {
  /** Reads what may be midnights of another zone as the times they are. */
  readonly eveningsAreTimes?: true
}

export function readEvent(raw: RawEvent, around: EventContext): EventResult {
  const warnings = new Set<EventWarning>(raw.unclosed ? ['unclosed'] : [])
  const context = { ...around, warnings }
  const uid = text(raw, 'UID', 1_000) || undefined
  const bad = (reason: BadEventReason, end: LocalDate | null = null) =>
    ({ ok: false, index: raw.index, uid, reason, end }) as const
  if (raw.broken) return bad(raw.broken)
  const { startLine, undated } = startOf(raw)
  if (!startLine) return bad('no_start', lastDay(raw, context))
  const period = periodOf(startLine, context)
  const written = period?.start ?? timeOf(startLine, context) ?? nearby(startLine, 'before', context)
  if (!written) return bad('bad_start', lastDay(raw, context))
  const { start, end } = spanOf(raw, { start: written, end: period?.end ?? null }, context)
  const occurrence = raw.properties.get('RECURRENCE-ID')?.[0]
  const due = occurrence ? timeOf(occurrence, context) : undefined
  if (occurrence && !due) warnings.add('bad_recurrence')
  if (!uid) warnings.add('missing_uid')
  const status = statusOf(raw)
  const event: ReadEvent = {
    index: raw.index,
    uid: uid ?? `no-uid-${start.day}-${end.day}`,
    written,
    start,
    end,
    due: due ?? null,
    alsoFollowing: /^THISANDFUTURE$/i.test(parameter(occurrence?.head ?? '', 'RANGE') ?? ''),
    rules: (raw.properties.get('RRULE') ?? []).map((line) => line.value),
    excludedRules: (raw.properties.get('EXRULE') ?? []).map((line) => line.value),
    extra: extraTimes(raw, context),
    excluded: excludedTimes(raw, context),
    sequence: (Number.parseInt(text(raw, 'SEQUENCE', 12), 10) || 0) + (raw.cancels ? 0.5 : 0),
    cancelled: isCancelled(raw),
    undated,
    modified: text(raw, 'LAST-MODIFIED', 40),
    summary: text(raw, 'SUMMARY', MAX_TEXT),
    description: text(raw, 'DESCRIPTION', MAX_TEXT),
    status,
    transparent: text(raw, 'TRANSP', 40).toUpperCase() === 'TRANSPARENT',
    url: text(raw, 'URL', 2_000) || undefined,
    warnings,
  }
  return { ok: true, event }
}

const CANCELLED = /^CANCELL?ED$/
const statusOf = (raw: RawEvent) => text(raw, 'STATUS', 40).toUpperCase()

const isCancelled = (raw: RawEvent) => raw.cancels || CANCELLED.test(statusOf(raw))

const NO_DAY: ContentLine = { name: 'DTSTART', head: '', value: '19700101' }

/** What is only cancelled needs no start of its own: a day of a series has its day, a whole stay its name. */
function startOf(raw: RawEvent): { readonly startLine: ContentLine | undefined; readonly undated: boolean } {
  const written = raw.properties.get('DTSTART')?.[0]
  if (written || !isCancelled(raw)) return { startLine: written, undated: false }
  const dropped = raw.properties.get('RECURRENCE-ID')?.[0]
  if (dropped || !text(raw, 'UID', 1_000)) return { startLine: dropped, undated: false }
  return { startLine: NO_DAY, undated: true }
}

/** A day that its month does not have: the stay may begin before it and end after it. */
function nearby(line: ContentLine, side: 'before' | 'after', context: TimeContext): FeedTime | undefined {
  const value = nearestDay(line.value, side)
  if (value === undefined) return undefined
  context.warnings.add('impossible_day')
  return timeOf({ ...line, value }, context)
}

function lastDay(raw: RawEvent, context: TimeContext): LocalDate | null {
  const line = raw.properties.get('DTEND')?.[0]
  const end = line && timeOf(line, context)
  return end ? dayAt(end, context.options.zone) : null
}

/** From arrival to departure, whole days as whole days. */
function spanOf(
  raw: RawEvent,
  written: { readonly start: FeedTime; readonly end: FeedTime | null },
  context: TimeContext & EventContext,
): { start: FeedTime; end: FeedTime } {
  const { zone, endIsLastNight } = context.options
  const { start } = written
  const { calendarZones, eveningsAreTimes } = context
  const days = (end: FeedTime) => {
    const span = wholeDays({ start, end }, { zone, calendarZones, allDay: isAllDay(raw) })
    const evenings = eveningsAreTimes ? undefined : eveningDays(span, zone)
    if (evenings) context.warnings.add('unknown_midnight')
    return evenings ?? span
  }
  const said = written.end ?? endOf(raw, start, context)
  if (!said) return days(shift(start, 1))
  const span = days(said)
  const inclusive = endIsLastNight && raw.properties.has('DTEND') && span.end.seconds === null
  // A day that ends at 23:59 says by itself that its night is meant.
  const end = inclusive && !isLateEnd(said) ? shift(span.end, 1) : span.end
  if (isAfter(end, span.start, zone)) return { start: span.start, end }
  context.warnings.add('end_not_after_start')
  if (end.day < span.start.day) context.warnings.add('end_before_start')
  else if (end.day === span.start.day && end.seconds === null) context.warnings.add('end_equals_start')
  return { start: span.start, end: shift(span.start, 1) }
}

const isLateEnd = (time: FeedTime) => time.seconds !== null && time.seconds >= 86_340

const ALL_DAY_FLAGS = [
  'X-MICROSOFT-CDO-ALLDAYEVENT',
  'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT',
  'X-FUNAMBOL-ALLDAY',
  'X-ALLDAY',
]

/** Outlook and its kin write whole days as midnights of the author's zone, and say so beside them. */
function isAllDay(raw: RawEvent): boolean {
  return ALL_DAY_FLAGS.some((name) => /^(TRUE|1|YES)$/i.test(raw.properties.get(name)?.[0]?.value ?? ''))
}

function text(raw: RawEvent, name: string, limit: number): string {
  return unescapeText(raw.properties.get(name)?.[0]?.value ?? '')
    .slice(0, limit)
    .trim()
}

/** The end as written; null where it says nothing usable: then one night, because a stay blocks at least that. */
function endOf(raw: RawEvent, start: FeedTime, context: TimeContext): FeedTime | null {
  const { warnings } = context
  const line = raw.properties.get('DTEND')?.[0]
  if (!line) return endByDuration(raw, start, context)
  const written = timeOf(line, context) ?? nearby(line, 'after', context)
  if (written) return written
  const length = readDuration(line.value)
  if (length) return endAfter(start, length, context.options.zone)
  warnings.add('bad_end')
  return raw.properties.has('DURATION') ? endByDuration(raw, start, context) : null
}

function endByDuration(raw: RawEvent, start: FeedTime, context: TimeContext): FeedTime | null {
  const { warnings } = context
  const line = raw.properties.get('DURATION')?.[0]
  if (!line) {
    warnings.add('missing_end')
    return null
  }
  const length = readDuration(line.value)
  if (length && (length.days > 0 || length.seconds > 0)) return endAfter(start, length, context.options.zone)
  const isBackwards = length !== undefined && (length.days < 0 || length.seconds < 0)
  warnings.add(isBackwards ? 'end_before_start' : length ? 'end_not_after_start' : 'bad_duration')
  return null
}

function isAfter(end: FeedTime, start: FeedTime, zone: string): boolean {
  if (end.seconds === null || start.seconds === null) return dayAt(end, zone) > dayAt(start, zone)
  return instantOf(end, zone) > instantOf(start, zone)
}

/** Days `[checkIn, checkOut)` at the property; a stay that ends the day it starts is one night. */
export function nightsOf(
  start: FeedTime,
  end: FeedTime,
  zone: string,
): { checkIn: LocalDate; checkOut: LocalDate } {
  const checkIn = dayAt(start, zone)
  const checkOut = dayAt(end, zone)
  return { checkIn, checkOut: checkOut > checkIn ? checkOut : addDays(checkIn, 1) }
}
