import { sha256Hex } from '../../lib/ids.ts'
import { type LocalDate, localDate } from '../../lib/local-date.ts'

export const CALENDAR_PLATFORMS = ['airbnb', 'booking', 'generic'] as const
/** `generic`: a small platform whose habits nobody knows. */
export type CalendarPlatform = (typeof CALENDAR_PLATFORMS)[number]

/** One line of a platform's calendar: a guest's booking, the host's block, a selling rule or an imported shadow. */
export interface FeedStay {
  readonly id: string
  readonly kind: 'booking' | 'block' | 'window' | 'imported'
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly code: string
  readonly phoneLast4: string
}

export interface ShapeContext {
  /** `YYYYMMDDTHHMMSSZ`: platforms stamp every event with the time of the fetch. */
  readonly stamp: string
  /** Changes when UIDs are to change. */
  readonly salt: string
}

/**
 * As Airbnb's export of 2026 and Booking.com's look on the wire: the second writes bare LF and says nothing of guests.
 */
export function writeFeed(
  platform: CalendarPlatform,
  stays: readonly FeedStay[],
  context: ShapeContext,
): string {
  if (platform === 'generic') return genericFeed(stays, context)
  return platform === 'airbnb' ? airbnbFeed(stays, context) : bookingFeed(stays, context)
}

function airbnbFeed(stays: readonly FeedStay[], context: ShapeContext): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'PRODID:-//Airbnb Inc//Hosting Calendar 1.0//EN',
    'CALSCALE:GREGORIAN',
    'VERSION:2.0',
  ]
  for (const stay of stays) {
    const booked = stay.kind === 'booking'
    lines.push('BEGIN:VEVENT', `DTSTAMP:${context.stamp}`, ...days(stay))
    lines.push(`SUMMARY:${booked ? 'Reserved' : 'Airbnb (Not available)'}`)
    // Reservations keep their UID when their dates change; blocks are renamed with theirs.
    const seed = booked ? stay.id : `${stay.id}${stay.checkIn}${stay.checkOut}${context.salt}`
    lines.push(`UID:${booked ? '1418fb94e984' : '7f662ec65913'}-${sha256Hex(seed).slice(0, 32)}@airbnb.com`)
    if (booked) {
      const url = `https://www.airbnb.com/hosting/reservations/details/${stay.code}`
      lines.push(`DESCRIPTION:Reservation URL: ${url}\\nPhone Number (Last 4 Digits): ${stay.phoneLast4}`)
    }
    lines.push('END:VEVENT')
  }
  return `${[...lines, 'END:VCALENDAR'].map(fold).join('\r\n')}\r\n`
}

function bookingFeed(stays: readonly FeedStay[], context: ShapeContext): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//admin.booking.com\\, b.v.//NONSGML v1.0//EN']
  lines.push('CALSCALE:GREGORIAN', 'METHOD:PUBLISH')
  for (const stay of stays) {
    lines.push('BEGIN:VEVENT', `DTSTAMP:${context.stamp}`, ...days(stay))
    lines.push(`UID:${sha256Hex(`${stay.id}${context.salt}`).slice(0, 32)}@booking.com`)
    lines.push('SUMMARY:CLOSED - Not available', 'END:VEVENT')
  }
  return `${[...lines, 'END:VCALENDAR'].join('\n')}\n`
}

function genericFeed(stays: readonly FeedStay[], context: ShapeContext): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Quincho//Alquileres 1.0//ES']
  for (const stay of stays) {
    lines.push('BEGIN:VEVENT', `DTSTAMP:${context.stamp}`, ...days(stay))
    lines.push(`UID:${sha256Hex(`${stay.id}${context.salt}`).slice(0, 24)}`)
    lines.push(`SUMMARY:${stay.kind === 'booking' ? 'Reservado' : 'No disponible'}`, 'END:VEVENT')
  }
  return `${[...lines, 'END:VCALENDAR'].join('\r\n')}\r\n`
}

function days(stay: FeedStay): string[] {
  return [
    `DTSTART;VALUE=DATE:${stay.checkIn.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${stay.checkOut.replaceAll('-', '')}`,
  ]
}

/** Airbnb folds at 75 characters, in the middle of the reservation's address. */
function fold(line: string): string {
  const pieces = [line.slice(0, 75)]
  for (let at = 75; at < line.length; at += 74) pieces.push(line.slice(at, at + 74))
  return pieces.join('\r\n ')
}

/** The importer of a platform: whole days only, everything else left out. Undefined when the body is no calendar. */
export function readImport(
  body: string,
): { uid: string; checkIn: LocalDate; checkOut: LocalDate }[] | undefined {
  if (!body.includes('BEGIN:VCALENDAR') || !body.includes('END:VCALENDAR')) return undefined
  const unfolded = body.replaceAll(/\r?\n[ \t]/g, '')
  return unfolded
    .split('BEGIN:VEVENT')
    .slice(1)
    .flatMap((event) => {
      const checkIn = dayOf(/^DTSTART[^:]*:(\d{8})/m.exec(event)?.[1])
      const checkOut = dayOf(/^DTEND[^:]*:(\d{8})/m.exec(event)?.[1])
      const uid = /^UID:(.*?)\r?$/m.exec(event)?.[1] ?? ''
      return checkIn && checkOut ? [{ uid, checkIn, checkOut }] : []
    })
}

function dayOf(compact: string | undefined): LocalDate | undefined {
  return compact ? localDate(`${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6)}`) : undefined
}
