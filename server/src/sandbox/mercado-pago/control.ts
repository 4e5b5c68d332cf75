import type { Faults } from '../faults.ts'
import type { Notifier } from './notifier.ts'
import { type Attempt, type AttemptResult, move } from './payments.ts'
import { presentPreference } from './present.ts'
import { settleRefund } from './refunds.ts'
import { type SettlementRow, settlementReport } from './settlement.ts'
import type { SandboxData, SandboxPayment, SandboxSettings, SandboxState } from './state.ts'

type PayOptions = Partial<Attempt>

/** What a test or a demo does in place of guests, cashiers, banks and fate. Unknown ids throw. */
export interface MercadoPagoControl {
  /** Points are `<resource>.<verb>`, as listed in api.ts: `payments.get`, `refunds.create`, … */
  readonly faults: Faults
  readonly settings: SandboxSettings
  readonly notifier: Notifier
  preferences(): readonly Record<string, unknown>[]
  payments(): readonly Readonly<SandboxPayment>[]
  approve(preferenceId: string, options?: PayOptions): SandboxPayment
  reject(preferenceId: string, options?: PayOptions): SandboxPayment
  pend(preferenceId: string, options?: PayOptions): SandboxPayment
  coupon(preferenceId: string, options?: PayOptions): SandboxPayment
  /** Cash was paid; also after the preference ended. Throws when the coupon is no longer pending. */
  settleCoupon(paymentId: number): SandboxPayment
  /** Cash was paid at the kiosk: the coupon no longer runs out, and is credited by `settleCoupon` some days later. */
  payCoupon(paymentId: number): SandboxPayment
  /** A payment in review or pending is approved after all. */
  approveLate(paymentId: number): SandboxPayment
  /** A payment in review is refused after all. */
  rejectLate(paymentId: number): SandboxPayment
  chargeback(paymentId: number): { readonly chargebackId: string; readonly payment: SandboxPayment }
  settleChargeback(paymentId: number, outcome: 'settled' | 'reimbursed'): SandboxPayment
  mediate(paymentId: number): SandboxPayment
  /** Ends a mediation for the seller (`approved`) or for the guest (`refunded`). */
  endMediation(paymentId: number, outcome: 'approved' | 'refunded'): SandboxPayment
  /** A refund left in process ends. */
  settleRefund(refundId: number, status: 'approved' | 'rejected'): SandboxPayment
  warnOfFraud(paymentId: number): void
  /** Overwrites fields of the payment's answer: a forged amount, currency, collector, mode. */
  tamper(paymentId: number, patch: Record<string, unknown>): void
  setBalance(minorUnits: number | null): void
  searchLag(seconds: number): void
  dropWebhooks(dropped: boolean): void
  redeliver(count?: number): void
  idle(): Promise<void>
  /** Everything the sandbox remembers, as plain JSON, to be given back to `createMercadoPagoSandbox`. */
  snapshot(): SandboxData
  /** The report of the account: every movement in `[from, to)`, epoch milliseconds. */
  settlement(from: number, to: number): readonly SettlementRow[]
  close(): void
}

export interface ControlDeps {
  readonly state: SandboxState
  readonly notifier: Notifier
  readonly faults: Faults
  readonly tryToPay: (preferenceId: string, attempt: Attempt) => AttemptResult
}

export function createControl(deps: ControlDeps): MercadoPagoControl {
  return { ...guestsActs(deps), ...banksActs(deps), ...disputes(deps), ...switches(deps) }
}

const APPROVED = { status: 'approved', statusDetail: 'accredited' }

type Move = { status: string; statusDetail: string; from: readonly string[] }

function changer({ state, notifier }: ControlDeps) {
  return (paymentId: number, to: Move): SandboxPayment => {
    const payment = paymentOf(state, paymentId)
    if (!to.from.includes(payment.status)) {
      throw new Error(
        `Payment ${paymentId} is ${payment.status}; only ${to.from.join(', ')} becomes ${to.status}`,
      )
    }
    move(state, payment, to)
    notifier.paymentChanged(payment, 'updated')
    return payment
  }
}

function paymentOf(state: SandboxState, paymentId: number): SandboxPayment {
  const payment = state.data.payments[paymentId]
  if (!payment) throw new Error(`No payment ${paymentId}`)
  return payment
}

type Acts<Names extends keyof MercadoPagoControl> = Pick<MercadoPagoControl, Names>

