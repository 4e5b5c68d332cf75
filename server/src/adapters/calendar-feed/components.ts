import type { BadEventReason } from '../../features/channels/ports.ts'
import { type ContentLine, parameter } from './content-lines.ts'

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
  /** It stands in a calendar of METHOD:CANCEL (RFC 5546 section 3.2.5), whatever its own STATUS. */
  readonly cancels: boolean
}

export interface RawCalendar {
  readonly prodId: string
  /** Every calendar of the file is one of METHOD:CANCEL: it tells what is gone, and nothing of all the rest. */
  readonly onlyCancels: boolean
  readonly events: readonly RawEvent[]
  /** VTIMEZONE, as far as written. */
  readonly zones: readonly RawZone[]
  /** X-WR-TIMEZONE as written. */
  readonly zoneName: string
}

export interface RawZone {
  tzid: string
  /** X-LIC-LOCATION */
  place: string
  /** STANDARD and DAYLIGHT, each with its properties. */
  readonly observances: Map<string, ContentLine[]>[]
}

export type RawResult =
  | { readonly ok: true; readonly calendar: RawCalendar }
  | { readonly ok: false; readonly reason: 'not_a_calendar' | 'truncated' | 'too_many_events' }

interface OpenEvent {
  readonly index: number
  readonly calendar: number
  readonly properties: Map<string, ContentLine[]>
  readonly depth: number
  lines: number
  broken: BadEventReason | null
}

const MAX_ZONES = 200
const MAX_OBSERVANCES = 60

/** Sorts lines into events. Every event stands alone: whatever is wrong with one stays with it. */
export function readComponents(lines: readonly ContentLine[], maxEvents: number): RawResult {
  const sorter = new Sorter(maxEvents)
  for (const line of lines) {
    const refusal = sorter.take(line)
    if (refusal) return { ok: false, reason: refusal }
  }
  return sorter.result(lines)
}

class Sorter {
  private readonly maxEvents: number
  private readonly stack: string[] = []
  private readonly events: (Omit<RawEvent, 'cancels'> & { readonly calendar: number })[] = []
  /** Which calendars of the file, counted from 1, are of METHOD:CANCEL. */
  private readonly cancelling = new Set<number>()
  private readonly busy: ContentLine[] = []
  private readonly zones: RawZone[] = []
  private prodId: string | undefined
  private zoneName = ''
  private calendars = 0
  private begun = 0
  /** RFC 7953: hours at which somebody can be had, the other way round than nights that are taken. */
  private offers = false
  private open: OpenEvent | undefined

  constructor(maxEvents: number) {
    this.maxEvents = maxEvents
  }

  take(line: ContentLine): 'truncated' | 'too_many_events' | undefined {
    const component = line.value.toUpperCase()
    if (line.name === 'BEGIN') {
      if (!this.begin(component)) return 'too_many_events'
    } else if (line.name === 'END') this.end(component)
    else this.property(line)
    return this.calendars > 1 ? 'truncated' : undefined
  }

  result(lines: readonly ContentLine[]): RawResult {
    const started = this.prodId !== undefined || this.events.length > 0 || lines.some(isCalendarStart)
    if (!started) return { ok: false, reason: 'not_a_calendar' }
    if (this.open || this.calendars > 0) return { ok: false, reason: 'truncated' }
    if (this.offers && this.events.length + this.busy.length === 0)
      return { ok: false, reason: 'not_a_calendar' }
    const { prodId = '', zones, zoneName, begun, cancelling } = this
    const written = this.events.map((event) => ({ ...event, cancels: cancelling.has(event.calendar) }))
    const events = [...written, ...busyTimes(this.busy, this.maxEvents, this.events.length)]
    const onlyCancels = begun > 0 && cancelling.size === begun
    return { ok: true, calendar: { prodId, events, zones, zoneName, onlyCancels } }
  }

