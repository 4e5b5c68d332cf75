import { type ConversationPage, panelRepository } from '../repository/panel.ts'
import type { Answering } from './turn.ts'

interface Chat {
  readonly conversationId: string
  readonly name: string
}

const MOST = 4

/** By name, number or code; without any, the chat that was spoken of last, else the one that waits or is attended. */
export async function chatSpokenOf(
  answering: Answering,
  { to, who }: { readonly to: 'human' | 'bot'; readonly who: string | null },
): Promise<readonly Chat[]> {
  const { ownerChat } = answering.frame
  const status = to === 'human' ? 'waiting_human' : 'human'
  if (who === null) return ownerChat ? [ownerChat] : chatsLike(answering, { status })
  const named = await chatsLike(answering, { text: who })
  if (named.length < 2) return named
  // Of several with one name, the one who waits, or whom a person attends.
  const likely = await chatsLike(answering, { text: who, status })
  return likely.length === 1 ? likely : named
}

/** Whose chat it is. */
export async function chatOf(answering: Answering, conversationId: string): Promise<Chat | null> {
  const [found] = await chatsLike(answering, { id: conversationId })
  return found ?? null
}

async function chatsLike(
  { deps, tx, turn }: Answering,
  which: Pick<ConversationPage, 'text' | 'status' | 'id'>,
): Promise<Chat[]> {
  const page = { limit: MOST, offset: 0, ...which }
  const { items } = await panelRepository(tx, deps.propertyId).list(page)
  return items
    .filter((one) => one.id !== turn.conversationId)
    .map(({ id, guest }) => ({
      conversationId: id,
      name: [guest.name, guest.phone && `+${guest.phone}`].filter(Boolean).join(' '),
    }))
}
