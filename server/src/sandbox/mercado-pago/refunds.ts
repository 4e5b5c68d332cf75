import { parseAmount } from '../../lib/money.ts'
import { type Answer, causeRefused, ok, paymentMissing, refused } from './answers.ts'
import { move } from './payments.ts'
import { presentRefund } from './present.ts'
import type { SandboxPayment, SandboxRefund, SandboxState } from './state.ts'

/** Mercado Pago returns money up to 180 days after the approval. */
const REFUND_DAYS = 180
const DAY_MS = 86_400_000

export function createRefund(state: SandboxState, paymentId: string, body: Record<string, unknown>): Answer {
  const payment = state.data.payments[paymentId]
  if (!payment) return paymentMissing()
  if (payment.status !== 'approved') {
    return causeRefused(2063, 'The action requested is not valid for the current payment state')
  }
  if (payment.approvedAt === null || state.now() > payment.approvedAt + REFUND_DAYS * DAY_MS) {
    return causeRefused(2024, 'Payment too old to be refunded')
  }
  const promised = payment.refunds.reduce((sum, one) => sum + (isLive(one) ? one.amount : 0), 0)
  const left = payment.amount - promised
  const amount = body.amount == null ? left : readAmount(body.amount)
  if (amount === undefined || amount <= 0 || amount > left) {
    return causeRefused(4040, 'Invalid amount for the refund')
  }
  if (state.settings.balance !== null && state.settings.balance < amount) {
    return causeRefused(2031, 'Collector has not enough available money')
  }
  if (state.settings.balance !== null) state.settings.balance -= amount
  const refund: SandboxRefund = {
    id: state.nextId(),
    paymentId: payment.id,
    amount,
    status: state.settings.refundsInProcess ? 'in_process' : 'approved',
    createdAt: state.now(),
  }
  payment.refunds.push(refund)
  if (refund.status === 'approved') giveBack(state, payment, amount)
  return ok(presentRefund(state, refund), 201)
}

/** Ends a refund that was left in process. Undefined when there is no such refund. */
export function settleRefund(
  state: SandboxState,
  refundId: number,
  status: 'approved' | 'rejected',
): SandboxPayment | undefined {
  for (const payment of Object.values(state.data.payments)) {
    const refund = payment.refunds.find((one) => one.id === refundId && one.status === 'in_process')
    if (!refund) continue
    refund.status = status
    if (status === 'approved') giveBack(state, payment, refund.amount)
    else if (state.settings.balance !== null) state.settings.balance += refund.amount
    return payment
  }
  return undefined
}

export function listRefunds(state: SandboxState, paymentId: string): Answer {
  const payment = state.data.payments[paymentId]
  if (!payment) return paymentMissing()
  return ok(payment.refunds.map((refund) => presentRefund(state, refund)))
}

export function findRefund(state: SandboxState, paymentId: string, refundId: string): Answer {
  const refund = state.data.payments[paymentId]?.refunds.find((one) => String(one.id) === refundId)
  return refund ? ok(presentRefund(state, refund)) : refused(404, 'Refund not found')
}

function giveBack(state: SandboxState, payment: SandboxPayment, amount: number): void {
  payment.refunded += amount
  const isWhole = payment.refunded >= payment.amount
  move(state, payment, {
    status: isWhole ? 'refunded' : 'approved',
    statusDetail: isWhole ? 'refunded' : 'partially_refunded',
  })
}

function isLive(refund: SandboxRefund): boolean {
  return refund.status === 'approved' || refund.status === 'in_process'
}

/** More than two decimals is refused, as by the real API: 0.1 + 0.2 must be rounded by the sender. */
function readAmount(value: unknown): number | undefined {
  return typeof value === 'number' ? parseAmount(value) : undefined
}
