import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId } from '../../../lib/ids.ts'
import type { InboundContent } from '../../inbox/domain.ts'
import type { Language } from '../../language/domain.ts'
import type { OutboundContent } from '../../messaging/ports.ts'
import type { Frame } from '../domain/frame.ts'
import type { ConversationStatus, Guest } from '../repository.ts'
import type { ConversationDeps, PlaceFacts } from './deps.ts'
import { type Saying, wordSaying } from './wording.ts'

/** One message of a guest while it is being answered. */
export interface Turn {
  readonly conversationId: ConversationId
  readonly guest: Guest
  readonly language: Language
  readonly place: PlaceFacts
  readonly message: { readonly id: string; readonly content: InboundContent }
  readonly answers: { readonly receivedAt: Instant; readonly kind: 'text' | 'audio' }
  status: ConversationStatus
  said: number
}

export async function say(
  deps: ConversationDeps,
  tx: Db,
  turn: Turn,
  content: OutboundContent,
): Promise<void> {
  const first = turn.said === 0
  turn.said++
  await deps.messaging(tx).say({
    conversationId: turn.conversationId,
    content,
    dedupeKey: `answer:${turn.message.id}:${turn.said}`,
    ...(first ? { answers: turn.answers } : {}),
  })
}

export async function saySaying(
  deps: ConversationDeps,
  tx: Db,
  turn: Turn,
  saying: Saying,
  frame: Frame,
): Promise<void> {
  const cabin = saying.accommodationId
    ? (await deps.cabins(tx)).find((one) => one.id === saying.accommodationId)
    : undefined
  const picture = cabin?.photos[0] ?? null
  await say(deps, tx, turn, wordSaying(saying, { language: turn.language, version: frame.version, picture }))
}
