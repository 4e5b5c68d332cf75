import { z } from 'zod'
import { instantSchema, languageSchema } from './common.ts'

export const templateLanguage = languageSchema

/** A message as it is sent now, and as it was shipped. */
export const messageTemplate = z
  .object({
    key: z.string(),
    language: templateLanguage,
    /** Liquid, with the variables of its message only. */
    text: z.string(),
    default_text: z.string(),
    is_default: z.boolean(),
    variables: z.array(z.string()),
    /** 0 until it has been changed. */
    version: z.number().int(),
    updated_at: instantSchema.nullable(),
  })
  .meta({ id: 'MessageTemplate' })
export const messageTemplateList = z
  .object({ items: z.array(messageTemplate) })
  .meta({ id: 'MessageTemplateList' })

const templateText = z.string().trim().min(1, 'Write the message.').max(4096, 'At most 4096 characters.')
export const messageTemplateBody = z.strictObject({ text: templateText }).meta({ id: 'MessageTemplateBody' })

export const messageTemplateVersions = z
  .object({
    items: z.array(
      z.object({
        version: z.number().int(),
        /** Null: back to the shipped text. */
        text: z.string().nullable(),
        actor: z.string().nullable(),
        created_at: instantSchema,
      }),
    ),
  })
  .meta({ id: 'MessageTemplateVersions' })

export const templatePreviewBody = z
  .strictObject({ key: z.string().max(60), language: templateLanguage, text: templateText })
  .meta({ id: 'TemplatePreviewBody' })
export const templatePreview = z.object({ text: z.string() }).meta({ id: 'TemplatePreview' })

/** A text for outside the 24-hour window, with WhatsApp's own word on it. */
export const whatsAppTemplateList = z
  .object({
    items: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        language: z.string(),
        category: z.string(),
        body: z.string(),
        /** APPROVED, PENDING, REJECTED, PAUSED, DISABLED …, or NOT_SUBMITTED. */
        status: z.string(),
        reason: z.string().nullable(),
        updated_at: z.string().nullable(),
        /** What Meta charges for one; null where nobody has written it down. */
        cost: z.object({ amount: z.string(), currency: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'WhatsAppTemplateList' })
