import { addSeconds, isBefore } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import { problem } from '../../lib/errors.ts'
import type { Actor } from '../../lib/http/actor.ts'
import type { AccommodationId } from '../../lib/ids.ts'
import { addDays, instantAt, type LocalDate } from '../../lib/local-date.ts'
import type { Language } from '../language/domain.ts'
import { isQuotedFor, type Quote, type QuoteOutcome, type StayRequest } from './domain/quote.ts'
import type { RatePlan } from './domain/rate-plan.ts'
import type { QuoteId } from './domain/terms.ts'
import { planCache } from './repository/plan-cache.ts'
import { pricingRepository } from './repository.ts'
import { allDailyPrices, dailyPrices, daysOff } from './service/daily.ts'
import type { PricingDeps, Work } from './service/deps.ts'
import { type Asked, type Leave, priceNow } from './service/price.ts'
import { getRatePlan, saveRatePlan, simulate } from './service/rates.ts'
import { findAlternatives, openMarket } from './service/search.ts'

/** A price given today is good until tomorrow. */
export const QUOTE_VALID_SECONDS = 24 * 3600

export type PricingService = ReturnType<ReturnType<typeof pricingService>>

export function pricingService(deps: PricingDeps) {
  const plans = planCache()
  return (db: Db) => {
    const work: Work = { deps, tx: db, plans }
    const repository = pricingRepository(db, deps.propertyId)
    return {
      /** Prices a stay and freezes price and conditions. Looks at no nights taken: that is occupancy's. */
      quote: (stay: StayRequest, language: Language = 'es', leave: Leave = {}) =>
        quoteForGood(work, { stay, language, leave }),
      /** The same without storing anything. */
      price: (stay: StayRequest, language: Language = 'es', leave: Leave = {}) =>
        priceNow(work, { stay, language, leave }),

      findQuote: (id: QuoteId) => repository.findQuote(id),
      /** Throws a 404 problem when there is none. */
      async getQuote(id: QuoteId): Promise<Quote> {
        const quote = await repository.findQuote(id)
        if (!quote) throw problem({ code: 'not_found', detail: 'There is no such quote.' })
        return quote
      },
      /**
       * The stored quote when it was made for this stay and still holds. Its own `stay` is the whole of what was
       * quoted: ages, extras and way of payment included, also where they were not said again.
       */
      async findValid(id: QuoteId, stay: StayRequest): Promise<Quote | undefined> {
        const quote = await repository.findQuote(id)
        if (!quote || !isQuotedFor(quote.stay, stay)) return undefined
        return isBefore(deps.clock.now(), quote.validUntil) ? quote : undefined
      },

      /** What is free and sold for some nights, in any number of cabins: nothing is read per cabin. */
      market: (nights: Parameters<typeof openMarket>[1]) => openMarket(work, nights),
      /** At most 3 stays that are free now, nearest first. */
      alternatives: (wanted: Parameters<typeof findAlternatives>[1]) => findAlternatives(work, wanted),

      /** Every night of `[from, to)`; empty while the cabin has no rates. */
      dailyPrices: (id: AccommodationId, from: LocalDate, to: LocalDate) =>
        dailyPrices(work, { id, from, to }),
      /** The same for every cabin with rates, in one query. */
      allDailyPrices: (from: LocalDate, to: LocalDate) => allDailyPrices(work, { from, to }),
      daysOff: (from: LocalDate, to: LocalDate) => daysOff(work, { from, to }),

      ratePlan: (id: AccommodationId) => repository.findPlan(id),
      ratePlans: () => repository.listPlans(plans),
      /** Throws a 404 problem for a cabin without rates. */
      getRatePlan: (id: AccommodationId) => getRatePlan(work, id),
      /** Throws a 404 problem for an unknown cabin. Quotes already given keep their price. */
      saveRatePlan: (id: AccommodationId, plan: RatePlan, actor: Actor): Promise<RatePlan> =>
        db.transaction((tx) => saveRatePlan({ ...work, tx }, { id, plan, actor })),
      simulate: (asked: Asked & { readonly plan: RatePlan }) => simulate(work, asked),
    }
  }
}

async function quoteForGood(work: Work, asked: Asked): Promise<QuoteOutcome> {
  const { deps, tx } = work
  const priced = await priceNow(work, asked)
  if (!priced.ok) return priced
  const { stay } = asked
  const id = deps.ids.uuid<QuoteId>()
  const createdAt = deps.clock.now()
  const dayOfArrivalEnds = instantAt(addDays(stay.checkIn, 1), '00:00', deps.zone)
  const tomorrow = addSeconds(createdAt, QUOTE_VALID_SECONDS)
  const quote: Quote = {
    id,
    stay,
    terms: { ...priced.terms, quoteId: id },
    createdAt,
    validUntil: isBefore(dayOfArrivalEnds, tomorrow) ? dayOfArrivalEnds : tomorrow,
  }
  await pricingRepository(tx, deps.propertyId).insertQuote(quote)
  return { ok: true, quote }
}
