import type { MinorUnits } from '../../lib/money.ts'
import { feeOf } from './present.ts'
import type { SandboxPayment, SandboxState } from './state.ts'

/** One line of the account's settlement report, under the names of the real one. */
export interface SettlementRow {
  readonly SOURCE_ID: number
  readonly EXTERNAL_REFERENCE: string
  readonly TRANSACTION_TYPE: 'SETTLEMENT' | 'REFUND' | 'CHARGEBACK'
  /** Centavos; what left the account is negative. */
  readonly TRANSACTION_AMOUNT: MinorUnits
  /** Centavos, negative: what the provider kept. It is not given back with a refund. */
  readonly FEE_AMOUNT: MinorUnits
  readonly SETTLEMENT_NET_AMOUNT: MinorUnits
  /** Epoch milliseconds. */
  readonly TRANSACTION_DATE: number
}

/** What moved in the account in `[from, to)`, oldest first: the provider's own books, whatever we think of them. */
export function settlementReport(state: SandboxState, from: number, to: number): SettlementRow[] {
  return Object.values(state.data.payments)
    .flatMap((payment) => movementsOf(state, payment))
    .filter((row) => row.TRANSACTION_DATE >= from && row.TRANSACTION_DATE < to)
    .sort((a, b) => a.TRANSACTION_DATE - b.TRANSACTION_DATE || a.SOURCE_ID - b.SOURCE_ID)
}

function movementsOf(state: SandboxState, payment: SandboxPayment): SettlementRow[] {
  if (payment.approvedAt === null) return []
  const reference = state.data.preferences[payment.preferenceId]?.externalReference ?? ''
  const row = (
    type: SettlementRow['TRANSACTION_TYPE'],
    of: { readonly amount: MinorUnits; readonly fee: MinorUnits; readonly at: number },
  ): SettlementRow => ({
    SOURCE_ID: payment.id,
    EXTERNAL_REFERENCE: reference,
    TRANSACTION_TYPE: type,
    TRANSACTION_AMOUNT: of.amount,
    FEE_AMOUNT: of.fee,
    SETTLEMENT_NET_AMOUNT: of.amount + of.fee,
    TRANSACTION_DATE: of.at,
  })
  const fee = -feeOf(payment.amount)
  const rows = [row('SETTLEMENT', { amount: payment.amount, fee, at: payment.approvedAt })]
  for (const refund of payment.refunds.filter((one) => one.status === 'approved')) {
    rows.push(row('REFUND', { amount: -refund.amount, fee: 0, at: refund.createdAt }))
  }
  if (payment.takenAt) {
    const amount = -(payment.taken ?? payment.amount - payment.refunded)
    rows.push(row('CHARGEBACK', { amount, fee: 0, at: payment.takenAt }))
  }
  return rows
}
