import type { Instant } from '../../../lib/clock.ts'
import { addDays, dateAt } from '../../../lib/local-date.ts'
import type { Echo } from './known-stay.ts'
import { type Nights, sameNights, subtract, union } from './nights.ts'

/**
 * `hold`, `reservation`, `block`, or `feed:<id>` of the calendar that brought the stay: names are shared, feeds are
 * not.
 */
export type ExportSource = string

export const sourceOfFeed = (feedId: string): ExportSource => `feed:${feedId}`

/** One stay of our calendar and since when it is as it is. Without nights: over or cancelled. */
export interface ExportedStay {
  /** `reservation:<id>`, `block:<id>`, `stay:<id>`: a hold keeps its name when it is confirmed. */
  readonly ref: string
  readonly source: ExportSource
  readonly nights: readonly Nights[]
  readonly changedAt: Instant
  readonly lostAt: Instant | null
}

export interface CurrentStay {
  readonly ref: string
  readonly source: ExportSource
  readonly nights: readonly Nights[]
}

/** Who reads, and what is to be in it. */
export interface Audience {
  /** Whose own stays are left out; null: everybody's are in. */
  readonly feedId: string | null
  readonly holds: boolean
  /** Nights kept free for cleaning after each departure of ours, 0 to 3. */
  readonly prepNights: number
}

export interface ExportEvent extends Nights {
  readonly ref: string
  /** Piece of the stay, 0 for the first: a stay that others cut in two is two events. */
  readonly piece: number
  readonly reserved: boolean
  readonly changedAt: Instant
}

/** From yesterday, so that a stay in progress keeps its arrival, to two years ahead: no platform sells further. */
export const EXPORT_PAST_DAYS = 1
export const EXPORT_FUTURE_DAYS = 731

/** What differs between what was remembered and what is, stamped with `now`. */
export function changesOf(
  known: readonly ExportedStay[],
  current: readonly CurrentStay[],
  now: Instant,
): ExportedStay[] {
  const byRef = new Map(known.map((stay) => [stay.ref, stay]))
  const changed: ExportedStay[] = []
  for (const stay of current) {
    const before = byRef.get(stay.ref)
    byRef.delete(stay.ref)
    const nights = union(stay.nights)
    if (before && sameNights(before.nights, nights) && before.source === stay.source) continue
    const lost = before ? subtract(before.nights, nights).length > 0 : false
    changed.push({ ...stay, nights, changedAt: now, lostAt: lost ? now : (before?.lostAt ?? null) })
  }
  for (const gone of byRef.values()) {
    if (gone.nights.length > 0) changed.push({ ...gone, nights: [], changedAt: now, lostAt: now })
  }
  return changed
}

export function eventsFor(
  stays: readonly ExportedStay[],
  audience: Audience,
  at: { readonly now: Instant; readonly zone: string },
): ExportEvent[] {
  const from = addDays(dateAt(at.now, at.zone), -EXPORT_PAST_DAYS)
  const shown = stays.filter(
    (stay) =>
      (audience.feedId === null || stay.source !== sourceOfFeed(audience.feedId)) &&
      (audience.holds || stay.source !== 'hold'),
  )
  const events = shown.flatMap((stay) =>
    stay.nights
      .filter((span) => span.checkOut > from)
      .map((span, piece) => ({
        ...span,
        ref: stay.ref,
        piece,
        reserved: stay.source !== 'block' && stay.source !== 'hold',
        changedAt: stay.changedAt,
      })),
  )
  return audience.prepNights > 0 ? [...events, ...prepNights(events, audience.prepNights)] : events
}

/** Only after stays of ours: a platform adds its own preparation to what it sells. */
function prepNights(events: readonly ExportEvent[], nights: number): ExportEvent[] {
  return events
    .filter((event) => event.ref.startsWith('reservation:'))
    .flatMap((event) => {
      const wanted = { checkIn: event.checkOut, checkOut: addDays(event.checkOut, nights) }
      const [free] = subtract([wanted], events)
      if (free?.checkIn !== wanted.checkIn) return []
      return [{ ...event, ...free, ref: `prep:${event.ref}`, piece: event.piece, reserved: false }]
    })
}

/** What a reader of these events has seen of ours. */
export function receiptOf(events: readonly ExportEvent[]): Echo[] {
  return events
    .filter((event) => !event.ref.startsWith('prep:'))
    .map(({ ref, checkIn, checkOut }) => ({ ref, checkIn, checkOut }))
}

/** For life: `<uuid>@<domain>`; further pieces and preparation nights are told apart by a suffix. */
export function uidOf(event: ExportEvent, domain: string): string {
  const id = event.ref.split(':').at(-1) ?? event.ref
  const prep = event.ref.startsWith('prep:') ? '-prep' : ''
  return `${id}${prep}${event.piece > 0 ? `-${event.piece}` : ''}@${domain}`
}

/** `YYYYMMDDTHHMMSSZ` */
export function stampOf(at: Instant): string {
  return at.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString().replaceAll(/[-:]/g, '')
}

/** Tells calendars of one cabin from those of another: an event that comes back to its own cabin is an echo. */
export function calendarDomain(host: string, accommodationId: string): string {
  return `${accommodationId.slice(0, 8)}.${host}`
}

const LONGEST_PROGRAM = 80
/** A person looks now and then; who comes more often is a platform that calls itself a browser. */
const VISITS = 6

/** Readers without a name of their own are told apart by their program, whatever its version: "Java/17.0.2", "java". */
export function programOf(userAgent: string): string {
  return userAgent
    .slice(0, 2 * LONGEST_PROGRAM)
    .toLowerCase()
    .replaceAll(/[\s/]*\bv?\d[\w.-]*/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_PROGRAM)
}

/** Somebody who looked at the address in a browser: sells nothing, and so neither mirrors us nor falls silent. */
export function isVisit({ program, reads }: { readonly program: string; readonly reads: number }): boolean {
  return (
    /^mozilla\b.*\b(gecko|applewebkit)\b/.test(program) &&
    !/\bcompatible;|\+http|bot\b/.test(program) &&
    reads < VISITS
  )
}