  private begin(component: string): boolean {
    const { stack } = this
    if (component === 'VEVENT' || component === 'VCALENDAR') this.close(true)
    if (component === 'VCALENDAR') {
      stack.length = 0 // a second calendar may follow one that forgot inner ENDs
      this.calendars++
      this.begun++
    }
    if (component === 'VEVENT' && stack.includes('VCALENDAR')) {
      if (this.events.length >= this.maxEvents) return false
      const index = this.events.length
      const calendar = this.begun
      this.open = { index, calendar, properties: new Map(), depth: stack.length, lines: 0, broken: null }
    }
    if (component === 'VAVAILABILITY') this.offers = true
    if (component === 'VTIMEZONE' && this.zones.length < MAX_ZONES)
      this.zones.push({ tzid: '', place: '', observances: [] })
    const observances = this.zones.at(-1)?.observances
    if (stack.at(-1) === 'VTIMEZONE' && observances && observances.length < MAX_OBSERVANCES)
      observances.push(new Map())
    if (stack.length < MAX_DEPTH) stack.push(component)
    else if (this.open) this.open.broken = 'too_deep'
    return true
  }

  private end(component: string): void {
    const { stack } = this
    if (component === 'VEVENT') this.close(false)
    else if (component === 'VCALENDAR') this.close(true)
    const at = stack.lastIndexOf(component)
    if (at >= 0 && (!this.open || at > this.open.depth)) stack.length = at
    if (component === 'VCALENDAR') this.calendars--
  }

  private close(unclosed: boolean): void {
    const { open } = this
    if (!open) return
    const { index, calendar, properties, broken } = open
    this.events.push({ index, calendar, properties, unclosed, broken })
    this.stack.length = open.depth
    this.open = undefined
  }

  private property(line: ContentLine): void {
    const { stack, open } = this
    if (open) {
      if (stack.length === open.depth + 1 && ++open.lines <= MAX_EVENT_LINES) addTo(open.properties, line)
    } else if (stack.includes('VTIMEZONE')) this.zoneProperty(line)
    else if (stack.at(-1) === 'VFREEBUSY' && line.name === 'FREEBUSY') this.busy.push(line)
    else if (stack.length === 1 && line.name === 'PRODID') this.prodId ??= line.value
    else if (stack.length === 1 && line.name === 'X-WR-TIMEZONE') this.zoneName ||= line.value
    else if (stack.length === 1 && line.name === 'METHOD' && /^CANCEL$/i.test(line.value))
      this.cancelling.add(this.begun)
  }

  private zoneProperty(line: ContentLine): void {
    const zone = this.zones.at(-1)
    if (!zone) return
    const observance = this.stack.at(-1) === 'VTIMEZONE' ? undefined : zone.observances.at(-1)
    if (observance) addTo(observance, line)
    else if (line.name === 'TZID') zone.tzid = line.value
    else if (line.name === 'X-LIC-LOCATION') zone.place = line.value
  }
}

const isCalendarStart = (line: ContentLine) =>
  line.name === 'BEGIN' && line.value.toUpperCase() === 'VCALENDAR'

function addTo(properties: Map<string, ContentLine[]>, line: ContentLine): void {
  const known = properties.get(line.name)
  if (known) known.push(line)
  else properties.set(line.name, [line])
}

/** RFC 5545 section 3.2.9: whatever is not said to be free is busy. */
function busyTimes(lines: readonly ContentLine[], limit: number, before: number): RawEvent[] {
  return lines
    .filter((line) => parameter(line.head, 'FBTYPE')?.toUpperCase() !== 'FREE')
    .flatMap(({ head, value }) => value.split(',', limit).map((period) => ({ head, value: period.trim() })))
    .slice(0, limit)
    .map(({ head, value }, at) => {
      const [uid, start] = [`busy-${value}`, { name: 'DTSTART', head, value }]
      const properties = new Map([
        ['UID', [{ name: 'UID', head: '', value: uid }]],
        ['DTSTART', [start]],
      ])
      return { index: before + at, properties, unclosed: false, broken: null, cancels: false }
    })
}
