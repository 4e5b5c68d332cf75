import { z } from 'zod'

/** Contract section 6. */
export const analyzeBody = z.object({
  text: z.string().min(1, 'Write the message to analyse.').max(4096),
  /** The instant to read the message at, so that answers can be repeated; now when left out. */
  now: z.iso
    .datetime({ offset: true, message: 'Write an instant with offset, 2026-11-24T10:00:00-03:00.' })
    .optional(),
  locale: z.string().max(10).optional(),
  expecting: z
    .enum(['dates', 'nights', 'guests', 'choice', 'confirmation', 'name', 'email', 'phone'])
    .nullish(),
})

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const count = z.int().min(0).nullable()

/** What a message says; `trace` quotes the words of every rule, in UTF-16 offsets of the text as received. */
export const analysisView = z.object({
  language: z.enum(['es', 'pt', 'en']),
  intents: z.array(z.object({ name: z.string(), confidence: z.number(), cue: z.string() })),
  stay: z.object({
    certainty: z.enum(['sure', 'assume', 'ask', 'window', 'none']),
    check_in: day.nullable(),
    check_out: day.nullable(),
    nights: z.int().nullable(),
    options: z.array(z.object({ check_in: day, check_out: day })).max(3),
  }),
  guests: z
    .object({
      adults: count,
      children: count,
      babies: count,
      pets: count,
      total: count,
      /** Cabins, only when several were asked for. */
      units: z.int().min(2).optional(),
    })
    .nullable(),
  accommodation_id: z.string().nullable(),
  contact: z
    .object({ name: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable() })
    .nullable(),
  trace: z.array(z.object({ rule: z.string(), text: z.string(), start: z.int(), end: z.int() })),
})
