import type { Settings } from '@tranquera/contracts/settings'
import type { Instant } from '../../../lib/clock.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import type { CheckRefusal } from './check-stay.ts'
import { isSameParty, type Party } from './party.ts'
import type { CancellationStep } from './rate-plan.ts'
import type { FrozenTerms, PolicySnapshot, QuoteId } from './terms.ts'

const PAY_BY = ['card', 'transfer', 'cash'] as const
export type PayBy = (typeof PAY_BY)[number]

/** Everything a price depends on besides the rate plan and the day; kept with the stay for every later price. */
export interface StayRequest {
  readonly accommodationId: AccommodationId
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly party: Party
  /** Names of the plan's extras that were chosen. */
  readonly extras?: readonly string[]
  readonly payBy?: PayBy | null
}

export interface Quote {
  readonly id: QuoteId
  readonly stay: StayRequest
  readonly terms: FrozenTerms
  readonly createdAt: Instant
  readonly validUntil: Instant
}

export type QuoteRefusal = { readonly ok: false } & Omit<CheckRefusal, 'reason'> & {
    readonly reason: CheckRefusal['reason'] | 'accommodation_not_found' | 'rates_missing'
  }

export type QuoteOutcome = { readonly ok: true; readonly quote: Quote } | QuoteRefusal
export type PriceOutcome = { readonly ok: true; readonly terms: FrozenTerms } | QuoteRefusal

/** A free stay near one that was wanted. */
export interface Alternative {
  readonly accommodationId: AccommodationId
  readonly name: string
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
}

/** What the property's settings say where the rate plan of a cabin says nothing. */
export interface HouseTerms {
  readonly depositPercent: number
  readonly balanceDueDays: number
  readonly cancellationPolicy: readonly CancellationStep[]
  readonly balanceFx: PolicySnapshot['balance_fx']
  /** `HH:MM` at the property. */
  readonly checkInTime: string
  readonly checkOutTime: string
}

/** The conditions of the house as its settings say them. */
export function houseTerms(settings: Settings): HouseTerms {
  return {
    depositPercent: settings.deposit_percent,
    balanceDueDays: settings.balance_due_days,
    cancellationPolicy: settings.cancellation_policy.map((step) => ({
      daysBefore: step.days_before,
      refundPercent: step.refund_percent,
    })),
    balanceFx: settings.balance_fx,
    checkInTime: settings.check_in_time,
    checkOutTime: settings.check_out_time,
  }
}

/**
 * Whether a quote was made for what is asked now. What is not said again (ages, extras, way of payment) is as it was
 * quoted; what is said differently is another stay.
 */
export function isQuotedFor(quoted: StayRequest, asked: StayRequest): boolean {
  return (
    quoted.accommodationId === asked.accommodationId &&
    quoted.checkIn === asked.checkIn &&
    quoted.checkOut === asked.checkOut &&
    isSameParty(quoted.party, asked.party) &&
    agrees(quoted.party.childAges, asked.party.childAges) &&
    agrees(quoted.extras, asked.extras) &&
    (!asked.payBy || asked.payBy === (quoted.payBy ?? null))
  )
}

function agrees<T>(quoted: readonly T[] = [], asked: readonly T[] | undefined): boolean {
  if (!asked) return true
  return quoted.length === asked.length && quoted.toSorted().join('|') === asked.toSorted().join('|')
}
