import type { BadEventReason, EventWarning, ReadOptions } from '../../features/channels/ports.ts'
import { addDays, type LocalDate } from '../../lib/local-date.ts'
import type { RawEvent } from './components.ts'
import { type ContentLine, parameter, unescapeText } from './content-lines.ts'
import { dayAt, type FeedTime, instantOf, readDuration, readTime, shift } from './values.ts'

/** Longer texts are cut: a description is shown to an owner, not archived. */
const MAX_TEXT = 4_000

/** One VEVENT, its values read, not yet expanded. */
export interface ReadEvent {
  readonly index: number
  readonly uid: string
  readonly start: FeedTime
  readonly end: FeedTime
  readonly recurrenceId: LocalDate | null
  /** RANGE=THISANDFUTURE */
  readonly alsoFollowing: boolean
  readonly rules: readonly string[]
  readonly excludedRules: readonly string[]
  readonly extra: readonly { start: FeedTime; end: FeedTime | null }[]
  readonly excluded: readonly FeedTime[]
  readonly sequence: number
  readonly cancelled: boolean
  readonly summary: string
  readonly description: string
  readonly status: string
  readonly transparent: boolean
  readonly url: string | undefined
  readonly warnings: Set<EventWarning>
}

export type EventResult =
  | { readonly ok: true; readonly event: ReadEvent }
  | {
      readonly ok: false
      readonly index: number
      readonly uid: string | undefined
      readonly reason: BadEventReason
    }

export interface EventContext {
  readonly options: ReadOptions
  readonly zoneOf: (head: string) => { zone: string | null; unknown: boolean }
}

export function readEvent(raw: RawEvent, context: EventContext): EventResult {
  const warnings = new Set<EventWarning>(raw.unclosed ? ['unclosed'] : [])
  const uid = text(raw, 'UID', 1_000) || undefined
  if (raw.broken) return { ok: false, index: raw.index, uid, reason: raw.broken }
  const startLine = raw.properties.get('DTSTART')?.[0]
  if (!startLine) return { ok: false, index: raw.index, uid, reason: 'no_start' }
  const start = timeOf(startLine, context, warnings)
  if (!start) return { ok: false, index: raw.index, uid, reason: 'bad_start' }
  const status = text(raw, 'STATUS', 40).toUpperCase()
  const end = endOf(raw, start, { ...context, warnings })
  const occurrence = raw.properties.get('RECURRENCE-ID')?.[0]
  const due = occurrence ? timeOf(occurrence, context, warnings) : undefined
  if (occurrence && !due) warnings.add('bad_recurrence')
  if (!uid) warnings.add('missing_uid')
  const event: ReadEvent = {
    index: raw.index,
    uid: uid ?? `no-uid-${start.day}-${end.day}`,
    start,
    end,
    recurrenceId: due ? dayAt(due, context.options.zone) : null,
    alsoFollowing: /^THISANDFUTURE$/i.test(parameter(occurrence?.head ?? '', 'RANGE') ?? ''),
    rules: (raw.properties.get('RRULE') ?? []).map((line) => line.value),
    excludedRules: (raw.properties.get('EXRULE') ?? []).map((line) => line.value),
    extra: extraTimes(raw, context, warnings),
    excluded: excludedTimes(raw, context, warnings),
    sequence: Number.parseInt(text(raw, 'SEQUENCE', 12), 10) || 0,
    cancelled: status === 'CANCELLED' || status === 'CANCELED',
    summary: text(raw, 'SUMMARY', MAX_TEXT),
    description: text(raw, 'DESCRIPTION', MAX_TEXT),
    status,
    transparent: text(raw, 'TRANSP', 40).toUpperCase() === 'TRANSPARENT',
    url: text(raw, 'URL', 2_000) || undefined,
    warnings,
  }
  return { ok: true, event }
}

function text(raw: RawEvent, name: string, limit: number): string {
  return unescapeText(raw.properties.get(name)?.[0]?.value ?? '')
    .slice(0, limit)
    .trim()
}

function timeOf(line: ContentLine, context: EventContext, warnings: Set<EventWarning>): FeedTime | undefined {
  return (
    timeFrom(line.value, line.head, { ...context, warnings }) ?? timeAfterLastColon(line, context, warnings)
  )
}

