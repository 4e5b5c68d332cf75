import { dayInArgentina } from '../../../lib/clock.ts'
import { plainText } from '../../../lib/markup.ts'
import type { PhoneMessage } from './phone-api.ts'

/** Replaces by id, or adds at the end: the sandbox sends a message again whenever its status changes. */
export function mergeMessage(messages: readonly PhoneMessage[], incoming: PhoneMessage): PhoneMessage[] {
  const known = messages.some((message) => message.id === incoming.id)
  if (!known) return [...messages, incoming]
  return messages.map((message) => (message.id === incoming.id ? incoming : message))
}

export type TranscriptItem =
  | { readonly kind: 'day'; readonly day: string }
  | {
      readonly kind: 'message'
      readonly message: PhoneMessage
      readonly quoted: PhoneMessage | undefined
      readonly reactions: readonly string[]
      /** First of a run by the same person: it carries the tail of the bubble. */
      readonly opensRun: boolean
    }

/** What the chat shows, top to bottom: day separators, and reactions folded into the bubble they react to. */
export function layTranscript(messages: readonly PhoneMessage[]): TranscriptItem[] {
  const byId = new Map(messages.map((message) => [message.id, message]))
  const items: TranscriptItem[] = []
  let day = ''
  let previousFrom = ''
  for (const message of messages) {
    if (message.type === 'reaction') continue
    const messageDay = dayInArgentina(new Date(message.at))
    if (messageDay !== day) {
      items.push({ kind: 'day', day: messageDay })
      day = messageDay
      previousFrom = ''
    }
    items.push({
      kind: 'message',
      message,
      quoted: message.reply_to ? byId.get(message.reply_to) : undefined,
      reactions: reactionsTo(message.id, messages),
      opensRun: message.from !== previousFrom,
    })
    previousFrom = message.from
  }
  return items
}

function reactionsTo(id: string, messages: readonly PhoneMessage[]): string[] {
  return messages.flatMap((one) =>
    one.type === 'reaction' && one.reply_to === id && one.text ? [one.text] : [],
  )
}

/** Ids already answered by a tap: their buttons are shown as used. */
export function answeredIds(messages: readonly PhoneMessage[]): ReadonlySet<string> {
  return new Set(
    messages.flatMap((one) =>
      one.from === 'guest' && one.type === 'choice' && one.reply_to ? [one.reply_to] : [],
    ),
  )
}

/** One line that stands for a message when it is quoted. */
export function summarise(message: PhoneMessage): string {
  if (message.text) return plainText(message.text.split('\n')[0] ?? '')
  const marks: Record<string, string> = {
    image: '📷',
    audio: '🎤',
    video: '🎬',
    document: '📄',
    sticker: '🏷️',
  }
  return `${marks[message.type] ?? '💬'} ${message.filename ?? ''}`.trim()
}
