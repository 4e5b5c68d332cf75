import type { RequestListener } from 'node:http'

/**
 * Calendars as they should not be, each with the nights that a careful person reads from it on 24 November 2026 in
 * Buenos Aires, written down before it was read.
 */
export interface AdversaryFeed {
  readonly name: string
  readonly answers: string | Uint8Array | RequestListener
  readonly nights: readonly string[]
  /** Its owner is told that something could not be read. */
  readonly told?: true
}

export const EOL = '\r\n'
export const wrap = (...lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//house//EN', ...lines, 'END:VCALENDAR', ''].join(EOL)
export const stay = (uid: string, ...lines: readonly string[]) => [
  'BEGIN:VEVENT',
  ...(uid ? [`UID:${uid}`] : []),
  ...lines,
  'END:VEVENT',
]
export const of = (...lines: readonly string[]) => wrap(...stay('a', ...lines))
export const times = (start: string, end: string, ...more: readonly string[]) =>
  of(`DTSTART${start}`, `DTEND${end}`, ...more)

/** One stay as it should be written: 10 to 13 December. */
export const GOOD = of('DTSTART;VALUE=DATE:20261210', 'DTEND;VALUE=DATE:20261213', 'SUMMARY:Reserved')
export const STAY = ['2026-12-10 2026-12-13']
