import { z } from 'zod'
import { currencySchema, moneySchema } from './common.ts'

const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/, 'Write a month as YYYY-MM, for example 2027-01.')
  .transform((value) => value.slice(0, 7))

export const MOST_REPORT_MONTHS = 60

/** Both months included; a day stands for its month. */
export const reportQuerySchema = z
  .strictObject({ from: monthSchema, to: monthSchema })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'to is not before from.' })
  .refine(({ from, to }) => monthsBetween(from, to) < MOST_REPORT_MONTHS, {
    path: ['to'],
    message: `At most ${MOST_REPORT_MONTHS} months at once.`,
  })

function monthsBetween(from: string, to: string): number {
  return (
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5))
  )
}

const figures = {
  /** Payments booked in the month, mistakes that were taken back deducted. */
  taken: moneySchema,
  /** What went back to guests in the month. */
  returned: moneySchema,
  /** What the provider kept of the month's payments. */
  fees: moneySchema,
  /** What stays that arrive in the month still owe today. */
  owed: moneySchema,
  /** The same with what follows the exchange rate at that of today; null where that changes nothing. */
  owed_today: moneySchema.nullable(),
  /** Price of the sold nights that lie in the month. */
  revenue: moneySchema,
  nights: z.number().int(),
  /** Average price of a night of the month; null when none was sold. */
  adr: moneySchema.nullable(),
}

export const monthsReportSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    currency: currencySchema,
    months: z.array(
      z.object({
        month: z.string(),
        ...figures,
        nights_external: z.number().int(),
        nights_available: z.number().int(),
        /** 0 to 100, one decimal: sold and imported nights of those not blocked. */
        occupancy: z.number(),
        by_channel: z.array(z.object({ channel: z.string(), currency: currencySchema, ...figures })),
        /** Money in other currencies than the place's; nothing is converted. */
        other_currencies: z.array(z.object({ currency: currencySchema, ...figures })),
      }),
    ),
  })
  .meta({ id: 'MonthsReport' })
export type MonthsReport = z.infer<typeof monthsReportSchema>
