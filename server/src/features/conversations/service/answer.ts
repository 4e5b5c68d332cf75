import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId } from '../../../lib/ids.ts'
import { dateAt } from '../../../lib/local-date.ts'
import type { InboundContent } from '../../inbox/domain.ts'
import type { Expecting, Language, Talk, Understanding } from '../../language/domain.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { DialogueContext, DialogueEvent, Effect } from '../domain/dialogue.ts'
import { type Frame, readFrame } from '../domain/frame.ts'
import { next } from '../machine.ts'
import { type Conversation, conversationRepository, type Guest, type InboundRow } from '../repository.ts'
import type { ConversationDeps } from './deps.ts'
import { listOwn, presentOwn } from './own.ts'
import { perform } from './perform.ts'
import type { Turn } from './turn.ts'

/** A look can lead to another look, never to an endless row of them. */
const MOST_STEPS = 12

/**
 * Answers what waits in one conversation, oldest first, each message in a transaction of its own. The row lock keeps
 * two messages of one guest apart; other guests are not held up.
 */
export async function answerWaiting(deps: ConversationDeps, db: Db, id: ConversationId): Promise<void> {
  for (;;) {
    const more = await db.transaction(async (tx) => {
      const repository = conversationRepository(tx)
      const conversation = await repository.lock(id)
      const message = conversation && (await repository.nextUnprocessed(id))
      if (!conversation || !message) return false
      const understanding =
        conversation.status === 'bot' ? await answerOne(deps, tx, conversation, message) : undefined
      await repository.markProcessed(message.id, deps.clock.now(), understanding)
      return true
    })
    if (!more) return
  }
}

async function answerOne(
  deps: ConversationDeps,
  tx: Db,
  conversation: Conversation & { readonly guest: Guest },
  message: InboundRow,
): Promise<Understanding | undefined> {
  tx.afterCommit(() => deps.showReading(message.provider_message_id))
  const content = message.content as InboundContent
  const frame = readFrame(conversation.frame)
  const place = await deps.place(tx)
  const own = await listOwn({ deps, tx }, conversation.guest)
  const understanding =
    content.type === 'text'
      ? await read(deps, tx, { body: content.body, at: message.at, frame, conversation, own })
      : undefined
  const language = languageOf(conversation.language, understanding)
  const event = toEvent(content, understanding)
  if (!event) return undefined

  const turn: Turn = {
    conversationId: conversation.id,
    guest: conversation.guest,
    language,
    place,
    message: { id: message.id, content },
    own,
    answers: { receivedAt: message.received_at, kind: content.type === 'audio' ? 'audio' : 'text' },
    status: conversation.status,
    said: 0,
  }
  const context: DialogueContext = {
    today: dateAt(deps.clock.now(), deps.zone),
    writtenAt: Math.floor(message.at.epochMilliseconds / 1000),
    moreWaiting: message.more,
    propertyName: place.name,
    profileName: conversation.guest.name,
    phoneKnown: conversation.guest.phone !== null,
    currency: place.currency,
    bookings: own.map(presentOwn),
  }
  const after = await run(deps, tx, turn, { frame, event, context })
  await conversationRepository(tx).save(conversation.id, { frame: after, language, status: turn.status })
  if (understanding) tx.afterCommit(() => countUnderstanding(deps, understanding, turn))
  return understanding
}

/** The machine and its looks, turn about, until nothing is left to do. */
async function run(
  deps: ConversationDeps,
  tx: Db,
  turn: Turn,
  start: { readonly frame: Frame; readonly event: DialogueEvent; readonly context: DialogueContext },
): Promise<Frame> {
  let frame = start.frame
  const events: DialogueEvent[] = [start.event]
  for (let steps = 0; events.length > 0 && steps < MOST_STEPS; steps++) {
    const event = events.shift()
    if (!event) break
    const step = next(frame, event, start.context)
    frame = step.frame
    const effects: Effect[] = [...step.effects]
    for (const effect of effects) {
      const answer = await perform({ deps, tx, turn, frame }, effect)
      if (answer) events.push(answer)
    }
  }
  return frame
}

async function read(
  deps: ConversationDeps,
  tx: Db,
  said: {
    readonly body: string
    readonly at: Instant
    readonly frame: Frame
    readonly conversation: Conversation
    readonly own: readonly Reservation[]
  },
): Promise<Understanding> {
  return deps.understand(said.body, {
    now: said.at,
    ...(await deps.house(tx)),
    locale: said.conversation.language,
    expecting: expectingOf(said.frame),
    talk: talkOf(said.frame, said.own),
  })
}

/** What the talk is about: the stay on the table, else the one that is booked. */
function talkOf(frame: Frame, own: readonly Reservation[]): Talk {
  const booked = own.find((one) => one.code === frame.reservationCode) ?? own[0]
  const { stay, party } = frame
  return {
    stay: stay ?? (booked ? { checkIn: booked.checkIn, checkOut: booked.checkOut } : null),
    guests: party ? { ...party, total: party.adults + party.children + party.babies } : null,
    accommodationId: frame.accommodationId,
    reservation: booked ? { checkIn: booked.checkIn, checkOut: booked.checkOut } : null,
  }
}

function expectingOf(frame: Frame): Expecting {
  const kind = frame.pending?.kind ?? null
  if (kind === 'cancel' || kind === 'change' || kind === 'resume') return 'confirmation'
  return kind === 'cabin' ? 'choice' : kind
}

/** A yes or a bare number says nothing about the language; a sentence does. */
function languageOf(current: Language, understanding: Understanding | undefined): Language {
  if (!understanding) return current
  const bare =
    understanding.number !== null ||
    understanding.intents.every((i) => i.name === 'yes' || i.name === 'no' || i.name === 'unknown')
  return bare ? current : understanding.language
}

function toEvent(
  content: InboundContent,
  understanding: Understanding | undefined,
): DialogueEvent | undefined {
  switch (content.type) {
    case 'text':
      return understanding ? { type: 'message', understanding, text: content.body } : undefined
    case 'choice':
      return { type: 'tap', id: content.id, title: content.title }
    case 'image':
    case 'document':
      return { type: 'media', kind: content.type }
    case 'audio':
      return { type: 'media', kind: 'audio' }
    case 'video':
    case 'sticker':
    case 'location':
    case 'contacts':
    case 'unsupported':
    case 'unknown':
    case 'order':
      return { type: 'media', kind: 'other' }
    // Nothing anyone waits for an answer to.
    case 'reaction':
    case 'edit':
    case 'revoke':
    case 'flow_reply':
    case 'call_permission':
      return undefined
  }
}

function countUnderstanding(deps: ConversationDeps, understanding: Understanding, turn: Turn): void {
  const intent = understanding.intents[0]?.name ?? 'unknown'
  const outcome = turn.status !== 'bot' ? 'handed_over' : intent === 'unknown' ? 'not_understood' : 'answered'
  deps.metrics.understood(intent, outcome)
}
