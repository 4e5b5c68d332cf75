import type { FastifyPluginAsync } from 'fastify'
import { createFaults, type Faults } from '../faults.ts'
import { mercadoPagoApi } from './api.ts'
import { mercadoPagoCheckout } from './checkout.ts'
import { createNotifier, type Notifier } from './notifier.ts'
import { type Attempt, attemptPayment, expireCoupons, move } from './payments.ts'
import { presentPreference } from './present.ts'
import { settleRefund } from './refunds.ts'
import {
  createState,
  type SandboxData,
  type SandboxOptions,
  type SandboxPayment,
  type SandboxSettings,
} from './state.ts'

export type { SandboxData, SandboxOptions, SandboxPayment, SandboxSettings } from './state.ts'

export interface MercadoPagoSandbox {
  /** The REST API, to be registered at the root of the address the application is given. */
  readonly api: FastifyPluginAsync
  /** The guest's pages, to be registered with the prefix `publicBase`. */
  readonly checkout: FastifyPluginAsync
  /** Both on one server. */
  readonly plugin: FastifyPluginAsync
  readonly control: MercadoPagoControl
}

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
  close(): void
}

/** A Mercado Pago of its own: API, checkout pages and signed notifications. Deterministic under given clock and ids. */
export function createMercadoPagoSandbox(
  options: SandboxOptions,
  remembered?: SandboxData,
): MercadoPagoSandbox {
  const state = createState(options, remembered)
  const notifier = createNotifier(state)
  const faults = createFaults()

  function tryToPay(preferenceId: string, attempt: Attempt) {
    for (const expired of expireCoupons(state)) notifier.paymentChanged(expired, 'updated')
    const result = attemptPayment(state, preferenceId, attempt)
    if (result.ok) notifier.paymentChanged(result.payment, 'created')
    return result
  }

  function pay(preferenceId: string, attempt: Attempt): SandboxPayment {
    const result = tryToPay(preferenceId, attempt)
    if (!result.ok) throw new Error(`The pretend checkout refused: ${result.reason}`)
    return result.payment
  }

  function change(paymentId: number, to: { status: string; statusDetail: string; from: readonly string[] }) {
    const payment = state.data.payments[paymentId]
    if (!payment) throw new Error(`No payment ${paymentId}`)
    if (!to.from.includes(payment.status)) {
      throw new Error(
        `Payment ${paymentId} is ${payment.status}; only ${to.from.join(', ')} becomes ${to.status}`,
      )
    }
    move(state, payment, to)
    notifier.paymentChanged(payment, 'updated')
    return payment
  }

  const APPROVED = { status: 'approved', statusDetail: 'accredited' }
  const control: MercadoPagoControl = {
    faults,
    settings: state.settings,
    notifier,
    preferences: () => Object.values(state.data.preferences).map((one) => presentPreference(state, one)),
    payments: () => Object.values(state.data.payments),
    approve: (id, extra) => pay(id, { kind: 'card', status: 'approved', ...extra }),
    reject: (id, extra) => pay(id, { kind: 'card', status: 'rejected', ...extra }),
    pend: (id, extra) => pay(id, { kind: 'card', status: 'in_process', ...extra }),
    coupon: (id, extra) => pay(id, { kind: 'ticket', status: 'pending', ...extra }),
    settleCoupon: (id) => change(id, { ...APPROVED, from: ['pending'] }),
    approveLate: (id) => change(id, { ...APPROVED, from: ['in_process', 'pending'] }),
    rejectLate: (id) =>
      change(id, { status: 'rejected', statusDetail: 'cc_rejected_high_risk', from: ['in_process'] }),
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
    settleChargeback: (id, outcome) =>
      change(id, { status: 'charged_back', statusDetail: outcome, from: ['charged_back'] }),
    mediate(id) {
      const payment = change(id, { status: 'in_mediation', statusDetail: 'pending', from: ['approved'] })
      notifier.announce(payment, 'claim', String(state.nextId()))
      return payment
    },
    endMediation(id, outcome) {
      const detail = outcome === 'approved' ? 'accredited' : 'bpp_refunded'
      const payment = change(id, { status: outcome, statusDetail: detail, from: ['in_mediation'] })
      if (outcome === 'refunded') payment.refunded = payment.amount
      return payment
    },
    settleRefund(refundId, status) {
      const payment = settleRefund(state, refundId, status)
      if (!payment) throw new Error(`No refund ${refundId} in process`)
      notifier.paymentChanged(payment, 'updated')
      return payment
    },
    warnOfFraud(id) {
      const payment = state.data.payments[id]
      if (!payment) throw new Error(`No payment ${id}`)
      notifier.announce(payment, 'stop_delivery', String(state.nextId()))
    },
    tamper(id, patch) {
      const payment = state.data.payments[id]
      if (!payment) throw new Error(`No payment ${id}`)
      Object.assign(payment.tampered, patch)
    },
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
    close: () => notifier.close(),
  }

  const api = mercadoPagoApi({
    state,
    faults,
    paymentChanged: (payment) => notifier.paymentChanged(payment, 'updated'),
  })
  const checkout = mercadoPagoCheckout({
    state,
    pay(preferenceId, attempt) {
      const result = tryToPay(preferenceId, attempt)
      return result.ok ? result.payment : undefined
    },
    settleCoupon: (id) =>
      state.data.payments[id]?.status === 'pending' ? control.settleCoupon(id) : undefined,
  })
  return {
    api,
    checkout,
    async plugin(app) {
      app.addHook('onClose', async () => notifier.close())
      await app.register(api)
      await app.register(checkout, { prefix: options.publicBase })
    },
    control,
  }
}
