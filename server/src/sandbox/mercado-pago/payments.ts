import type { MinorUnits } from '../../lib/money.ts'
import { type Answer, causeRefused, ok, paymentMissing } from './answers.ts'
import { isPayable } from './preferences.ts'
import { presentPayment } from './present.ts'
import type { SandboxPayment, SandboxPreference, SandboxState } from './state.ts'

const COUPON_DAYS = 3
const DAY_MS = 86_400_000

export type PaymentKind = 'card' | 'account_money' | 'ticket'

export interface Attempt {
  readonly kind: PaymentKind
  readonly status: 'approved' | 'rejected' | 'in_process' | 'pending'
  readonly statusDetail?: string
  readonly liveMode?: boolean
  readonly installments?: number
  /** Centavos paid with this card, when the guest splits the price over two; else the whole price. */
  readonly amount?: MinorUnits
  /** Lets a payment begin on a preference that has ended: the one that was in flight. */
  readonly evenExpired?: boolean
}

export type AttemptResult =
  | { readonly ok: true; readonly payment: SandboxPayment }
  | { readonly ok: false; readonly reason: 'unknown_preference' | 'expired' | 'method_excluded' }

const METHODS: Readonly<Record<PaymentKind, { methodId: string; typeId: string }>> = {
  card: { methodId: 'visa', typeId: 'credit_card' },
  account_money: { methodId: 'account_money', typeId: 'account_money' },
  ticket: { methodId: 'rapipago', typeId: 'ticket' },
}

const DETAILS = {
  approved: 'accredited',
  rejected: 'cc_rejected_other_reason',
  in_process: 'pending_review_manual',
  pending: 'pending_waiting_payment',
} as const

/** A guest tries to pay. Each try is a payment of its own on one merchant order. */
export function attemptPayment(state: SandboxState, preferenceId: string, attempt: Attempt): AttemptResult {
  const preference = state.data.preferences[preferenceId]
  if (!preference) return { ok: false, reason: 'unknown_preference' }
  const now = state.now()
  if (!attempt.evenExpired && !isPayable(preference, now)) return { ok: false, reason: 'expired' }
  const { methodId, typeId } = METHODS[attempt.kind]
  if (isExcluded(preference, attempt.kind)) return { ok: false, reason: 'method_excluded' }
  // Binary mode promises the seller that a card never stays in review.
  const status = attempt.status === 'in_process' && preference.binaryMode ? 'rejected' : attempt.status
  const payment: SandboxPayment = {
    id: state.nextId(),
    preferenceId,
    orderId: orderOf(state, preferenceId),
    status,
    statusDetail: attempt.statusDetail ?? DETAILS[status],
    liveMode: attempt.liveMode ?? state.settings.liveMode,
    createdAt: now,
    approvedAt: status === 'approved' ? now : null,
    updatedAt: now,
    expiresAt: attempt.kind === 'ticket' ? (preference.couponDeadline ?? now + COUPON_DAYS * DAY_MS) : null,
    amount: attempt.amount ?? preference.amount,
    paidAt: null,
    refunded: 0,
    methodId,
    typeId,
    installments: attempt.installments ?? 1,
    refunds: [],
    tampered: {},
  }
  state.data.payments[payment.id] = payment
  return { ok: true, payment }
}

export function isExcluded(preference: SandboxPreference, kind: PaymentKind): boolean {
  const { methodId, typeId } = METHODS[kind]
  return preference.excludedTypes.includes(typeId) || preference.excludedMethods.includes(methodId)
}

/** Moves a payment and stamps the moment; later changes always carry a later stamp, even on a standing clock. */
export function move(
  state: SandboxState,
  payment: SandboxPayment,
  to: { status: string; statusDetail: string },
): SandboxPayment {
  payment.status = to.status
  payment.statusDetail = to.statusDetail
  payment.updatedAt = Math.max(state.now(), payment.updatedAt + 1)
  if (to.status === 'approved') payment.approvedAt ??= payment.updatedAt
  return payment
}

const CANCELLABLE = new Set(['pending', 'in_process', 'authorized'])

export function cancelPayment(state: SandboxState, id: string): Answer {
  const payment = state.data.payments[id]
  if (!payment) return paymentMissing()
  if (!CANCELLABLE.has(payment.status)) {
    return causeRefused(2018, 'The action requested is not valid for the current payment state')
  }
  return ok(
    presentPayment(state, move(state, payment, { status: 'cancelled', statusDetail: 'by_collector' })),
  )
}

/**
 * Coupons nobody paid become `cancelled/expired`; one that was paid waits to be credited. Returns those that just did.
 */
export function expireCoupons(state: SandboxState): SandboxPayment[] {
  const now = state.now()
  return Object.values(state.data.payments)
    .filter(
      (payment) =>
        payment.status === 'pending' &&
        payment.paidAt === null &&
        payment.expiresAt !== null &&
        payment.expiresAt <= now,
    )
    .map((payment) => move(state, payment, { status: 'cancelled', statusDetail: 'expired' }))
}

function orderOf(state: SandboxState, preferenceId: string): number {
  const known = Object.values(state.data.orders).find((order) => order.preferenceId === preferenceId)
  if (known) return known.id
  const id = state.nextId()
  state.data.orders[id] = { id, preferenceId, createdAt: state.now() }
  return id
}
