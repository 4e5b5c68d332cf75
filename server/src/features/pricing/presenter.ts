import type { GuestsInput, QuoteView } from '@tranquera/contracts/quotes'
import { formatInstant } from '../../lib/clock.ts'
import { type ProblemError, problem } from '../../lib/errors.ts'
import { nightsBetween } from '../../lib/local-date.ts'
import { formatAmount } from '../../lib/money.ts'
import type { PricedParty } from './domain/price-stay.ts'
import type { Quote, QuoteRefusal } from './domain/quote.ts'

/** A bare number means adults. */
export function toParty(guests: GuestsInput): PricedParty {
  if (typeof guests === 'number') return { adults: guests, children: 0, babies: 0, pets: 0 }
  const { child_ages: childAges, ...party } = guests
  return childAges ? { ...party, childAges } : party
}

export function presentQuote(quote: Quote, zone: string): QuoteView {
  const { accommodationId, checkIn, checkOut, party } = quote.stay
  return {
    quote_id: quote.id,
    accommodation_id: accommodationId,
    check_in: checkIn,
    check_out: checkOut,
    nights: nightsBetween(checkIn, checkOut),
    guests: { adults: party.adults, children: party.children, babies: party.babies, pets: party.pets },
    lines: quote.lines.map(({ kind, description, amount }) => ({
      kind,
      description,
      amount: formatAmount(amount),
    })),
    total_price: formatAmount(quote.total),
    deposit_amount: formatAmount(quote.deposit),
    currency: quote.currency,
    policy: { ...quote.policy, cancellation_policy: [...quote.policy.cancellation_policy] },
    fx: quote.fx,
    valid_until: formatInstant(quote.validUntil, zone),
  }
}

/** The refusal as HTTP tells it (contract section 3). */
export function refusalProblem(refusal: QuoteRefusal): ProblemError {
  const { reason, limit } = refusal
  if (reason === 'accommodation_not_found') {
    return problem({
      code: reason,
      detail: 'There is no such accommodation; GET /accommodations lists them.',
    })
  }
  const { path, detail } = DETAILS[reason](limit ?? 0)
  return problem({
    code: reason,
    detail,
    errors: [{ path, message: detail }],
    ...(limit === undefined ? {} : { extra: { limit } }),
  })
}

type Explain = (limit: number) => { readonly path: string; readonly detail: string }

const DETAILS: Record<Exclude<QuoteRefusal['reason'], 'accommodation_not_found'>, Explain> = {
  invalid_dates: () => ({ path: 'check_out', detail: 'check_out must be later than check_in.' }),
  past_dates: () => ({ path: 'check_in', detail: 'check_in has passed; choose today or a later day.' }),
  capacity_exceeded: (limit) => ({
    path: 'guests',
    detail: `guests are too many: this accommodation holds ${limit}.`,
  }),
  min_nights: (limit) => ({
    path: 'check_out',
    detail: `On these dates the stay has at least ${limit} nights; choose a later check_out.`,
  }),
  max_nights: (limit) => ({
    path: 'check_out',
    detail: `The stay has at most ${limit} nights; choose an earlier check_out.`,
  }),
  closed_to_arrival: () => ({
    path: 'check_in',
    detail: 'Nobody arrives on this weekday; choose another check_in.',
  }),
  rates_missing: () => ({
    path: 'accommodation_id',
    detail: 'This accommodation has no rates yet: PUT /admin/accommodations/{id}/rates makes it bookable.',
  }),
}
