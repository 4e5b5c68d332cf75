import { formatInstant, type Instant } from '../../lib/clock.ts'
import { csvDocument } from '../../lib/csv.ts'
import { formatAmount } from '../../lib/money.ts'
import type { Balance, LedgerEntry } from '../reservations/domain/ledger.ts'
import { type Reservation, statusAt } from '../reservations/domain/reservation.ts'
import type { Proof, Refund, StoredPayment } from './domain/records.ts'
import type { Movement } from './repository.ts'

export function presentStanding(reservation: Reservation, balance: Balance, now: Instant) {
  return {
    code: reservation.code as string,
    status: statusAt(reservation, now),
    total_price: formatAmount(reservation.terms.total),
    paid_amount: formatAmount(balance.paid),
    due_amount: formatAmount(balance.due),
    currency: reservation.terms.currency,
  }
}

export function presentEntry(entry: LedgerEntry, zone: string) {
  return {
    id: entry.id as string,
    kind: entry.kind,
    method: entry.method,
    amount: formatAmount(entry.amount),
    currency: entry.currency,
    note: entry.note,
    actor: entry.actorKind,
    created_at: formatInstant(entry.createdAt, zone),
  }
}

export function presentRefund(refund: Refund, zone: string) {
  return {
    id: refund.id as string,
    payment_id: refund.paymentId,
    method: refund.method,
    amount: formatAmount(refund.amount),
    currency: refund.currency,
    cause: refund.cause,
    state: refund.state,
    error: refund.lastError,
    note: refund.note,
    created_at: formatInstant(refund.createdAt, zone),
    settled_at: optional(refund.settledAt, zone),
  }
}

export function presentPayment(
  payment: StoredPayment & { readonly code: string | null },
  refunds: readonly Refund[],
  zone: string,
) {
  return {
    id: payment.paymentId,
    provider: 'mercado_pago' as const,
    reservation_code: payment.code,
    external_reference: payment.externalReference,
    status: payment.status,
    status_detail: payment.statusDetail,
    amount: formatAmount(payment.amount),
    amount_refunded: formatAmount(payment.amountRefunded),
    currency: payment.currency,
    live_mode: payment.liveMode,
    payment_type: payment.paymentType,
    payment_method: payment.paymentMethod,
    refusal: payment.refusal,
    outcome: payment.outcome,
    approved_at: optional(payment.dateApproved, zone),
    applied_at: optional(payment.appliedAt, zone),
    updated_at: formatInstant(payment.dateLastUpdated, zone),
    expires_at: optional(payment.expiresAt, zone),
    refunds: refunds
      .filter((refund) => refund.paymentId === payment.paymentId)
      .map((refund) => presentRefund(refund, zone)),
  }
}

export function presentProof(proof: Proof & { readonly code: string }, zone: string) {
  return {
    id: proof.id as string,
    reservation_code: proof.code,
    state: proof.state,
    mime: proof.mime,
    filename: proof.filename,
    size: proof.size,
    sha256: proof.sha256,
    duplicate_of: proof.duplicateOf,
    failure: proof.failure,
    amount: proof.amount === null ? null : formatAmount(proof.amount),
    reason: proof.reason,
    file_url: proof.mediaKey ? `/api/v1/admin/payment-proofs/${proof.id}/file` : null,
    created_at: formatInstant(proof.createdAt, zone),
    decided_at: optional(proof.decidedAt, zone),
  }
}

const COLUMNS = ['at', 'code', 'kind', 'method', 'amount', 'currency', 'note', 'actor', 'source'] as const

/** The ledgers as a spreadsheet; a refund is negative, so that the column sums to what stayed. */
export function movementsCsv(movements: readonly Movement[], zone: string): string {
  const rows = movements.map((one) => [
    formatInstant(one.at, zone),
    one.code,
    one.kind,
    one.method,
    formatAmount(one.kind === 'refund' ? -one.amount : one.amount),
    one.currency,
    one.note,
    one.actor,
    one.source,
  ])
  return csvDocument(COLUMNS, rows)
}

function optional(at: Instant | null, zone: string): string | null {
  return at && formatInstant(at, zone)
}
