import { addSeconds, type Clock, isBefore } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import { problem } from '../../lib/errors.ts'
import type { Actor } from '../../lib/http/actor.ts'
import type { AccommodationId, Ids, PropertyId } from '../../lib/ids.ts'
import { addDays, dateAt, instantAt, type LocalDate } from '../../lib/local-date.ts'
import type { MinorUnits } from '../../lib/money.ts'
import type { HolidayCalendar, Language } from '../language/domain.ts'
import type { AuditEntry } from '../staff/domain/audit.ts'
import { checkStay } from './domain/check-stay.ts'
import { presentLines } from './domain/lines.ts'
import { balanceDueOn, depositOf, priceStay } from './domain/price-stay.ts'
import {
  type HouseTerms,
  isQuotedFor,
  type PriceOutcome,
  type Quote,
  type QuoteOutcome,
  type StayRequest,
} from './domain/quote.ts'
import { fromRatePlan, minNightsOn, type RatePlan } from './domain/rate-plan.ts'
import type { FrozenTerms, FxSnapshot, QuoteId } from './domain/terms.ts'
import { pricingRepository } from './repository.ts'

export interface PricingDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly propertyId: PropertyId
  /** IANA zone of the property: decides which day today is. */
  readonly zone: string
  /** Days off, with the owner's own decisions. */
  readonly holidays: (db: Db) => Promise<HolidayCalendar>
  /** Undefined when there is no such cabin or it is not offered. */
  readonly findCabin: (
    db: Db,
    id: AccommodationId,
  ) => Promise<{ readonly capacity: number; readonly active: boolean } | undefined>
  readonly terms: (db: Db) => Promise<HouseTerms>
  readonly audit: (tx: Db, entry: AuditEntry) => Promise<void>
}

/** A price given today is good until tomorrow. */
export const QUOTE_VALID_SECONDS = 24 * 3600

export interface DailyPrice {
  readonly date: LocalDate
  /** One night for the included guests, without fees. */
  readonly price: MinorUnits
  readonly minNights: number
}

export type PricingService = ReturnType<ReturnType<typeof pricingService>>

export function pricingService(deps: PricingDeps) {
  return (db: Db) => ({
    /** Prices a stay and freezes price and conditions. Looks at no nights taken: that is occupancy's. */
    async quote(stay: StayRequest, language: Language = 'es'): Promise<QuoteOutcome> {
      const priced = await price(deps, db, stay, language)
      if (!priced.ok) return priced
      const id = deps.ids.uuid<QuoteId>()
      const createdAt = deps.clock.now()
      const dayOfArrivalEnds = instantAt(addDays(stay.checkIn, 1), '00:00', deps.zone)
      const validUntil = addSeconds(createdAt, QUOTE_VALID_SECONDS)
      const quote: Quote = {
        id,
        stay,
        terms: { ...priced.terms, quoteId: id },
        createdAt,
        validUntil: isBefore(dayOfArrivalEnds, validUntil) ? dayOfArrivalEnds : validUntil,
      }
      await pricingRepository(db, deps.propertyId).insertQuote(quote)
      return { ok: true, quote }
    },

    /** The same without storing anything. */
    price: (stay: StayRequest, language: Language = 'es') => price(deps, db, stay, language),

    findQuote: (id: QuoteId) => pricingRepository(db, deps.propertyId).findQuote(id),

    /** Throws a 404 problem when there is none. */
    async getQuote(id: QuoteId): Promise<Quote> {
      const quote = await pricingRepository(db, deps.propertyId).findQuote(id)
      if (!quote) throw problem({ code: 'not_found', detail: 'There is no such quote.' })
      return quote
    },

    /**
     * The stored quote when it was made for this stay and still holds. Its own `stay` is the whole of what was quoted:
     * ages, extras and way of payment included, also where they were not said again.
     */
    async findValid(id: QuoteId, stay: StayRequest): Promise<Quote | undefined> {
      const quote = await pricingRepository(db, deps.propertyId).findQuote(id)
      if (!quote || !isQuotedFor(quote.stay, stay)) return undefined
      return isBefore(deps.clock.now(), quote.validUntil) ? quote : undefined
    },

    /** Every night of `[from, to)`; empty while the cabin has no rates. */
    async dailyPrices(id: AccommodationId, from: LocalDate, to: LocalDate): Promise<DailyPrice[]> {
      const plan = await pricingRepository(db, deps.propertyId).findPlan(id)
      if (!plan || to <= from) return []
      return pricesPerDay(plan, from, to, await deps.holidays(db))
    },

    /** The same for every cabin with rates, in one query. */
    async allDailyPrices(
      from: LocalDate,
      to: LocalDate,
    ): Promise<ReadonlyMap<AccommodationId, readonly DailyPrice[]>> {
      const plans = await pricingRepository(db, deps.propertyId).listPlans()
      const holidays = await deps.holidays(db)
      return new Map([...plans].map(([id, plan]) => [id, pricesPerDay(plan, from, to, holidays)]))
    },

    ratePlan: (id: AccommodationId) => pricingRepository(db, deps.propertyId).findPlan(id),

    ratePlans: () => pricingRepository(db, deps.propertyId).listPlans(),

    /** Throws a 404 problem for an unknown cabin. Quotes already given keep their price. */
    saveRatePlan(id: AccommodationId, plan: RatePlan, actor: Actor): Promise<RatePlan> {
      return db.transaction(async (tx) => {
        if (!(await deps.findCabin(tx, id))) throw cabinNotFound()
        const repository = pricingRepository(tx, deps.propertyId)
        const before = await repository.findPlan(id)
        await repository.savePlan(id, plan, deps.clock.now())
        await deps.audit(tx, {
          actor,
          action: 'rates.saved',
          entity: 'accommodation',
          entityId: id,
          cause: 'rates edited',
          before: before ? fromRatePlan(before) : null,
          after: fromRatePlan(plan),
        })
        return plan
      })
    },
  })
}

