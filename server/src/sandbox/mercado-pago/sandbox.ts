import type { FastifyPluginAsync } from 'fastify'
import { createFaults } from '../faults.ts'
import { mercadoPagoApi } from './api.ts'
import { mercadoPagoCheckout } from './checkout.ts'
import { createControl, type MercadoPagoControl } from './control.ts'
import { createNotifier } from './notifier.ts'
import { type Attempt, attemptPayment, expireCoupons } from './payments.ts'
import { createState, type SandboxData, type SandboxOptions } from './state.ts'

export interface MercadoPagoSandbox {
  /** The REST API, to be registered at the root of the address the application is given. */
  readonly api: FastifyPluginAsync
  /** The guest's pages, to be registered with the prefix `publicBase`. */
  readonly checkout: FastifyPluginAsync
  /** Both on one server. */
  readonly plugin: FastifyPluginAsync
  readonly control: MercadoPagoControl
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

  const control = createControl({ state, notifier, faults, tryToPay })
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
