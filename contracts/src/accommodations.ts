import { z } from 'zod'
import { idOf, languageSchema, localizedSchema, paginationSchema, uuidSchema, words } from './common.ts'
import { factsChangeSchema, factsSchema } from './facts.ts'
import { cancellationPolicySchema, ratesSchema } from './rates.ts'

const name = z.string().trim().min(1, 'Give the accommodation a name.').max(80)
const capacity = z
  .number({ message: 'Write how many guests it holds.' })
  .int('Write a whole number of guests.')
  .min(1, 'It holds at least one guest.')
  .max(100, 'It holds at most 100 guests.')

const bedSchema = z
  .strictObject({ type: z.string().trim().min(1).max(40), count: z.number().int().min(1).max(50) })
  .meta({ id: 'Bed' })

/** Half of what WhatsApp takes in one message (4,096): the rest is the greeting around it. */
const MOST_PRIVATE_WORDS = 2000

/** Keys, wifi, the way in: told the day before to whoever has a confirmed stay, and to nobody else. */
const arrivalNoteSchema = z
  .strictObject({
    es: words(MOST_PRIVATE_WORDS).optional(),
    pt: words(MOST_PRIVATE_WORDS).optional(),
    en: words(MOST_PRIVATE_WORDS).optional(),
  })
  .meta({ id: 'ArrivalNote' })

/** What somebody wrote of a stay, as they wrote it. */
const reviewSchema = z
  .strictObject({
    author: z.string().trim().min(1, 'Write who said it.').max(60),
    text: z.string().trim().min(1, 'Write what they said.').max(1000),
    stars: z.number().int().min(1).max(5).optional(),
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Write the month as YYYY-MM.')
      .optional(),
    /** Where it was written: Google, Airbnb, the guest book. */
    source: z.string().trim().min(1).max(40).optional(),
  })
  .meta({ id: 'Review' })
export type Review = z.infer<typeof reviewSchema>

const optional = {
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write the slug in lower case letters, digits and hyphens.')
    .max(80)
    .optional(),
  aliases: z.array(z.string().trim().min(1).max(60)).max(30).optional(),
  description: z.union([z.string().max(4000), localizedSchema]).optional(),
  bedrooms: z.number().int().min(0).max(50).optional(),
  bathrooms: z.number().int().min(0).max(50).optional(),
  beds: z.array(bedSchema).max(50).optional(),
  amenities: z.array(z.string().trim().min(1).max(60)).max(100).optional(),
  pets_allowed: z.boolean().optional(),
  /**
   * What is told of this cabin; a fact that is left out keeps what was told, and `null` takes it back. `pets` is
   * `pets_allowed` with its rule.
   */
  facts: factsChangeSchema.optional(),
  arrival_note: arrivalNoteSchema.optional(),
  /** All of them, in the order in which they are shown. */
  reviews: z.array(reviewSchema).max(50).optional(),
  active: z.boolean().optional(),
  position: z.number().int().min(0).max(10_000).optional(),
}

/** `max_guests` is another name of `capacity`; one of both is needed. */
export const createAccommodationBodySchema = z
  .strictObject({
    ...optional,
    name,
    capacity: capacity.optional(),
    max_guests: capacity.optional(),
    rates: ratesSchema.optional(),
  })
  .refine((body) => body.capacity !== undefined || body.max_guests !== undefined, {
    path: ['capacity'],
    message: 'Write how many guests it holds.',
  })
  .meta({ id: 'CreateAccommodationBody' })
export type CreateAccommodationBody = z.infer<typeof createAccommodationBodySchema>

/** Photos are put in the order of `photo_ids`. */
export const patchAccommodationBodySchema = z
  .strictObject({
    ...optional,
    name: name.optional(),
    capacity: capacity.optional(),
    max_guests: capacity.optional(),
    photo_ids: z.array(idOf<'photo'>()).max(100).optional(),
  })
  .meta({ id: 'PatchAccommodationBody' })
