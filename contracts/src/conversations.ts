import { z } from 'zod'
import { cursorQuerySchema, instantSchema, pageOf, pageQuerySchema } from './common.ts'

export const conversationView = z
  .object({
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
  .meta({ id: 'Conversation' })
export type ConversationView = z.infer<typeof conversationView>

export const conversationList = pageOf(conversationView).meta({ id: 'ConversationList' })
export type ConversationList = z.infer<typeof conversationList>

/** `off`: there is no speech server, or it did not answer. */
export const voiceNote = z
  .object({
    state: z.enum(['clear', 'unclear', 'nothing', 'off', 'unreadable', 'too_long']),
    /** 0 to 1. */
    confidence: z.number().nullable(),
    seconds: z.number().nullable(),
    /** Where it can be listened to; null once it is kept no more. */
    audio_url: z.string().nullable(),
  })
  .meta({ id: 'VoiceNote' })

export const transcriptMessage = z
  .object({
    id: z.string(),
    direction: z.enum(['in', 'out']),
    type: z.string(),
    text: z.string(),
    content: z.unknown(),
    /** The picture, film or paper that it is; null for words and voices. */
    file: z
      .object({
        kind: z.enum(['image', 'video', 'document']),
        name: z.string().nullable(),
        url: z.string(),
      })
      .nullable(),
    status: z.string(),
    at: instantSchema,
    understanding: z.unknown(),
    /** Of a voice note, once somebody has listened; its words are the text. */
    voice: voiceNote.nullable(),
  })
  .meta({ id: 'TranscriptMessage' })
export type TranscriptMessage = z.infer<typeof transcriptMessage>

export const transcript = pageOf(transcriptMessage).meta({ id: 'Transcript' })
export type Transcript = z.infer<typeof transcript>

/** Who answers from now on. */
export const conversationStatus = z
  .object({ id: z.string(), status: z.enum(['bot', 'waiting_human', 'human']) })
  .meta({ id: 'ConversationStatus' })
export type ConversationStatus = z.infer<typeof conversationStatus>

/** What the owner writes to the guest; WhatsApp takes 4096 characters. */
export const ownerMessageBody = z
  .union([
    z.strictObject({
      text: z.string().trim().min(1, 'Write a message.').max(4096, 'A message has at most 4096 characters.'),
    }),
    /** Once the guest last wrote more than 24 hours ago; see `window_closed`. */
    z.strictObject({ template: z.literal('owner_wrote') }),
  ])
  .meta({ id: 'OwnerMessageBody' })
export type OwnerMessageBody = z.infer<typeof ownerMessageBody>

/** What the owner says often; `{name}` and the like are filled in from the talk it is used in. */
const savedReply = z.strictObject({
  title: z.string().trim().min(1).max(60),
  text: z.string().trim().min(1).max(4096),
})

export const savedReplies = z
  .strictObject({ items: z.array(savedReply).max(100) })
  .meta({ id: 'SavedReplies' })

export type SavedReplies = z.infer<typeof savedReplies>

export const conversationListQuery = cursorQuerySchema.extend({
  status: conversationView.shape.status.optional(),
  /** A name, without accents too; digits of a telephone; a stay's code. */
  q: z.string().trim().max(100).optional(),
})

/** Newest first; `before` is the id of the oldest message that is shown already. */
export const transcriptQuery = pageQuerySchema.omit({ page: true, page_size: true }).extend({
  before: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
