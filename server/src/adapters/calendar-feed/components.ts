import type { BadEventReason } from '../../features/channels/ports.ts'
import { type ContentLine, parameter } from './content-lines.ts'
import { resolveZone } from './zones.ts'

/** Components inside one another; RFC 5545 needs 3. Deeper is an attack or garbage. */
const MAX_DEPTH = 12
/** Lines of one event we look at; Google's longest, with attendees and alarms, stay under a few hundred. */
const MAX_EVENT_LINES = 5_000

export interface RawEvent {
  readonly index: number
  /** First value wins for all but RRULE, EXRULE, RDATE and EXDATE, which add up. */
  readonly properties: ReadonlyMap<string, readonly ContentLine[]>
  readonly unclosed: boolean
  readonly broken: BadEventReason | null
}

export interface RawCalendar {
  readonly prodId: string
  readonly events: readonly RawEvent[]
  /** TZID as written → zone, for definitions that reveal one (a place in X-LIC-LOCATION, or a single offset). */
  readonly zones: ReadonlyMap<string, string>
}

export type RawResult =
  | { readonly ok: true; readonly calendar: RawCalendar }
  | { readonly ok: false; readonly reason: 'not_a_calendar' | 'truncated' | 'too_many_events' }

interface OpenEvent {
  readonly index: number
  readonly properties: Map<string, ContentLine[]>
  readonly depth: number
  lines: number
  broken: BadEventReason | null
}

interface OpenZone {
  tzid: string
  place: string | undefined
  readonly offsets: Set<string>
}

/** Sorts lines into events. Every event stands alone: whatever is wrong with one stays with it. */
export function readComponents(lines: readonly ContentLine[], maxEvents: number): RawResult {
  const stack: string[] = []
  const events: RawEvent[] = []
  const zones = new Map<string, string>()
  let prodId: string | undefined
  let calendars = 0
  let open: OpenEvent | undefined
  let zone: OpenZone | undefined
  const close = (unclosed: boolean) => {
    if (!open) return
    events.push({ index: open.index, properties: open.properties, unclosed, broken: open.broken })
    stack.length = open.depth
    open = undefined
  }
  for (const line of lines) {
    const component = line.value.toUpperCase()
    if (line.name === 'BEGIN') {
      if (component === 'VEVENT' || component === 'VCALENDAR') close(true)
      if (component === 'VCALENDAR') stack.length = 0 // a second calendar may follow one that forgot inner ENDs
      if (component === 'VEVENT' && stack.includes('VCALENDAR')) {
        if (events.length >= maxEvents) return { ok: false, reason: 'too_many_events' }
        open = { index: events.length, properties: new Map(), depth: stack.length, lines: 0, broken: null }
      }
      if (component === 'VTIMEZONE') zone = { tzid: '', place: undefined, offsets: new Set() }
      if (component === 'VCALENDAR') calendars++
      if (stack.length < MAX_DEPTH) stack.push(component)
      else if (open) open.broken = 'too_deep'
    } else if (line.name === 'END') {
      if (component === 'VEVENT') close(false)
      else if (component === 'VCALENDAR') close(true)
      if (component === 'VTIMEZONE' && zone) learnZone(zones, zone)
      if (component === 'VTIMEZONE') zone = undefined
      const at = stack.lastIndexOf(component)
      if (at >= 0 && (!open || at > open.depth)) stack.length = at
      if (component === 'VCALENDAR') calendars--
    } else if (open) {
      if (stack.length === open.depth + 1) addProperty(open, line)
    } else if (zone) {
      noteZone(zone, line)
    } else if (line.name === 'PRODID' && stack.length === 1) {
      prodId ??= line.value
    }
    if (calendars > 1) return { ok: false, reason: 'truncated' }
  }
  if (prodId === undefined && events.length === 0 && !lines.some(isCalendarStart))
    return { ok: false, reason: 'not_a_calendar' }
  if (open || calendars > 0) return { ok: false, reason: 'truncated' }
  return { ok: true, calendar: { prodId: prodId ?? '', events, zones } }
}

const isCalendarStart = (line: ContentLine) =>
  line.name === 'BEGIN' && line.value.toUpperCase() === 'VCALENDAR'

function addProperty(event: OpenEvent, line: ContentLine): void {
  if (++event.lines > MAX_EVENT_LINES) return
  const known = event.properties.get(line.name)
  if (known) known.push(line)
  else event.properties.set(line.name, [line])
}

function noteZone(zone: OpenZone, line: ContentLine): void {
  if (line.name === 'TZID') zone.tzid = line.value
  else if (line.name === 'X-LIC-LOCATION') zone.place = line.value
  else if (line.name === 'TZOFFSETTO') zone.offsets.add(line.value)
}

function learnZone(zones: Map<string, string>, zone: OpenZone): void {
  const [only] = zone.offsets
  const guess =
    (zone.place && resolveZone(zone.place)) ??
    (zone.offsets.size === 1 && only ? resolveZone(only) : undefined)
  if (zone.tzid && guess) zones.set(zone.tzid, guess)
}

/** TZID → zone, remembering both answers: ten thousand events share one name. */
export function zoneReader(
  known: ReadonlyMap<string, string>,
): (head: string) => { zone: string | null; unknown: boolean } {
  const seen = new Map<string, string | undefined>()
  return (head) => {
    const tzid = parameter(head, 'TZID')
    if (!tzid) return { zone: null, unknown: false }
    if (!seen.has(tzid)) seen.set(tzid, resolveZone(tzid) ?? known.get(tzid))
    const zone = seen.get(tzid)
    return { zone: zone ?? null, unknown: zone === undefined }
  }
}
