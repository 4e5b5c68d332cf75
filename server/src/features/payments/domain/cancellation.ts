import { addSeconds, type Instant, isBefore } from '../../../lib/clock.ts'
import { addDays, instantAt, type LocalDate } from '../../../lib/local-date.ts'
import { type MinorUnits, percentOf } from '../../../lib/money.ts'
import type { Language } from '../../language/domain.ts'
import type { FrozenTerms } from '../../pricing/domain/terms.ts'
import { REFUND_DAYS } from './refund.ts'

/** Cancelling at least this many days before arrival returns this share of what was paid. */
interface CancellationTier {
  readonly days_before: number
  readonly refund_percent: number
}

export interface Cancellation {
  /** The quote's snapshot: what the guest agreed to, whatever the owner wrote since. Any order. */
  readonly policy: readonly CancellationTier[]
  readonly checkIn: LocalDate
  /** `HH:MM`, the hour at which the cabin opens. */
  readonly checkInTime: string
  /** IANA name, for example America/Argentina/Buenos_Aires. */
  readonly zone: string
  readonly now: Instant
  readonly paid: MinorUnits
}

export interface CancellationOutcome {
  readonly refund: MinorUnits
  readonly kept: MinorUnits
  readonly percent: number
  /** The tier that applied; null when none did. */
  readonly tier: CancellationTier | null
  /** Until when this same answer holds, that instant included; null when nothing changes any more. */
  readonly holdsUntil: Instant | null
}

/** What a guest who cancels at `at.now` gets back of `paid`, by the conditions frozen with the quote. */
export function refundDue(
  {
    terms: { policy },
    checkIn,
  }: { readonly terms: Pick<FrozenTerms, 'policy'>; readonly checkIn: LocalDate },
  paid: MinorUnits,
  at: { readonly now: Instant; readonly zone: string },
): MinorUnits {
  return cancellationOutcome({
    policy: policy.cancellation_policy,
    checkIn,
    checkInTime: policy.check_in_time,
    zone: at.zone,
    now: at.now,
    paid,
  }).refund
}

/** What comes back to a guest who cancels now. Without a policy nothing does: a promise must have been written. */
export function cancellationOutcome(cancellation: Cancellation): CancellationOutcome {
  const { now, paid } = cancellation
  // The first boundary still ahead is the tier that applies; the boundary itself belongs to the guest.
  const open = boundaries(cancellation).filter((boundary) => !isBefore(boundary.until, now))
  const applied = open[0]
  const percent = applied ? clampPercent(applied.tier.refund_percent) : 0
  const refund = percentOf(Math.max(0, paid), percent)
  return {
    refund,
    kept: Math.max(0, paid) - refund,
    percent,
    tier: applied?.tier ?? null,
    holdsUntil: applied?.until ?? null,
  }
}

/** Earliest first. Days are calendar days: the same hour of the clock, also across a change of the zone's offset. */
function boundaries(cancellation: Cancellation): { tier: CancellationTier; until: Instant }[] {
  return [...cancellation.policy]
    .sort((a, b) => b.days_before - a.days_before || b.refund_percent - a.refund_percent)
    .map((tier) => ({
      tier,
      until: minuteEnd(
        instantAt(
          addDays(cancellation.checkIn, -tier.days_before),
          cancellation.checkInTime,
          cancellation.zone,
        ),
      ),
    }))
}

/** Boundaries are told to the minute ("hasta las 14:00"), so the whole of that minute is in time. */
function minuteEnd(at: Instant): Instant {
  return addSeconds(at, 59.999)
}

function clampPercent(percent: number): number {
  return Math.min(100, Math.max(0, percent))
}

/** Why the provider will not return an old payment, in the guest's language. */
export function tooOldToRefund(language: Language): string {
  switch (language) {
    case 'es':
      return (
        `Mercado Pago devuelve pagos hasta ${REFUND_DAYS} días después de aprobados. Este es más viejo, así ` +
        'que el alojamiento te lo devuelve por transferencia.'
      )
    case 'pt':
      return (
        `O Mercado Pago devolve pagamentos até ${REFUND_DAYS} dias depois de aprovados. Este é mais antigo, ` +
        'então a hospedagem devolve por transferência.'
      )
    case 'en':
      return (
        `Mercado Pago returns payments up to ${REFUND_DAYS} days after approval. This one is older, so the ` +
        'host returns it by bank transfer.'
      )
  }
}
