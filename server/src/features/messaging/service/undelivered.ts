import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId } from '../../../lib/ids.ts'
import { filledIn } from '../domain/window-templates.ts'
import { deliverJob } from '../jobs.ts'
import { outboundContentSchema } from '../ports.ts'
import type { OutboxId } from '../repository/rows.ts'
import { windowTemplateRepository } from '../repository/window-templates.ts'
import { messagingRepository } from '../repository.ts'
import type { MessagingDeps } from './deps.ts'

/** WhatsApp's code for a free message outside the window. */
export const WINDOW_CLOSED = 131047

export interface Step {
  readonly deps: MessagingDeps
  readonly tx: Db
}

/**
 * Contract section 2.15: the guest wrote too long ago for a free answer. The template of the same meaning goes instead
 * when WhatsApp has approved it; otherwise the owner is told who was not reached. Always true: the next may be sent.
 */
export async function outsideWindow({ deps, tx }: Step, id: OutboxId): Promise<true> {
  const repository = messagingRepository(tx, deps.transcript)
  const row = await repository.find(id)
  if (!row) return true
  const instead = outboundContentSchema.safeParse(row.outside).data
  const templates = windowTemplateRepository(tx, deps.propertyId)
  if (instead?.type === 'template' && (await templates.isApproved(instead.name, instead.language))) {
    await repository.sayInstead(row.id, instead, filledIn(instead))
    await deps.jobs.enqueue(tx, deliverJob, { conversationId: row.conversation_id })
    return true
  }
  const detail = 'the guest last wrote more than 24 hours ago'
  await repository.markOutcome(row.id, { status: 'failed', code: WINDOW_CLOSED, detail })
  if (row.outside === null || instead) await alertFailure({ deps, tx }, row.conversation_id, detail)
  return true
}

/** One alert for each guest who was not reached: who it is, and why. */
export async function alertFailure({ deps, tx }: Step, id: ConversationId, detail: string): Promise<void> {
  const guest = await messagingRepository(tx, deps.transcript).recipientOf(id)
  const phone = guest?.phone ?? guest?.wa_id
  const name = [guest?.name, phone ? `(+${phone})` : null].filter((part) => part).join(' ')
  await deps.alert(tx, {
    kind: 'whatsapp_not_delivered',
    severity: 'critical',
    summary: `A message to ${name || 'a guest'} was not delivered: ${detail}. Reach them another way.`,
    entity: 'conversation',
    entityId: id,
    dedupeKey: `undelivered:${id}`,
  })
}

/** Nothing goes out to anybody until a person repairs the account. */
export function alertAccount({ deps, tx }: Step, detail: string): Promise<void> {
  return deps.alert(tx, {
    kind: 'whatsapp_not_delivered',
    severity: 'critical',
    summary: `WhatsApp takes no messages: ${detail}. They wait until the account is repaired.`,
    entity: 'channel',
    entityId: 'whatsapp',
    dedupeKey: `whatsapp:${detail}`,
  })
}
