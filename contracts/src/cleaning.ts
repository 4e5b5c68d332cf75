import { z } from 'zod'
import { dateSchema, instantSchema } from './common.ts'

/** Dirty from a departure on, until somebody says it is clean. */
export const CLEANING_STATES = ['clean', 'dirty'] as const
export const cleaningStateSchema = z.enum(CLEANING_STATES)

/** A stay as the cleaner meets it: no surname, no phone, no money. */
const cleaningStay = z.object({
  /** The guest's first name, or the platform's. */
  name: z.string(),
  /** `HH:MM`: of the house, or what the guest told of the arrival. */
  at: z.string(),
  /** Adults, children and babies; null where a platform does not say. */
  people: z.number().int().nullable(),
  pets: z.number().int().nullable(),
})

export const cabinCleaningView = z
  .object({
    accommodation_id: z.string(),
    accommodation_name: z.string(),
    state: cleaningStateSchema,
    /** Who last said so: the cleaner by the link, or a person of the panel. Null: nobody yet. */
    changed_by: z.enum(['cleaner', 'staff']).nullable(),
    changed_at: instantSchema.nullable(),
    /** Who leaves and who arrives that day. */
    departures: z.array(cleaningStay),
    arrivals: z.array(cleaningStay),
    /** Somebody sleeps there before and after that day. */
    occupied: z.boolean(),
  })
  .meta({ id: 'CabinCleaning' })

/** The address the cleaner opens, without account. Whoever has it sees the day; a new one ends the old one. */
export const cleaningLinkView = z
  .object({
    url: z.string(),
    created_at: instantSchema,
    /** When somebody last looked at it; null: never. */
    opened_at: instantSchema.nullable(),
  })
  .meta({ id: 'CleaningLink' })

/** `GET /admin/cleaning?date`: the cleaner's day. */
export const cleaningQuerySchema = z.strictObject({ date: dateSchema.optional() })
export const cleaningView = z
  .object({
    date: dateSchema,
    link: cleaningLinkView.nullable(),
    cabins: z.array(cabinCleaningView),
  })
  .meta({ id: 'Cleaning' })

/** `PUT /admin/cleaning/{accommodation id}` */
export const cleaningBody = z.strictObject({ state: cleaningStateSchema }).meta({ id: 'CleaningBody' })
export const cleaningStateView = z
  .object({ accommodation_id: z.string(), state: cleaningStateSchema })
  .meta({ id: 'CleaningState' })

export type CleaningView = z.output<typeof cleaningView>
