import { z } from 'zod'
import type { Db, Statement } from '../../lib/db/types.ts'

/**
 * Where a picture or file comes from. `mediaKey` names bytes the product keeps itself (the adapter loads and uploads
 * them before sending), `link` is a public address WhatsApp fetches, `mediaId` something uploaded before.
 */
const mediaRefSchema = z.union([
  z.object({ mediaKey: z.string().min(1) }),
  z.object({ link: z.string().min(1) }),
  z.object({ mediaId: z.string().min(1) }),
])
export type MediaRef = z.infer<typeof mediaRefSchema>

const buttonSchema = z.object({ id: z.string().min(1), title: z.string().min(1) })

const listRowSchema = z.object({
  id: z.string().min(1),
  title: z.string().min(1),
  description: z.string().optional(),
})

const listSectionSchema = z.object({ title: z.string().optional(), rows: z.array(listRowSchema).min(1) })
export type ListSection = z.infer<typeof listSectionSchema>

/** Only buttons and links may carry a picture or a file on top; a list takes text alone (WhatsApp). */
const headerSchema = z.union([
  z.object({ type: z.literal('text'), text: z.string().min(1) }),
  z.object({ type: z.literal('image'), media: mediaRefSchema }),
  z.object({ type: z.literal('document'), media: mediaRefSchema, filename: z.string().min(1) }),
])
export type MessageHeader = z.infer<typeof headerSchema>

/** `name` only for templates with named parameters; one template never mixes both ways. */
const templateTextSchema = z.object({ name: z.string().optional(), text: z.string() })

const templateButtonSchema = z.union([
  z.object({ type: z.literal('url'), index: z.number().int().min(0), suffix: z.string() }),
  z.object({ type: z.literal('quick_reply'), index: z.number().int().min(0), payload: z.string() }),
])

/**
 * What the product can say on WhatsApp: plain JSON, because it waits in the outbox table. Parse a stored row with
 * this schema. Limits (WhatsApp): text 4096; body of the others and captions 1024; 1-3 buttons of 20 characters;
 * 10 list rows in all, title 24, description 72. `WhatsAppGateway.fit` brings longer content within them.
 */
export const outboundContentSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), body: z.string().min(1), previewUrl: z.boolean().optional() }),
  z.object({ type: z.literal('image'), media: mediaRefSchema, caption: z.string().optional() }),
  z.object({
    type: z.literal('document'),
    media: mediaRefSchema,
    filename: z.string().min(1),
    caption: z.string().optional(),
  }),
  z.object({
    type: z.literal('buttons'),
    body: z.string().min(1),
    header: headerSchema.optional(),
    footer: z.string().optional(),
    buttons: z.array(buttonSchema).min(1).max(3),
  }),
  z.object({
    type: z.literal('list'),
    body: z.string().min(1),
    header: z.string().optional(),
    footer: z.string().optional(),
    buttonText: z.string().min(1),
    sections: z.array(listSectionSchema).min(1),
  }),
  z.object({
    type: z.literal('cta_url'),
    body: z.string().min(1),
    displayText: z.string().min(1),
    url: z.string().min(1),
    headerImage: mediaRefSchema.optional(),
    footer: z.string().optional(),
  }),
  z.object({
    type: z.literal('location'),
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().min(1),
    address: z.string().min(1),
  }),
  z.object({
    type: z.literal('template'),
    name: z.string().min(1),
    /** Exactly one of the approved translations: `es` and `es_AR` differ. */
    language: z.string().min(2),
    header: headerSchema.optional(),
    body: z.array(templateTextSchema),
    buttons: z.array(templateButtonSchema).optional(),
  }),
])
export type OutboundContent = z.infer<typeof outboundContentSchema>

/**
 * How a number is spelled when it is dialled. Test numbers of WhatsApp refuse an Argentine `549...` and want it
 * without the 9, or with the old 15 after the area code.
 */
export type RecipientFormat = 'as_received' | 'ar_strip_9' | 'ar_insert_15'

/** At least one of both is known; a guest with a username may hide the number. Digits only, as received. */
export interface Recipient {
  readonly waId: string | null
  readonly bsuid: string | null
  readonly format?: RecipientFormat
}

export interface SendOptions {
  /** Comes back on every status of the message (512 characters at most). */
  readonly correlationId: string
  readonly replyToMessageId?: string
}

