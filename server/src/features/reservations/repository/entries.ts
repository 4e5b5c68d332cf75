import type { Instant } from '../../../lib/clock.ts'
import type { Statement } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import type { LedgerEntry } from '../domain/ledger.ts'

/** Under which one transaction remembers what it wrote. */
export const stayFact = (id: ReservationId) => `reservations.stay:${id}`
export const ledgerFact = (id: ReservationId) => `reservations.ledger:${id}`

/** One row, or none when `source` has none. */
export function entryInsertion(reservationId: ReservationId, entry: LedgerEntry, source?: string): Statement {
  return {
    sql: `insert into ledger_entries (id, reservation_id, kind, method, amount, currency, note, actor_kind, actor_id,
            source_key, created_at, reverses)
          select $1::uuid, $2::uuid, $3, $4, $5::bigint, $6, $7, $8, $9, $10, $11::timestamptz, $12::uuid
          ${source ? `from ${source}` : ''}`,
    params: [
      entry.id,
      reservationId,
      entry.kind,
      entry.method,
      entry.amount,
      entry.currency,
      entry.note,
      entry.actorKind,
      entry.actorId,
      entry.sourceKey,
      entry.createdAt,
      entry.reverses,
    ],
  }
}

export interface EntryRow {
  id: LedgerEntry['id']
  kind: LedgerEntry['kind']
  method: LedgerEntry['method']
  amount: number
  currency: string
  note: string
  actor_kind: string
  actor_id: string | null
  source_key: string | null
  reverses: LedgerEntry['reverses']
  created_at: Instant
}

export function toEntry(row: EntryRow): LedgerEntry {
  return {
    id: row.id,
    kind: row.kind,
    method: row.method,
    amount: row.amount,
    currency: row.currency,
    note: row.note,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    sourceKey: row.source_key,
    reverses: row.reverses,
    createdAt: row.created_at,
  }
}
