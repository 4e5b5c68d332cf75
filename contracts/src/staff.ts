import { z } from 'zod'
import { roleSchema } from './auth.ts'
import { instantSchema } from './common.ts'
import { SHORTEST_PASSWORD } from './values.ts'

export const newPasswordSchema = z
  .string()
  .min(SHORTEST_PASSWORD, `A password has at least ${SHORTEST_PASSWORD} characters.`)
  .max(1000)

const emailSchema = z.email('Write a complete e-mail address.').max(254)
const nameSchema = z.string().trim().max(120)

export const staffMemberSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: roleSchema,
    /** False: kept, but may not sign in. */
    active: z.boolean(),
    totp_enabled: z.boolean(),
    created_at: instantSchema,
    last_seen_at: instantSchema.nullable(),
  })
  .meta({ id: 'StaffMember' })
export type StaffMemberView = z.infer<typeof staffMemberSchema>

export const staffListSchema = z.object({ items: z.array(staffMemberSchema) }).meta({ id: 'StaffList' })

export const createStaffBodySchema = z
  .strictObject({
    email: emailSchema,
    name: nameSchema.default(''),
    role: roleSchema,
    /** Left out: one is made up and answered once. */
    password: newPasswordSchema.optional(),
  })
  .meta({ id: 'CreateStaffBody' })

export const createdStaffSchema = staffMemberSchema
  .extend({
    /** Only when it was made up here; it is shown this once. */
    one_time_password: z.string().optional(),
  })
  .meta({ id: 'CreatedStaffMember' })

export const patchStaffBodySchema = z
  .strictObject({
    email: emailSchema.optional(),
    name: nameSchema.optional(),
    role: roleSchema.optional(),
    active: z.boolean().optional(),
    /** Ends the person's sessions. */
    password: newPasswordSchema.optional(),
    /** `false` for somebody who lost the telephone. */
    totp_enabled: z.literal(false).optional(),
  })
  .meta({ id: 'PatchStaffBody' })
export type PatchStaffBody = z.infer<typeof patchStaffBodySchema>

export const changePasswordBodySchema = z
  .strictObject({ current: z.string().min(1).max(1000), new: newPasswordSchema })
  .meta({ id: 'ChangePasswordBody' })

export const recoverBodySchema = z.strictObject({ email: z.string().trim().min(1).max(254) })

/** The same for every address: nobody learns here who works in this place. */
export const recoverAnswerSchema = z
  .object({
    detail: z.string(),
    /** False: this installation sends no mail; `npm run reset-password` helps. */
    by_email: z.boolean(),
  })
  .meta({ id: 'PasswordRecovery' })

export const resetBodySchema = z.strictObject({
  token: z.string().min(1).max(200),
  password: newPasswordSchema,
})

export const sessionViewSchema = z
  .object({
    id: z.string(),
    created_at: instantSchema,
    last_seen_at: instantSchema,
    expires_at: instantSchema,
    ip: z.string().nullable(),
    user_agent: z.string().nullable(),
    /** The one that asks. */
    current: z.boolean(),
  })
  .meta({ id: 'SessionView' })
export const sessionListSchema = z.object({ items: z.array(sessionViewSchema) }).meta({ id: 'SessionList' })

/** Nothing: a new secret. `code`: what the app shows confirms it. `disable` with a code or the password ends it. */
export const totpBodySchema = z
  .strictObject({
    action: z.enum(['enrol', 'confirm', 'disable']).optional(),
    code: z.string().trim().max(20).optional(),
    password: z.string().max(1000).optional(),
  })
  .meta({ id: 'TotpBody' })
export type TotpBody = z.infer<typeof totpBodySchema>

export const totpAnswerSchema = z
  .object({
    enabled: z.boolean(),
    /** While it is not confirmed: for the app, as text and as an address (a QR code shows it). */
    secret: z.string().nullable(),
    otpauth_uri: z.string().nullable(),
  })
  .meta({ id: 'Totp' })