/**
 * - `retry`: not sent, try again after `retryAfterSeconds`.
 * - `rejected`: not sent and never will be in this form (`nextFormat`: try that spelling once).
 * - `ambiguous`: the request left and no answer came; it may have been sent. Never send it again blindly, WhatsApp has
 *   no idempotency key: wait for a status that carries the correlation id.
 * - `alert`: not sent, and no message will be until a person repairs the account (token, payment method, block).
 */
export type SendFailureKind = 'retry' | 'rejected' | 'ambiguous' | 'alert'

export interface SendFailure {
  readonly ok: false
  readonly kind: SendFailureKind
  /** WhatsApp's error code; null when the failure is ours or the network's. */
  readonly code: number | null
  readonly detail: string
  readonly retryAfterSeconds?: number
  readonly nextFormat?: RecipientFormat
}

interface SendAccepted {
  readonly ok: true
  readonly messageId: string
  /** The identity WhatsApp resolved; null when only a business-scoped id was used. */
  readonly waId: string | null
}

/** Accepted is not delivered: the result arrives later as a status event. */
export type SendOutcome = SendAccepted | SendFailure

export type MediaUploadOutcome = { readonly ok: true; readonly mediaId: string } | SendFailure

interface DownloadedMedia {
  readonly ok: true
  readonly bytes: Uint8Array
  /** Without parameters: `audio/ogg`, never `audio/ogg; codecs=opus`. */
  readonly mime: string
  /** Hex, of the bytes received. */
  readonly sha256: string
  readonly size: number
}

/** `gone`: expired or foreign id, ask the guest to send it again. `corrupt`: bytes do not match the promised hash. */
export interface DownloadFailure {
  readonly ok: false
  readonly kind: 'retry' | 'gone' | 'too_large' | 'corrupt' | 'alert'
  readonly code: number | null
  readonly detail: string
}

export type DownloadOutcome = DownloadedMedia | DownloadFailure

interface TemplateList {
  readonly ok: true
  readonly templates: readonly { readonly name: string; readonly language: string; readonly status: string }[]
}

export interface NumberDescription {
  readonly ok: true
  readonly displayPhoneNumber: string
  readonly verifiedName: string | null
  /** GREEN, YELLOW, RED or UNKNOWN. */
  readonly qualityRating: string
  /** CONNECTED when the number may send. */
  readonly status: string
}

export interface WhatsAppGateway {
  /** One message. Content that does not fit goes out in parts; the last part's id is returned. */
  send(recipient: Recipient, content: OutboundContent, options: SendOptions): Promise<SendOutcome>
  /** The messages `content` has to become to fit WhatsApp's limits, in order; usually itself alone. Pure. */
  fit(content: OutboundContent): OutboundContent[]
  /** Blue ticks up to this message; `typing` shows "writing…" until the answer or 25 s. */
  markRead(
    messageId: string,
    options: { readonly typing: boolean },
  ): Promise<{ readonly ok: true } | SendFailure>
  uploadMedia(bytes: Uint8Array, mime: string, filename: string): Promise<MediaUploadOutcome>
  downloadMedia(mediaId: string): Promise<DownloadOutcome>
  /** Every template of the account with its state. */
  listTemplates(businessId: string): Promise<TemplateList | SendFailure>
  /** Asks WhatsApp to approve it; the verdict comes later as an event. */
  submitTemplate(businessId: string, definition: object): Promise<{ readonly ok: true } | SendFailure>
  /** For the health page; touches the network. */
  describeNumber(): Promise<NumberDescription | SendFailure>
}

/** The bytes behind a `mediaKey`; undefined when they are gone. */
export interface StoredMedia {
  readonly bytes: Uint8Array
  readonly mime: string
  readonly filename: string
}

export type LoadMedia = (mediaKey: string) => Promise<StoredMedia | undefined>

/**
 * The transcript of a chat, as far as the outbox tells it; whoever owns chats keeps it. Statements travel with those
 * of the outbox, so that a message stands in both or in neither.
 */
export interface Transcript {
  /**
   * A line for each message that the statement `outgoing` (`message_id`, `conversation_id`, `at`) has written; `rows`
   * is the JSON of all that were to be said, one `NewOutboundMessage` with its place `n` each.
   */
  said(rows: string): readonly Statement[]
  /** How far messages got, by the statement `source` (`message_id`, `status`, `provider_message_id`). */
  delivered(source: string): Statement
  /** One message as it stands in the outbox now; `text` when its words are others. */
  follow(db: Db, outboxId: string, text: string | null): Promise<void>
  /** The spelling of the number that reached this guest. */
  rememberFormat(db: Db, guestId: string, format: RecipientFormat): Promise<void>
}
