import { z } from 'zod'
import { clockSchema, instantSchema, languageSchema } from './common.ts'

export const waySchema = z.enum(['push', 'whatsapp', 'email', 'slack'])
const severitySchema = z.enum(['info', 'warning', 'critical'])
const timeSchema = clockSchema('22:00')
const phoneSchema = z.string().regex(/^\+?\d{8,15}$/, 'Write a number of 8 to 15 digits.')

function wayShape<To extends z.ZodType>(to: To) {
  return {
    enabled: z.boolean(),
    /** The least severe alert that is told this way; a guest who waits is always told. */
    from_severity: severitySchema,
    /** Null: those of the environment. */
    to,
  }
}

const noAddress = z.null()
const addresses = <Item extends z.ZodType>(item: Item) => z.array(item).max(20).nullable()
const ways = {
  push: wayShape(noAddress),
  whatsapp: wayShape(addresses(phoneSchema)),
  email: wayShape(addresses(z.email('Write a complete e-mail address.'))),
  slack: wayShape(noAddress),
}

const quietHoursSchema = z.strictObject({ from: timeSchema, to: timeSchema })
const kindSchema = z.string().regex(/^[a-z_]{1,60}$/, 'Expected the kind of an alert')

/** `GET /admin/notifications`: who is told what, by which way, and when not. */
export const notificationsView = z
  .object({
    language: languageSchema,
    /** In the property's zone: what can wait for the morning waits. Null: nothing waits. */
    quiet_hours: z.object({ from: z.string(), to: z.string() }).nullable(),
    muted_kinds: z.array(z.string()),
    ways: z.object({
      push: z.object(ways.push),
      whatsapp: z.object(ways.whatsapp),
      email: z.object(ways.email),
      slack: z.object(ways.slack),
    }),
    /** How each way does at the moment. */
    state: z.array(
      z.object({
        way: waySchema,
        /** It would reach somebody. */
        configured: z.boolean(),
        /** Numbers, addresses or browsers it reaches. */
        reaches: z.number().int(),
        last_sent_at: instantSchema.nullable(),
        last_failed_at: instantSchema.nullable(),
        last_error: z.string().nullable(),
      }),
    ),
    /** Everything that can be told, in the owner's language. */
    kinds: z.array(z.object({ kind: z.string(), title: z.string() })),
    /** `applicationServerKey` of the Push API. */
    vapid_public_key: z.string(),
  })
  .meta({ id: 'Notifications' })
export type NotificationsView = z.infer<typeof notificationsView>

/** What is left out keeps its value; who sends the whole answer back may leave the rest of it in. */
export const notificationsBody = z
  .strictObject({
    language: languageSchema.optional(),
    quiet_hours: quietHoursSchema.nullable().optional(),
    muted_kinds: z.array(kindSchema).max(100).optional(),
    ways: z
      .strictObject({
        push: z.strictObject(ways.push).partial().optional(),
        whatsapp: z.strictObject(ways.whatsapp).partial().optional(),
        email: z.strictObject(ways.email).partial().optional(),
        slack: z.strictObject(ways.slack).partial().optional(),
      })
      .optional(),
    state: z.unknown().optional(),
    kinds: z.unknown().optional(),
    vapid_public_key: z.unknown().optional(),
  })
  .meta({ id: 'NotificationsBody' })

export const notificationTestBody = z
  .strictObject({
    /** Left out: every way that reaches somebody. */
    way: waySchema.optional(),
  })
  .nullish()

export const notificationTestView = z
  .object({
    results: z.array(
      z.object({
        way: waySchema,
        /** Number or address; empty for Slack, whose address is a secret. */
        to: z.string(),
        outcome: z.enum(['sent', 'failed']),
        /** Why it failed, in the provider's words. */
        detail: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'NotificationTest' })

const base64url = (least: number, most: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+={0,2}$/, 'Expected base64url')
    .min(least)
    .max(most)

/** `PushSubscription.toJSON()` of a browser. */
export const pushSubscriptionBody = z
  .strictObject({
    endpoint: z.url('Expected the endpoint of a push subscription.').max(2000),
    expirationTime: z.number().nullish(),
    keys: z.strictObject({ p256dh: base64url(80, 100), auth: base64url(16, 40) }),
  })
  .meta({ id: 'PushSubscriptionBody' })

export const pushSubscriptionView = z
  .object({ id: z.string(), vapid_public_key: z.string() })
  .meta({ id: 'PushSubscription' })
