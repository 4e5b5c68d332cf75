import type { MinorUnits } from '../../../lib/money.ts'
import { OVERRIDES, type Override } from '../../pricing/domain/check-stay.ts'
import { peopleOf } from '../../pricing/domain/party.ts'
import type { PriceOutcome, QuoteRefusal, StayRequest } from '../../pricing/domain/quote.ts'
import type { FrozenTerms } from '../../pricing/domain/terms.ts'
import { agreedTotal, changedTerms } from '../domain/change-terms.ts'
import type { Reservation } from '../domain/reservation.ts'
import type { Step } from './deps.ts'

export interface PriceWish {
  /** A total that was agreed with the guest, minor units. */
  readonly totalPrice?: MinorUnits
  /** The total stays as agreed, whatever changes. */
  readonly keepPrice?: boolean
  readonly override?: readonly Override[]
}

type Priced = { readonly ok: true; readonly terms: FrozenTerms } | QuoteRefusal

/** What the changed stay costs, line by line as far as it was agreed so. */
export async function newTerms(
  { deps, tx }: Step,
  of: {
    readonly reservation: Reservation
    readonly stay: StayRequest | undefined
    readonly change: PriceWish
  },
): Promise<Priced> {
  const { reservation, stay, change } = of
  const agreed = reservation.terms
  const computed = stay
    ? await repriced({ deps, tx }, { ...of, stay })
    : ({ ok: true, terms: agreed } as const)
  if (!computed.ok) return computed
  const total = change.totalPrice ?? (change.keepPrice ? agreed.total : computed.terms.total)
  const note = change.keepPrice ? 'price as agreed' : 'agreed price'
  const terms = agreedTotal(computed.terms, { total, note })
  const isHold = reservation.status === 'pre_reserved'
  const deposit = isHold ? Math.round((terms.total * agreed.policy.deposit_percent) / 100) : terms.deposit
  return { ok: true, terms: { ...terms, deposit: Math.max(0, Math.min(deposit, terms.total)) } }
}

/** Rates of another currency, or none at all, never touch what was agreed before. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['fx_required', 'rates_missing', 'unknown_extra'])

async function repriced(
  { deps, tx }: Step,
  of: { readonly reservation: Reservation; readonly stay: StayRequest; readonly change: PriceWish },
): Promise<Priced> {
  const { reservation, stay, change } = of
  const { language } = reservation
  const quotes = deps.quotes(tx)
  const leave = { withdrawn: stay.accommodationId === reservation.accommodationId, moving: reservation.id }
  const override = [...(change.override ?? []), ...unasked(reservation, stay)]
  const willBe = await quotes.price(stay, language, { ...leave, override })
  if (!willBe.ok && !SAYS_NOTHING.has(willBe.reason)) return willBe
  const was = await quotes.price(stayOf(reservation), language, { withdrawn: true, override: OVERRIDES })
  const termsIn = (priced: PriceOutcome) => (priced.ok ? priced.terms : null)
  const terms = changedTerms({
    agreed: reservation.terms,
    before: reservation,
    after: stay,
    isMoved: stay.accommodationId !== reservation.accommodationId,
    was: termsIn(was),
    willBe: termsIn(willBe),
    payBy: stay.payBy ?? null,
    isOtherWay: (stay.payBy ?? null) !== reservation.payBy,
    language,
    isHold: reservation.status === 'pre_reserved',
  })
  return { ok: true, terms }
}

export function stayOf(reservation: Reservation): StayRequest {
  const { accommodationId, checkIn, checkOut, party, extras, payBy } = reservation
  return { accommodationId, checkIn, checkOut, party, extras, payBy }
}

/** Rules that were kept, or set aside, when the stay was made are not asked again about what does not change. */
function unasked(before: Reservation, stay: StayRequest): Override[] {
  const asides: Override[] = []
  const isHere = before.status === 'checked_in'
  const sameArrival = before.checkIn === stay.checkIn
  const sameDays = sameArrival && before.checkOut === stay.checkOut
  if (sameArrival) asides.push('past_dates', 'closed_to_arrival')
  if (before.checkOut === stay.checkOut) asides.push('closed_to_departure')
  if (sameDays || isHere) asides.push('min_nights', 'max_nights', 'closed_to_departure')
  const isSameCabin = before.accommodationId === stay.accommodationId
  if (isSameCabin && peopleOf(stay.party) <= peopleOf(before.party)) asides.push('capacity')
  return asides
}
