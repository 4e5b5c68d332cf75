import { setTimeout as sleep } from 'node:timers/promises'
import type { Faults } from '../faults.ts'
import { bsuidOf, findOrCreateGuest } from './guests.ts'
import {
  fileNode,
  type GuestFile,
  type InboundNode,
  tapNode,
  textNode,
  valueHead,
  writeAsGuest,
} from './inbound.ts'
import { findMedia } from './media.ts'
import type { SpokenWords } from './spoken.ts'
import { newObjectId, type PhoneMessage, type SentMessage, type Settings, type State } from './state.ts'
import { type TemplateDefinition, templateKey } from './templates.ts'
import type { Delivery, Webhooks } from './webhooks.ts'

/** One pretend guest in a test. Each method resolves when its webhook was acknowledged, given up or dropped. */
interface GuestHandle {
  readonly waId: string
  readonly bsuid: string
  says(
    text: string,
    options?: { readonly replyTo?: string; readonly secondsAgo?: number },
  ): Promise<PhoneMessage>
  /** The newest choice with this id or this title. Throws when the guest has none. */
  taps(idOrTitle: string): Promise<PhoneMessage>
  sendsImage(
    bytes: Uint8Array,
    options?: { readonly caption?: string; readonly mime?: string },
  ): Promise<PhoneMessage>
  sendsDocument(
    bytes: Uint8Array,
    options: { readonly filename: string; readonly mime?: string; readonly caption?: string },
  ): Promise<PhoneMessage>
  sendsAudio(
    bytes: Uint8Array,
    options?: {
      readonly mime?: string
      readonly voice?: boolean
      /** What the pretend speech server hears in it, and how well. */
      readonly spoken?: string
      readonly clarity?: number
    },
  ): Promise<PhoneMessage>
  /** Any other type, by its node: `sends('location', { location: {...} })`. */
  sends(type: string, node: Readonly<Record<string, unknown>>): Promise<PhoneMessage>
  /** What the guest received from the business, oldest first. */
  messages(): readonly PhoneMessage[]
  last(): PhoneMessage | undefined
  /** Asks every 5 ms until `isThere` holds; throws with the received texts after `timeoutMs` (default 5000). */
  waitFor(
    isThere: (received: readonly PhoneMessage[]) => boolean,
    timeoutMs?: number,
  ): Promise<readonly PhoneMessage[]>
  waitForMessages(count: number, timeoutMs?: number): Promise<readonly PhoneMessage[]>
  setName(name: string): void
  /** With a username the number vanishes from webhooks; null brings it back. */
  setUsername(username: string | null): void
  leavesWhatsApp(): void
}

export interface WhatsAppControl {
  readonly faults: Faults
  readonly settings: Settings
  readonly deliveries: readonly Delivery[]
  guest(waId: string): GuestHandle
  sent(): readonly SentMessage[]
  /** What is said in the voice note of this media id, where it is known. */
  spokenIn(mediaId: string): SpokenWords | undefined
  /** One attempt with exactly these bytes. Signed unless `signature` is given; null sends no header. */
  deliver(
    rawBody: string | Uint8Array,
    options?: { readonly signature?: string | null },
  ): Promise<number | null>
  /** Any `value`, signed: account events, strange shapes. */
  deliverValue(field: string, value: Readonly<Record<string, unknown>>): Promise<Delivery>
  /** The same bytes of the nth delivery once more (from 0; negative counts from the end). */
  redeliver(nth: number): Promise<number | null>
  defineTemplate(
    template: TemplateDefinition,
    status?: 'APPROVED' | 'PENDING' | 'PAUSED' | 'DISABLED' | 'REJECTED',
  ): void
  /** Meta's check of the webhook address; true when the challenge came back byte for byte. */
  handshake(verifyToken?: string): Promise<boolean>
  /** Resolves when no webhook and no status is under way. */
  settled(): Promise<void>
}