function timeFrom(
  value: string,
  head: string,
  context: EventContext & { warnings: Set<EventWarning> },
): FeedTime | undefined {
  const declared = parameter(head, 'VALUE')?.toUpperCase()
  const { zone, unknown } = context.zoneOf(head)
  const time = readTime(value, zone, declared === 'DATE')
  if (!time) return undefined
  if (unknown && time.seconds !== null && time.zone === null) context.warnings.add('unknown_zone')
  if (time.seconds === null && declared !== 'DATE') context.warnings.add('missing_value_type')
  if (/^\d{4}[-/.]/.test(value)) context.warnings.add('unusual_date')
  return time
}

const LATE_COLON = /^(.*):\s*(\d{4}[-/.]?\d{2}[-/.]?\d{2}(?:[T ].*)?)$/

/** `TZID=(UTC-03:00) Buenos Aires:20260310T100000`: Outlook's unquoted names hold colons of their own. */
function timeAfterLastColon(
  line: ContentLine,
  context: EventContext,
  warnings: Set<EventWarning>,
): FeedTime | undefined {
  const match = LATE_COLON.exec(line.value)
  if (!match) return undefined
  return timeFrom(match[2] ?? '', `${line.head}:${match[1]}`, { ...context, warnings })
}

/** The end as the event means it; one night where it says nothing usable, because a stay blocks at least that. */
function endOf(
  raw: RawEvent,
  start: FeedTime,
  context: EventContext & { warnings: Set<EventWarning> },
): FeedTime {
  const { warnings, options } = context
  const line = raw.properties.get('DTEND')?.[0]
  const written = line ? timeOf(line, context, warnings) : undefined
  if (!written) return endByDuration(raw, start, warnings)
  const end = options.endIsLastNight && written.seconds === null ? shift(written, 1) : written
  if (isAfter(end, start, options.zone)) return end
  warnings.add('end_not_after_start')
  return shift(start, 1)
}

function endByDuration(raw: RawEvent, start: FeedTime, warnings: Set<EventWarning>): FeedTime {
  const line = raw.properties.get('DURATION')?.[0]
  if (!line) {
    warnings.add('missing_end')
    return shift(start, 1)
  }
  const length = readDuration(line.value)
  if (!length) warnings.add('bad_duration')
  else if (length.days > 0 || length.seconds > 0) return shift(start, length.days, length.seconds)
  else warnings.add('end_not_after_start')
  return shift(start, 1)
}

function isAfter(end: FeedTime, start: FeedTime, zone: string): boolean {
  if (end.seconds === null || start.seconds === null) return dayAt(end, zone) > dayAt(start, zone)
  return instantOf(end, zone) > instantOf(start, zone)
}

function excludedTimes(raw: RawEvent, context: EventContext, warnings: Set<EventWarning>): FeedTime[] {
  return (raw.properties.get('EXDATE') ?? []).flatMap((line) =>
    listed(line.value).flatMap((value) => {
      const time = timeOf({ ...line, value }, context, warnings)
      if (!time) warnings.add('bad_exception_date')
      return time ?? []
    }),
  )
}

function extraTimes(
  raw: RawEvent,
  context: EventContext,
  warnings: Set<EventWarning>,
): { start: FeedTime; end: FeedTime | null }[] {
  return (raw.properties.get('RDATE') ?? []).flatMap((line) =>
    listed(line.value).flatMap((value) => {
      const [from = '', until] = value.split('/')
      const period = until !== undefined && /[T\d]$/i.test(from)
      const start = timeOf({ ...line, value: period ? from : value }, context, warnings)
      if (!start) {
        warnings.add('bad_recurrence')
        return []
      }
      return { start, end: period ? periodEnd(start, until, line, context) : null }
    }),
  )
}

function periodEnd(
  start: FeedTime,
  until: string,
  line: ContentLine,
  context: EventContext,
): FeedTime | null {
  const length = readDuration(until)
  if (length) return shift(start, length.days, length.seconds)
  return readTime(until, context.zoneOf(line.head).zone, false) ?? null
}

/** At most 5,000 dates of a list: RDATE bombs end here. */
function listed(value: string): string[] {
  return value
    .split(',', 5_000)
    .map((part) => part.trim())
    .filter((part) => part !== '')
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
