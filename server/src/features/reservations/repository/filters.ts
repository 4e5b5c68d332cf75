import type { Instant } from '../../../lib/clock.ts'
import type { AccommodationId, PropertyId } from '../../../lib/ids.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import { dueByLedger } from '../domain/ledger.ts'
import type { BookingChannel, ReservationStatus } from '../domain/reservation.ts'

export interface ReservationFilter {
  readonly status?: ReservationStatus
  readonly text?: string
  readonly checkInFrom?: LocalDate
  readonly checkInTo?: LocalDate
  /** Who leaves on that day. */
  readonly checkOut?: LocalDate
  readonly channel?: BookingChannel
  readonly accommodationId?: AccommodationId
  /** True for those that owe something, false for those that do not; what ended unlived owes nothing. */
  readonly owing?: boolean
}

/** The `where` of a list, with its parameters. */
export function conditions(propertyId: PropertyId, filter: ReservationFilter, now: Instant) {
  const params: unknown[] = [propertyId]
  const clauses = ['property_id = $1']
  const add = (sql: (at: string) => string, value: unknown) => {
    params.push(value)
    clauses.push(sql(`$${params.length}`))
  }
  if (filter.status === 'expired') {
    add((at) => `(status = 'expired' or (status = 'pre_reserved' and expires_at <= ${at}))`, now)
  } else if (filter.status === 'pre_reserved') {
    add((at) => `status = 'pre_reserved' and expires_at > ${at}`, now)
  } else if (filter.status) add((at) => `status = ${at}`, filter.status)
  if (filter.channel) add((at) => `channel = ${at}`, filter.channel)
  if (filter.accommodationId) add((at) => `accommodation_id = ${at}::uuid`, filter.accommodationId)
  if (filter.checkInFrom) add((at) => `check_in >= ${at}::date`, filter.checkInFrom)
  if (filter.checkInTo) add((at) => `check_in <= ${at}::date`, filter.checkInTo)
  if (filter.checkOut) add((at) => `check_out = ${at}::date`, filter.checkOut)
  if (filter.owing !== undefined) {
    clauses.push(`${filter.owing ? '' : 'not '}(${OWES})`)
  }
  if (filter.text) add((at) => textMatches(filter.text ?? '', at), `%${likeable(filter.text)}%`)
  return { where: clauses.join(' and '), params }
}

const OWES = `status in ('pre_reserved', 'confirmed', 'checked_in', 'completed')
  and ${dueByLedger('reservations.id')} > 0`

/** Letters without their accents, small: so that "perez" finds "Pérez". */
const plain = (column: string) =>
  `translate(lower(${column}), 'áàâãäéèêëíìîïóòôõöúùûüñç', 'aaaaaeeeeiiiiooooouuuunc')`

function likeable(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** Fewer digits are part of a code or a year, not of a phone. */
const LEAST_PHONE_DIGITS = 6
/** What of a phone is the same however it is written: with +54 9, with 0 and 15, or bare. */
const LOCAL_DIGITS = 6

/** Codes, names, mail addresses and cabins by their letters, phones by their digits in any form. */
function textMatches(text: string, at: string): string {
  const clauses = [
    `code ilike ${at}`,
    `contact_email ilike ${at}`,
    `${plain('contact_name')} like ${plain(at)}`,
    `accommodation_id in (select a.id from accommodations a where ${plain('a.name')} like ${plain(at)})`,
  ]
  const digits = text.replace(/\D/g, '')
  if (digits.length >= LEAST_PHONE_DIGITS) {
    const phone = `regexp_replace(contact_phone, '\\D', '', 'g')`
    clauses.push(`${phone} like '%${digits}%'`)
    // A whole number, perhaps with the 0 and the 15 that the stored one does not have.
    if (digits.length > LOCAL_DIGITS + 1) clauses.push(`${phone} like '%${digits.slice(-LOCAL_DIGITS)}'`)
  }
  return `(${clauses.join(' or ')})`
}
