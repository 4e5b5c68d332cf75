import type { QuoteView } from '@tranquera/contracts/quotes'
import type { SimulationView } from '@tranquera/contracts/rates'
import { formatInstant } from '../../lib/clock.ts'
import { nightsBetween } from '../../lib/local-date.ts'
import { formatAmount } from '../../lib/money.ts'
import { presentParty } from './domain/party.ts'
import type { Quote, StayRequest } from './domain/quote.ts'
import type { FrozenTerms } from './domain/terms.ts'
import { toldLines } from './domain/terms.ts'

export function presentQuote(quote: Quote, zone: string): QuoteView {
  return {
    quote_id: quote.id,
    ...presentTerms(quote.stay, quote.terms),
    valid_until: formatInstant(quote.validUntil, zone),
  }
}

/** A price with its conditions; nobody can book it by itself. */
export function presentTerms(stay: StayRequest, terms: FrozenTerms): SimulationView {
  const { accommodationId, checkIn, checkOut, party } = stay
  return {
    accommodation_id: accommodationId,
    check_in: checkIn,
    check_out: checkOut,
    nights: nightsBetween(checkIn, checkOut),
    guests: presentParty(party),
    lines: toldLines(terms),
    total_price: formatAmount(terms.total),
    deposit_amount: formatAmount(terms.deposit),
    currency: terms.currency,
    policy: { ...terms.policy, cancellation_policy: [...terms.policy.cancellation_policy] },
    fx: terms.fx,
    ...(stay.extras?.length ? { extras: [...stay.extras] } : {}),
    ...(stay.payBy ? { pay_by: stay.payBy } : {}),
    ...(terms.securityDeposit > 0 ? { security_deposit: formatAmount(terms.securityDeposit) } : {}),
  }
}
