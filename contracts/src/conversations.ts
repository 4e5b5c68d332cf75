import { z } from 'zod'
import { instantSchema, pageOf } from './common.ts'

export const conversationView = z.object({
  id: z.string(),
  guest: z.object({
    id: z.string(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    language: z.string(),
  }),
  status: z.enum(['bot', 'waiting_human', 'human']),
  unread: z.number(),
  last_message: z.string(),
  last_message_at: instantSchema.nullable(),
  window_expires_at: instantSchema.nullable(),
  reservation_codes: z.array(z.string()),
})

export const conversationList = pageOf(conversationView)

export const transcriptMessage = z.object({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  type: z.string(),
  text: z.string(),
  content: z.unknown(),
  status: z.string(),
  at: instantSchema,
  understanding: z.unknown(),
})

export const transcript = pageOf(transcriptMessage)

/** What the owner writes to the guest; WhatsApp takes 4096 characters. */
export const ownerMessageBody = z.object({
  text: z.string().trim().min(1, 'Write a message.').max(4096, 'A message has at most 4096 characters.'),
})
