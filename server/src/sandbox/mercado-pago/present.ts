import type { MinorUnits } from '../../lib/money.ts'
import { formatDate, formatOptionalDate } from './dates.ts'
import type {
  SandboxChargeback,
  SandboxPayment,
  SandboxPreference,
  SandboxRefund,
  SandboxState,
} from './state.ts'

type Json = Record<string, unknown>

/** What the provider keeps of each payment; any fixed share shows that net and gross differ. */
const FEE_PERCENT = 6.29

export function feeOf(amount: MinorUnits): MinorUnits {
  return Math.round((amount * FEE_PERCENT) / 100)
}

const decimal = (amount: MinorUnits) => amount / 100

export function checkoutUrl(state: SandboxState, preferenceId: string): string {
  const { publicBase, publicBaseUrl } = state.options
  return `${publicBaseUrl()}${publicBase}/checkout?pref_id=${preferenceId}`
}

export function presentPreference(state: SandboxState, preference: SandboxPreference): Json {
  const link = checkoutUrl(state, preference.id)
  return {
    ...preference.body,
    id: preference.id,
    collector_id: state.options.collectorId,
    client_id: '6295877106812064',
    init_point: link,
    sandbox_init_point: link,
    external_reference: preference.externalReference,
    notification_url: preference.notificationUrl,
    auto_return: preference.autoReturn,
    back_urls: preference.backUrls,
    metadata: preference.metadata,
    expires: preference.expires,
    expiration_date_from: formatOptionalDate(preference.expirationFrom),
    expiration_date_to: formatOptionalDate(preference.expirationTo),
    date_of_expiration: formatOptionalDate(preference.couponDeadline),
    date_created: formatDate(preference.createdAt),
    operation_type: 'regular_payment',
    site_id: 'MLA',
    marketplace: 'NONE',
    live_mode: state.settings.liveMode,
    binary_mode: preference.binaryMode,
  }
}

export function presentPayment(state: SandboxState, payment: SandboxPayment): Json {
  const preference = state.data.preferences[payment.preferenceId]
  const fee = feeOf(payment.amount)
  const approved = payment.approvedAt !== null
  const isCoupon = payment.typeId === 'ticket'
  return {
    id: payment.id,
    status: payment.status,
    status_detail: payment.statusDetail,
    live_mode: payment.liveMode,
    date_created: formatDate(payment.createdAt),
    date_approved: formatOptionalDate(payment.approvedAt),
    date_last_updated: formatDate(payment.updatedAt),
    date_of_expiration: formatOptionalDate(payment.expiresAt),
    external_reference: preference?.externalReference ?? null,
    description: preference?.title ?? null,
    metadata: preference?.metadata ?? {},
    transaction_amount: decimal(payment.amount),
    transaction_amount_refunded: decimal(payment.refunded),
    currency_id: preference?.currency ?? 'ARS',
    installments: payment.installments,
    captured: true,
    binary_mode: preference?.binaryMode ?? false,
    payment_method_id: payment.methodId,
    payment_type_id: payment.typeId,
    operation_type: 'regular_payment',
    collector_id: state.options.collectorId,
    payer: { id: '55', email: preference?.payerEmail ?? null, type: 'guest' },
    order: { id: payment.orderId, type: 'mercadopago' },
    transaction_details: {
      net_received_amount: approved ? decimal(payment.amount - fee) : 0,
      total_paid_amount: decimal(payment.amount),
      overpaid_amount: 0,
      external_resource_url: isCoupon ? couponUrl(state, payment.id) : null,
      financial_institution: isCoupon ? payment.methodId : null,
    },
    fee_details: approved ? [{ type: 'mercadopago_fee', amount: decimal(fee), fee_payer: 'collector' }] : [],
    refunds: payment.refunds.map((refund) => presentRefund(state, refund)),
    notification_url: preference?.notificationUrl ?? null,
    processing_mode: 'aggregator',
    point_of_interaction: { type: 'CHECKOUT' },
    ...payment.tampered,
  }
}

