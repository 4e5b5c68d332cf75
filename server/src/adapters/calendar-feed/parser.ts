import type {
  BadEvent,
  CalendarReader,
  FeedEvent,
  ReadOptions,
  ReadResult,
  UnreadableReason,
} from '../../features/channels/ports.ts'
import { type RawCalendar, readComponents, zoneReader } from './components.ts'
import { contentLines, decodeText, unescapeText } from './content-lines.ts'
import { nightsOf, type ReadEvent, readEvent } from './event-reader.ts'
import { expandSeries, type Occurrence } from './occurrences.ts'

export interface ReaderLimits {
  readonly maxBytes: number
  readonly maxEvents: number
  /** Days all recurrences of one feed may walk together. */
  readonly maxRecurrenceDays: number
}

/** Reference feed: the largest seen has 388 events and 100 KB; these leave two orders of magnitude. */
export const READER_LIMITS: ReaderLimits = {
  maxBytes: 5 * 1024 * 1024,
  maxEvents: 20_000,
  maxRecurrenceDays: 3_000_000,
}

export function createCalendarReader(limits: ReaderLimits = READER_LIMITS): CalendarReader {
  return { parse: (bytes, options) => parseCalendar(bytes, options, limits) }
}

export function parseCalendar(
  bytes: Uint8Array,
  options: ReadOptions,
  limits: ReaderLimits = READER_LIMITS,
): ReadResult {
  if (bytes.length > limits.maxBytes) return { ok: false, reason: 'too_large' }
  const text = decodeText(bytes)
  const refused = refuseBody(text)
  if (refused) return { ok: false, reason: refused }
  const raw = readComponents(contentLines(fromFirstCalendar(text)), limits.maxEvents)
  if (!raw.ok) return raw
  const collected = collect(raw.calendar, options, limits)
  // Cutting the list would make stays vanish, and vanished stays are freed.
  if (collected.events.length > limits.maxEvents) return { ok: false, reason: 'too_many_events' }
  return { ok: true, ...collected }
}

/** Error pages arrive with status 200, and some quote a calendar inside. */
function refuseBody(text: string): UnreadableReason | undefined {
  const start = text.slice(0, 2_000).trimStart()
  if (text.trim() === '') return 'empty'
  if (/^(<!doctype|<html|<\?xml|<head|<body|\{|\[)/i.test(start)) return 'not_a_calendar'
  if (!/BEGIN[ \t]*:[ \t]*VCALENDAR/i.test(text)) return 'not_a_calendar'
  return undefined
}

/** Whatever stands before the first calendar, such as a PHP warning without its newline, is not ours to read. */
function fromFirstCalendar(text: string): string {
  return text.slice(Math.max(0, text.search(/BEGIN[ \t]*:[ \t]*VCALENDAR/i)))
}

function collect(calendar: RawCalendar, options: ReadOptions, limits: ReaderLimits) {
  const context = { options, zoneOf: zoneReader(calendar.zones) }
  const badEvents: BadEvent[] = []
  const read: ReadEvent[] = []
  for (const raw of calendar.events) {
    const result = readEvent(raw, context)
    if (result.ok) read.push(result.event)
    else
      badEvents.push({
        index: result.index,
        ...(result.uid ? { uid: result.uid } : {}),
        reason: result.reason,
      })
  }
  const skipped = { cancelled: 0, outside: 0, transparent: 0 }
  const occurrences = occurrencesOf(read, {
    options,
    budget: { daysLeft: limits.maxRecurrenceDays },
    onCancelled: () => skipped.cancelled++,
  })
  for (const event of read)
    if (isHalfRead(event)) badEvents.push({ index: event.index, uid: event.uid, reason: 'unreadable' })
  const events = present(occurrences, options, skipped)
  return { prodId: unescapeText(calendar.prodId), events, badEvents, skipped }
}

/** Its first stay is known, its repetitions are not: reported, so that those held before are not taken for gone. */
function isHalfRead(event: ReadEvent): boolean {
  return event.warnings.has('bad_recurrence') || event.warnings.has('recurrence_capped')
}

interface CollectContext {
  readonly options: ReadOptions
  readonly budget: { daysLeft: number }
  readonly onCancelled: () => void
}

function occurrencesOf(events: readonly ReadEvent[], context: CollectContext): Occurrence[] {
  const overrides = latestOverrides(events)
  const out: Occurrence[] = []
  for (const event of events) {
    if (event.cancelled) {
      context.onCancelled()
      continue
    }
    const nights = nightsOf(event.start, event.end, context.options.zone)
    if (event.recurrenceId !== null) {
      const latest = overrides.get(event.uid)?.find((other) => other.recurrenceId === event.recurrenceId)
      if (latest === event) out.push({ event, recurrenceId: event.recurrenceId, ...nights })
    } else if (event.rules.length > 0 || event.extra.length > 0) {
      for (const occurrence of expandSeries(event, overrides.get(event.uid) ?? [], context))
        out.push(occurrence)
    } else {
      out.push({ event, recurrenceId: null, ...nights })
    }
  }
  return out
}

/** Of several versions of one occurrence the highest SEQUENCE speaks, then the last in the file. */
function latestOverrides(events: readonly ReadEvent[]): Map<string, ReadEvent[]> {
  const byUid = new Map<string, ReadEvent[]>()
  for (const event of events) {
    if (event.recurrenceId === null) continue
    const known = byUid.get(event.uid) ?? []
    const at = known.findIndex((other) => other.recurrenceId === event.recurrenceId)
    if (at < 0) known.push(event)
    else if ((known[at]?.sequence ?? 0) <= event.sequence) known[at] = event
    byUid.set(event.uid, known)
  }
  return byUid
}

function present(
  occurrences: readonly Occurrence[],
  options: ReadOptions,
  skipped: { outside: number; transparent: number },
): FeedEvent[] {
  const ordinals = new Map<string, number>()
  const seen = new Set<string>()
  const events: FeedEvent[] = []
  for (const { event, recurrenceId, checkIn, checkOut } of occurrences) {
    const key = `${event.uid}\n${recurrenceId ?? ''}`
    const exact = `${key}\n${checkIn}\n${checkOut}\n${event.summary}`
    if (checkOut <= options.horizon.from || checkIn >= options.horizon.to) skipped.outside++
    else if (options.transparentIsFree && event.transparent) skipped.transparent++
    else if (!seen.has(exact)) {
      seen.add(exact)
      const ordinal = ordinals.get(key) ?? 0
      ordinals.set(key, ordinal + 1)
      events.push({
        uid: event.uid,
        recurrenceId,
        ordinal,
        checkIn,
        checkOut,
        summary: event.summary,
        description: event.description,
        status: event.status,
        transparent: event.transparent,
        ...(event.url ? { url: event.url } : {}),
        warnings: [...event.warnings],
      })
    }
  }
  return events
}
