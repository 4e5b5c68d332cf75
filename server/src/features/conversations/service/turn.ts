import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId } from '../../../lib/ids.ts'
import type { InboundContent } from '../../inbox/domain.ts'
import type { Language } from '../../language/domain.ts'
import type { OutboundContent } from '../../messaging/ports.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
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
  readonly message: { readonly id: string; readonly content: InboundContent; readonly at: Instant }
  /** What was said, every bubble of it; empty where nothing was. */
  readonly text: string
  readonly answers: { readonly receivedAt: Instant; readonly kind: 'text' | 'audio' }
  /** The guest's own stays that are held, paid or under way; the next arrival first. */
  readonly own: readonly Reservation[]
  /** Every cabin of those that were booked together with others. */
  readonly together: readonly Reservation[]
  /** By the code of each of them, and of each cabin booked with it, the code of the one that speaks for all. */
  readonly speaking: ReadonlyMap<string, string>
  /** A stay of theirs is over. */
  readonly returning: boolean
  status: ConversationStatus
  said: number
}

/** What a step of a use case works with. */
export interface Step {
  readonly deps: ConversationDeps
  readonly tx: Db
}

/** What every step of an answer works with. */
export interface Answering extends Step {
  readonly turn: Turn
  /** The talk as the machine left it; buttons carry its version. */
  readonly frame: Frame
}

export async function say(
  { deps, tx, turn }: Omit<Answering, 'frame'>,
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

export async function saySaying(answering: Answering, saying: Saying): Promise<void> {
  const { deps, tx, turn, frame } = answering
  const cabin = saying.accommodationId
    ? (await deps.cabins(tx)).find((one) => one.id === saying.accommodationId)
    : undefined
  const picture = cabin?.photos[0] ?? null
  await say(answering, wordSaying(saying, { language: turn.language, version: frame.version, picture }))
}
