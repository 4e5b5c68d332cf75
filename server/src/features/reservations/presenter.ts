import { formatInstant, type Instant } from '../../lib/clock.ts'
import { nightsBetween } from '../../lib/local-date.ts'
import { formatAmount } from '../../lib/money.ts'
import { presentParty } from '../pricing/domain/party.ts'
import { toldLines } from '../pricing/domain/terms.ts'
import type { ArrivalDetails } from './domain/arrival.ts'
import { type LedgerEntry, standingOf } from './domain/ledger.ts'
import { type Reservation, statusAt } from './domain/reservation.ts'

export interface Presented {
  readonly now: Instant
  readonly zone: string
  readonly paid: number
  readonly accommodationName: string
  /** Of the booking of several cabins that it is a part of. */
  readonly groupCode: string | null
}

/** A reservation as contract section 3 words it. */
export function presentReservation(
  reservation: Reservation,
  { now, zone, paid, accommodationName, groupCode }: Presented,
) {
  const { terms } = reservation
  return {
    code: reservation.code,
    group_code: groupCode,
    status: statusAt(reservation, now),
    accommodation_id: reservation.accommodationId,
    accommodation_name: accommodationName,
    check_in: reservation.checkIn,
    check_out: reservation.checkOut,
    nights: nightsBetween(reservation.checkIn, reservation.checkOut),
    guests: presentParty(reservation.party),
    contact_name: reservation.contact.name,
    contact_phone: reservation.contact.phone,
    contact_email: reservation.contact.email,
    channel: reservation.channel,
    total_price: formatAmount(terms.total),
    deposit_amount: formatAmount(terms.deposit),
    paid_amount: formatAmount(paid),
    due_amount: formatAmount(standingOf(terms.total, paid).due),
    currency: terms.currency,
    security_deposit: terms.securityDeposit > 0 ? formatAmount(terms.securityDeposit) : null,
    expires_at: reservation.expiresAt ? formatInstant(reservation.expiresAt, zone) : null,
    lines: toldLines(terms, reservation.language),
    policy: terms.policy,
    created_at: formatInstant(reservation.createdAt, zone),
  }
}

export function presentEntry(entry: LedgerEntry, zone: string) {
  return {
    id: entry.id,
    kind: entry.kind,
    method: entry.method,
    amount: formatAmount(entry.amount),
    currency: entry.currency,
    note: entry.note,
    actor: entry.actorKind,
    reverses: entry.reverses,
    created_at: formatInstant(entry.createdAt, zone),
  }
}

export function presentArrival(details: ArrivalDetails) {
  const { arrivalTime, people, plate, wishes } = details
  return { arrival_time: arrivalTime, people: [...people], plate, requests: wishes }
}
