import { z } from 'zod'
import type {
  MediaUploadOutcome,
  NumberDescription,
  OutboundContent,
  Recipient,
  SendFailure,
  SendOptions,
  SendOutcome,
  WhatsAppGateway,
} from '../../features/messaging/ports.ts'
import { createCall, unreadable, type WhatsAppClientOptions } from './call.ts'
import { fitContent } from './limits.ts'
import { createDownload } from './media-download.ts'
import { createUploads, withoutMedia } from './media-upload.ts'
import { contentPayload, type Json, sendPayload } from './outbound.ts'
import { formatAfter } from './recipient.ts'

const sendAnswer = z.object({
  contacts: z.array(z.object({ wa_id: z.string().optional() })).optional(),
  messages: z.array(z.object({ id: z.string().min(1) })).min(1),
})
const idAnswer = z.object({ id: z.coerce.string().min(1) })
const templatesAnswer = z.object({
  data: z.array(z.object({ name: z.string(), language: z.string(), status: z.string() })),
})
const numberAnswer = z.object({
  display_phone_number: z.string(),
  verified_name: z.string().optional(),
  quality_rating: z.string().optional(),
  status: z.string().optional(),
})

/** Meta's "not in the allowed list": on test numbers mostly the wrong spelling of an Argentine number. */
const NOT_ALLOWED = 131030

/** Production and sandbox alike; only the base URL differs. One attempt per call: repeating is the queue's decision. */
export function createWhatsAppClient(options: WhatsAppClientOptions): WhatsAppGateway {
  const call = createCall(options)

  async function uploadMedia(bytes: Uint8Array, mime: string, filename: string): Promise<MediaUploadOutcome> {
    const form = new FormData()
    form.set('messaging_product', 'whatsapp')
    form.set('type', mime)
    form.set('file', new Blob([Buffer.from(bytes)], { type: mime }), filename)
    const timeoutMs = options.timeoutMs * 3
    const answer = await call(`/${options.phoneId}/media`, { method: 'POST', body: form }, timeoutMs)
    if (!answer.ok) return answer
    const parsed = idAnswer.safeParse(answer.json)
    return parsed.success ? { ok: true, mediaId: parsed.data.id } : unreadable('upload')
  }

  const uploads = createUploads({
    loadMedia: options.loadMedia,
    upload: ({ bytes, mime, filename }) => uploadMedia(bytes, mime, filename),
  })

  async function sendOne(
    recipient: Recipient,
    content: OutboundContent,
    how: SendOptions,
  ): Promise<SendOutcome> {
    const uploaded = await uploads.ensure(content)
    if (!uploaded.ok) {
      const words = uploaded.missing ? withoutMedia(content) : undefined
      if (words) return sendOne(recipient, words, how)
      return uploaded.missing ? mediaGone() : uploaded.failure
    }
    const outcome = await post(recipient, content, { how, ids: uploaded.ids })
    if (outcome.ok || outcome.kind !== 'rejected' || !uploaded.remembered) return outcome
    uploads.forget(content)
    return sendOne(recipient, content, how)
  }

  async function post(
    recipient: Recipient,
    content: OutboundContent,
    { how, ids }: { readonly how: SendOptions; readonly ids: ReadonlyMap<string, string> },
  ): Promise<SendOutcome> {
    const node = contentPayload(content, (ref) =>
      'mediaKey' in ref ? { mediaId: ids.get(ref.mediaKey) ?? '' } : ref,
    )
    const answer = await call(`/${options.phoneId}/messages`, postJson(sendPayload(recipient, node, how)))
    if (!answer.ok) return withNextFormat(answer, recipient)
    const parsed = sendAnswer.safeParse(answer.json)
    const id = parsed.data?.messages[0]?.id
    return id
      ? { ok: true, messageId: id, waId: parsed.data?.contacts?.[0]?.wa_id ?? null }
      : unreadable('send')
  }

  return {
    fit: fitContent,
    uploadMedia,
    downloadMedia: createDownload(options, call),
    async send(recipient, content, how) {
      if (!recipient.waId && !recipient.bsuid)
        return { ok: false, kind: 'rejected', code: null, detail: 'the guest has no address on WhatsApp' }
      const parts = fitContent(content)
      let outcome: SendOutcome = { ok: false, kind: 'rejected', code: null, detail: 'nothing to say' }
      for (const [index, part] of parts.entries()) {
        outcome = await sendOne(recipient, part, how)
        // earlier parts are out already: repeating the whole would say them twice
        if (!outcome.ok && index > 0)
          return {
            ...outcome,
            kind: 'ambiguous',
            detail: `part ${index + 1} of ${parts.length}: ${outcome.detail}`,
          }
        if (!outcome.ok) return outcome
      }
      return outcome
    },
    async markRead(messageId, { typing }) {
      const body = {
        messaging_product: 'whatsapp',
        status: 'read',
        message_id: messageId,
        ...(typing ? { typing_indicator: { type: 'text' } } : {}),
      }
      const answer = await call(`/${options.phoneId}/messages`, postJson(body))
      return answer.ok ? { ok: true } : answer
    },
    async listTemplates(businessId) {
      const answer = await call(`/${businessId}/message_templates?limit=500`, { method: 'GET' })
      if (!answer.ok) return answer
      const parsed = templatesAnswer.safeParse(answer.json)
      return parsed.success ? { ok: true, templates: parsed.data.data } : unreadable('templates')
    },
    async submitTemplate(businessId, definition) {
      const answer = await call(`/${businessId}/message_templates`, postJson({ ...definition }))
      return answer.ok ? { ok: true } : answer
    },
    async describeNumber(): Promise<NumberDescription | SendFailure> {
      const fields = 'verified_name,display_phone_number,quality_rating,throughput,status'
      const answer = await call(`/${options.phoneId}?fields=${fields}`, { method: 'GET' })
      if (!answer.ok) return answer
      const parsed = numberAnswer.safeParse(answer.json)
      if (!parsed.success) return unreadable('number')
      return {
        ok: true,
        displayPhoneNumber: parsed.data.display_phone_number,
        verifiedName: parsed.data.verified_name ?? null,
        qualityRating: parsed.data.quality_rating ?? 'UNKNOWN',
        status: parsed.data.status ?? 'UNKNOWN',
      }
    },
  }
}

function postJson(body: Json): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function mediaGone(): SendFailure {
  return { ok: false, kind: 'rejected', code: null, detail: 'the file is not stored any more' }
}

function withNextFormat(failure: SendFailure, recipient: Recipient): SendFailure {
  const nextFormat = failure.code === NOT_ALLOWED ? formatAfter(recipient) : undefined
  return nextFormat ? { ...failure, nextFormat } : failure
}
