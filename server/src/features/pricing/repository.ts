import { ratesSchema } from '@tranquera/contracts/rates'
import type { Instant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { AccommodationId, PropertyId } from '../../lib/ids.ts'
import type { LocalDate } from '../../lib/local-date.ts'
import type { PriceLine } from './domain/lines.ts'
import type { PricedParty } from './domain/price-stay.ts'
import type { FxSnapshot, PolicySnapshot, Quote, QuoteId } from './domain/quote.ts'
import { fromRatePlan, type RatePlan, toRatePlan } from './domain/rate-plan.ts'

interface QuoteRow {
  id: QuoteId
  accommodation_id: AccommodationId
  check_in: LocalDate
  check_out: LocalDate
  guests: PricedParty
  lines: PriceLine[]
  total: number
  deposit: number
  currency: string
  policy: PolicySnapshot
  fx: FxSnapshot | null
  created_at: Instant
  valid_until: Instant
}

export function pricingRepository(db: Db, propertyId: PropertyId) {
  return {
    async findPlan(id: AccommodationId): Promise<RatePlan | undefined> {
      const { rows } = await db.query<{ plan: unknown }>(
        `select r.plan from rates r join accommodations a on a.id = r.accommodation_id
          where r.accommodation_id = $1 and a.property_id = $2`,
        [id, propertyId],
      )
      return rows[0] && toRatePlan(ratesSchema.parse(rows[0].plan))
    },

    async listPlans(): Promise<ReadonlyMap<AccommodationId, RatePlan>> {
      const { rows } = await db.query<{ accommodation_id: AccommodationId; plan: unknown }>(
        `select r.accommodation_id, r.plan from rates r join accommodations a on a.id = r.accommodation_id
          where a.property_id = $1`,
        [propertyId],
      )
      return new Map(rows.map((row) => [row.accommodation_id, toRatePlan(ratesSchema.parse(row.plan))]))
    },

    async savePlan(id: AccommodationId, plan: RatePlan, now: Instant): Promise<void> {
      await db.query(
        `insert into rates (accommodation_id, plan, updated_at) values ($1, $2, $3)
         on conflict (accommodation_id) do update set plan = excluded.plan, updated_at = excluded.updated_at`,
        [id, fromRatePlan(plan), now],
      )
    },

    async insertQuote(quote: Quote): Promise<void> {
      const { accommodationId, checkIn, checkOut, party } = quote.stay
      await db.query(
        `insert into quotes (id, property_id, accommodation_id, check_in, check_out, guests, lines, total, deposit,
                             currency, policy, fx, created_at, valid_until)
         values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11, $12, $13, $14)`,
        [
          quote.id,
          propertyId,
          accommodationId,
          checkIn,
          checkOut,
          party,
          JSON.stringify(quote.lines),
          quote.total,
          quote.deposit,
          quote.currency,
          quote.policy,
          quote.fx,
          quote.createdAt,
          quote.validUntil,
        ],
      )
    },

    async findQuote(id: QuoteId): Promise<Quote | undefined> {
      const { rows } = await db.query<QuoteRow>(
        `select id, accommodation_id, check_in, check_out, guests, lines, total, deposit, currency, policy, fx,
                created_at, valid_until
           from quotes where id = $1 and property_id = $2`,
        [id, propertyId],
      )
      return rows[0] && toQuote(rows[0])
    },
  }
}

function toQuote(row: QuoteRow): Quote {
  return {
    id: row.id,
    stay: {
      accommodationId: row.accommodation_id,
      checkIn: row.check_in,
      checkOut: row.check_out,
      party: row.guests,
    },
    lines: row.lines,
    total: row.total,
    deposit: row.deposit,
    currency: row.currency,
    policy: row.policy,
    fx: row.fx,
    createdAt: row.created_at,
    validUntil: row.valid_until,
  }
}
