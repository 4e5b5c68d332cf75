import { z } from 'zod'
import { localizedSchema } from './common.ts'

/** What guests ask about a cabin or the place, one word for each. */
export const FACTS = [
  'pets',
  'wifi',
  'phone_signal',
  'heating',
  'fireplace',
  'air_conditioning',
  'parking',
  'charger',
  'pool',
  'jacuzzi',
  'sauna',
  'grill',
  'linen',
  'towels',
  'breakfast',
  'kitchen',
  'fridge',
  'microwave',
  'oven',
  'coffee_maker',
  'crockery',
  'washing_machine',
  'hairdryer',
  'tv',
  'cot',
  'high_chair',
  'playground',
  'hot_water',
  'balcony',
  'garden',
  'lake_access',
  'view',
  'bikes',
  'games',
  'firewood',
  'restaurant',
  'shop',
  'cleaning',
  'accessibility',
  'smoking',
] as const
export type Fact = (typeof FACTS)[number]

/** `true` and `false` stand for `{has}`; `note` is what the owner adds, in the owner's words. */
const factSchema = z
  .union([z.boolean(), z.strictObject({ has: z.boolean(), note: localizedSchema.optional() })])
  .meta({ id: 'Fact' })

/** What is told, yes or no; what is left out is not known. */
export const factsSchema = z.partialRecord(z.enum(FACTS), factSchema).meta({ id: 'Facts' })
export type Facts = z.infer<typeof factsSchema>

/** What is told anew: `null` takes back what was told, so that it is not known any more. */
export const factsChangeSchema = z
  .partialRecord(z.enum(FACTS), factSchema.nullable())
  .meta({ id: 'FactsChange' })
export type FactsChange = z.infer<typeof factsChangeSchema>
