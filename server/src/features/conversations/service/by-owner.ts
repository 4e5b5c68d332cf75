import { secondsBetween } from '../../../lib/clock.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { ConversationId } from '../../../lib/ids.ts'
import { isWindowClosed, windowContent, windowTemplate } from '../../messaging/domain/window-templates.ts'
import type { OutboundContent } from '../../messaging/ports.ts'
import type { KnownTemplate } from '../../messaging/service/window-templates.ts'
import { firstName } from '../domain/first-name.ts'
import { attendanceRepository } from '../repository/attendance.ts'
import { panelRepository } from '../repository/panel.ts'
import { conversationRepository } from '../repository.ts'
import { answerByMail } from './answer-by-mail.ts'
import type { Step } from './turn.ts'

export type OwnerResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not_found' | 'no_whatsapp' | 'template_not_approved' }
  /** The guest wrote too long ago: only these may go. */
  | { readonly ok: false; readonly reason: 'window_closed'; readonly templates: readonly KnownTemplate[] }

/** What the owner writes: words, or the key of a template once words may not go any more. */
export type OwnersWords = { readonly text: string } | { readonly template: 'owner_wrote' }

/** The alert that somebody waits for a person; settled when a person is there. */
export function waitingKey(id: string): string {
  return `human:${id}`
}

/** A person takes the chat, or gives it back: the bot is silent in between. */
export function handOverTo(
  { deps, tx: db }: Step,
  id: string,
  { to, actor }: { readonly to: 'human' | 'bot'; readonly actor: Actor },
): Promise<OwnerResult> {
  return db.transaction(async (tx): Promise<OwnerResult> => {
    const before = await lockNamed({ deps, tx }, id)
    if (!before) return { ok: false, reason: 'not_found' }
    const attendance = attendanceRepository(tx)
    if (to === 'human') await personActed({ deps, tx }, before.id)
    else await attendance.backToBot(before.id)
    await deps.closeAlert(tx, waitingKey(id))
    await deps.audit(tx, {
      actor,
      action: to === 'human' ? 'conversation.taken_over' : 'conversation.released',
      entity: 'conversation',
      entityId: id,
      cause: 'by the owner',
      before: { status: before.status },
      after: { status: to },
    })
    return { ok: true }
  })
}

/** What the owner writes goes out like everything else, and the bot does not talk over it. */
export function writeAsOwner(
  { deps, tx: db }: Step,
  id: string,
  { words, actor }: { readonly words: OwnersWords; readonly actor: Actor },
): Promise<OwnerResult> {
  return db.transaction(async (tx): Promise<OwnerResult> => {
    const conversation = await lockNamed({ deps, tx }, id)
    if (!conversation) return { ok: false, reason: 'not_found' }
    if (!conversation.guest.wa_id && !conversation.guest.bsuid) {
      const isWritten = 'text' in words && (await answerByMail({ deps, tx }, conversation, words.text))
      if (!isWritten) return { ok: false, reason: 'no_whatsapp' }
      return handOverTo({ deps, tx }, id, { to: 'human', actor })
    }
    const messaging = deps.messaging(tx)
    const { guest, language } = conversation
    const code = windowTemplate('owner_wrote', language).language
    const templates = (await messaging.windowTemplates()).filter(
      (one) => one.key === 'owner_wrote' && one.language === code && one.status === 'APPROVED',
    )
    if ('text' in words && isWindowClosed(conversation.last_inbound_at, deps.clock.now()))
      return { ok: false, reason: 'window_closed', templates }
    if ('template' in words && templates.length === 0) return { ok: false, reason: 'template_not_approved' }
    await handOverTo({ deps, tx }, id, { to: 'human', actor })
    const values = [firstName(guest.name) ?? '', (await deps.place(tx)).name]
    const content: OutboundContent =
      'text' in words ? { type: 'text', body: words.text } : windowContent('owner_wrote', language, values)
    await messaging.say({ conversationId: conversation.id, content })
    return { ok: true }
  })
}

/** A person is there: the wait is over, and how long it was is counted. */
export async function personActed({ deps, tx }: Step, id: ConversationId): Promise<void> {
  const attendance = attendanceRepository(tx)
  const before = await attendance.lock(id)
  const now = deps.clock.now()
  await attendance.personActed(id, now)
  const { handover_at: since, handover_reason: reason } = before ?? {}
  if (since) tx.afterCommit(() => deps.metrics.attended(reason ?? 'asked', secondsBetween(since, now)))
}

/** The conversation that the panel names, if there is one. */
async function lockNamed({ deps, tx }: Step, id: string) {
  const found = await panelRepository(tx, deps.propertyId).find(id)
  return found ? conversationRepository(tx).lock(found) : undefined
}
