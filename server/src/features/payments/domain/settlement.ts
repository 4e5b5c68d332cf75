import type { Instant } from '../../../lib/clock.ts'
import type { Currency, MinorUnits } from '../../../lib/money.ts'

export interface SettlementSums {
  readonly payments: MinorUnits
  readonly returns: MinorUnits
  /** What the provider kept. */
  readonly fees: MinorUnits
}

/** One movement of the provider's account, and whether it stands in a ledger. */
export interface ProviderMovement {
  readonly paymentId: string
  readonly kind: 'payment' | 'return'
  readonly amount: MinorUnits
  readonly fee: MinorUnits
  readonly currency: Currency
  readonly at: Instant
  readonly code: string | null
  readonly inLedger: boolean
  readonly reason: string
}

export interface Settlement {
  readonly currency: Currency
  /** Everything that moved at the provider. */
  readonly provider: SettlementSums
  /** The part of it that stands in the ledgers. */
  readonly ledger: SettlementSums
  readonly outside: readonly ProviderMovement[]
}

/**
 * A month of the account, currency by currency: what the provider moved is what the ledgers hold and what stands
 * outside.
 */
export function settlementFrom(movements: readonly ProviderMovement[]): Settlement[] {
  const currencies = [...new Set(movements.map((one) => one.currency))].sort()
  return currencies.map((currency) => {
    const own = movements.filter((one) => one.currency === currency)
    return {
      currency,
      provider: sumsOf(own),
      ledger: sumsOf(own.filter((one) => one.inLedger)),
      outside: own.filter((one) => !one.inLedger),
    }
  })
}

function sumsOf(movements: readonly ProviderMovement[]): SettlementSums {
  const total = (of: (one: ProviderMovement) => number) => movements.reduce((sum, one) => sum + of(one), 0)
  return {
    payments: total((one) => (one.kind === 'payment' ? one.amount : 0)),
    returns: total((one) => (one.kind === 'return' ? one.amount : 0)),
    fees: total((one) => one.fee),
  }
}
