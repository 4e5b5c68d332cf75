import type { PaymentProvider, ProviderResult } from '../../features/payments/ports.ts'
import type { Outside } from '../../lib/resilience/outside.ts'

/** The client gives up by itself before; this only ends what it could not. */
const CALL_DEADLINE_MS = 12_000

/** Mercado Pago behind its circuit: what only reads is repeated at once, what writes is left to its job. */
export function guardedProvider(provider: PaymentProvider, outside: Outside): PaymentProvider {
  const call = <Ok extends object>(
    work: () => Promise<ProviderResult<Ok>>,
    kind: 'read' | 'write',
  ): Promise<ProviderResult<Ok>> =>
    outside.call<ProviderResult<Ok>>({
      work,
      deadlineMs: CALL_DEADLINE_MS,
      isFailure: (answer) => !answer.ok && (answer.reason === 'unavailable' || answer.reason === 'ambiguous'),
      // Who names a time to come again is not asked before.
      mayRepeat: (answer) =>
        kind === 'read' &&
        !answer.ok &&
        answer.reason === 'unavailable' &&
        answer.retryAfterSeconds === undefined,
      whenOpen: () => ({
        ok: false,
        reason: 'unavailable',
        message: 'Mercado Pago has been failing; not called',
        retryAfterSeconds: outside.retryAfterSeconds,
      }),
      whenLate: () => ({
        ok: false,
        reason: kind === 'read' ? 'unavailable' : 'ambiguous',
        message: 'no answer in time',
      }),
    })
  return {
    createPreference: (request) => call(() => provider.createPreference(request), 'write'),
    closePreference: (id, now) => call(() => provider.closePreference(id, now), 'write'),
    getPayment: (id) => call(() => provider.getPayment(id), 'read'),
    searchPayments: (search) => call(() => provider.searchPayments(search), 'read'),
    createRefund: (request) => call(() => provider.createRefund(request), 'write'),
    listRefunds: (id) => call(() => provider.listRefunds(id), 'read'),
    cancelPayment: (id) => call(() => provider.cancelPayment(id), 'write'),
    getMerchantOrder: (id) => call(() => provider.getMerchantOrder(id), 'read'),
    getChargeback: (id) => call(() => provider.getChargeback(id), 'read'),
    whoAmI: () => call(() => provider.whoAmI(), 'read'),
  }
}
