import { addSeconds, isBefore } from '../../lib/clock.ts'
import { bareMime, INBOUND_TTL_SECONDS, keepMedia, kindOfMime, phoneMediaUrl, sha256Base64 } from './media.ts'
import { spokenWords } from './spoken.ts'
import { blankMessage, type Guest, newWamid, type PhoneMessage, type State, show } from './state.ts'
import type { Delivery, Webhooks } from './webhooks.ts'

export interface Inbound {
  /** Already in the guest's chat. */
  readonly message: PhoneMessage
  /** Resolves when the webhook was acknowledged, given up or dropped; the retries go on after it. */
  readonly delivery: Promise<Delivery>
}

export interface InboundNode {
  readonly type: string
  /** The keys beside `id`, `from`, `timestamp` and `type`. */
  readonly node: Readonly<Record<string, unknown>>
  /** What the guest sees in the own chat. */
  readonly shown: Partial<PhoneMessage> & Pick<PhoneMessage, 'type'>
  readonly replyTo?: string | undefined
  /** The guest wrote this long ago: a message that was late. */
  readonly secondsAgo?: number
}

/** The guest writes: opens the 24 h window, appears in the chat and goes to the product by webhook. */
export function writeAsGuest(
  state: State,
  webhooks: Webhooks,
  input: InboundNode & { readonly guest: Guest },
): Inbound {
  const { guest } = input
  const at = addSeconds(state.options.clock.now(), -(input.secondsAgo ?? 0))
  const id = newWamid(state)
  // A message that was late does not close a window that a later one has opened.
  if (!guest.lastInboundAt || isBefore(guest.lastInboundAt, at)) guest.lastInboundAt = at
  const message: PhoneMessage = {
    ...blankMessage({ id, from: 'guest', at: at.toString(), type: input.shown.type }),
    reply_to: input.replyTo ?? null,
    ...input.shown,
  }
  show(state, guest, message)
  const delivery = webhooks.send(guest.waId, 'messages', {
    ...valueHead(state),
    contacts: [contactOf(guest)],
    messages: [
      {
        ...addressOf(guest),
        id,
        timestamp: String(Math.floor(at.epochMilliseconds / 1000)),
        ...(input.replyTo === undefined
          ? {}
          : { context: { from: state.displayPhoneNumber, id: input.replyTo } }),
        ...input.node,
        type: input.type,
      },
    ],
  })
  void delivery.then(({ outcome }) => {
    if (outcome !== 'acknowledged' || message.status !== 'sent') return
    message.status = 'delivered'
    show(state, guest, message)
  })
  return { message, delivery }
}

export function valueHead(state: State): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: state.displayPhoneNumber, phone_number_id: state.options.phoneId },
  }
}

function contactOf(guest: Guest): unknown {
  return guest.username === null
    ? { profile: { name: guest.name }, wa_id: guest.waId, user_id: guest.bsuid }
    : { profile: { name: guest.name, username: guest.username }, user_id: guest.bsuid }
}

function addressOf(guest: Guest): Record<string, unknown> {
  return { ...(guest.username === null ? { from: guest.waId } : {}), from_user_id: guest.bsuid }
}

export function textNode(body: string, replyTo?: string): InboundNode {
  return { type: 'text', node: { text: { body } }, shown: { type: 'text', text: body }, replyTo }
}

export interface GuestFile {
  readonly bytes: Buffer
  readonly mime: string
  readonly filename?: string | undefined
  readonly caption?: string | undefined
  /** Recorded on the spot, not a shared file. */
  readonly voice?: boolean
  /** What is said in it, for the pretend speech server; the title of an OGG file tells it too. */
  readonly spoken?: { readonly text: string | undefined; readonly clarity?: number | undefined }
}

/** A file the guest sends, sorted into WhatsApp's kinds by its type. */
export function fileNode(state: State, file: GuestFile): InboundNode {
  const kind = kindOfMime(file.mime)
  const spoken = kind === 'audio' ? spokenWords(file.bytes, file.spoken ?? { text: undefined }) : undefined
  const media = keepMedia(state, {
    bytes: file.bytes,
    mime: file.mime,
    filename: file.filename ?? null,
    spoken,
    ttlSeconds: INBOUND_TTL_SECONDS,
  })
  const caption = file.caption && kind !== 'audio' && kind !== 'sticker' ? { caption: file.caption } : {}
  const extra = {
    image: caption,
    video: caption,
    audio: { voice: file.voice ?? file.filename === undefined },
    sticker: { animated: false },
    document: { filename: file.filename ?? 'archivo', ...caption },
  }[kind]
  return {
    type: kind,
    node: { [kind]: { id: media.id, mime_type: file.mime, sha256: sha256Base64(file.bytes), ...extra } },
    shown: {
      type: kind,
      text: file.caption ?? null,
      media_url: phoneMediaUrl(media),
      mime: bareMime(file.mime),
      filename: file.filename ?? null,
    },
  }
}

/** The tap on a button or a row of `message`; undefined when it has no such choice. */
export function tapNode(message: PhoneMessage, id: string): InboundNode | undefined {
  const button = message.buttons.find((one) => one.id === id)
  const shown = (title: string) => ({ type: 'choice' as const, text: title })
  if (button && message.type === 'template')
    return {
      type: 'button',
      node: { button: { payload: button.id, text: button.title } },
      shown: shown(button.title),
      replyTo: message.id,
    }
  if (button)
    return {
      type: 'interactive',
      node: { interactive: { type: 'button_reply', button_reply: { id: button.id, title: button.title } } },
      shown: shown(button.title),
      replyTo: message.id,
    }
  const row = message.list?.sections.flatMap((section) => section.rows).find((one) => one.id === id)
  if (!row) return undefined
  const description = row.description === null ? {} : { description: row.description }
  return {
    type: 'interactive',
    node: {
      interactive: { type: 'list_reply', list_reply: { id: row.id, title: row.title, ...description } },
    },
    shown: shown(row.title),
    replyTo: message.id,
  }
}
