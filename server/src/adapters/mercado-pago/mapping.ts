import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import {
  PROVIDER_STATUSES,
  type ProviderChargeback,
  type ProviderMerchantOrder,
  type ProviderPayment,
  type ProviderRefund,
  REFUND_STATUSES,
} from '../../features/payments/domain/provider-payment.ts'
import type { ProviderAccount } from '../../features/payments/ports.ts'
import type { Instant } from '../../lib/clock.ts'
import { type MinorUnits, roundHalfUp } from '../../lib/money.ts'

/** Numbers and numeric strings both occur. A float is turned into centavos once, here, and never computed with. */
const amount = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)])
  .transform((value): MinorUnits => roundHalfUp(Number(value) * 100))
  .refine(Number.isSafeInteger)

const optionalAmount = amount.nullish().catch(null)

const id = z.union([z.string().min(1), z.int()]).transform(String)

const optionalId = id.nullish().catch(null)

const instant = z.string().transform((text, context): Instant => {
  try {
    return Temporal.Instant.from(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'not an instant' })
    return z.NEVER
  }
})

const optionalInstant = instant.nullish().catch(null)

const optionalText = z.string().nullish().catch(null)

const refundShape = z.object({
  id,
  payment_id: optionalId,
  amount,
  status: z.enum(REFUND_STATUSES).catch('unknown'),
  date_created: optionalInstant,
})

/** One official example shows the order as a list. */
const orderShape = z
  .union([z.object({ id: optionalId }), z.array(z.object({ id: optionalId })).transform((all) => all[0])])
  .nullish()
  .catch(null)

const paymentShape = z.object({
  id,
  status: z.enum(PROVIDER_STATUSES).catch('unknown'),
  status_detail: z.string().nullish(),
  live_mode: z.boolean().nullish().catch(null),
  date_created: instant,
  date_approved: optionalInstant,
  date_last_updated: optionalInstant,
  date_of_expiration: optionalInstant,
  external_reference: optionalText,
  transaction_amount: amount,
  transaction_amount_refunded: amount.nullish(),
  currency_id: z.string(),
  collector_id: optionalId,
  collector: z.object({ id: optionalId }).nullish().catch(null),
  payment_method_id: optionalText,
  payment_type_id: optionalText,
  payer: z.object({ email: optionalText }).nullish().catch(null),
  order: orderShape,
  transaction_details: z
    .object({
      net_received_amount: optionalAmount,
      total_paid_amount: optionalAmount,
      external_resource_url: optionalText,
    })
    .nullish()
    .catch(null),
  fee_details: z
    .array(z.object({ amount, fee_payer: optionalText }))
    .nullish()
    .catch(null),
  refunds: z.array(z.unknown()).nullish().catch(null),
  metadata: z.record(z.string(), z.unknown()).nullish().catch(null),
})

/** Undefined when what is needed to judge the money is missing or unreadable. Nothing is filled in by guessing. */
export function readPayment(json: unknown): ProviderPayment | undefined {
  const parsed = paymentShape.safeParse(json)
  if (!parsed.success) return undefined
  const raw = parsed.data
  const refunds = (raw.refunds ?? []).map((one) => readRefund(one, raw.id))
  return {
    id: raw.id,
    status: raw.status,
    statusDetail: raw.status_detail ?? '',
    liveMode: raw.live_mode ?? null,
    dateCreated: raw.date_created,
    dateApproved: raw.date_approved ?? null,
    dateLastUpdated: raw.date_last_updated ?? raw.date_approved ?? raw.date_created,
    dateOfExpiration: raw.date_of_expiration ?? null,
    externalReference: raw.external_reference ?? null,
    transactionAmount: raw.transaction_amount,
    transactionAmountRefunded: raw.transaction_amount_refunded ?? 0,
    totalPaidAmount: raw.transaction_details?.total_paid_amount ?? null,
    netReceivedAmount: raw.transaction_details?.net_received_amount ?? null,
    feeAmount: ownersFee(raw.fee_details),
    currency: raw.currency_id,
    collectorId: raw.collector_id ?? raw.collector?.id ?? null,
    paymentMethodId: raw.payment_method_id ?? null,
    paymentTypeId: raw.payment_type_id ?? null,
    payerEmail: raw.payer?.email ?? null,
    merchantOrderId: raw.order?.id ?? null,
    refunds: refunds.filter((refund) => refund !== undefined),
    externalResourceUrl: raw.transaction_details?.external_resource_url ?? null,
    metadata: raw.metadata ?? {},
  }
}

