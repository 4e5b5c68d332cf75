import type { Instant } from '../../lib/clock.ts'
import type { Db, Gathering, Statement } from '../../lib/db/types.ts'
import type { AccommodationId, PropertyId } from '../../lib/ids.ts'
import type { LocalDate } from '../../lib/local-date.ts'
import type { Party } from './domain/party.ts'
import { fromRatePlan, parseRatePlan } from './domain/plan-wire.ts'
import type { PayBy, Quote } from './domain/quote.ts'
import type { RatePlan } from './domain/rate-plan.ts'
import { TERMS_COLUMNS, type TermsRow, termsFromRow, termsToRow } from './domain/stored-terms.ts'
import type { QuoteId } from './domain/terms.ts'
import type { PlanCache } from './repository/plan-cache.ts'

const QUOTE_COLUMNS = [
  'id',
  'accommodation_id',
  'check_in',
  'check_out',
  'guests',
  'extras',
  'pay_by',
  ...TERMS_COLUMNS,
  'created_at',
  'valid_until',
] as const satisfies readonly (keyof QuoteRow)[]

interface QuoteRow extends TermsRow {
  id: QuoteId
  accommodation_id: AccommodationId
  check_in: LocalDate
  check_out: LocalDate
  guests: Party
  extras: string[]
  pay_by: PayBy | null
  created_at: Instant
  valid_until: Instant
}

/** A cabin that is offered, with its plan. */
export interface SoldCabin {
  readonly id: AccommodationId
  readonly name: string
  readonly capacity: number
  readonly petsAllowed: boolean
  readonly plan: RatePlan | null
}

interface SoldRow {
  id: AccommodationId
  name: string
  capacity: number
  pets_allowed: boolean
  active: boolean
  version: string | null
  plan: unknown
}

const SOLD_FACT = 'pricing.sold'
const quoteFact = (id: QuoteId) => `pricing.quote:${id}`
const PLAN_FACT = 'pricing.plan:'
const planFact = (id: AccommodationId) => `${PLAN_FACT}${id}`

/** Which facts stand as long as the stamp of the catalogue. */
export const isPlanFact = (key: string) => key === SOLD_FACT || key.startsWith(PLAN_FACT)

/** As many as a journey takes along; each number of rows is a statement of its own to the database. */
const MOST_ROWS = 16

interface NewQuote {
  readonly propertyId: PropertyId
  readonly quote: Quote
}

const NEW_QUOTES: Gathering<NewQuote> = {
  writesFor(items) {
    const chunks = Array.from({ length: Math.ceil(items.length / MOST_ROWS) }, (_, at) =>
      items.slice(at * MOST_ROWS, (at + 1) * MOST_ROWS),
    )
    return chunks.map(insertOf)
  },
}

function insertOf(items: readonly NewQuote[]): Statement {
  const params = items.flatMap(({ propertyId, quote }) => {
    const row = quoteToRow(quote)
    return [propertyId, ...QUOTE_COLUMNS.map((column) => row[column])]
  })
  const width = QUOTE_COLUMNS.length + 1
  const places = items.map(
    (_, row) => `(${Array.from({ length: width }, (_, at) => `$${row * width + at + 1}`).join(', ')})`,
  )
  return {
    sql: `insert into quotes (property_id, ${QUOTE_COLUMNS.join(', ')}) values ${places.join(', ')}`,
    params,
  }
}

export function pricingRepository(db: Db, propertyId: PropertyId) {
  /**
   * Every cabin, offered or not, in the owner's order. Plans that did not change since they were read last are not sent
   * again.
   */
  async function readAll(plans: PlanCache): Promise<(SoldCabin & { readonly active: boolean })[]> {
    const { rows } = await db.query<SoldRow>(
      `with known as (select unnest($2::text[]) as version),
            cabins as (select a.id, a.name, a.capacity, a.pets_allowed, a.position, a.active, r.plan,
                              r.accommodation_id || ' ' || r.xmin || ' ' || r.ctid as version
                         from accommodations a left join rates r on r.accommodation_id = a.id
                        where a.property_id = $1)
       select c.id, c.name, c.capacity, c.pets_allowed, c.active, c.version,
              case when known.version is null then c.plan end as plan
         from cabins c left join known on known.version = c.version
        order by c.position, c.name`,
      [propertyId, plans.versions()],
    )
    return rows.map(({ id, name, capacity, pets_allowed: petsAllowed, active, version, plan: stored }) => {
      const plan = version === null ? null : plans.read(id, { version, stored })
      if (plan) db.learn(planFact(id), plan)
      return { ...{ id, name, capacity, petsAllowed, active }, plan }
    })
  }
  const allCabins = (plans: PlanCache) => db.once(SOLD_FACT, () => readAll(plans))

  return {
    findPlan: (id: AccommodationId): Promise<RatePlan | undefined> =>
      db.once(planFact(id), async () => {
        const { rows } = await db.query<{ plan: unknown }>(
          `select r.plan from rates r join accommodations a on a.id = r.accommodation_id
            where r.accommodation_id = $1 and a.property_id = $2`,
          [id, propertyId],
        )
        return rows[0] && parseRatePlan(rows[0].plan)
      }),

    /** Of every cabin with rates. */
    async listPlans(plans: PlanCache): Promise<ReadonlyMap<AccommodationId, RatePlan>> {
      const all = await allCabins(plans)
      return new Map(all.flatMap(({ id, plan }) => (plan ? [[id, plan] as const] : [])))
    },

    /** What is offered, in the owner's order. */
    async listSoldCabins(plans: PlanCache): Promise<SoldCabin[]> {
      return (await allCabins(plans)).filter((cabin) => cabin.active)
    },

    async savePlan(id: AccommodationId, plan: RatePlan, now: Instant): Promise<void> {
      await db.query(
        `insert into rates (accommodation_id, plan, updated_at) values ($1, $2, $3)
         on conflict (accommodation_id) do update set plan = excluded.plan, updated_at = excluded.updated_at`,
        [id, fromRatePlan(plan), now],
      )
      db.learn(SOLD_FACT, undefined)
      db.learn(planFact(id), undefined)
    },

    async insertQuote(quote: Quote): Promise<void> {
      await db.gather(NEW_QUOTES, { propertyId, quote })
      db.learn(quoteFact(quote.id), quote)
    },

    async findQuote(id: QuoteId): Promise<Quote | undefined> {
      const known = await db.recall<Quote>(quoteFact(id))
      if (known) return known
      const { rows } = await db.query<QuoteRow>(
        `select ${QUOTE_COLUMNS.join(', ')} from quotes where id = $1 and property_id = $2`,
        [id, propertyId],
      )
      return rows[0] && toQuote(rows[0])
    },
  }
}

function quoteToRow({ id, stay, terms, createdAt, validUntil }: Quote): Record<keyof QuoteRow, unknown> {
  return {
    id,
    accommodation_id: stay.accommodationId,
    check_in: stay.checkIn,
    check_out: stay.checkOut,
    guests: stay.party,
    extras: [...(stay.extras ?? [])],
    pay_by: stay.payBy ?? null,
    ...termsToRow(terms),
    created_at: createdAt,
    valid_until: validUntil,
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
      extras: row.extras,
      payBy: row.pay_by,
    },
    terms: termsFromRow(row, row.id),
    createdAt: row.created_at,
    validUntil: row.valid_until,
  }
}
