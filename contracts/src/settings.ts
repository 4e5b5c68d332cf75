import { z } from 'zod'
import { clockSchema, localizedSchema, words } from './common.ts'
import { factsSchema } from './facts.ts'
import { amountSchema, cancellationPolicySchema } from './rates.ts'
import { TIMED_MESSAGES } from './values.ts'

const timeSchema = clockSchema('15:00')
const daySchema = z.iso.date({ message: 'Write a day as YYYY-MM-DD, for example 2027-02-15.' })

/** What guests ask and an owner may answer in words of the house. */
export const FAQ_TOPICS = [
  'pets',
  'checkin',
  'amenities',
  'location',
  'payment',
  'policies',
  'photos',
  'late_arrival',
  'early_checkin',
  'luggage',
  'visitors',
  'noise',
  'safety',
  'weather',
  'activities',
  'long_stay',
  'lost_property',
  'discount',
  'instalments',
  'bring',
] as const

export const transferSchema = z
  .strictObject({
    alias: words(40).nullish(),
    cbu: z
      .string()
      .regex(/^\d{22}$/, 'A CBU or CVU has 22 digits.')
      .nullish(),
    holder: words(120).nullish(),
    bank: words(120).nullish(),
  })
  .meta({ id: 'TransferAccount' })

/** Decisions of one year that nobody can compute; same shape as the calendar that is shipped. */
const calendarYearSchema = z
  .strictObject({
    moved: z.record(z.string(), daySchema).optional(),
    bridges: z.array(daySchema).max(30).optional(),
    /** First and last day over all provinces. */
    winterHolidays: z.array(daySchema).length(2).optional(),
  })
  .meta({ id: 'CalendarYear' })

/** When a person answers. Without days it is every day; hours after midnight are those of the next morning. */
export const attentionHoursSchema = z
  .strictObject({
    from: timeSchema,
    to: timeSchema,
    days: z
      .array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))
      .min(1)
      .max(7)
      .optional(),
  })
  .meta({ id: 'AttentionHours' })
export type AttentionHours = z.infer<typeof attentionHoursSchema>

/** What Meta charges for one template outside the 24 hours, by its category, as its price list says it. */
const templatePricesSchema = z
  .strictObject({
    currency: z.string().regex(/^[A-Z]{3}$/, 'Write a currency as three capitals, for example USD.'),
    utility: z.string().regex(/^\d{1,6}(\.\d{1,4})?$/, 'Write a price with a point, for example 0.026.'),
  })
  .meta({ id: 'TemplatePrices' })
export type TemplatePrices = z.infer<typeof templatePricesSchema>

/** It stands as a link on pages and in chats: `javascript:` is an address as well. */
const secureUrlSchema = z.url({
  protocol: /^https$/,
  message: 'Write a complete address that starts with https://.',
})

