import { z } from 'zod'
import { dateSchema, idOf, instantSchema, pageOf, pageQuerySchema } from './common.ts'

export const conflictSide = z
  .object({
    /** `imported`: a stay of a platform; else what stands in our calendar. */
    kind: z.enum(['imported', 'hold', 'reservation', 'block']),
    channel: z.string(),
    /** As its owner calls it; two platforms that nobody knows have one `channel`. */
    channel_name: z.string(),
    check_in: dateSchema,
    check_out: dateSchema,
    label: z.string(),
    /** The reservation's code, ours or the platform's. */
    code: z.string().nullable(),
    phone_last4: z.string().nullable(),
    link: z.string().nullable(),
  })
  .meta({ id: 'ConflictSide' })

export type ConflictSideView = z.infer<typeof conflictSide>

export const conflictView = z
  .object({
    id: z.string(),
    accommodation_id: z.string(),
    accommodation_name: z.string(),
    /** The nights both want, `[check_in, check_out)`. */
    check_in: dateSchema,
    check_out: dateSchema,
    severity: z.enum(['warning', 'critical']),
    status: z.enum(['open', 'resolved']),
    /** The platform's stay first. */
    sides: z.array(conflictSide),
    /** Empty once it is resolved. */
    suggestions: z.array(
      z.object({
        kind: z.enum(['move_ours', 'cancel_ours', 'cancel_theirs', 'free_block', 'ask_platforms']),
        text: z.string(),
        alternatives: z.array(
          z.object({
            accommodation_id: z.string(),
            accommodation_name: z.string(),
            check_in: dateSchema,
            check_out: dateSchema,
          }),
        ),
      }),
    ),
    resolution: z.string().nullable(),
    opened_at: instantSchema,
    resolved_at: instantSchema.nullable(),
  })
  .meta({ id: 'Conflict' })

export type ConflictView = z.infer<typeof conflictView>

export const conflictListQuery = pageQuerySchema.extend({
  status: z.enum(['open', 'resolved']).optional(),
  accommodation_id: idOf<'accommodation'>().optional(),
})

export const conflictList = pageOf(conflictView).meta({ id: 'ConflictList' })

export type ConflictList = z.infer<typeof conflictList>

export const resolveConflictBody = z
  .strictObject({
    resolution: z.string().trim().max(500).optional(),
    note: z.string().trim().max(500).optional(),
  })
  .default({})
