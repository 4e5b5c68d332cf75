import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId, GuestId } from '../../../lib/ids.ts'
import type { InboundContent, Sender, WhatsAppMessageEvent } from '../../inbox/domain.ts'
import { answerJob } from '../jobs.ts'
import { conversationRepository } from '../repository.ts'
import type { ConversationDeps } from './deps.ts'

/**
 * Writes one message of a guest into its conversation and asks for an answer, all in the transaction of the inbox.
 * A message delivered twice is written once.
 */
export async function receive(
  deps: ConversationDeps,
  tx: Db,
  event: WhatsAppMessageEvent,
  receivedAt: Instant,
): Promise<void> {
  if (event.groupId !== null) return
  const conversationId = await conversationOf(deps, tx, event.sender)
  if (!conversationId) return
  const fresh = await conversationRepository(tx).insertInbound({
    id: deps.ids.uuid(),
    conversationId,
    providerMessageId: event.id,
    type: event.content.type,
    text: textOf(event.content),
    content: event.content,
    replyTo: event.context?.messageId ?? null,
    at: event.at,
    receivedAt,
    traceId: deps.currentTraceId(),
  })
  if (!fresh) return
  tx.afterCommit(() => deps.metrics.received(event.content.type))
  await deps.jobs.enqueue(tx, answerJob, { conversationId })
}

/** Undefined when the sender cannot be told from anyone else. */
export async function conversationOf(
  deps: ConversationDeps,
  tx: Db,
  sender: Sender,
): Promise<ConversationId | undefined> {
  const key = sender.bsuid ?? sender.waId
  if (!key) return undefined
  const repository = conversationRepository(tx)
  await repository.lockSender(key)
  const now = deps.clock.now()
  const phone = sender.waId
  const known = await repository.findGuest(deps.propertyId, sender)
  const guestId = known?.id ?? deps.ids.uuid<GuestId>()
  if (known) {
    if (addsSomething(known, sender)) await repository.completeGuest(known.id, sender, phone)
  } else {
    await repository.insertGuest(
      deps.propertyId,
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
  return repository.openConversation(deps.propertyId, { id, guestId, language: known?.language ?? 'es', now })
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

export function textOf(content: InboundContent): string {
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
