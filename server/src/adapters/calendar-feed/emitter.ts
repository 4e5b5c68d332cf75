import type { CalendarWriter, OutgoingCalendar, OutgoingEvent } from '../../features/channels/ports.ts'
import type { LocalDate } from '../../lib/local-date.ts'

/** RFC 5545 section 3.1: lines of at most 75 octets, the break not counted. */
const LINE_OCTETS = 75

export const calendarWriter: CalendarWriter = { write: emitCalendar }

/** An RFC 5545 calendar of whole days. Equal events in any order give equal bytes; no events give a valid empty one. */
export function emitCalendar(calendar: OutgoingCalendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escapeText(calendar.prodId)}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(calendar.name)}`,
    ...[...calendar.events].sort(byDay).flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

function eventLines(event: OutgoingEvent): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${event.stamp}`,
    `DTSTART;VALUE=DATE:${compact(event.checkIn)}`,
    `DTEND;VALUE=DATE:${compact(event.checkOut)}`,
    `SUMMARY:${escapeText(event.summary)}`,
    'STATUS:CONFIRMED',
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ]
}

function byDay(a: OutgoingEvent, b: OutgoingEvent): number {
  const left = `${a.checkIn}${a.checkOut}${a.uid}`
  const right = `${b.checkIn}${b.checkOut}${b.uid}`
  return left < right ? -1 : left > right ? 1 : 0
}

const compact = (date: LocalDate) => date.replaceAll('-', '')

/** RFC 5545 section 3.3.11. A control character has no escape, so it goes. */
function escapeText(value: string): string {
  return (
    value
      .replaceAll('\\', '\\\\')
      .replaceAll(';', '\\;')
      .replaceAll(',', '\\,')
      .replaceAll(/\r\n|\r|\n/g, '\\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be written
      .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
  )
}

/** Folds by octets without cutting a character in two. */
function fold(line: string): string {
  if (Buffer.byteLength(line) <= LINE_OCTETS) return line
  let out = ''
  let used = 0
  for (const char of line) {
    const size = Buffer.byteLength(char)
    if (used + size > LINE_OCTETS) {
      out += '\r\n '
      used = 1
    }
    out += char
    used += size
  }
  return out
}
