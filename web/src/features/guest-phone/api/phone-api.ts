import { z } from 'zod'
import { ask } from '../../../lib/http.ts'

/** What the WhatsApp sandbox says to the page; the shapes are described in its README. */
export const messageSchema = z.object({
  id: z.string(),
  from: z.enum(['guest', 'bot']),
  at: z.string(),
  type: z.string(),
  text: z.string().nullish(),
  header_text: z.string().nullish(),
  header_image_url: z.string().nullish(),
  footer: z.string().nullish(),
  media_url: z.string().nullish(),
  mime: z.string().nullish(),
  filename: z.string().nullish(),
  buttons: z.array(z.object({ id: z.string(), title: z.string() })).default([]),
  list: z
    .object({
      button: z.string(),
      sections: z.array(
        z.object({
          title: z.string().nullish(),
          rows: z.array(z.object({ id: z.string(), title: z.string(), description: z.string().nullish() })),
        }),
      ),
    })
    .nullish(),
  cta: z.object({ text: z.string(), url: z.string() }).nullish(),
  status: z.enum(['sent', 'delivered', 'read', 'failed']),
  reply_to: z.string().nullish(),
})

export type PhoneMessage = z.infer<typeof messageSchema>
export type MessageList = NonNullable<PhoneMessage['list']>

const phoneSchema = z.object({ phone: z.string(), name: z.string() })
export type Phone = z.infer<typeof phoneSchema>

export const typingSchema = z.object({ typing: z.boolean() })

const PHONES = '/sandbox/api/phones'
const addressOf = (phone: string) => `${PHONES}/${encodeURIComponent(phone)}`

export function createPhone(name?: string): Promise<Phone> {
  return ask(PHONES, phoneSchema, { method: 'POST', json: name ? { name } : {} })
}

/** 404 when the sandbox was restarted: it forgets its phones. */
export function getPhone(phone: string): Promise<Phone> {
  return ask(addressOf(phone), phoneSchema)
}

export function listMessages(phone: string): Promise<{ messages: PhoneMessage[]; typing: boolean }> {
  return ask(
    `${addressOf(phone)}/messages`,
    z.object({ messages: z.array(messageSchema), typing: z.boolean() }),
  )
}

export function eventsAddress(phone: string): string {
  return `${addressOf(phone)}/events`
}

export function sendText(phone: string, text: string): Promise<PhoneMessage> {
  return ask(`${addressOf(phone)}/messages`, messageSchema, { method: 'POST', json: { text } })
}

export function tap(phone: string, messageId: string, choiceId: string): Promise<PhoneMessage> {
  return ask(`${addressOf(phone)}/taps`, messageSchema, {
    method: 'POST',
    json: { message_id: messageId, id: choiceId },
  })
}

/** Audio without a file name is a voice note recorded on the phone. */
export function sendMedia(phone: string, media: Blob, filename?: string): Promise<PhoneMessage> {
  return ask(`${addressOf(phone)}/media`, messageSchema, {
    method: 'POST',
    body: media,
    headers: {
      'content-type': media.type || 'application/octet-stream',
      ...(filename ? { 'x-filename': encodeURIComponent(filename) } : {}),
    },
  })
}
