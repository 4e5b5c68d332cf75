import { z } from 'zod'
import { dateSchema, moneySchema } from './common.ts'

/** A cell as somebody wrote it; figures are taken as their text. */
const cell = z.union([z.string().max(500), z.number(), z.null()]).optional()

/** Stays of a notebook, one each; every cell as it was written there ("15/01/2027", "185.000,50"). */
const importedStay = z.strictObject({
  accommodation_id: cell,
  cabin: cell,
  check_in: cell,
  check_out: cell,
  nights: cell,
  guest: cell,
  contact_name: cell,
  phone: cell,
  contact_phone: cell,
  email: cell,
  contact_email: cell,
  people: cell,
  guests: cell,
  price: cell,
  total_price: cell,
  deposit: cell,
  paid: cell,
  method: cell,
  notes: cell,
})
export type ImportedStayInput = z.infer<typeof importedStay>

/** A document of up to a year of stays; `text/csv` and `text/plain` bodies are taken as `text`. */
export const importStaysBody = z
  .union([
    z.strictObject({ text: z.string().max(500_000) }),
    z.strictObject({ csv: z.string().max(500_000) }),
    z.strictObject({ stays: z.array(importedStay).max(2000) }),
  ])
  .meta({ id: 'ImportStaysBody' })
export type ImportStaysBody = z.infer<typeof importStaysBody>

export const importStaysQuery = z.strictObject({ dry_run: z.stringbool().default(false) })

/** Who has one of the nights; `line` when it is another line of the same file. */
const inTheWay = z.object({
  kind: z.enum(['hold', 'reservation', 'block', 'external', 'line']),
  label: z.string(),
  check_in: dateSchema,
  check_out: dateSchema,
  line: z.number().nullable(),
})

export const importedLine = z
  .object({
    /** As a spreadsheet counts, the heading included. */
    line: z.number(),
    text: z.string(),
    status: z.enum(['booked', 'overlapping', 'not_understood']),
    /** Why it was not understood; null for the others. */
    reason: z.string().nullable(),
    detail: z.string().nullable(),
    overlaps: z.array(inTheWay),
    /** Null in a look, and where nothing was written. */
    code: z.string().nullable(),
    accommodation_name: z.string().nullable(),
    check_in: dateSchema.nullable(),
    check_out: dateSchema.nullable(),
    contact_name: z.string().nullable(),
    guests: z.number().nullable(),
    total_price: moneySchema.nullable(),
    paid_amount: moneySchema.nullable(),
  })
  .meta({ id: 'ImportedLine' })
export type ImportedLineView = z.infer<typeof importedLine>

export const importReport = z
  .object({
    dry_run: z.boolean(),
    /** True when every line was booked; otherwise nothing was. */
    written: z.boolean(),
    booked: z.number(),
    overlapping: z.number(),
    not_understood: z.number(),
    lines: z.array(importedLine),
  })
  .meta({ id: 'ImportReport' })
export type ImportReport = z.infer<typeof importReport>
