import { dateAt } from '../../../lib/local-date.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import { channelRepository } from '../repository/channel.ts'
import type { Conversation, Guest, InboundRow } from '../repository.ts'
import type { PlaceFacts } from './deps.ts'
import { nameOf, ringForSilence } from './hand-over.ts'
import { attentionFacts } from './known.ts'
import type { Step } from './turn.ts'

type Open = Conversation & { readonly guest: Guest }

/** The bot is silenced: who writes is told once a day that a person answers, and the owner that they wrote. */
export async function tellSilence(
  { deps, tx }: Step,
  heard: { readonly conversation: Open; readonly message: InboundRow; readonly place: PlaceFacts },
): Promise<void> {
  const { conversation, place, message } = heard
  if (message.type === 'reaction' || conversation.status === 'human') return
  await ringForSilence({ deps, tx }, { conversationId: conversation.id, guest: conversation.guest })
  const body = renderMessage('bot_silent', conversation.language, {
    property: place.name,
    ...attentionFacts(deps, place),
  })
  await deps.messaging(tx).say({
    conversationId: conversation.id,
    content: { type: 'text', body },
    dedupeKey: `silent:${conversation.id}:${dateAt(deps.clock.now(), deps.zone)}`,
  })
}

/**
 * A message WhatsApp could not deliver for more than a day. What it asked may be over and the guest can no longer be
 * written to freely, so a person decides; when the guest has written since, that one was answered.
 */
export async function tellLate(
  { deps, tx }: Step,
  { conversation, message }: { readonly conversation: Open; readonly message: InboundRow },
): Promise<void> {
  if (message.type === 'reaction' || message.type === 'edit' || message.type === 'revoke') return
  if (await channelRepository(tx).hasNewer(conversation.id, message.at)) return
  await deps.alert(tx, {
    kind: 'message_late',
    severity: 'warning',
    summary: `A message of ${nameOf(conversation.guest)} came more than a day late. Decide what to answer.`,
    entity: 'conversation',
    entityId: conversation.id,
    dedupeKey: `late:${conversation.id}`,
  })
}