export function couponUrl(state: SandboxState, paymentId: number): string {
  const { publicBase, publicBaseUrl } = state.options
  return `${publicBaseUrl()}${publicBase}/coupon/${paymentId}`
}

export function presentRefund(state: SandboxState, refund: SandboxRefund): Json {
  return {
    id: refund.id,
    payment_id: refund.paymentId,
    amount: decimal(refund.amount),
    status: refund.status,
    refund_mode: 'standard',
    adjustment_amount: 0,
    source: { id: String(state.options.collectorId), name: 'Complejo de prueba', type: 'collector' },
    date_created: formatDate(refund.createdAt),
    reason: null,
    unique_sequence_number: null,
    metadata: {},
  }
}

const PAID = new Set(['approved', 'refunded', 'in_mediation', 'charged_back'])

export function presentOrder(state: SandboxState, orderId: number): Json | undefined {
  const order = state.data.orders[orderId]
  const preference = order && state.data.preferences[order.preferenceId]
  if (!order || !preference) return undefined
  const payments = Object.values(state.data.payments).filter((payment) => payment.orderId === orderId)
  const sum = (of: (payment: SandboxPayment) => number) => payments.reduce((all, one) => all + of(one), 0)
  const paid = sum((payment) => (PAID.has(payment.status) ? payment.amount : 0))
  const refunded = sum((payment) => payment.refunded)
  const isPaid = paid - refunded >= preference.amount
  return {
    id: order.id,
    preference_id: preference.id,
    external_reference: preference.externalReference,
    status: isPaid ? 'closed' : 'opened',
    order_status: orderStatus({ paid, refunded, total: preference.amount, attempts: payments.length }),
    payments: payments.map((payment) => ({
      id: payment.id,
      transaction_amount: decimal(payment.amount),
      total_paid_amount: decimal(payment.amount),
      shipping_cost: 0,
      currency_id: preference.currency,
      status: payment.status,
      status_detail: payment.statusDetail,
      operation_type: 'regular_payment',
      date_approved: formatOptionalDate(payment.approvedAt),
      date_created: formatDate(payment.createdAt),
      last_modified: formatDate(payment.updatedAt),
      amount_refunded: decimal(payment.refunded),
    })),
    total_amount: decimal(preference.amount),
    paid_amount: decimal(paid),
    refunded_amount: decimal(refunded),
    shipping_cost: 0,
    items: preference.body.items ?? [],
    collector: { id: state.options.collectorId, nickname: 'COMPLEJODEPRUEBA' },
    cancelled: false,
    is_test: !state.settings.liveMode,
    notification_url: preference.notificationUrl,
    site_id: 'MLA',
    date_created: formatDate(order.createdAt),
    last_updated: formatDate(Math.max(order.createdAt, ...payments.map((payment) => payment.updatedAt))),
  }
}

function orderStatus(order: { paid: number; refunded: number; total: number; attempts: number }): string {
  if (order.refunded > 0) return order.refunded >= order.paid ? 'reverted' : 'partially_reverted'
  if (order.paid >= order.total) return 'paid'
  if (order.paid > 0) return 'partially_paid'
  return order.attempts > 0 ? 'payment_in_process' : 'payment_required'
}

export function presentChargeback(state: SandboxState, chargeback: SandboxChargeback): Json {
  const payment = state.data.payments[chargeback.paymentId]
  return {
    id: String(chargeback.id),
    payments: [chargeback.paymentId],
    amount: decimal(chargeback.amount),
    currency: payment ? (state.data.preferences[payment.preferenceId]?.currency ?? 'ARS') : 'ARS',
    reason: 'general',
    coverage_applied: chargeback.coverageApplied,
    coverage_elegible: true,
    documentation_required: true,
    documentation_status: 'pending',
    documentation: [],
    date_documentation_deadline: formatDate(chargeback.createdAt + 7 * 86_400_000),
    date_created: formatDate(chargeback.createdAt),
    date_last_updated: formatDate(chargeback.createdAt),
    live_mode: state.settings.liveMode,
  }
}
