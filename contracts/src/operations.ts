import { z } from 'zod'
import { instantSchema, pageOf, pageQuerySchema } from './common.ts'

/** Contract section 4. `disabled`: this installation does not use the part. */
export const checkStatusSchema = z.enum(['ok', 'slow', 'warning', 'error', 'disabled'])

const checkShape = { status: checkStatusSchema, detail: z.string().optional() }
const channelCheck = z.object({
  ...checkShape,
  configured: z.boolean(),
  circuit: z.enum(['closed', 'half_open', 'open']),
  last_event_at: instantSchema.nullable(),
})

export const healthSchema = z
  .object({
    status: z.enum(['healthy', 'degraded', 'unhealthy']),
    timestamp: instantSchema,
    version: z.string(),
    checks: z.object({
      database: z.object({
        ...checkShape,
        latency_ms: z.number().nullable(),
        /** Null: not known yet. A database that only reads makes the whole unhealthy. */
        writable: z.boolean().nullable(),
        pool: z.object({ total: z.number(), idle: z.number(), waiting: z.number() }),
      }),
      redis: z.object({ ...checkShape, latency_ms: z.number().nullable() }),
      disk: z.object({ ...checkShape, free_percent: z.number().nullable() }),
      memory: z.object({ ...checkShape, rss_mb: z.number(), heap_used_percent: z.number() }),
      ical: z.object({
        ...checkShape,
        /** Of the feed that was read longest ago; null without feeds. */
        age_minutes: z.number().nullable(),
        feeds: z.number().nullable(),
        failing: z.number().nullable(),
      }),
      whatsapp: channelCheck,
      mercadopago: channelCheck,
      speech: channelCheck,
      email: channelCheck,
      queue: z.object({
        ...checkShape,
        waiting: z.number().nullable(),
        oldest_seconds: z.number().nullable(),
        dead_letters: z.number().nullable(),
        /** Of the job taken longest ago that is neither done nor let go. */
        unsettled_oldest_seconds: z.number().nullable(),
      }),
      backup: z.object({
        ...checkShape,
        last_success_at: instantSchema.nullable(),
        age_hours: z.number().nullable(),
      }),
      runtime: z.object({
        ...checkShape,
        node: z.string(),
        uptime_s: z.number(),
        event_loop_p99_ms: z.number(),
        instance: z.string(),
      }),
    }),
  })
  .meta({ id: 'Health' })
export type HealthView = z.infer<typeof healthSchema>

export const readinessSchema = z.object({ status: z.literal('ready') }).meta({ id: 'Readiness' })
export type ReadinessView = z.infer<typeof readinessSchema>

export const alertsQuerySchema = pageQuerySchema.extend({
  status: z.enum(['open', 'resolved', 'all']).default('open'),
})

export const alertSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    severity: z.enum(['info', 'warning', 'critical']),
    /** What happened, in detail. */
    summary: z.string(),
    /** What happened and what to do, in the owner's language. */
    title: z.string(),
    advice: z.string(),
    /** What it is about, in words that need no translation. */
    about: z.string().nullable(),
    /** Page of the panel on which something can be done. */
    link: z.string(),
    entity: z.string().nullable(),
    entity_id: z.string().nullable(),
    created_at: instantSchema,
    resolved_at: instantSchema.nullable(),
    /** A person has seen it: it rings no more. */
    seen_at: instantSchema.nullable(),
    /** Who was told, the latest last; the panel shows every alert anyway. */
    told: z.array(
      z.object({
        way: z.enum(['push', 'whatsapp', 'email', 'slack']),
        phase: z.enum(['opened', 'closed']),
        outcome: z.enum(['sent', 'failed', 'waiting']),
        at: instantSchema,
      }),
    ),
  })
  .meta({ id: 'Alert' })
export type AlertView = z.infer<typeof alertSchema>
export const alertPageSchema = pageOf(alertSchema).meta({ id: 'AlertList' })
export type AlertList = z.infer<typeof alertPageSchema>

