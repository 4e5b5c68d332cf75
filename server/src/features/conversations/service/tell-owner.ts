import type { Db } from '../../../lib/db/types.ts'
import { buttonLabel } from '../../messaging/domain/labels.ts'
import { isWindowClosed } from '../../messaging/domain/window.ts'
import type { OutboundContent } from '../../messaging/ports.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import { encodeTap } from '../domain/buttons.ts'
import { type ToldOwner, tellOwnerJob } from '../jobs.ts'
import { type Conversation, conversationRepository } from '../repository.ts'
import type { ConversationDeps } from './deps.ts'
import type { Step } from './turn.ts'
import { mediaOf } from './wording.ts'

/** Told in a transaction of its own, so that two chats are never locked together. */
export async function askToTellOwner({ deps, tx }: Step, told: ToldOwner): Promise<void> {
  if (deps.ownerPhones.length > 0) await deps.jobs.enqueue(tx, tellOwnerJob, told)
}

/**
 * Handler of `conversations.tell-owner`. Buttons go only to an owner who wrote within a day; the bell tells the others,
 * and everything waits in the panel all the same.
 */
export async function tellOwner(deps: ConversationDeps, db: Db, told: ToldOwner): Promise<void> {
  for (const phone of deps.ownerPhones) {
    const id = await conversationRepository(db).findByPhone(deps.propertyId, phone)
    if (!id) continue
    await db.transaction(async (tx) => {
      const conversation = await conversationRepository(tx).lock(id)
      if (!conversation || isWindowClosed(conversation.last_inbound_at, deps.clock.now())) return
      await deps.messaging(tx).say({
        conversationId: id,
        content: contentOf(told, conversation),
        dedupeKey: `owner:${told.once}:${id}`,
        outside: 'nothing',
      })
    })
  }
}

function contentOf(
  { key, variables, buttons, picture }: ToldOwner,
  { language }: Conversation,
): OutboundContent {
  const body = renderMessage(key, language, variables as never)
  if (buttons.length === 0) return { type: 'text', body }
  return {
    type: 'buttons',
    body,
    ...(picture ? { header: { type: 'image' as const, media: mediaOf(picture) } } : {}),
    buttons: buttons.map(({ tap, label }) => ({
      id: encodeTap({ version: 0, action: { type: 'owner', tap } }),
      title: buttonLabel(label, language),
    })),
  }
}
