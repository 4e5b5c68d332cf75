import type { PaymentProvider } from '../src/features/payments/ports.ts'

/** The process dies here; what it had not committed never happened. */
export class Crash extends Error {}

/** What goes wrong with the next calls to the provider. */
export interface Weather {
  crash: 'no' | 'before' | 'after' | 'in_transaction'
  stale: boolean
  outage: number
}

export const weather: Weather = { crash: 'no', stale: false, outage: 0 }

/** Loses calls and answers, tells what was true before, or lets the process die around a call. */
export function stormy(provider: PaymentProvider): PaymentProvider {
  const seen = new Map<string, Awaited<ReturnType<PaymentProvider['getPayment']>>>()
  const writes = new Set(['createPreference', 'createRefund'])
  return new Proxy(provider, {
    get(target, name) {
      const method = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>
      return async (...args: unknown[]) => {
        if (weather.outage > 0) {
          weather.outage--
          // Every second lost write has happened all the same.
          if (writes.has(String(name)) && weather.outage % 2 === 0) await method.apply(target, args)
          const reason = writes.has(String(name)) ? 'ambiguous' : 'unavailable'
          return { ok: false, reason, message: 'storm' }
        }
        if (dies('before')) throw new Crash()
        if (name === 'getPayment') {
          const old = seen.get(String(args[0]))
          if (weather.stale && old) {
            weather.stale = false
            return old
          }
        }
        const answer = await method.apply(target, args)
        if (name === 'getPayment') seen.set(String(args[0]), answer as never)
        if (dies('after')) throw new Crash()
        return answer
      }
    },
  })
}

function dies(when: Weather['crash']): boolean {
  if (weather.crash !== when) return false
  weather.crash = 'no'
  return true
}

export async function survive(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Crash)) throw error
  }
}
