import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId, GuestId } from '../../../lib/ids.ts'
import { inSeconds } from '../../../lib/queue/job.ts'
import type {
  InboundContent,
  Sender,
  WhatsAppHostEchoEvent,
  WhatsAppMessageEvent,
} from '../../inbox/domain.ts'
import { answerJob, hearJob } from '../jobs.ts'
import { channelRepository } from '../repository/channel.ts'
import { senderRepository } from '../repository/senders.ts'
import { conversationRepository, type Inserted } from '../repository.ts'
import { personActed, waitingKey } from './by-owner.ts'
import type { ConversationDeps } from './deps.ts'
import { HEARING_SECONDS } from './hear.ts'
import type { Step } from './turn.ts'

/**
 * Writes one message of a guest into its conversation and asks for an answer, all in the transaction of the inbox.
 * A message delivered twice is written once.
 */
export async function receive(
  { deps, tx }: Step,
  event: WhatsAppMessageEvent,
  receivedAt: Instant,
): Promise<void> {
  if (event.groupId !== null) return
  // Locked from here on: of a message and its deletion that come at once, the second sees the first.
  const conversationId = await conversationOf({ deps, tx }, event.sender, 'locked')
  if (!conversationId) return
  const { content } = event
  const id = deps.ids.uuid()
  const { fresh, ahead } = await conversationRepository(tx).insertInbound({
    id,
    conversationId,
    providerMessageId: event.id,
    type: content.type,
    text: textOf(content),
    content,
    replyTo: event.context?.messageId ?? null,
    at: event.at,
    receivedAt,
    traceId: deps.currentTraceId(),
  })
  if (!fresh) return
  tx.afterCommit(() => deps.metrics.received(content.type))
  const said = { id, conversationId, content, ahead }
  if ((await applyChanges({ deps, tx }, said)) === 'nothing_to_answer') return
  const asked = { conversationId, messageId: id }
  if (content.type === 'audio') {
    await deps.jobs.enqueue(tx, hearJob, asked)
    // Whoever listens has it answered; this one is for the day when nobody does.
    if (deps.speech.isOn) {
      await deps.jobs.enqueue(tx, inSeconds(HEARING_SECONDS + 1, answerJob), { conversationId })
      return
    }
  }
  // A tap is a finished thought: it and what waits before it are answered at once.
  if (deps.gatherMs === 0 || content.type === 'choice')
    await deps.jobs.enqueue(tx, answerJob, { conversationId })
  else await deps.jobs.enqueue(tx, inSeconds(deps.gatherMs / 1000, answerJob), asked)
}

/**
 * Edits and deletions change the message they are about. One that was not answered yet is answered in its new form, or
 * not at all; an edit of one that was answered is something new the guest says. They may come before their message.
 */
async function applyChanges(
  { deps, tx }: Step,
  said: {
    readonly id: string
    readonly conversationId: ConversationId
    readonly content: InboundContent
    readonly ahead: Inserted['ahead']
  },
): Promise<'nothing_to_answer' | 'answer'> {
  const { id, conversationId, content, ahead } = said
  const repository = channelRepository(tx)
  const now = deps.clock.now()
  const done = async () => {
    await conversationRepository(tx).markProcessed([id], now, undefined)
    return 'nothing_to_answer' as const
  }
  if (content.type === 'revoke' || content.type === 'edit') {
    const original = await repository.findSaid(conversationId, content.originalMessageId)
    if (original?.direction !== 'in') return done()
    if (content.type === 'edit') {
      if (content.body === null) return done()
      await repository.rewrite(original.id, content.body, now)
      return original.processed ? 'answer' : done()
    }
    await repository.erase(original.id, now)
    return original.processed && original.latest ? 'answer' : done()
  }
  if (!ahead) return 'answer'
  if (ahead.type === 'revoke') await repository.erase(id, now)
  else if (ahead.body !== null) await repository.rewrite(id, ahead.body, now)
  return ahead.type === 'revoke' ? 'nothing_to_answer' : 'answer'
}

/** The owner wrote from the phone itself: it stands in the transcript, and the bot falls silent in that chat. */
export function hostReplied(deps: ConversationDeps, db: Db, event: WhatsAppHostEchoEvent): Promise<void> {
  return db.transaction(async (tx) => {
    const { waId, bsuid } = event.to
    const sender = { waId, bsuid, profileName: null, username: null }
    const conversationId = await conversationOf({ deps, tx }, sender)
    if (!conversationId) return
    const fresh = await channelRepository(tx).insertEcho({
      id: deps.ids.uuid(),
      conversationId,
      providerMessageId: event.id,
      text: event.body ?? '',
      at: event.at,
      traceId: deps.currentTraceId(),
    })
    if (!fresh) return
    await personActed({ deps, tx }, conversationId)
    await deps.closeAlert(tx, waitingKey(conversationId))
  })
}

/** Undefined when the sender cannot be told from anyone else. */
export async function conversationOf(
  { deps, tx }: Step,
  sender: Sender,
  as: 'read' | 'locked' = 'read',
): Promise<ConversationId | undefined> {
  const key = sender.bsuid ?? sender.waId
  if (!key) return undefined
  const repository = senderRepository(tx, deps.propertyId)
  const seen = await repository.findGuest(sender, as)
  if (seen?.conversation_id && !addsSomething(seen, sender)) return seen.conversation_id
  await repository.lockSender(key)
  const now = deps.clock.now()
  const phone = sender.waId
  const known = await repository.findGuest(sender)
  const guestId = known?.id ?? deps.ids.uuid<GuestId>()
  if (known) {
    if (addsSomething(known, sender)) await repository.completeGuest(known.id, sender, phone)
  } else {
    await repository.insertGuest(
      {
        id: guestId,
        name: sender.profileName,
        phone,
        wa_id: sender.waId,
        bsuid: sender.bsuid,
        email: null,
        language: 'es',
      },
      now,
    )
  }
  const id = deps.ids.uuid<ConversationId>()
  return repository.openConversation({ id, guestId, language: known?.language ?? 'es', now })
}

function addsSomething(
  known: { name: string | null; wa_id: string | null; bsuid: string | null; phone: string | null },
  sender: Sender,
): boolean {
  return (
    (known.name === null && sender.profileName !== null) ||
    (known.wa_id === null && sender.waId !== null) ||
    (known.bsuid === null && sender.bsuid !== null)
  )
}

function textOf(content: InboundContent): string {
  switch (content.type) {
    case 'text':
      return content.body
    case 'choice':
      return content.title
    case 'image':
    case 'video':
    case 'document':
      return content.caption ?? ''
    case 'edit':
      return content.body ?? ''
    default:
      return ''
  }
}
