import { fetchJson } from '../../../lib/http.ts'

/** What the WhatsApp sandbox says to the page, as its README tells it: it is no part of our API. */
export interface PhoneMessage {
  readonly id: string
  readonly from: 'guest' | 'bot'
  readonly at: string
  readonly type: string
  readonly text: string | null
  readonly header_text: string | null
  readonly header_image_url: string | null
  readonly footer: string | null
  readonly media_url: string | null
  readonly mime: string | null
  readonly filename: string | null
  readonly buttons: readonly { readonly id: string; readonly title: string }[]
  readonly list: MessageList | null
  readonly cta: { readonly text: string; readonly url: string } | null
  readonly status: 'sent' | 'delivered' | 'read' | 'failed'
  readonly reply_to: string | null
}

export interface MessageList {
  readonly button: string
  readonly sections: readonly {
    readonly title: string | null
    readonly rows: readonly {
      readonly id: string
      readonly title: string
      readonly description: string | null
    }[]
  }[]
}

export interface Phone {
  readonly phone: string
  readonly name: string
}

const PHONES = '/sandbox/api/phones'
const addressOf = (phone: string) => `${PHONES}/${encodeURIComponent(phone)}`

export function createPhone(): Promise<Phone> {
  return fetchJson(PHONES, { method: 'POST', json: {} })
}

/** 404 when the sandbox was restarted: it forgets its phones. */
export function getPhone(phone: string): Promise<Phone> {
  return fetchJson(addressOf(phone))
}

export function listMessages(phone: string): Promise<{ messages: PhoneMessage[]; typing: boolean }> {
  return fetchJson(`${addressOf(phone)}/messages`)
}

export function eventsAddress(phone: string): string {
  return `${addressOf(phone)}/events`
}

export function sendText(phone: string, text: string): Promise<PhoneMessage> {
  return fetchJson(`${addressOf(phone)}/messages`, { method: 'POST', json: { text } })
}

export function tap(phone: string, messageId: string, choiceId: string): Promise<PhoneMessage> {
  return fetchJson(`${addressOf(phone)}/taps`, {
    method: 'POST',
    json: { message_id: messageId, id: choiceId },
  })
}

/** `spoken`: what is said in it; the pretend speech server has no ears of its own. */
export function sendVoice(phone: string, voice: Blob, spoken: string): Promise<PhoneMessage> {
  return sendMedia(phone, voice, { spoken })
}

/** Audio without a file name is a voice note recorded on the phone. */
export function sendMedia(
  phone: string,
  media: Blob,
  told: { readonly filename?: string; readonly spoken?: string } = {},
): Promise<PhoneMessage> {
  const { filename, spoken } = told
  return fetchJson(`${addressOf(phone)}/media`, {
    method: 'POST',
    body: media,
    headers: {
      'content-type': media.type || 'application/octet-stream',
      ...(filename ? { 'x-filename': encodeURIComponent(filename) } : {}),
      ...(spoken ? { 'x-spoken': encodeURIComponent(spoken) } : {}),
    },
  })
}
