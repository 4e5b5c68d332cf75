import { type Instant, isBefore } from '../../../lib/clock.ts'
import type { MinorUnits } from '../../../lib/money.ts'
import type { ProviderPaymentStatus } from './provider-payment.ts'

/** What we remember of a payment, and what a fresh reading of it says. */
export interface PaymentState {
  readonly status: ProviderPaymentStatus
  readonly statusDetail: string
  readonly dateLastUpdated: Instant
  readonly amountRefunded: MinorUnits
}

export type PaymentAlert =
  /** Money appeared on a payment that had ended: nobody should see this. */
  | 'revived_after_end'
  | 'charged_back'
  | 'in_mediation'
  /** The provider said something that takes money away although it had returned already, or names no known state. */
  | 'impossible_move'

export type PaymentAdvance =
  | { readonly outcome: 'advanced'; readonly state: PaymentState; readonly alert: PaymentAlert | null }
  | { readonly outcome: 'unchanged' }
  /** An older reading came late. */
  | { readonly outcome: 'stale' }
  /** Newer, but not allowed to overwrite what is known. */
  | { readonly outcome: 'refused'; readonly alert: PaymentAlert | null }

const WAITING: ReadonlySet<ProviderPaymentStatus> = new Set(['pending', 'in_process', 'authorized'])
const ENDED_UNPAID: ReadonlySet<ProviderPaymentStatus> = new Set(['rejected', 'cancelled'])
const TAKEN_BACK: ReadonlySet<ProviderPaymentStatus> = new Set(['refunded', 'charged_back'])

/**
 * The state after a reading: monotonic by the provider's own `date_last_updated`, whatever the order in which
 * notifications arrive. Two readings of the same moment are ordered by how much they settle.
 */
export function advancePaymentState(
  current: PaymentState | undefined,
  incoming: PaymentState,
): PaymentAdvance {
  if (incoming.status === 'unknown') return { outcome: 'refused', alert: 'impossible_move' }
  if (!current) return { outcome: 'advanced', state: incoming, alert: alertOf(undefined, incoming) }
  if (isSame(current, incoming)) return { outcome: 'unchanged' }
  if (isBefore(incoming.dateLastUpdated, current.dateLastUpdated)) return { outcome: 'stale' }
  const isSameMoment = !isBefore(current.dateLastUpdated, incoming.dateLastUpdated)
  if (isSameMoment && rank(incoming) <= rank(current)) return { outcome: 'stale' }
  if (!canMove(current.status, incoming.status)) {
    return { outcome: 'refused', alert: WAITING.has(incoming.status) ? null : 'impossible_move' }
  }
  return { outcome: 'advanced', state: incoming, alert: alertOf(current, incoming) }
}

function canMove(from: ProviderPaymentStatus, to: ProviderPaymentStatus): boolean {
  if (from === to) return true
  // Pending and in_process never overwrite a payment that has got further.
  if (WAITING.has(to)) return WAITING.has(from)
  if (from === 'approved') return TAKEN_BACK.has(to) || to === 'in_mediation' || to === 'cancelled'
  if (from === 'in_mediation') return to === 'approved' || TAKEN_BACK.has(to)
  // A charge-back the seller wins may return to approved; what was refunded stays so.
  if (from === 'charged_back') return to === 'approved' || to === 'refunded'
  if (from === 'refunded') return to === 'charged_back'
  return true
}

function alertOf(current: PaymentState | undefined, incoming: PaymentState): PaymentAlert | null {
  if (incoming.status === 'charged_back') return 'charged_back'
  if (incoming.status === 'in_mediation') return 'in_mediation'
  if (current?.status === 'approved' && incoming.status === 'cancelled') return 'impossible_move'
  if (current && ENDED_UNPAID.has(current.status) && !ENDED_UNPAID.has(incoming.status)) {
    return 'revived_after_end'
  }
  return null
}

function isSame(a: PaymentState, b: PaymentState): boolean {
  return (
    a.status === b.status &&
    a.statusDetail === b.statusDetail &&
    a.amountRefunded === b.amountRefunded &&
    a.dateLastUpdated.epochMilliseconds === b.dateLastUpdated.epochMilliseconds
  )
}

const RANKS: Readonly<Record<ProviderPaymentStatus, number>> = {
  unknown: 0,
  pending: 1,
  in_process: 2,
  authorized: 3,
  rejected: 4,
  cancelled: 5,
  approved: 6,
  in_mediation: 7,
  charged_back: 8,
  refunded: 9,
}

/** Within one status, the reading that has returned more is the later one. */
function rank(state: PaymentState): number {
  return RANKS[state.status] + Math.min(state.amountRefunded, 1e12) / 1e13
}