export function createControl(state: State, webhooks: Webhooks): WhatsAppControl {
  return {
    faults: state.faults,
    settings: state.settings,
    deliveries: webhooks.deliveries,
    guest: (waId) => guestHandle(state, webhooks, waId),
    sent: () => state.sent,
    spokenIn: (mediaId) => findMedia(state, mediaId)?.spoken ?? undefined,
    deliver: (body, options) => webhooks.post(body, options?.signature),
    deliverValue: (field, value) => webhooks.send('account', field, { ...valueHead(state), ...value }),
    redeliver(nth) {
      const delivery = webhooks.deliveries.at(nth)
      if (!delivery)
        throw new Error(`There are ${webhooks.deliveries.length} deliveries, none is number ${nth}`)
      return webhooks.post(delivery.body)
    },
    defineTemplate(template, status = 'APPROVED') {
      state.templates.set(templateKey(template.name, template.language), {
        ...template,
        id: newObjectId(state),
        status,
      })
    },
    handshake: (verifyToken) => handshake(state, verifyToken ?? state.options.verifyToken),
    settled: () => webhooks.settled(),
  }
}

async function handshake(state: State, verifyToken: string): Promise<boolean> {
  const challenge = String(Math.floor(state.options.ids.random() * 1e9))
  const url = new URL(state.options.webhookUrl())
  url.search = `?hub.mode=subscribe&hub.challenge=${challenge}&hub.verify_token=${encodeURIComponent(verifyToken)}`
  const response = await fetch(url)
  return response.status === 200 && (await response.text()) === challenge
}

function guestHandle(state: State, webhooks: Webhooks, waId: string): GuestHandle {
  const guest = findOrCreateGuest(state, waId)
  const write = async (input: InboundNode) => {
    const { message, delivery } = writeAsGuest(state, webhooks, { ...input, guest })
    await delivery
    return message
  }
  const file = (one: GuestFile) => write(fileNode(state, one))
  const messages = () => guest.messages.filter((one) => one.from === 'bot')

  async function waitFor(isThere: (received: readonly PhoneMessage[]) => boolean, timeoutMs = 5000) {
    for (let waitedMs = 0; !isThere(messages()); waitedMs += 5) {
      if (waitedMs >= timeoutMs) {
        const seen = messages().map((one) => `- ${one.type}: ${one.text}`)
        throw new Error(
          `${waId} waited ${timeoutMs} ms and received ${seen.length} messages\n${seen.join('\n')}`,
        )
      }
      await sleep(5)
    }
    return messages()
  }

  return {
    waId,
    bsuid: bsuidOf(waId),
    says: (text, options) =>
      write({ ...textNode(text, options?.replyTo), secondsAgo: options?.secondsAgo ?? 0 }),
    taps(idOrTitle) {
      const tap = findTap(messages(), idOrTitle)
      if (!tap)
        throw new Error(`${waId} sees no choice "${idOrTitle}"; last message: ${messages().at(-1)?.text}`)
      return write(tap)
    },
    sendsImage: (bytes, options) =>
      file({ bytes: Buffer.from(bytes), mime: options?.mime ?? 'image/jpeg', caption: options?.caption }),
    sendsDocument: (bytes, { filename, mime, caption }) =>
      file({ bytes: Buffer.from(bytes), mime: mime ?? 'application/pdf', filename, caption }),
    sendsAudio: (bytes, options) =>
      file({
        bytes: Buffer.from(bytes),
        mime: options?.mime ?? 'audio/ogg; codecs=opus',
        voice: options?.voice ?? true,
        spoken: { text: options?.spoken, clarity: options?.clarity },
      }),
    sends: (type, node) => write({ type, node, shown: { type: 'text', text: `[${type}]` } }),
    messages,
    last: () => messages().at(-1),
    waitFor,
    waitForMessages: (count, timeoutMs) => waitFor((received) => received.length >= count, timeoutMs),
    setName(name) {
      guest.name = name
    },
    setUsername(username) {
      guest.username = username
    },
    leavesWhatsApp() {
      guest.onWhatsApp = false
    },
  }
}

function findTap(received: readonly PhoneMessage[], idOrTitle: string): InboundNode | undefined {
  for (const message of [...received].reverse()) {
    const rows = message.list?.sections.flatMap((section) => section.rows) ?? []
    const choice = [...message.buttons, ...rows].find(
      (one) => one.id === idOrTitle || one.title === idOrTitle,
    )
    if (choice) return tapNode(message, choice.id)
  }
  return undefined
}
