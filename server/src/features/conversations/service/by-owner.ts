import { secondsBetween } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { ConversationId } from '../../../lib/ids.ts'
import { attendanceRepository } from '../repository/attendance.ts'
import { type ConversationStatus, conversationRepository } from '../repository.ts'
import type { ConversationDeps } from './deps.ts'
import type { Step } from './turn.ts'

export type OwnerRefusal = 'not_found' | 'no_whatsapp'
export type OwnerResult = { readonly ok: true } | { readonly ok: false; readonly reason: OwnerRefusal }

/** The alert that somebody waits for a person; settled when a person is there. */
export function waitingKey(id: string): string {
  return `human:${id}`
}

/** A person takes the chat, or gives it back: the bot is silent in between. */
export function handOverTo(
  deps: ConversationDeps,
  db: Db,
  id: string,
  { to, actor }: { readonly to: 'human' | 'bot'; readonly actor: Actor },
): Promise<OwnerResult> {
  return db.transaction(async (tx): Promise<OwnerResult> => {
    const before = await statusOf(deps, tx, id)
    if (!before) return { ok: false, reason: 'not_found' }
    const attendance = attendanceRepository(tx)
    if (to === 'human') await personActed({ deps, tx }, id as ConversationId)
    else await attendance.backToBot(id as ConversationId)
    await deps.closeAlert(tx, waitingKey(id))
    await deps.audit(tx, {
      actor,
      action: to === 'human' ? 'conversation.taken_over' : 'conversation.released',
      entity: 'conversation',
      entityId: id,
      cause: 'by the owner',
      before: { status: before },
      after: { status: to },
    })
    return { ok: true }
  })
}

/** What the owner writes goes out like everything else, and the bot does not talk over it. */
export function writeAsOwner(
  deps: ConversationDeps,
  db: Db,
  id: string,
  { text, actor }: { readonly text: string; readonly actor: Actor },
): Promise<OwnerResult> {
  return db.transaction(async (tx): Promise<OwnerResult> => {
    const repository = conversationRepository(tx)
    if (!(await statusOf(deps, tx, id))) return { ok: false, reason: 'not_found' }
    const conversationId = id as ConversationId
    const conversation = await repository.lock(conversationId)
    if (!conversation?.guest.wa_id && !conversation?.guest.bsuid) return { ok: false, reason: 'no_whatsapp' }
    await handOverTo(deps, tx, id, { to: 'human', actor })
    await deps.messaging(tx).say({ conversationId, content: { type: 'text', body: text } })
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

async function statusOf(deps: ConversationDeps, tx: Db, id: string): Promise<ConversationStatus | undefined> {
  const repository = conversationRepository(tx)
  if (!(await repository.exists(deps.propertyId, id))) return undefined
  return (await repository.lock(id as ConversationId))?.status
}
