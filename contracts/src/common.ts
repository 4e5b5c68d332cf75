import { z } from 'zod'
import { LANGUAGES } from './values.ts'

/** `"185000.00"`: decimal string with two places, beside a `currency`. */
export const moneySchema = z
  .string()
  .regex(/^-?\d{1,12}\.\d{2}$/, 'Expected an amount such as "185000.00"')
  .meta({ examples: ['185000.00'] })

/** What a client may send as an amount: `"185000"`, `"185000.5"`, `"185000.00"` or the same as a JSON number. */
export const moneyInputSchema = z.union([
  z.string().regex(/^-?\d{1,12}(\.\d{1,2})?$/, 'Expected an amount such as "185000.00"'),
  z.number().refine((value) => /^-?\d{1,12}(\.\d{1,2})?$/.test(String(value)), 'At most two decimals'),
])

export const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'Expected an ISO 4217 code such as ARS')

function isCalendarDay(value: string): boolean {
  const [year = 0, month = 0, day = 0] = value.split('-').map(Number)
  const at = new Date(Date.UTC(year, month - 1, day))
  // Years below 100 are taken for those of the last century; nobody stays in them.
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
}

/** A day that exists, `YYYY-MM-DD`. */
export const dateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Expected a date such as 2026-12-24')
  .refine(isCalendarDay, 'This day does not exist')
  .meta({ format: 'date', examples: ['2026-12-24'] })

/** Hour and minute of a day in the property's zone, `HH:MM`. */
export const clockSchema = (example: string) =>
  z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, `Write a time as HH:MM, for example ${example}.`)

/** ISO 8601 with offset: `2026-11-24T14:12:58-03:00`. */
export const instantSchema = z.iso.datetime({ offset: true })

export const uuidSchema = z.guid()
/** The same check, and the compiler knows whose id it is. */
export const idOf = <Entity extends string>() => uuidSchema.brand<Entity>()
export const idParams = <Entity extends string>() => z.object({ id: idOf<Entity>() })
export const idParamsSchema = z.object({ id: uuidSchema })

export const MAX_PAGE_SIZE = 100

/** The query of every list; `sort` names are the route's own. */
export const pageQuerySchema = z.strictObject({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  page_size: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(20),
})
export type PageQuery = z.infer<typeof pageQuerySchema>

/** Of lists that grow without end: `cursor` goes on where the last answer stopped, whatever came in between. */
export const cursorQuerySchema = pageQuerySchema.extend({ cursor: z.string().min(1).max(300).optional() })
export type CursorQuery = z.infer<typeof cursorQuerySchema>

/** A write that may be sent again: the same key and body get the stored answer, another body 422. */
export const IDEMPOTENCY_HEADER = 'idempotency-key'
export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, 'Idempotency-Key takes 1 to 200 visible ASCII characters.')

/** `sort=created_at` ascending, `sort=-created_at` descending; only the fields named. */
export function sortSchema<const Field extends string>(
  fields: readonly Field[],
  initial: Field | `-${Field}`,
) {
  const allowed = fields.flatMap((field) => [field, `-${field}`] as const)
  // A default must not be undefined, which the compiler cannot rule out for names it does not know.
  return z.enum(allowed).default(initial as never)
}

export const paginationSchema = z
  .object({
    page: z.number().int(),
    page_size: z.number().int(),
    total: z.number().int(),
    total_pages: z.number().int(),
    /** True where `total` is the database's estimate, because the list is too long to count. */
    total_estimated: z.boolean().optional(),
    /** For `cursor` of the next request; null at the end, absent where the list has page numbers only. */
    next_cursor: z.string().nullable().optional(),
  })
  .meta({ id: 'Pagination' })
export type Pagination = z.infer<typeof paginationSchema>

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), pagination: paginationSchema })
}

export function paginate(
  query: PageQuery,
  total: number,
  far: { readonly isEstimated?: boolean; readonly nextCursor?: string | null } = {},
): Pagination {
  return {
    page: query.page,
    page_size: query.page_size,
    total,
    total_pages: Math.ceil(total / query.page_size),
    ...(far.isEstimated ? { total_estimated: true } : {}),
    ...(far.nextCursor === undefined ? {} : { next_cursor: far.nextCursor }),
  }
}

export function offsetOf(query: PageQuery): number {
  return (query.page - 1) * query.page_size
}

export const paymentMethodSchema = z.enum(['mercado_pago', 'transfer', 'cash', 'card_at_desk'])

export const words = (most: number) => z.string().trim().max(most)

/** Words in up to three languages. A plain text counts as Spanish. */
export const localizedSchema = z
  .strictObject({
    es: words(4000).optional(),
    pt: words(4000).optional(),
    en: words(4000).optional(),
  })
  .meta({ id: 'Localized' })

export type LocalizedText = z.infer<typeof localizedSchema>

export const languageSchema = z.enum(LANGUAGES)
