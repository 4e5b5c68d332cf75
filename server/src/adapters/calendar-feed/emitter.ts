import type { CalendarWriter, OutgoingCalendar, OutgoingEvent } from '../../features/channels/ports.ts'
import { escapeText, fold } from '../../lib/calendar-lines.ts'
import type { LocalDate } from '../../lib/local-date.ts'

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