const shape = {
  address: words(300).default(''),
  lat: z.number().min(-90).max(90).nullish(),
  lon: z.number().min(-180).max(180).nullish(),
  map_url: secureUrlSchema.nullish(),
  contact_phone: words(40).nullish(),
  email: z.email('Write a complete e-mail address.').nullish(),
  check_in_time: timeSchema.default('15:00'),
  check_out_time: timeSchema.default('10:00'),
  amenities: z.array(words(60)).max(100).default([]),
  /** What holds for the whole place, unless a cabin says otherwise. */
  facts: factsSchema.default({}),
  amenity_names: z.record(z.string(), localizedSchema).default({}),
  pets_policy: localizedSchema.default({}),
  house_rules: localizedSchema.default({}),
  /** The owner's own words by topic. */
  faq: z.partialRecord(z.enum(FAQ_TOPICS), localizedSchema).default({}),
  transfer: transferSchema.nullish(),
  /** Day on which the second half of a month changes over. */
  quincena_changeover_day: z.number().int().min(2).max(28).default(16),
  deposit_percent: z.number().min(0).max(100).default(30),
  /** Arrivals sooner than this pay everything at once. */
  balance_due_days: z.number().int().min(0).max(365).default(7),
  cancellation_policy: cancellationPolicySchema.default([
    { days_before: 14, refund_percent: 100 },
    { days_before: 7, refund_percent: 50 },
  ]),
  balance_reminder_days: z.array(z.number().int().min(0).max(90)).max(10).default([10, 7]),
  /** Whether the balance of a price in dollars keeps the rate of the quote. */
  balance_fx: z.enum(['frozen', 'on_payment_day']).default('frozen'),
  /** Payment in cash at a pay point: whether it is offered, and how long such a hold lives. */
  cash_coupon: z
    .strictObject({
      enabled: z.boolean().default(false),
      hold_hours: z.number().int().min(1).max(240).default(72),
      min_days_before_arrival: z.number().int().min(0).max(365).default(10),
      min_amount: amountSchema.optional(),
    })
    .default({ enabled: false, hold_hours: 72, min_days_before_arrival: 10 }),
  holidays: z
    .strictObject({ years: z.record(z.string().regex(/^\d{4}$/), calendarYearSchema).default({}) })
    .default({ years: {} }),
  winter_holiday_provinces: z.array(words(60)).max(24).default([]),
  /** Null: the guest is told that a person answers, not when. */
  attention_hours: attentionHoursSchema.nullish(),
  /** Silences the bot in every chat of the place; who writes is told that a person answers. */
  bot_silent: z.boolean().default(false),
  /** Which of the messages around a stay are not sent. */
  timed_messages_off: z.array(z.enum(TIMED_MESSAGES)).max(TIMED_MESSAGES.length).default([]),
  /** Where guests write a review; goes with the message that asks for one. */
  review_url: secureUrlSchema.max(300).nullish(),
  /** Null: the panel says that Meta charges, not how much. */
  whatsapp_prices: templatePricesSchema.nullish(),
}

/** What `properties.settings` holds: every key has a default, so `{}` is complete. */
export const settingsSchema = z.object(shape)
export type Settings = z.infer<typeof settingsSchema>

/** `GET /admin/settings`, and the body of `PUT`: keys that are left out keep their value. */
export const settingsViewSchema = settingsSchema
  .extend({
    name: z.string(),
    zone: z.string(),
    currency: z.string(),
  })
  .meta({ id: 'SettingsView' })
export type SettingsView = z.infer<typeof settingsViewSchema>

/** Built without defaults, so that a key that is left out is left alone. */
export const settingsBodySchema = z
  .strictObject({
    ...unwrapped(),
    name: words(120).min(1).optional(),
    /** As they were read: who sends the whole document back may leave them in, unchanged. */
    zone: z.string().optional(),
    currency: z.string().optional(),
  })
  .meta({ id: 'SettingsBody' })

function unwrapped() {
  const withoutDefault = <Inner extends z.ZodType>(schema: z.ZodDefault<Inner>) => schema.unwrap().optional()
  return {
    ...shape,
    address: withoutDefault(shape.address),
    check_in_time: withoutDefault(shape.check_in_time),
    check_out_time: withoutDefault(shape.check_out_time),
    amenities: withoutDefault(shape.amenities),
    facts: withoutDefault(shape.facts),
    amenity_names: withoutDefault(shape.amenity_names),
    pets_policy: withoutDefault(shape.pets_policy),
    house_rules: withoutDefault(shape.house_rules),
    faq: withoutDefault(shape.faq),
    quincena_changeover_day: withoutDefault(shape.quincena_changeover_day),
    deposit_percent: withoutDefault(shape.deposit_percent),
    balance_due_days: withoutDefault(shape.balance_due_days),
    cancellation_policy: withoutDefault(shape.cancellation_policy),
    balance_reminder_days: withoutDefault(shape.balance_reminder_days),
    balance_fx: withoutDefault(shape.balance_fx),
    cash_coupon: withoutDefault(shape.cash_coupon),
    holidays: withoutDefault(shape.holidays),
    winter_holiday_provinces: withoutDefault(shape.winter_holiday_provinces),
    bot_silent: withoutDefault(shape.bot_silent),
    timed_messages_off: withoutDefault(shape.timed_messages_off),
  }
}
export type SettingsBody = z.infer<typeof settingsBodySchema>
