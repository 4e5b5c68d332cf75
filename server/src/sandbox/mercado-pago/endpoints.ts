import type { Faults } from '../faults.ts'
import type { Answer } from '../http.ts'
import { causeRefused, ok, paymentMissing, refused } from './answers.ts'
import { cancelPayment } from './payments.ts'
import { changePreference, createPreference, findPreference, searchPreferences } from './preferences.ts'
import { presentChargeback, presentOrder, presentPayment } from './present.ts'
import { createRefund, findRefund, listRefunds } from './refunds.ts'
import { searchPayments } from './search.ts'
import type { SandboxPayment, SandboxState } from './state.ts'

export interface ApiDeps {
  readonly state: SandboxState
  readonly faults: Faults
  readonly paymentChanged: (payment: SandboxPayment, change: 'updated') => void
}

export interface Call {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: Record<string, unknown>
}

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly url: string
  /** The point at which faults strike; also the scope of its idempotency keys. */
  readonly point: string
  readonly isKeyed?: boolean
  readonly work: (call: Call) => Answer
}

export function endpoints(deps: ApiDeps): Endpoint[] {
  const { state } = deps
  return [
    ...preferenceEndpoints(state),
    ...paymentEndpoints(deps),
    ...refundEndpoints(deps),
    ...otherEndpoints(state),
  ]
}

const id = (call: Call) => call.params.id ?? ''

/** Tells the world about a payment whose call succeeded. */
function announced(deps: ApiDeps, paymentId: string, answer: Answer): Answer {
  const payment = deps.state.data.payments[paymentId]
  if (payment && answer.status < 300) deps.paymentChanged(payment, 'updated')
  return answer
}

function preferenceEndpoints(state: SandboxState): Endpoint[] {
  return [
    {
      method: 'POST',
      url: '/checkout/preferences',
      point: 'preferences.create',
      isKeyed: true,
      work: (call) => createPreference(state, call.body),
    },
    {
      method: 'GET',
      url: '/checkout/preferences/search',
      point: 'preferences.search',
      work: (call) => searchPreferences(state, call.query.external_reference),
    },
    {
      method: 'GET',
      url: '/checkout/preferences/:id',
      point: 'preferences.get',
      work: (call) => findPreference(state, id(call)),
    },
    {
      method: 'PUT',
      url: '/checkout/preferences/:id',
      point: 'preferences.change',
      work: (call) => changePreference(state, id(call), call.body),
    },
  ]
}

function paymentEndpoints(deps: ApiDeps): Endpoint[] {
  const { state } = deps
  return [
    {
      method: 'GET',
      url: '/v1/payments/search',
      point: 'payments.search',
      work: (call) => searchPayments(state, call.query),
    },
    {
      method: 'GET',
      url: '/v1/payments/:id',
      point: 'payments.get',
      work: (call) => {
        const payment = state.data.payments[id(call)]
        return payment ? ok(presentPayment(state, payment)) : paymentMissing()
      },
    },
    {
      method: 'PUT',
      url: '/v1/payments/:id',
      point: 'payments.change',
      work: (call) =>
        call.body.status === 'cancelled'
          ? announced(deps, id(call), cancelPayment(state, id(call)))
          : causeRefused(2018, 'The action requested is not valid for the current payment state'),
    },
  ]
}

function refundEndpoints(deps: ApiDeps): Endpoint[] {
  const { state } = deps
  return [
    {
      method: 'POST',
      url: '/v1/payments/:id/refunds',
      point: 'refunds.create',
      isKeyed: true,
      work: (call) => announced(deps, id(call), createRefund(state, id(call), call.body)),
    },
    {
      method: 'GET',
      url: '/v1/payments/:id/refunds',
      point: 'refunds.list',
      work: (call) => listRefunds(state, id(call)),
    },
    {
      method: 'GET',
      url: '/v1/payments/:id/refunds/:refundId',
      point: 'refunds.get',
      work: (call) => findRefund(state, id(call), call.params.refundId ?? ''),
    },
  ]
}

function otherEndpoints(state: SandboxState): Endpoint[] {
  return [
    {
      method: 'GET',
      url: '/merchant_orders/search',
      point: 'orders.search',
      work: (call) => searchOrders(state, call.query),
    },
    {
      method: 'GET',
      url: '/merchant_orders/:id',
      point: 'orders.get',
      work: (call) => {
        const order = presentOrder(state, Number(id(call)))
        return order ? ok(order) : refused(404, `Merchant order not found: ${id(call)}`)
      },
    },
    {
      method: 'GET',
      url: '/v1/chargebacks/:id',
      point: 'chargebacks.get',
      work: (call) => {
        const chargeback = state.data.chargebacks[id(call)]
        return chargeback ? ok(presentChargeback(state, chargeback)) : refused(404, 'Chargeback not found')
      },
    },
    { method: 'GET', url: '/users/me', point: 'users.me', work: () => ok(account(state)) },
    { method: 'GET', url: '/v1/payment_methods', point: 'payment_methods', work: () => ok(PAYMENT_METHODS) },
  ]
}

function searchOrders(state: SandboxState, query: Readonly<Record<string, string>>): Answer {
  const elements = Object.values(state.data.orders)
    .filter((order) => !query.preference_id || order.preferenceId === query.preference_id)
    .filter((order) => {
      const reference = state.data.preferences[order.preferenceId]?.externalReference
      return !query.external_reference || reference === query.external_reference
    })
    .map((order) => presentOrder(state, order.id))
  return ok({ elements, next_offset: elements.length, total: elements.length })
}

function account(state: SandboxState): Record<string, unknown> {
  return {
    id: state.options.collectorId,
    nickname: 'COMPLEJODEPRUEBA',
    country_id: 'AR',
    site_id: state.settings.site,
    tags: state.settings.testAccount ? ['test_user'] : ['normal'],
    status: { site_status: 'active' },
  }
}

const PAYMENT_METHODS = [
  { id: 'visa', name: 'Visa', payment_type_id: 'credit_card', accreditation_time: 2880 },
  { id: 'master', name: 'Mastercard', payment_type_id: 'credit_card', accreditation_time: 2880 },
  { id: 'account_money', name: 'Dinero en cuenta', payment_type_id: 'account_money', accreditation_time: 0 },
  { id: 'rapipago', name: 'Rapipago', payment_type_id: 'ticket', accreditation_time: 1440 },
  { id: 'pagofacil', name: 'Pago Fácil', payment_type_id: 'ticket', accreditation_time: 1440 },
].map((method) => ({
  ...method,
  status: 'active',
  min_allowed_amount: 0.5,
  max_allowed_amount: 50_000_000,
}))
