import type { Instant } from '../../../lib/clock.ts'
import { asUuid } from '../../../lib/db/table.ts'
import type { Db, Statement } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import type { LedgerEntry } from '../domain/ledger.ts'
import { dueToday } from '../domain/payment-due.ts'

export const LEDGER_SOURCE_ONCE = 'ledger_entries_source_once'
export const LEDGER_REVERSED_ONCE = 'ledger_entries_reversed_once'

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

interface EntryRow {
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

function toEntry(row: EntryRow): LedgerEntry {
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

/** What was charged, paid and returned on a stay; nothing written here is ever changed. */
export function ledgerRepository(db: Db) {
  return {
    async insertEntry(reservationId: ReservationId, entry: LedgerEntry): Promise<void> {
      db.learn(ledgerFact(reservationId), undefined)
      const { sql, params } = entryInsertion(reservationId, entry)
      await db.query(sql, params)
    },

    async listEntries(reservationId: ReservationId): Promise<LedgerEntry[]> {
      return db.once(ledgerFact(reservationId), async () => {
        const { rows } = await db.query<EntryRow>(
          // The price stands before what was paid in the same instant.
          `select * from ledger_entries where reservation_id = $1 order by created_at, kind <> 'charge', id`,
          [reservationId],
        )
        return rows.map(toEntry)
      })
    },

    async findEntry(id: string): Promise<{ reservationId: ReservationId; entry: LedgerEntry } | undefined> {
      const { rows } = await db.query<EntryRow & { reservation_id: ReservationId }>(
        `select * from ledger_entries where id = ${asUuid('$1')}`,
        [id],
      )
      return rows[0] && { reservationId: rows[0].reservation_id, entry: toEntry(rows[0]) }
    },

    /** Of those whose debt the rate of today has changed, what it is today. */
    async dueTodayOf(ids: readonly ReservationId[]): Promise<Map<ReservationId, number>> {
      if (ids.length === 0) return new Map()
      const { rows } = await db.query<{ id: ReservationId; due: number | null }>(
        `select r.id, ${dueToday('r')} as due from reservations r where r.id = any($1::uuid[])`,
        [ids],
      )
      return new Map(rows.flatMap(({ id, due }) => (due === null ? [] : [[id, due] as const])))
    },

    /** Paid so far of several reservations at once, for lists. */
    async paidOf(ids: readonly ReservationId[]): Promise<Map<ReservationId, number>> {
      const { rows } = await db.query<{ reservation_id: ReservationId; paid: number }>(
        `select reservation_id,
            sum(case kind when 'payment' then amount when 'refund' then -amount else 0 end)::bigint as paid
           from ledger_entries where reservation_id = any($1::uuid[]) group by reservation_id`,
        [ids],
      )
      return new Map(rows.map((row) => [row.reservation_id, row.paid]))
    },
  }
}
