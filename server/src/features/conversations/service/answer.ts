import { secondsBetween } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { canonicalPhone } from '../../../lib/phone.ts'
import type { InboundContent } from '../../inbox/domain.ts'
import type { Understanding } from '../../language/domain.ts'
import { parseTap } from '../domain/buttons.ts'
import type { DialogueContext } from '../domain/dialogue.ts'
import type { DialogueEvent } from '../domain/events.ts'
import { forOwner } from '../domain/for-owner.ts'
import { type Frame, readFrame } from '../domain/frame.ts'
import { isOutdated, rested } from '../domain/rest.ts'
import { whileWaiting } from '../domain/waiting.ts'
import type { ToAnswer } from '../jobs.ts'
import { next } from '../machine.ts'
import { channelRepository } from '../repository/channel.ts'
import { type Conversation, conversationRepository, type Guest, type WaitingRow } from '../repository.ts'
import type { ConversationDeps } from './deps.ts'
import { hasMoreToAnswer, isStillTyping, MOST_BUBBLES, nextGroup } from './group.ts'
import { isBeingHeard } from './hear.ts'
import { questionQuoted, quotedBy, toEvent, wordsOf } from './heard.ts'
import { contextOf } from './known.ts'
import { tellLate, tellSilence } from './no-answer.ts'
import { listOwn } from './own.ts'
import { type Commanded, commandOfOwner, notDone } from './owner.ts'
import { isOwner } from './owner-answers.ts'
import { withoutShown } from './owner-proposal.ts'
import { perform } from './perform.ts'
import { languageOf, read } from './reading.ts'
import { tellKept } from './tell-owner.ts'
import type { Answering, Step, Turn } from './turn.ts'

/** A look can lead to another look, never to an endless row of them. */
const MOST_STEPS = 12
/** WhatsApp repeats for days what it could not deliver. What is older than the window for free answers is not news. */
const LATE_SECONDS = 24 * 60 * 60

type Open = Conversation & { readonly guest: Guest }

interface Heard {
  readonly group: readonly WaitingRow[]
  readonly more: boolean
}

/**
 * Answers what waits in one conversation, oldest first, each burst of bubbles in a transaction of its own. The row lock
 * keeps two messages of one guest apart; other guests are not held up.
 */
export async function answerWaiting(deps: ConversationDeps, db: Db, asked: ToAnswer): Promise<void> {
  await deps.refreshTemplates(db)
  for (;;) {
    const more = await db.transaction(async (tx) => {
      const repository = conversationRepository(tx)
      const conversation = await repository.lock(asked.conversationId)
      const waiting = conversation ? await repository.listWaiting(asked.conversationId, MOST_BUBBLES) : []
      const group = nextGroup(waiting, deps.gatherMs > 0)
      if (!conversation || group.length === 0 || isStillTyping(waiting, asked.messageId)) return false
      if (isBeingHeard(deps, group, deps.clock.now())) return false
      const heard = { group, more: hasMoreToAnswer(waiting, group) }
      const understanding = await hear({ deps, tx }, conversation, heard)
      await repository.markProcessed(
        group.map((row) => row.id),
        deps.clock.now(),
        understanding,
      )
      // What comes in meanwhile has a job of its own.
      return waiting.length > group.length || waiting.length === MOST_BUBBLES
    })
    if (!more) return
  }
}

/** Undefined when the bot has nothing to say to it, or not now. */
async function hear(
  { deps: asked, tx }: Step,
  conversation: Open,
  heard: Heard,
): Promise<Understanding | undefined> {
  const last = heard.group.at(-1)
  if (!last || conversation.status === 'human') return undefined
  const deps = readingOnce(asked)
  const place = await deps.place(tx)
  if (place.botSilent) {
    await tellSilence({ deps, tx }, { conversation, message: last, place })
    return undefined
  }
  if (secondsBetween(last.at, deps.clock.now()) > LATE_SECONDS) {
    await tellLate({ deps, tx }, { conversation, message: last })
    return undefined
  }
  return answerOne({ deps, tx }, conversation, { ...heard, last, place })
}

/** The house and its cabins are the same for as long as one message is answered: whoever asks first has them read. */
function readingOnce(deps: ConversationDeps): ConversationDeps {
  let place: ReturnType<ConversationDeps['place']> | undefined
  let cabins: ReturnType<ConversationDeps['cabins']> | undefined
  return {
    ...deps,
    place: (db) => (place ??= deps.place(db)),
    cabins: (db) => (cabins ??= deps.cabins(db)),
  }
}