function guestsActs(
  deps: ControlDeps,
): Acts<'preferences' | 'payments' | 'approve' | 'reject' | 'pend' | 'coupon'> {
  const { state } = deps
  const pay = (preferenceId: string, attempt: Attempt): SandboxPayment => {
    const result = deps.tryToPay(preferenceId, attempt)
    if (!result.ok) throw new Error(`The pretend checkout refused: ${result.reason}`)
    return result.payment
  }
  return {
    preferences: () => Object.values(state.data.preferences).map((one) => presentPreference(state, one)),
    payments: () => Object.values(state.data.payments),
    approve: (id, extra) => pay(id, { kind: 'card', status: 'approved', ...extra }),
    reject: (id, extra) => pay(id, { kind: 'card', status: 'rejected', ...extra }),
    pend: (id, extra) => pay(id, { kind: 'card', status: 'in_process', ...extra }),
    coupon: (id, extra) => pay(id, { kind: 'ticket', status: 'pending', ...extra }),
  }
}

function banksActs(
  deps: ControlDeps,
): Acts<
  'settleCoupon' | 'payCoupon' | 'approveLate' | 'rejectLate' | 'settleRefund' | 'tamper' | 'warnOfFraud'
> {
  const { state, notifier } = deps
  const change = changer(deps)
  return {
    settleCoupon: (id) => change(id, { ...APPROVED, from: ['pending'] }),
    payCoupon(id) {
      const payment = paymentOf(state, id)
      payment.paidAt ??= state.now()
      return payment
    },
    approveLate: (id) => change(id, { ...APPROVED, from: ['in_process', 'pending'] }),
    rejectLate: (id) =>
      change(id, { status: 'rejected', statusDetail: 'cc_rejected_high_risk', from: ['in_process'] }),
    settleRefund(refundId, status) {
      const payment = settleRefund(state, refundId, status)
      if (!payment) throw new Error(`No refund ${refundId} in process`)
      notifier.paymentChanged(payment, 'updated')
      return payment
    },
    warnOfFraud(id) {
      const payment = paymentOf(state, id)
      notifier.announce(payment, 'stop_delivery', String(state.nextId()))
    },
    tamper(id, patch) {
      const payment = paymentOf(state, id)
      Object.assign(payment.tampered, patch)
    },
  }
}

function disputes(deps: ControlDeps): Acts<'chargeback' | 'settleChargeback' | 'mediate' | 'endMediation'> {
  const { state, notifier } = deps
  const change = changer(deps)
  return {
    chargeback(id) {
      const payment = change(id, { status: 'charged_back', statusDetail: 'in_process', from: ['approved'] })
      const chargebackId = state.nextId()
      state.data.chargebacks[chargebackId] = {
        id: chargebackId,
        paymentId: id,
        amount: payment.amount,
        createdAt: state.now(),
        coverageApplied: null,
      }
      notifier.announce(payment, 'chargeback', String(chargebackId))
      return { chargebackId: String(chargebackId), payment }
    },
    settleChargeback(id, outcome) {
      const payment = change(id, { status: 'charged_back', statusDetail: outcome, from: ['charged_back'] })
      payment.takenAt = outcome === 'settled' ? payment.updatedAt : null
      return payment
    },
    mediate(id) {
      const payment = change(id, { status: 'in_mediation', statusDetail: 'pending', from: ['approved'] })
      notifier.announce(payment, 'claim', String(state.nextId()))
      return payment
    },
    endMediation(id, outcome) {
      const detail = outcome === 'approved' ? 'accredited' : 'bpp_refunded'
      const payment = change(id, { status: outcome, statusDetail: detail, from: ['in_mediation'] })
      if (outcome === 'refunded') {
        payment.takenAt = payment.updatedAt
        payment.taken = payment.amount - payment.refunded
        payment.refunded = payment.amount
      }
      return payment
    },
  }
}

function switches(
  deps: ControlDeps,
): Omit<
  MercadoPagoControl,
  keyof (ReturnType<typeof guestsActs> & ReturnType<typeof banksActs> & ReturnType<typeof disputes>)
> {
  const { state, notifier, faults } = deps
  return {
    faults,
    settings: state.settings,
    notifier,
    setBalance(minorUnits) {
      state.settings.balance = minorUnits
    },
    searchLag(seconds) {
      state.settings.searchLagSeconds = seconds
    },
    dropWebhooks(dropped) {
      notifier.switches.dropped = dropped
    },
    redeliver: (count) => notifier.redeliver(count),
    idle: () => notifier.idle(),
    snapshot: () => structuredClone(state.data),
    settlement: (from, to) => settlementReport(state, from, to),
    close: () => notifier.close(),
  }
}
