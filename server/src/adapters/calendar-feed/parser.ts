import type { FeedEvent } from '../../features/channels/domain/feed-event.ts'
import type {
  BadEvent,
  CalendarReader,
  ReadOptions,
  ReadResult,
  UnreadableReason,
} from '../../features/channels/ports.ts'
import { addDays } from '../../lib/local-date.ts'
import { type RawCalendar, type RawEvent, readComponents } from './components.ts'
import { contentLines, decodeText, unescapeText, withBreaks, withoutCells } from './content-lines.ts'
import { type EventContext, type ReadEvent, readEvent } from './event-reader.ts'
import type { Occurrence } from './occurrences.ts'
import { workOf } from './recurrence-work.ts'
import { doubtOf, excerptOf } from './telling.ts'
import { type DateOrder, type FeedZone, orderShownBy, readDuration } from './values.ts'
import { cancellationsOf, occurrencesOf } from './versions.ts'
import { zoneReader, zonesOf } from './zones.ts'

export interface ReaderLimits {
  readonly maxBytes: number
  readonly maxEvents: number
  /** Days all recurrences of one feed may walk together. */
  readonly maxRecurrenceDays: number
  /** What all recurrences of one feed may come to, as far as can be told before any is worked out. */
  readonly maxOccurrences: number
}

/** Reference feed: the largest seen has 388 events and 100 KB; these leave two orders of magnitude. */
const READER_LIMITS: ReaderLimits = {
  maxBytes: 5 * 1024 * 1024,
  maxEvents: 20_000,
  maxRecurrenceDays: 1_000_000,
  maxOccurrences: 40_000,
}

export function createCalendarReader(limits: ReaderLimits = READER_LIMITS): CalendarReader {
  return { parse: async (bytes, options) => parseCalendar(bytes, options, limits) }
}

export function parseCalendar(
  bytes: Uint8Array,
  options: ReadOptions,
  limits: ReaderLimits = READER_LIMITS,
): ReadResult {
  if (bytes.length > limits.maxBytes) return { ok: false, reason: 'too_large' }
  const text = unfolded(withoutCells(withBreaks(decodeText(bytes))))
  const refused = refuseBody(text)
  if (refused) return { ok: false, reason: refused }
  const raw = readComponents(contentLines(calendarText(text)), limits.maxEvents)
  if (!raw.ok) return raw
  const read = readEvents(raw.calendar, options)
  const work = workOf(read.events, options.horizon)
  if (work.days > limits.maxRecurrenceDays || work.occurrences > limits.maxOccurrences)
    return { ok: false, reason: 'too_much_work' }
  const collected = collect(read, options, limits)
  // Cutting the list would make stays vanish, and vanished stays are freed.
  if (collected.events.length > limits.maxEvents) return { ok: false, reason: 'too_many_events' }
  const cancels = raw.calendar.onlyCancels ? { cancels: cancellationsOf(read, options) } : {}
  return { ok: true, prodId: unescapeText(raw.calendar.prodId), ...collected, ...cancels }
}

const CALENDAR = /BEGIN[ \t]*:[ \t]*VCALENDAR/i

/** Whoever folds every few letters folds the first line too, and nobody would find it. */
function unfolded(text: string): string {
  return CALENDAR.test(text) ? text : text.replaceAll(/\r?\n[ \t]/g, '')
}