async function answerOne(
  { deps, tx }: Step,
  conversation: Open,
  heard: Heard & { readonly last: WaitingRow; readonly place: Turn['place'] },
): Promise<Understanding | undefined> {
  const { group, last, place } = heard
  tx.afterCommit(() => deps.showReading(last.provider_message_id))
  const content = last.content
  const { own, together, returning, speaking } = await listOwn({ deps, tx }, conversation.guest)
  const frame = bySpeaker(readFrame(conversation.frame), speaking)
  const words = wordsOf(group, frame.touchedAt === null)
  const { language: spoken } = conversation
  const understanding =
    words &&
    (await read({ deps, tx }, { body: words.body, at: last.at, frame, language: spoken, own, together }))
  const quoted = words ? await quotedBy({ deps, tx }, conversation.id, last) : null
  const reactsToLast = await isAboutLast(tx, conversation, content)
  const event = toEvent(content, {
    frame,
    understanding: understanding ?? undefined,
    words,
    quoted,
    reactsToLast,
  })
  if (!event) return understanding ?? undefined
  if (last.overtaken && isOutdated(frame, event)) return understanding ?? undefined

  const turn: Turn = {
    conversationId: conversation.id,
    guest: conversation.guest,
    language: languageOf(spoken, understanding ?? undefined, words?.body ?? ''),
    place,
    message: { id: last.id, content, at: last.at },
    text: words?.body ?? '',
    own,
    together,
    returning,
    speaking,
    answers: { receivedAt: last.received_at, kind: content.type === 'audio' ? 'audio' : 'text' },
    status: conversation.status,
    said: 0,
  }
  const context = await contextOf({ deps, tx, turn }, { at: last.at, moreWaiting: heard.more })
  const owners = await ownersCommand(
    { deps, tx, turn, frame },
    { ...{ understanding, words, content, replyTo: last.reply_to }, context },
  )
  const after = owners.isDone
    ? owners.frame
    : await run({ deps, tx, turn }, { frame: owners.frame, event, context })
  const { language, status } = turn
  await conversationRepository(tx).save(conversation.id, { frame: after, language, status })
  if (understanding) tx.afterCommit(() => countUnderstanding(deps, understanding, turn))
  return understanding ?? undefined
}

/** The cabin that was held first need not be the one that speaks for those booked with it. */
function bySpeaker(frame: Frame, speaking: Turn['speaking']): Frame {
  const code = frame.reservationCode && speaking.get(frame.reservationCode)
  return code ? { ...frame, reservationCode: code } : frame
}

/** The owner's numbers may command; what is no command is answered as a guest is. */
async function ownersCommand(
  answering: Answering,
  said: {
    readonly understanding: Understanding | null | undefined
    readonly words: { readonly body: string; readonly indirect: boolean } | null
    readonly content: InboundContent
    readonly replyTo: string | null
    readonly context: DialogueContext
  },
): Promise<Commanded> {
  const { deps, tx, turn } = answering
  const { words, content } = said
  const { wa_id: waId } = turn.guest
  if (!waId || !deps.ownerPhones.includes(canonicalPhone(waId) ?? waId)) return notDone(answering.frame)
  await tellKept({ deps, tx }, turn.conversationId)
  const frame = rested(answering.frame, said.context)
  if (words?.indirect) return notDone(withoutShown(frame))
  const tap = content.type === 'choice' ? parseTap(content.id) : undefined
  const action = tap?.action
  const isCurrent = tap?.version === frame.version
  return commandOfOwner(
    { deps, tx, turn, frame },
    {
      text: words?.body ?? '',
      understanding: said.understanding ?? undefined,
      isSilent: words === null && content.type !== 'choice',
      answered:
        action?.type === 'owner_yes' || action?.type === 'owner_no'
          ? { says: action.type === 'owner_yes' ? 'yes' : 'no', isCurrent }
          : null,
      tap: action?.type === 'owner' ? action.tap : null,
      quoted: await questionQuoted({ deps, tx }, turn.conversationId, said.replyTo),
    },
  )
}

async function isAboutLast(tx: Db, conversation: Open, content: InboundContent): Promise<boolean> {
  if (content.type !== 'reaction') return false
  const said = await channelRepository(tx).findSaid(conversation.id, content.messageId)
  return said?.direction === 'out' && said.latest
}

/** The machine and its looks, turn about, until nothing is left to do. */
async function run(
  answering: Omit<Answering, 'frame'>,
  start: { readonly frame: Frame; readonly event: DialogueEvent; readonly context: DialogueContext },
): Promise<Frame> {
  const { turn } = answering
  let frame = start.frame
  const events: DialogueEvent[] = [start.event]
  for (let steps = 0; events.length > 0 && steps < MOST_STEPS; steps++) {
    const event = events.shift()
    if (!event) break
    const heard = next(frame, event, start.context)
    const free = isOwner(answering) ? forOwner(frame, heard) : heard
    const waits =
      turn.status === 'waiting_human' && steps === 0 && event.type !== 'tap' && !isOwner(answering)
    const step = waits ? whileWaiting(frame, free, { text: textIn(event), context: start.context }) : free
    frame = step.frame
    for (const effect of step.effects) {
      const answer = await perform({ ...answering, frame }, effect)
      if (answer) events.push(answer)
    }
  }
  return frame
}

function textIn(event: DialogueEvent): string {
  return event.type === 'message' ? event.text : ''
}

function countUnderstanding(deps: ConversationDeps, understanding: Understanding, turn: Turn): void {
  const intent = understanding.intents[0]?.name ?? 'unknown'
  const outcome = turn.status !== 'bot' ? 'handed_over' : intent === 'unknown' ? 'not_understood' : 'answered'
  deps.metrics.understood(intent, outcome)
}
