import type { GuestExport, GuestView } from '@tranquera/contracts/guests'
import { formatInstant, toInstant } from '../../lib/clock.ts'
import { formatAmount } from '../../lib/money.ts'
import type { GuestRow } from './repository.ts'
import type { GuestFile } from './service.ts'

/** Instants in the zone of the property. */
export function presentGuest(row: GuestRow, zone: string): GuestView {
  return {
    id: row.id,
    name: row.name,
    phone: row.phone,
    email: row.email,
    language: row.language,
    notes: row.notes,
    stays: row.stays,
    nights: row.nights,
    last_check_out: row.last_check_out,
    reservation_codes: row.codes,
    conversation_ids: row.conversations,
    created_at: formatInstant(row.created_at, zone),
  }
}

export function presentExport(file: GuestFile, zone: string): GuestExport {
  return {
    exported_at: formatInstant(file.at, zone),
    guest: presentGuest(file.guest, zone),
    reservations: file.stays.map(({ total, ledger, created_at, ...stay }) => ({
      ...stay,
      total_price: formatAmount(total),
      created_at: formatInstant(created_at, zone),
      ledger: ledger.map((entry) => ({
        ...entry,
        at: formatInstant(toInstant(entry.at), zone),
        amount: formatAmount(entry.amount),
      })),
    })),
    kept: file.kept,
    messages: file.messages.map(({ at, ...message }) => ({ ...message, at: formatInstant(at, zone) })),
  }
}
