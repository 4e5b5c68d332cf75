import type { ConversationId } from '../../../lib/ids.ts'
import type { InboundContent } from '../../inbox/domain.ts'
import type { Understanding } from '../../language/domain.ts'
import { encodeTap } from '../domain/buttons.ts'
import type { DialogueEvent } from '../domain/events.ts'
import type { Frame, Quoted } from '../domain/frame.ts'
import { quotedOfOurs, tapsIn } from '../domain/quoted.ts'
import { moodOf } from '../domain/reactions.ts'
import { heardEvent } from '../domain/voice-notes.ts'
import { channelRepository } from '../repository/channel.ts'
import type { InboundRow } from '../repository.ts'
import { gatheredText } from './group.ts'
import type { Step } from './turn.ts'

/** What a guest greets with who sends something that is no words: it is answered like a hello. */
const HELLO = 'hola'
/** A hand that waves, and nothing else. */
const WAVE = /^(?:\u{1F44B}[\u{1F3FB}-\u{1F3FF}]?\s*)+$/u
/** Intents of a caption that only says what the picture is. */
const ABOUT_RECEIPTS: ReadonlySet<string> = new Set([
  'payment_proof',
  'payment_status',
  'payment',
  'thanks',
  'greeting',
  'yes',
  'unknown',
])

/** The words among the bubbles, if any, and whether they were typed as a message. */
export function wordsOf(
  group: readonly InboundRow[],
  isFirst: boolean,
): { readonly body: string; readonly indirect: boolean } | null {
  const content = group.at(-1)?.content
  if (!content) return null
  const words = (body: string | null, indirect: boolean) => (body ? { body, indirect } : null)
  switch (content.type) {
    case 'text':
      return words(WAVE.test(content.body) && group.length === 1 ? HELLO : gatheredText(group), false)
    case 'edit':
      return words(content.body, true)
    case 'image':
    case 'video':
    case 'document':
      return words(content.caption, true)
    case 'flow_reply':
      return words(valuesIn(content.responseJson), true)
    case 'audio':
      return content.heard?.state === 'clear' ? words(content.heard.text, true) : null
    case 'order':
      return words(content.text, true)
    case 'sticker':
      return isFirst ? words(HELLO, true) : null
    case 'unknown':
      return content.providerType === 'request_welcome' ? words(HELLO, true) : null
    default:
      return null
  }
}

/** Undefined for what nobody waits for an answer to. */
export function toEvent(
  content: InboundContent,
  heard: {
    readonly frame: Frame
    readonly understanding: Understanding | undefined
    readonly words: { readonly body: string; readonly indirect: boolean } | null
    readonly quoted: Quoted | null
    /** The guest has said nothing since the message that is reacted to. */
    readonly reactsToLast: boolean
  },
): DialogueEvent | undefined {
  const { understanding, words, quoted, frame } = heard
  const message: DialogueEvent | undefined =
    understanding && words
      ? { type: 'message', understanding, text: words.body, quoted, indirect: words.indirect }
      : undefined
  switch (content.type) {
    case 'choice':
      return { type: 'tap', id: content.id, title: content.title }
    case 'text':
      return message && isGesture(content.body, frame, understanding)
        ? { type: 'media', kind: 'silent' }
        : message
    case 'image':
    case 'document':
      return message && asksSomething(understanding) ? message : { type: 'media', kind: content.type }
    case 'video':
      return message ?? { type: 'media', kind: 'other' }
    case 'audio':
      return heardEvent(content.heard, message)
    case 'sticker':
      return message ?? { type: 'media', kind: 'silent' }
    case 'reaction': {
      const mood = heard.reactsToLast ? moodOf(content.emoji) : null
      return mood ? { type: 'reaction', mood } : undefined
    }
    case 'location':
      return { type: 'located' }
    case 'contacts': {
      const [card] = content.contacts
      return { type: 'card', name: card?.name ?? null, phone: card?.phones[0] ?? null }
    }
    case 'call':
      return { type: 'called' }
    case 'order':
    case 'flow_reply':
      return (
        message ?? {
          type: 'tap',
          id: encodeTap({ version: frame.version, action: { type: 'other_dates' } }),
          title: '',
        }
      )
    case 'unsupported':
      return { type: 'media', kind: 'other' }
    case 'unknown':
      return message
    case 'edit':
      return message
    case 'revoke':
      return { type: 'retracted' }
    case 'call_permission':
      return undefined
  }
}

/** 🙏 or a heart alone closes a talk without words, unless something is being asked or it is the first word. */
function isGesture(body: string, frame: Frame, understanding: Understanding | undefined): boolean {
  if (/[\p{L}\p{N}?¿]/u.test(body) || WAVE.test(body) || frame.touchedAt === null) return false
  const consents = understanding?.consent === 'yes' || understanding?.consent === 'no'
  return !(consents && frame.pending !== null)
}

function asksSomething(understanding: Understanding | undefined): boolean {
  if (!understanding) return false
  const { intents, stay } = understanding
  return stay.certainty !== 'none' || intents.some((intent) => !ABOUT_RECEIPTS.has(intent.name))
}

/** The answers of a form, without its keys and tokens. */
function valuesIn(responseJson: string): string | null {
  try {
    const parsed: unknown = JSON.parse(responseJson)
    if (typeof parsed !== 'object' || parsed === null) return null
    const values = Object.entries(parsed).flatMap(([key, value]) =>
      key !== 'flow_token' && (typeof value === 'string' || typeof value === 'number') ? [String(value)] : [],
    )
    return values.join(' ').slice(0, 900) || null
  } catch {
    return null
  }
}

/** What the message that is quoted was about: ours by its button or code, the guest's by what was read in it. */
export async function quotedBy({ tx }: Step, id: ConversationId, row: InboundRow): Promise<Quoted | null> {
  if (!row.reply_to || row.type === 'choice') return null
  const said = await channelRepository(tx).findSaid(id, row.reply_to)
  if (!said) return null
  if (said.direction === 'out') return quotedOfOurs(said.content, said.text)
  const { stay, accommodationId } = said.understanding ?? {}
  const certain = stay && (stay.certainty === 'sure' || stay.certainty === 'assume')
  const { checkIn, checkOut } = stay ?? { checkIn: null, checkOut: null }
  return {
    stay: certain && checkIn && checkOut ? { checkIn, checkOut } : null,
    accommodationId: accommodationId ?? null,
    code: null,
  }
}

/** The question of a guest that stands in the message the owner replies to. */
export async function questionQuoted(
  { tx }: Step,
  id: ConversationId,
  replyTo: string | null,
): Promise<string | null> {
  const said = replyTo ? await channelRepository(tx).findSaid(id, replyTo) : undefined
  const taps = said?.direction === 'out' ? tapsIn(said.content) : []
  for (const { action } of taps)
    if (action.type === 'owner' && action.tap.name === 'answer') return action.tap.values[0] ?? null
  return null
}
