import type { Instant } from '../../../lib/clock.ts'
import type { Id } from '../../../lib/ids.ts'
import type { Currency, MinorUnits } from '../../../lib/money.ts'

const ENTRY_KINDS = ['charge', 'payment', 'refund', 'fee', 'adjustment'] as const
type EntryKind = (typeof ENTRY_KINDS)[number]

const PAYMENT_METHODS = ['mercado_pago', 'transfer', 'cash', 'card_at_desk'] as const
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]

/** Written once and never changed; a mistake is corrected by another entry. */
export interface LedgerEntry {
  readonly id: Id<'ledger-entry'>
  readonly kind: EntryKind
  readonly method: PaymentMethod | null
  /** Positive, except that an adjustment may lower the total and a reversal takes back what it reverses. */
  readonly amount: MinorUnits
  readonly currency: Currency
  readonly note: string
  readonly actorKind: string
  readonly actorId: string | null
  /** The outside fact this entry books, so that it is booked once. */
  readonly sourceKey: string | null
  /** The mistaken entry that this one takes back. */
  readonly reverses: Id<'ledger-entry'> | null
  readonly createdAt: Instant
}

export interface Balance {
  readonly total: MinorUnits
  readonly paid: MinorUnits
  /** Negative when the guest has paid more than is owed. paid + due = total, always. */
  readonly due: MinorUnits
}

export function balanceOf(entries: readonly Pick<LedgerEntry, 'kind' | 'amount'>[]): Balance {
  let total = 0
  let paid = 0
  for (const entry of entries) {
    if (entry.kind === 'payment') paid += entry.amount
    else if (entry.kind === 'refund') paid -= entry.amount
    else total += entry.amount
  }
  return standingOf(total, paid)
}

/** `due` of `balanceOf`, in SQL: of the stay whose id the column `reservationId` holds. */
export function dueByLedger(reservationId: string): string {
  return `(select coalesce(sum(case entry.kind when 'payment' then -entry.amount else entry.amount end), 0)
     from ledger_entries entry where entry.reservation_id = ${reservationId})`
}

/** As the calendar shows it. */
export function howMuchPaid(paid: MinorUnits, total: MinorUnits): 'all' | 'part' | 'nothing' {
  if (paid >= total) return 'all'
  return paid > 0 ? 'part' : 'nothing'
}

/** paid + due = total, always. */
export function standingOf(total: MinorUnits, paid: MinorUnits): Balance {
  return { total, paid, due: total - paid }
}

/**
 * Whether a person may take an entry back as a mistake: what a person wrote. What the provider, the bank or the stay
 * itself wrote is a fact, and is answered by a refund or a change.
 */
export function isReversible(entry: LedgerEntry): boolean {
  if (entry.reverses !== null || entry.actorKind !== 'staff') return false
  if (entry.kind === 'refund') return entry.method !== 'mercado_pago'
  return entry.sourceKey === null || entry.sourceKey.startsWith('proof:')
}

/** Entries that exist only because of this one, and go back with it. */
export function isConsequenceOf(entry: LedgerEntry, cause: LedgerEntry): boolean {
  if (entry.sourceKey === `rate:${cause.id}`) return true
  const refund = cause.kind === 'refund' ? cause.sourceKey?.replace(/^refund:/, '') : undefined
  if (refund === undefined) return false
  return ['closed', 'reopened', 'rate-back'].some((what) => entry.sourceKey === `${what}:${refund}`)
}
