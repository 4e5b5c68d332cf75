import type { SecurityAccountView } from '@tranquera/contracts/security-deposit'
import { formatInstant, type Instant } from '../../lib/clock.ts'
import { type CsvLocale, csvDocument } from '../../lib/csv.ts'
import { formatAmount } from '../../lib/money.ts'
import type { Balance } from '../reservations/domain/ledger.ts'
import { type Reservation, statusAt } from '../reservations/domain/reservation.ts'
import type { Proof, Refund, StoredPayment } from './domain/records.ts'
import type { SecurityAccount } from './domain/security-deposit.ts'
import type { Settlement, SettlementSums } from './domain/settlement.ts'
import type { Movement } from './repository/movements.ts'
import type { UnmatchedPayment } from './repository/unmatched.ts'

export function presentStanding(reservation: Reservation, balance: Balance, now: Instant) {
  return {
    code: reservation.code,
    status: statusAt(reservation, now),
    total_price: formatAmount(reservation.terms.total),
    paid_amount: formatAmount(balance.paid),
    due_amount: formatAmount(balance.due),
    currency: reservation.terms.currency,
  }
}

export function presentRefund(refund: Refund, zone: string) {
  return {
    id: refund.id,
    payment_id: refund.paymentId,
    method: refund.method,
    amount: formatAmount(refund.amount),
    currency: refund.currency,
    cause: refund.cause,
    state: refund.state,
    as: refund.meaning,
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
    fee: payment.fee === null ? null : formatAmount(payment.fee),
    net: payment.net === null ? null : formatAmount(payment.net),
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
    evidence_until: optional(payment.evidenceUntil, zone),
    refunds: refunds
      .filter((refund) => refund.paymentId === payment.paymentId)
      .map((refund) => presentRefund(refund, zone)),
  }
}

export function presentProof(proof: Proof & { readonly code: string }, zone: string) {
  return {
    id: proof.id,
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

const COLUMNS = [
  'at',
  'code',
  'kind',
  'method',
  'payment',
  'return',
  'fee',
  'charge',
  'currency',
  'note',
  'actor',
  'source',
] as const

/** The ledgers as a spreadsheet: what came, what went back, what the provider kept, and apart what stays cost. */
export function movementsCsv(
  movements: readonly Movement[],
  style: { readonly zone: string; readonly locale: CsvLocale },
): string {
  const rows = movements.map((one) => {
    const amount = formatAmount(one.amount)
    const isMoney = one.kind === 'payment' || one.kind === 'refund'
    return [
      formatInstant(one.at, style.zone),
      one.code,
      one.kind,
      one.method,
      one.kind === 'payment' ? amount : null,
      one.kind === 'refund' ? amount : null,
      one.fee === null ? null : formatAmount(one.fee),
      isMoney ? null : amount,
      one.currency,
      one.note,
      one.actor,
      one.source,
    ]
  })
  return csvDocument(COLUMNS, rows, style.locale)
}

export function presentUnmatched(one: UnmatchedPayment, zone: string) {
  return {
    id: one.paymentId,
    reservation_code: one.code,
    amount: formatAmount(one.amount),
    currency: one.currency,
    reason: one.reason,
    state: one.state,
    approved_at: optional(one.dateApproved, zone),
    seen_at: formatInstant(one.seenAt, zone),
  }
}

export function presentSettlement(month: string, all: readonly Settlement[], zone: string) {
  const sums = (of: SettlementSums) => ({
    payments: formatAmount(of.payments),
    returns: formatAmount(of.returns),
    fees: formatAmount(of.fees),
    net: formatAmount(of.payments - of.returns - of.fees),
  })
  return {
    month,
    currencies: all.map((one) => ({
      currency: one.currency,
      provider: sums(one.provider),
      ledger: sums(one.ledger),
      outside: one.outside.map((item) => ({
        payment_id: item.paymentId,
        kind: item.kind,
        amount: formatAmount(item.amount),
        fee: formatAmount(item.fee),
        reason: item.reason,
        reservation_code: item.code,
        at: formatInstant(item.at, zone),
      })),
    })),
  }
}

function optional(at: Instant | null, zone: string): string | null {
  return at && formatInstant(at, zone)
}

export function presentSecurity(account: SecurityAccount, zone: string): SecurityAccountView {
  const entries = account.entries.map(({ id, kind, method, amount, note, reverses, createdAt }) => ({
    id: id,
    kind,
    method,
    amount: formatAmount(amount),
    note,
    reverses: reverses,
    created_at: formatInstant(createdAt, zone),
  }))
  return { ...presentSecuritySums(account), entries }
}

export function presentSecuritySums(account: SecurityAccount) {
  return {
    asked: formatAmount(account.asked),
    received: formatAmount(account.received),
    returned: formatAmount(account.returned),
    kept: formatAmount(account.kept),
    held: formatAmount(account.held),
    currency: account.currency,
  }
}
