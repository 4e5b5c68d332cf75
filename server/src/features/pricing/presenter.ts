import type { QuoteView } from '@tranquera/contracts/quotes'
import { formatInstant } from '../../lib/clock.ts'
import { type ProblemError, problem } from '../../lib/errors.ts'
import { nightsBetween } from '../../lib/local-date.ts'
import { formatAmount } from '../../lib/money.ts'
import { presentParty } from './domain/party.ts'
import type { Quote, QuoteRefusal } from './domain/quote.ts'

export function presentQuote(quote: Quote, zone: string): QuoteView {
  const { accommodationId, checkIn, checkOut, party } = quote.stay
  const { terms } = quote
  return {
    quote_id: quote.id,
    accommodation_id: accommodationId,
    check_in: checkIn,
    check_out: checkOut,
    nights: nightsBetween(checkIn, checkOut),
    guests: presentParty(party),
    lines: terms.lines.map(({ kind, description, amount }) => ({
      kind,
      description,
      amount: formatAmount(amount),
    })),
    total_price: formatAmount(terms.total),
    deposit_amount: formatAmount(terms.deposit),
    currency: terms.currency,
    policy: { ...terms.policy, cancellation_policy: [...terms.policy.cancellation_policy] },
    fx: terms.fx,
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
