import { z } from 'zod'
import { currencySchema, dateSchema, instantSchema, moneySchema } from './common.ts'
import { checkStatusSchema } from './operations.ts'
import { dueToday } from './reservations.ts'

export const CONVERSION_STAGES = ['inquiry', 'quote', 'hold', 'payment', 'confirmed'] as const

const stayRow = z
  .object({
    code: z.string(),
    accommodation_id: z.string(),
    accommodation_name: z.string(),
    contact_name: z.string(),
    check_in: dateSchema,
    check_out: dateSchema,
    guests: z.number().int(),
    status: z.string(),
    due_amount: moneySchema,
    due_today: dueToday,
    currency: z.string(),
  })
  .meta({ id: 'DashboardStay' })

export const dashboardSchema = z
  .object({
    today: dateSchema,
    generated_at: instantSchema,
    totals: z.object({
      accommodations: z.number().int(),
      reservations: z.number().int(),
      /** By status; every status stands here, also with none. */
      by_status: z.record(z.string(), z.number().int()),
      in_house: z.number().int(),
      guests: z.number().int(),
      conversations: z.number().int(),
      waiting_human: z.number().int(),
      unread: z.number().int(),
      open_alerts: z.number().int(),
      open_conflicts: z.number().int(),
      proofs_waiting: z.number().int(),
      /** Which of these are the database's estimate, because more than 10,000 are not counted. */
      estimated: z.array(z.string()).optional(),
    }),
    /** The calendar month of `today`, past and sold nights together. */
    month: z.object({
      from: dateSchema,
      /** Exclusive. */
      to: dateSchema,
      currency: currencySchema,
      /** Price of the sold nights that lie in the month. */
      revenue: moneySchema,
      /** Payments less refunds booked in the month. */
      collected: moneySchema,
      /** Nights of stays sold in another currency are counted, their price stands here. */
      other_revenue: z.array(z.object({ currency: z.string(), amount: moneySchema })),
      nights_sold: z.number().int(),
      nights_external: z.number().int(),
      nights_available: z.number().int(),
    }),
    month_revenue: moneySchema,
    currency: currencySchema,
    /** 0 to 100, one decimal: sold and imported nights of those not blocked. */
    occupancy: z.number(),
    /** Average price of a sold night; null when none was sold. */
    adr: moneySchema.nullable(),
    conversion: z.object({
      /** Days the figures look back. */
      days: z.number().int(),
      stages: z.array(
        z.object({
          stage: z.enum(CONVERSION_STAGES),
          count: z.number().int(),
          /** Of the stage before, 0 to 100; null where there is nothing to compare with. */
          percent: z.number().nullable(),
        }),
      ),
    }),
    last_24h: z.object({
      messages_in: z.number().int(),
      messages_out: z.number().int(),
      conversations: z.number().int(),
      reservations: z.number().int(),
      confirmed: z.number().int(),
      cancelled: z.number().int(),
      expired: z.number().int(),
      payments: z.number().int(),
      collected: moneySchema,
    }),
    arrivals_today: z.array(stayRow),
    departures_today: z.array(stayRow),
    expiring_holds: z.array(stayRow.extend({ expires_at: instantSchema, seconds_left: z.number().int() })),
    health: z.object({
      status: z.enum(['healthy', 'degraded', 'unhealthy']),
      /** Parts that are not well. */
      problems: z.array(z.object({ check: z.string(), status: checkStatusSchema })),
    }),
  })
  .meta({ id: 'Dashboard' })
export type DashboardView = z.infer<typeof dashboardSchema>