export const deadLetterSchema = z
  .object({
    id: z.string(),
    queue: z.string(),
    error: z.string(),
    attempts: z.number().int(),
    failed_at: instantSchema,
    /** Of the request that caused it: the log lines that carry it tell the story. */
    trace_id: z.string().nullable(),
  })
  .meta({ id: 'DeadLetter' })
export type DeadLetterView = z.infer<typeof deadLetterSchema>
export const deadLetterPageSchema = pageOf(deadLetterSchema).meta({ id: 'DeadLetterList' })
export type DeadLetterList = z.infer<typeof deadLetterPageSchema>
export const deadLetterOutcomeSchema = z
  .object({
    id: z.string(),
    outcome: z.enum(['retried', 'discarded']),
  })
  .meta({ id: 'DeadLetterOutcome' })
/** Why nobody tries it again; stands in the audit log. */
export const discardBody = z.strictObject({ reason: z.string().trim().min(1).max(500) })
export const deadLettersRetriedSchema = z
  .object({ retried: z.number().int() })
  .meta({ id: 'DeadLettersRetried' })
export type DeadLetterOutcome = z.infer<typeof deadLetterOutcomeSchema>

export const webhookSchema = z
  .object({
    id: z.string(),
    provider: z.string(),
    topic: z.string(),
    /** Only deliveries that proved their origin, or that can do no harm (`unproven`), are kept. */
    signature: z.enum(['valid', 'unproven']),
    received_at: instantSchema,
    processed_at: instantSchema.nullable(),
    /** From received to processed; null while it waits. */
    latency_ms: z.number().int().nullable(),
    deliveries: z.number().int(),
    attempts: z.number().int(),
    error: z.string().nullable(),
  })
  .meta({ id: 'WebhookEvent' })
export type WebhookView = z.infer<typeof webhookSchema>

export const webhookPageSchema = pageOf(webhookSchema)
  .extend({
    /** Counted by this process since it started. */
    signatures: z.array(
      z.object({
        provider: z.string(),
        valid: z.number().int(),
        invalid: z.number().int(),
        last_invalid_at: instantSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'WebhookEventList' })
export type WebhookList = z.infer<typeof webhookPageSchema>

export const rateLimitsSchema = z
  .object({
    enabled: z.boolean(),
    policies: z.array(z.object({ name: z.string(), limit: z.number(), window_seconds: z.number() })),
    /** Refused in the last 24 hours by every instance on one Redis, most refused first. */
    blocked: z.array(z.object({ path: z.string(), client_ip: z.string(), count: z.number().int() })),
    blocked_total: z.number().int(),
  })
  .meta({ id: 'RateLimits' })
export type RateLimitsView = z.infer<typeof rateLimitsSchema>

/** Names of the events of `GET /admin/events`; their data carries ids and codes, never a guest's words. */
export const LIVE_EVENTS = [
  'message.created',
  'message.status',
  'conversation.changed',
  'reservation.created',
  'reservation.changed',
  'payment.recorded',
  'alert.raised',
  'alert.resolved',
  'calendar.changed',
] as const

export const liveEventSchema = z
  .object({
    type: z.enum(LIVE_EVENTS),
    property_id: z.string(),
    conversation_id: z.string().optional(),
    message_id: z.string().optional(),
    direction: z.enum(['in', 'out']).optional(),
    reservation_code: z.string().optional(),
    accommodation_id: z.string().optional(),
    status: z.string().optional(),
    kind: z.string().optional(),
    alert_id: z.string().optional(),
    severity: z.string().optional(),
  })
  .meta({ id: 'LiveEvent' })
export type LiveEvent = z.infer<typeof liveEventSchema>

/** What came of asking for a newer version; nobody is asked before a person wants it. */
export const versionCheckSchema = z
  .object({
    current: z.string(),
    /** Null where nobody could say. */
    newest: z.string().nullable(),
    outcome: z.enum(['newer', 'newest', 'nothing_published', 'no_address', 'no_answer']),
    checked_at: instantSchema,
  })
  .meta({ id: 'VersionCheck' })
export type VersionCheck = z.infer<typeof versionCheckSchema>