/** Error pages arrive with status 200, and some quote a calendar inside. */
function refuseBody(text: string): UnreadableReason | undefined {
  const start = text.slice(0, 2_000).trimStart()
  if (text.trim() === '') return 'empty'
  if (/^(<!doctype|<html|<\?xml|<head|<body|\{|\[)/i.test(start)) return 'not_a_calendar'
  if (!CALENDAR.test(text)) return 'not_a_calendar'
  return undefined
}

/**
 * Whatever stands before the first calendar (a PHP warning without its newline) or after the last one (an error page, a
 * cache's comment) is not ours to read; a calendar that begins and does not end is.
 */
function calendarText(text: string): string {
  const start = Math.max(0, text.search(CALENDAR))
  const end = text.toUpperCase().lastIndexOf('END:VCALENDAR')
  const tail = end < 0 ? '' : text.slice(end + 'END:VCALENDAR'.length)
  if (end < start || /BEGIN[ \t]*:[ \t]*V/i.test(tail)) return text.slice(start)
  return text.slice(start, end + 'END:VCALENDAR'.length)
}

interface EventsRead {
  readonly events: readonly ReadEvent[]
  readonly badEvents: readonly BadEvent[]
  readonly raw: ReadonlyMap<number, RawEvent>
  readonly calendarZones: readonly FeedZone[]
}

function readEvents(calendar: RawCalendar, options: ReadOptions): EventsRead {
  const calendarZones = zonesOf(calendar)
  const shared = { options, zoneOf: zoneReader(calendar.zones), calendarZones }
  const badEvents: BadEvent[] = []
  const events: ReadEvent[] = []
  const [usual = 'day_first', other] = ordersOf(calendar)
  for (const raw of calendar.events) {
    const context: EventContext = { ...shared, order: usual }
    const result = readEvent(raw, context)
    if (!result.ok) {
      const { uid, index, reason, end } = result
      badEvents.push({ index, ...(uid ? { uid } : {}), reason, text: excerptOf(raw) })
      if (end) events.push(nightsBefore(end, raw, context))
      continue
    }
    events.push(result.event)
    const isGuess = other !== undefined || result.event.warnings.has('unknown_midnight')
    const otherwise: EventContext = { ...shared, order: other ?? usual, eveningsAreTimes: true }
    const again = isGuess ? readEvent(raw, otherwise) : undefined
    if (again?.ok && isOtherwise(again.event, result.event)) events.push({ ...again.event, otherWay: true })
  }
  return { events, badEvents, raw: new Map(calendar.events.map((one) => [one.index, one])), calendarZones }
}

function isOtherwise(one: ReadEvent, other: ReadEvent): boolean {
  return one.start.day !== other.start.day || one.end.day !== other.end.day
}

/** Where the start cannot be read, the nights before the end are taken, as many as it says; at least one. */
function nightsBefore(end: ReadEvent['start']['day'], raw: RawEvent, context: EventContext): ReadEvent {
  const length = readDuration(raw.properties.get('DURATION')?.[0]?.value ?? '')
  const nights = length ? Math.ceil(length.days + length.seconds / 86_400) : 1
  const line = { name: 'DTSTART', head: '', value: addDays(end, -Math.max(1, nights)) }
  const properties = new Map([...raw.properties, ['DTSTART', [line]] as const])
  const result = readEvent({ ...raw, properties }, context)
  if (!result.ok) throw new Error('a written day could not be read')
  return result.event
}

/** Both ways round where no date of the feed shows which is meant: each stay then closes both. */
function ordersOf(calendar: RawCalendar): readonly DateOrder[] {
  const shown = new Set<DateOrder>()
  for (const { properties } of calendar.events) {
    for (const name of ['DTSTART', 'DTEND']) {
      const order = orderShownBy(properties.get(name)?.[0]?.value ?? '')
      if (order !== undefined) shown.add(order)
    }
  }
  const known = [...shown].filter((order) => order !== null)
  if (shown.size === 0 || known.length === 1) return [known[0] ?? 'day_first']
  return ['day_first', 'month_first']
}

function collect(read: EventsRead, options: ReadOptions, limits: ReaderLimits) {
  const skipped = { cancelled: 0, outside: 0, transparent: 0 }
  const occurrences = occurrencesOf(read.events, {
    options,
    calendarZones: read.calendarZones,
    budget: { daysLeft: limits.maxRecurrenceDays },
    onCancelled: () => skipped.cancelled++,
  })
  const badEvents = [...read.badEvents]
  const seen = new Set(
    occurrences
      .filter((one) => isInside(one, options) && !isFree(one, options))
      .map(({ event }) => event.index),
  )
  for (const event of read.events) {
    const reason = doubtOf(event)
    const raw = reason && read.raw.get(event.index)
    // Of what is long over, or free by the owner's word, nobody has to hear.
    if (raw && seen.has(event.index))
      badEvents.push({ index: event.index, uid: event.uid, reason, text: excerptOf(raw) })
  }
  return { events: present(occurrences, options, skipped), badEvents, skipped }
}

const isInside = ({ checkIn, checkOut }: Occurrence, { horizon }: ReadOptions) =>
  checkOut > horizon.from && checkIn < horizon.to

const isFree = ({ event }: Occurrence, { transparentIsFree }: ReadOptions) =>
  event.transparent && transparentIsFree === true

function present(
  occurrences: readonly Occurrence[],
  options: ReadOptions,
  skipped: { outside: number; transparent: number },
): FeedEvent[] {
  const ordinals = new Map<string, number>()
  const seen = new Set<string>()
  const events: FeedEvent[] = []
  for (const occurrence of occurrences) {
    const { event, recurrenceId, checkIn, checkOut, doubt } = occurrence
    const key = `${event.uid}\n${recurrenceId ?? ''}`
    const exact = `${key}\n${checkIn}\n${checkOut}\n${event.summary}`
    if (!isInside(occurrence, options)) skipped.outside++
    else if (isFree(occurrence, options)) skipped.transparent++
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
        ...(doubt || event.otherWay || event.warnings.has('shared_uid') ? { doubt: true } : {}),
        warnings: [...event.warnings],
      })
    }
  }
  return events
}