export type PatchAccommodationBody = z.infer<typeof patchAccommodationBodySchema>

/** A photo that was cropped or turned takes the place of the one it was made of. */
export const addPhotoQuerySchema = z.strictObject({ replaces: idOf<'photo'>().optional() })

export const photoSchema = z
  .object({
    id: uuidSchema,
    url: z.string(),
    /** The same picture as WebP in three widths, as `srcset` of HTML names them. */
    srcset: z.string(),
    alt: z.string(),
  })
  .meta({ id: 'Photo' })
export type PhotoView = z.infer<typeof photoSchema>

export const accommodationSchema = z
  .object({
    id: uuidSchema,
    slug: z.string(),
    name: z.string(),
    aliases: z.array(z.string()),
    description: z.string(),
    descriptions: localizedSchema,
    capacity: z.number(),
    max_guests: z.number(),
    bedrooms: z.number(),
    bathrooms: z.number(),
    beds: z.array(bedSchema),
    amenities: z.array(z.string()),
    pets_allowed: z.boolean(),
    facts: factsSchema,
    reviews: z.array(reviewSchema),
    photos: z.array(photoSchema),
    /** Null while the accommodation has no rates and cannot be booked. */
    base_price: z.string().nullable(),
    /** The cheapest night of the coming year, for the included guests and without fees. */
    price_from: z.string().nullable(),
    currency: z.string(),
    policies: z.object({
      check_in_time: z.string(),
      check_out_time: z.string(),
      cancellation_policy: cancellationPolicySchema,
      deposit_percent: z.number(),
      min_nights: z.number(),
    }),
    active: z.boolean(),
    position: z.number(),
  })
  .meta({ id: 'Accommodation' })

export const ownerAccommodationSchema = accommodationSchema
  .extend({
    ical_export_url: z.string(),
    /** Null for whoever may only read: it opens the door. */
    arrival_note: arrivalNoteSchema.nullable(),
  })
  .meta({ id: 'OwnerAccommodation' })
export type AccommodationView = z.infer<typeof accommodationSchema>
export type OwnerAccommodationView = z.infer<typeof ownerAccommodationSchema>

export const accommodationQuerySchema = z.strictObject({ lang: languageSchema.optional() })

/** How a visitor writes to the business. */
const contactSchema = z.object({
  /** As the owner wrote it; null when nobody answers WhatsApp here. */
  whatsapp_phone: z.string().nullable(),
  /** The number is simulated: the guest's phone at `/sandbox` stands in for it. */
  sandbox: z.boolean(),
})

export const accommodationListSchema = z
  .object({
    items: z.array(accommodationSchema),
    pagination: paginationSchema,
    property: z.object({
      name: z.string(),
      address: z.string(),
      lat: z.number().nullable(),
      lon: z.number().nullable(),
      map_url: z.string().nullable(),
      /** How to arrive, in the owner's words; empty while nobody wrote it. */
      directions: z.string(),
      house_rules: z.string(),
      pets_policy: z.string(),
      check_in_time: z.string(),
      check_out_time: z.string(),
    }),
    contact: contactSchema,
    /** An account is written down: what is cheaper by transfer can be paid so. */
    takes_transfers: z.boolean(),
  })
  .meta({ id: 'AccommodationList' })
export type AccommodationList = z.infer<typeof accommodationListSchema>
export const ownerAccommodationListSchema = z
  .object({ items: z.array(ownerAccommodationSchema), pagination: paginationSchema })
  .meta({ id: 'OwnerAccommodationList' })
export type OwnerAccommodationList = z.infer<typeof ownerAccommodationListSchema>

/** A cabin that had stays is kept for them and no longer offered. */
export const removedAccommodationSchema = z
  .object({ outcome: z.enum(['deleted', 'deactivated']) })
  .meta({ id: 'RemovedAccommodation' })
export type RemovedAccommodation = z.infer<typeof removedAccommodationSchema>
