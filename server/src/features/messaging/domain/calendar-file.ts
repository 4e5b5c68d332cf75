import { escapeText, fold } from '../../../lib/calendar-lines.ts'

export interface CalendarFile {
  readonly stay: {
    readonly code: string
    readonly check_in: string
    readonly check_out: string
    readonly accommodation_name: string
  }
  readonly place: { readonly name: string; readonly address: string }
  readonly url: string
  /** `20261127T120000Z` */
  readonly stamp: string
  /** A later file of the same stay takes the place of the earlier one, and takes the entry away when it is over. */
  readonly update?: { readonly sequence: number; readonly isCancelled: boolean }
}

/** A stay in the guest's own calendar. RFC 5545: whole days, the departure not among them. */
export function calendarFile({ stay, place, url, stamp, update }: CalendarFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tranquera//Guest//ES',
    ...(update ? [`METHOD:${update.isCancelled ? 'CANCEL' : 'PUBLISH'}`] : []),
    'BEGIN:VEVENT',
    `UID:${stay.code}@tranquera`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${stay.check_in.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${stay.check_out.replaceAll('-', '')}`,
    `SUMMARY:${escapeText(`${stay.accommodation_name} · ${place.name}`)}`,
    `LOCATION:${escapeText(place.address)}`,
    `DESCRIPTION:${escapeText(`${stay.code}\n${url}`)}`,
    ...(update
      ? [`SEQUENCE:${update.sequence}`, `STATUS:${update.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`]
      : []),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}
