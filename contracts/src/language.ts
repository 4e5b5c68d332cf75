import { z } from 'zod'
import { languageSchema } from './common.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const expecting = z
  .enum(['dates', 'nights', 'guests', 'choice', 'confirmation', 'name', 'email', 'phone'])
  .nullish()
const people = z.int().min(0).nullish()

const guests = z.strictObject({
  adults: people,
  children: people,
  babies: people,
  pets: people,
  total: people,
  /** Cabins that stand in the talk together. */
  units: people,
  child_ages: z.array(z.int().min(0)).nullish(),
})

/** What the talk is about when the message comes, as the chat knows it. */
const talk = z.strictObject({
  stay: z.strictObject({ check_in: day, check_out: day.nullish(), nights: people }).nullish(),
  /** While there is no stay: the days, both included, among which one is looked for. */
  span: z.strictObject({ from: day, to: day }).nullish(),
  /** The day of arrival, when that is all that is known of the stay. */
  arrival: day.nullish(),
  /** The dates of which one was to be chosen. */
  options: z
    .array(z.strictObject({ check_in: day, check_out: day }))
    .max(10)
    .nullish(),
  guests: guests.nullish(),
  accommodation_id: z.string().nullish(),
  /** The booking the guest holds, as the API tells it; what else it says is of no concern here. */
  reservation: z
    .union([
      z.string(),
      z.looseObject({
        check_in: day.nullish(),
        check_out: day.nullish(),
        status: z.string().nullish(),
        guests: z.looseObject({ adults: people, children: people, babies: people, pets: people }).nullish(),
      }),
    ])
    .nullish(),
  expecting,
})

/** Longest text WhatsApp delivers. */
const LONGEST_TEXT = 65_536

/** Contract section 6. */
export const analyzeBody = z
  .strictObject({
    text: z.string().min(1, 'Write the message to analyse.').max(LONGEST_TEXT),
    /** The instant to read the message at, so that answers can be repeated; now when left out. */
    now: z.iso
      .datetime({ offset: true, message: 'Write an instant with offset, 2026-11-24T10:00:00-03:00.' })
      .optional(),
    locale: z.string().max(10).optional(),
    expecting,
    context: talk.nullish(),
  })
  .meta({ id: 'AnalyzeBody' })
export type AnalyzeBody = z.infer<typeof analyzeBody>

const count = z.int().min(0).nullable()

/** What a message says; `trace` quotes the words of every rule, in UTF-16 offsets of the text as received. */
export const analysisView = z
  .object({
    language: languageSchema,
    intents: z.array(z.object({ name: z.string(), confidence: z.number(), cue: z.string() })),
    /** `yes` only when the message is nothing but a yes. */
    consent: z.enum(['yes', 'no', 'conditional', 'none']),
    stay: z.object({
      certainty: z.enum(['sure', 'assume', 'ask', 'window', 'none']),
      check_in: day.nullable(),
      check_out: day.nullable(),
      nights: z.int().nullable(),
      options: z.array(z.object({ check_in: day, check_out: day })).max(3),
    }),
    /** What becomes different from the talk so far, in differences: `nights: 1` is one night more. */
    change: z
      .object({
        nights: z.int().optional(),
        adults: z.int().optional(),
        children: z.int().optional(),
        babies: z.int().optional(),
        pets: z.int().optional(),
        check_in_days: z.int().optional(),
        check_out_days: z.int().optional(),
        which: z.enum(['previous', 'next', 'other']).optional(),
      })
      .nullable(),
    guests: z
      .object({
        adults: count,
        children: count,
        babies: count,
        pets: count,
        total: count,
        /** Cabins, only when several were asked for. */
        units: z.int().min(2).optional(),
        /** Ages told of those who are no adults, in years. */
        child_ages: z.array(z.int().min(0)).optional(),
      })
      .nullable(),
    /** Every cabin named; `accommodation_id` is it when only one was. */
    accommodation_ids: z.array(z.string()),
    accommodation_id: z.string().nullable(),
    contact: z
      .object({ name: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable() })
      .nullable(),
    /** Words about time that no rule could use: while there are any, the stay is asked. */
    unused: z.array(z.object({ text: z.string(), start: z.int(), end: z.int() })),
    trace: z.array(z.object({ rule: z.string(), text: z.string(), start: z.int(), end: z.int() })),
  })
  .meta({ id: 'Analysis' })
export type AnalysisView = z.infer<typeof analysisView>
