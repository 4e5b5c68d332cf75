import { z } from 'zod'
import { isLocalDate, type LocalDate } from '../../../lib/local-date.ts'

export const date = z.custom<LocalDate>(isLocalDate)
export const stayDates = z.object({ checkIn: date, checkOut: date })
export type StayDates = z.infer<typeof stayDates>

/** What the owner asked for from the own telephone, waiting for a yes. */
export const ownerDeed = z.discriminatedUnion('type', [
  z.object({
    type: z.enum(['block', 'free']),
    accommodationId: z.string(),
    stay: stayDates,
    reason: z.string().nullable(),
    /** Nights that were closed by mistake, and come free with it. */
    instead: z.object({ accommodationId: z.string(), stay: stayDates }).exactOptional(),
  }),
  /** Nights to be closed or opened of which something is still to be told. */
  z.object({
    type: z.literal('unfinished'),
    deed: z.enum(['block', 'free']),
    accommodationId: z.string().nullable(),
    stay: stayDates.nullable(),
    reason: z.string().nullable(),
  }),
  /** `shown`: the stay as it was worded; it may be another by the time of the yes. */
  z.object({ type: z.literal('confirm'), code: z.string(), shown: z.string().exactOptional() }),
  z.object({ type: z.enum(['take_chat', 'give_chat']), conversationId: z.string(), name: z.string() }),
  /** The next words of the owner are the answer to this question. */
  z.object({ type: z.literal('answer'), questionId: z.string() }),
  /** A price for a stay that was asked about; without an amount it is still to be written. */
  z.object({
    type: z.literal('price'),
    questionId: z.string(),
    accommodationId: z.string(),
    stay: stayDates,
    amount: z.number().int().nullable(),
  }),
])
export type OwnerDeed = z.infer<typeof ownerDeed>

/** The chat the owner spoke of last. */
export const chatOfOwner = z.object({ conversationId: z.string(), name: z.string() })
