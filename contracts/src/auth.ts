import { z } from 'zod'
import { instantSchema, pageOf, pageQuerySchema } from './common.ts'

export const SESSION_COOKIE = 'tranquera_session'
/** Readable by the page, which sends it back in `X-CSRF-Token` with every write. */
export const CSRF_COOKIE = 'tranquera_csrf'
export const CSRF_HEADER = 'x-csrf-token'

export const roleSchema = z.enum(['owner', 'staff', 'reader'])
export type StaffRole = z.infer<typeof roleSchema>

export const loginBodySchema = z.object({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(1000),
})

export const loginAnswerSchema = z.object({
  access_token: z.string(),
  token_type: z.literal('bearer'),
  /** Seconds. */
  expires_in: z.number().int(),
  csrf_token: z.string(),
})

export const meSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  csrf_token: z.string(),
})

export const auditQuerySchema = pageQuerySchema.extend({
  entity: z.string().max(60).optional(),
  entity_id: z.string().max(100).optional(),
  /** `staff`, `guest`, `provider`, `system`, or one actor's id. */
  actor: z.string().max(100).optional(),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
})

export const auditEntrySchema = z.object({
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
export const auditPageSchema = pageOf(auditEntrySchema)