/** Instalments may be financed by the guest: what another pays is no cost of the owner's. */
function ownersFee(
  details: readonly { amount: number; fee_payer?: string | null | undefined }[] | null | undefined,
) {
  if (!details || details.length === 0) return null
  return details
    .filter((one) => (one.fee_payer ?? 'collector') === 'collector')
    .reduce((sum, one) => sum + one.amount, 0)
}

export function readRefund(json: unknown, paymentId: string): ProviderRefund | undefined {
  const parsed = refundShape.safeParse(json)
  if (!parsed.success) return undefined
  const { data } = parsed
  return {
    id: data.id,
    paymentId: data.payment_id ?? paymentId,
    amount: data.amount,
    status: data.status,
    dateCreated: data.date_created ?? null,
  }
}

const pageShape = z.object({
  paging: z.object({ total: z.int().catch(0), offset: z.int().catch(0) }).catch({ total: 0, offset: 0 }),
  results: z.array(z.unknown()),
})

export function readPaymentPage(json: unknown) {
  const parsed = pageShape.safeParse(json)
  if (!parsed.success) return undefined
  const { paging, results } = parsed.data
  const payments = results.map(readPayment).filter((payment) => payment !== undefined)
  const next = paging.offset + results.length
  return {
    payments,
    total: paging.total,
    nextOffset: results.length > 0 && next < paging.total ? next : undefined,
    unreadable: results.length - payments.length,
  }
}

const preferenceShape = z.object({ id, init_point: z.url(), collector_id: id })

export function readPreference(json: unknown) {
  const parsed = preferenceShape.safeParse(json)
  if (!parsed.success) return undefined
  const { data } = parsed
  return { preferenceId: data.id, initPoint: data.init_point, collectorId: data.collector_id }
}

const merchantOrderShape = z.object({
  id,
  preference_id: optionalText,
  external_reference: optionalText,
  status: z.string().catch('unknown'),
  total_amount: optionalAmount,
  paid_amount: optionalAmount,
  payments: z.array(z.object({ id })).nullish().catch(null),
})

export function readMerchantOrder(json: unknown): ProviderMerchantOrder | undefined {
  const parsed = merchantOrderShape.safeParse(json)
  if (!parsed.success) return undefined
  const { data } = parsed
  return {
    id: data.id,
    preferenceId: data.preference_id ?? null,
    externalReference: data.external_reference ?? null,
    status: data.status,
    totalAmount: data.total_amount ?? null,
    paidAmount: data.paid_amount ?? null,
    paymentIds: (data.payments ?? []).map((payment) => payment.id),
  }
}

const chargebackShape = z.object({
  id,
  payments: z
    .array(z.union([id, z.object({ id }).transform((payment) => payment.id)]))
    .nullish()
    .catch(null),
  amount: optionalAmount,
  currency: optionalText,
  coverage_applied: z.boolean().nullish().catch(null),
  documentation_status: optionalText,
  date_documentation_deadline: optionalInstant,
})

export function readChargeback(json: unknown): ProviderChargeback | undefined {
  const parsed = chargebackShape.safeParse(json)
  if (!parsed.success) return undefined
  const { data } = parsed
  return {
    id: data.id,
    paymentIds: data.payments ?? [],
    amount: data.amount ?? null,
    currency: data.currency ?? null,
    coverageApplied: data.coverage_applied ?? null,
    documentationStatus: data.documentation_status ?? null,
    dateDocumentationDeadline: data.date_documentation_deadline ?? null,
  }
}

const accountShape = z.object({
  id,
  nickname: z.string().catch(''),
  site_id: z.string().catch(''),
  tags: z.array(z.string()).catch([]),
})

export function readAccount(json: unknown): ProviderAccount | undefined {
  const parsed = accountShape.safeParse(json)
  if (!parsed.success) return undefined
  const { id: collectorId, nickname, site_id: site, tags } = parsed.data
  return { collectorId, nickname, site, isTest: tags.includes('test_user') }
}
