import { z } from 'zod'
import { cursorQuerySchema, instantSchema, pageOf } from './common.ts'

export const SESSION_COOKIE = 'tranquera_session'
/** Readable by the page, which sends it back in `X-CSRF-Token` with every write. */
export const CSRF_COOKIE = 'tranquera_csrf'
export const CSRF_HEADER = 'x-csrf-token'

export const roleSchema = z.enum(['owner', 'staff', 'reader'])
export type StaffRole = z.infer<typeof roleSchema>

export const loginBodySchema = z
  .strictObject({
    email: z.string().trim().min(1).max(254),
    password: z.string().min(1).max(1000),
    /** Six digits of the authenticator app, where one is set up. */
    totp: z.string().trim().max(20).optional(),
  })
  .meta({ id: 'LoginBody' })
export type LoginBody = z.infer<typeof loginBodySchema>

export const loginAnswerSchema = z
  .object({
    access_token: z.string(),
    token_type: z.literal('bearer'),
    /** Seconds. */
    expires_in: z.number().int(),
    csrf_token: z.string(),
  })
  .meta({ id: 'SignedIn' })
export type LoginAnswer = z.infer<typeof loginAnswerSchema>

export const meSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: roleSchema,
    csrf_token: z.string(),
  })
  .meta({ id: 'Me' })
export type MeView = z.infer<typeof meSchema>

export const auditQuerySchema = cursorQuerySchema.extend({
  entity: z.string().max(60).optional(),
  entity_id: z.string().max(100).optional(),
  /** `staff`, `guest`, `provider`, `system`, or one actor's id. */
  actor: z.string().max(100).optional(),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
})

export const auditEntrySchema = z
  .object({
    id: z.number().int(),
    at: instantSchema,
    actor_kind: z.string(),
    actor_id: z.string().nullable(),
    action: z.string(),
    entity: z.string(),
    entity_id: z.string(),
    cause: z.string(),
    before: z.unknown(),
    after: z.unknown(),
    trace_id: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' })
export type AuditEntryView = z.infer<typeof auditEntrySchema>
export const auditPageSchema = pageOf(auditEntrySchema).meta({ id: 'AuditPage' })
export type AuditPage = z.infer<typeof auditPageSchema>
