import type { EventWarning } from '../../features/channels/domain/feed-event.ts'
import type { ReadOptions } from '../../features/channels/ports.ts'
import { type ContentLine, parameter } from './content-lines.ts'
import { type DateOrder, endAfter, type FeedTime, type FeedZone, readDuration, readTime } from './values.ts'

/** What the times of one event are read with. */
export interface TimeContext {
  readonly options: ReadOptions
  readonly zoneOf: (head: string) => { zone: FeedZone | null; unknown: boolean }
  /** Zones that the calendar as a whole is written in: X-WR-TIMEZONE, and the one it defines. */
  readonly calendarZones: readonly FeedZone[]
  /** How dates with the year last are read in this feed. */
  readonly order: DateOrder
  readonly warnings: Set<EventWarning>
}

export function timeOf(line: ContentLine, context: TimeContext): FeedTime | undefined {
  return timeFrom(line.value, line.head, context) ?? timeAfterLastColon(line, context)
}

function timeFrom(value: string, head: string, context: TimeContext): FeedTime | undefined {
  const declared = parameter(head, 'VALUE')?.toUpperCase()
  const { zone, unknown } = context.zoneOf(head)
  const time = readTime(value, zone, { dateOnly: declared === 'DATE', order: context.order })
  if (!time) return undefined
  if (unknown && time.seconds !== null && time.zone === null) context.warnings.add('unknown_zone')
  if (time.seconds === null && declared !== 'DATE') context.warnings.add('missing_value_type')
  if (/^\d{1,4}[-/.]/.test(value)) context.warnings.add('unusual_date')
  return time
}

const LATE_COLON = /^(.*):\s*(\d{4}[-/.]?\d{2}[-/.]?\d{2}(?:[T ].*)?)$/

/** `TZID=(UTC-03:00) Buenos Aires:20260310T100000`: Outlook's unquoted names hold colons of their own. */
function timeAfterLastColon(line: ContentLine, context: TimeContext): FeedTime | undefined {
  const match = LATE_COLON.exec(line.value)
  if (!match) return undefined
  return timeFrom(match[2] ?? '', `${line.head}:${match[1]}`, context)
}

/** `start/end` or `start/length`, RFC 5545 section 3.3.9. Undefined for anything else. */
export function periodOf(
  line: ContentLine,
  context: TimeContext,
): { start: FeedTime; end: FeedTime } | undefined {
  const [from = '', until, ...more] = line.value.split('/')
  // A date such as 10/12/2026 has slashes of its own.
  if (until === undefined || more.length > 0 || from.trim().length < 8) return undefined
  const start = timeOf({ ...line, value: from.trim() }, context)
  if (!start) return undefined
  const length = readDuration(until)
  if (length) return { start, end: endAfter(start, length, context.options.zone) }
  const end = timeOf({ ...line, value: until.trim() }, context)
  return end && { start, end }
}