export function cabinNotFound() {
  return problem({
    code: 'accommodation_not_found',
    detail: 'There is no such accommodation; GET /accommodations lists them.',
  })
}

async function price(
  deps: PricingDeps,
  db: Db,
  stay: StayRequest,
  language: Language,
): Promise<PriceOutcome> {
  const cabin = await deps.findCabin(db, stay.accommodationId)
  if (!cabin?.active) return { ok: false, reason: 'accommodation_not_found' }
  const plan = await pricingRepository(db, deps.propertyId).findPlan(stay.accommodationId)
  if (!plan) return { ok: false, reason: 'rates_missing' }
  const { checkIn, checkOut, party: guests } = stay
  const today = dateAt(deps.clock.now(), deps.zone)
  const refusal = checkStay(plan, { checkIn, checkOut, guests }, { today, capacity: cabin.capacity })
  if (refusal) return { ok: false, ...refusal }
  const priced = priceStay({ plan, checkIn, checkOut, guests, holidays: await deps.holidays(db) })
  return { ok: true, terms: freeze(plan, await deps.terms(db), { ...priced, checkIn, today, language }) }
}

function freeze(
  plan: RatePlan,
  house: HouseTerms,
  priced: ReturnType<typeof priceStay> & { checkIn: LocalDate; today: LocalDate; language: Language },
): FrozenTerms {
  const { checkIn, today, total, currency, language } = priced
  const balanceDueDays = plan.balanceDueDays ?? house.balanceDueDays
  const depositPercent = plan.depositPercent ?? house.depositPercent
  const { deposit, percent } = depositOf(total, { depositPercent, balanceDueDays, today, checkIn })
  const steps = plan.cancellationPolicy ?? house.cancellationPolicy
  return {
    quoteId: null,
    lines: presentLines(priced.steps, { currency, language }),
    handMade: [],
    total,
    deposit,
    currency,
    policy: {
      deposit_percent: percent,
      balance_due_days: balanceDueDays,
      balance_due_on: balanceDueOn(checkIn, balanceDueDays),
      cancellation_policy: steps.map((step) => ({
        days_before: step.daysBefore,
        refund_percent: step.refundPercent,
      })),
      balance_fx: house.balanceFx,
      check_in_time: house.checkInTime,
      check_out_time: house.checkOutTime,
    },
    fx: fxOf(plan),
  }
}

function fxOf(plan: RatePlan): FxSnapshot | null {
  if (!plan.fx) return null
  const { priceCurrency: from, currency: to, fx } = plan
  return { from, to, rate: fx.rate, source: fx.source, text: `1 ${from} = ${fx.rate} ${to}` }
}

function pricesPerDay(
  plan: RatePlan,
  from: LocalDate,
  to: LocalDate,
  holidays: HolidayCalendar,
): DailyPrice[] {
  const nobody = { adults: 0, children: 0, babies: 0, pets: 0 }
  const { perNight } = priceStay({ plan, checkIn: from, checkOut: to, guests: nobody, holidays })
  return perNight.map(({ date, amount }) => ({ date, price: amount, minNights: minNightsOn(plan, date) }))
}
