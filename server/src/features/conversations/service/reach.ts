import { addSeconds } from '../../../lib/clock.ts'
import type { ConversationId } from '../../../lib/ids.ts'
import { isWindowClosed } from '../../messaging/domain/window-templates.ts'
import type { OutboundContent } from '../../messaging/ports.ts'
import type { NoticeMailKind } from '../../post/domain.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import { conversationRepository } from '../repository.ts'
import { notReached, tellElsewhere } from './elsewhere.ts'
import { outsideOf } from './outside-window.ts'
import type { Step } from './turn.ts'

export type WithBody = Extract<OutboundContent, { type: 'text' | 'cta_url' }>

/** What a guest is told without having asked. */
interface Told {
  readonly kind: NoticeMailKind
  /** The same thing is told once. */
  readonly key: string
  readonly contents: readonly [WithBody, ...OutboundContent[]]
}

/**
 * Contract section 2.15: free words while the guest wrote within a day, else the approved template of the same meaning,
 * else a mail, else the owner is told who was not reached.
 */
export async function reach({ deps, tx }: Step, reservation: Reservation, told: Told): Promise<void> {
  const { id, conversationId, contact } = reservation
  const { kind, key, contents } = told
  const [words] = contents
  const instead = await approved({ deps, tx }, reservation, kind)
  const chat = conversationId ? await conversationRepository(tx).lock(conversationId) : undefined
  if (chat) {
    const isOpen = !isWindowClosed(chat.last_inbound_at, deps.clock.now())
    if (kind === 'balance' && !isOpen && (await isInChange({ deps, tx }, reservation, chat.id))) return
    const said = isOpen ? contents : instead ? [words] : []
    for (const [part, content] of said.entries()) {
      await deps.messaging(tx).say({
        conversationId: chat.id,
        content,
        dedupeKey: `notice:${id}:${key}:${part}`,
        outside: (part === 0 && instead) || 'nothing',
      })
    }
    if (said.length > 0) return
  }
  const link = words.type === 'cta_url' ? { text: words.displayText, url: words.url } : null
  const word = { kind, key, body: words.body, link }
  const byMail = contact.email !== null && deps.post(tx).isOn
  const byTelephone = !chat && instead !== undefined && contact.phone !== null && deps.hasWhatsApp
  if (byMail || byTelephone) return tellElsewhere({ deps, tx }, reservation, word)
  return notReached({ deps, tx }, reservation, kind)
}

/** Long enough for the link of the new amount to be made. */
const CHANGE_SECONDS = 10 * 60

/** The template of a change that has just gone names what is owed since; a second one would cost money and say less. */
async function isInChange(step: Step, reservation: Reservation, chatId: ConversationId): Promise<boolean> {
  const { deps, tx } = step
  const since = addSeconds(deps.clock.now(), -CHANGE_SECONDS)
  const prefix = `notice:${reservation.id}:changed:`
  if (!(await deps.messaging(tx).isSaidSince(chatId, { prefix, since }))) return false
  return (await approved(step, reservation, 'changed')) !== undefined
}

/** The template that tells the same, when WhatsApp has approved it. */
async function approved({ deps, tx }: Step, reservation: Reservation, kind: NoticeMailKind) {
  const template = await outsideOf({ deps, tx }, reservation, kind)
  const known = template ? await deps.messaging(tx).windowTemplates() : []
  const isApproved = known.some(
    (one) => one.name === template?.name && one.language === template.language && one.status === 'APPROVED',
  )
  return isApproved ? template : undefined
}
