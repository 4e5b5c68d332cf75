import { addSeconds, type Instant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { ConversationId } from '../../lib/ids.ts'
import type { WhatsAppStatusEvent } from '../inbox/domain.ts'
import { filledIn } from './domain/window-templates.ts'
import { deliverJob, SETTLE_SECONDS } from './jobs.ts'
import type { OutboundContent } from './ports.ts'
import { outgoingTo } from './repository/leaving.ts'
import type { MessageId, OutboxId } from './repository/rows.ts'
import { windowTemplateRepository } from './repository/window-templates.ts'
import { messagingRepository } from './repository.ts'
import { deliverWaiting } from './service/deliver.ts'
import type { MessagingDeps } from './service/deps.ts'
import { recordStatus, reported } from './service/statuses.ts'
import { alertFailure } from './service/undelivered.ts'
import { listWindowTemplates, syncWindowTemplates } from './service/window-templates.ts'

export interface Saying {
  readonly conversationId: ConversationId
  readonly content: OutboundContent
  /** The same thing is said once, however often its job runs. */
  readonly dedupeKey?: string
  /** The guest's message this answers. */
  readonly answers?: { readonly receivedAt: Instant; readonly kind: 'text' | 'audio' }
  /** Goes instead when the guest last wrote more than a day ago; without it the owner is told. */
  readonly outside?: Extract<OutboundContent, { type: 'template' }> | 'nothing' | undefined
}

/** What leaves for WhatsApp: written in the transaction that means it, sent afterwards, never twice on purpose. */
export function messagingService(deps: MessagingDeps) {
  const outgoing = outgoingTo(deps.transcript)

  return (db: Db) => ({
    say(saying: Saying): Promise<void> {
      return db.transaction(async (tx) => {
        await tx.gather(outgoing, {
          outboxId: deps.ids.uuid<OutboxId>(),
          messageId: deps.ids.uuid<MessageId>(),
          conversationId: saying.conversationId,
          type: saying.content.type,
          text: textOf(saying.content),
          content: saying.content,
          dedupeKey: saying.dedupeKey ?? null,
          answers: saying.answers ?? null,
          outside: saying.outside === 'nothing' ? { type: 'nothing' } : (saying.outside ?? null),
          at: deps.clock.now(),
          traceId: deps.currentTraceId(),
        })
        await deps.jobs.enqueue(tx, deliverJob, { conversationId: saying.conversationId })
      })
    },

    /** Whoever asks inside a transaction keeps others from saying it until the end of it. */
    isSaid: (dedupeKey: string): Promise<boolean> =>
      messagingRepository(db, deps.transcript).isSaid(dedupeKey),

    isSaidSince: (conversationId: ConversationId, of: { readonly prefix: string; readonly since: Instant }) =>
      messagingRepository(db, deps.transcript).isSaidSince(conversationId, of),

    /** Handler of `messaging.deliver`. */
    deliver: (conversationId: ConversationId) => deliverWaiting(deps, db, conversationId),

    /** Handler of `messaging.settle-unknown`: still no word about it, so it did not leave. Sent again once. */
    settleUnknown(outboxId: OutboxId): Promise<void> {
      return db.transaction(async (tx) => {
        const repository = messagingRepository(tx, deps.transcript)
        const row = await repository.find(outboxId)
        if (!row) return
        if (row.status !== 'unknown') {
          // A status has told meanwhile, and what waited behind it may follow.
          return deps.jobs.enqueue(tx, deliverJob, { conversationId: row.conversation_id })
        }
        const again = row.attempts < 2
        await repository.markOutcome(row.id, {
          status: again ? 'queued' : 'failed',
          code: null,
          detail: again ? 'no status after a lost answer' : 'no answer, no status',
        })
        if (!again) await alertFailure({ deps, tx }, row.conversation_id, 'no answer, no status')
        await deps.jobs.enqueue(tx, deliverJob, { conversationId: row.conversation_id })
      })
    },

    recordStatus: (event: WhatsAppStatusEvent) => recordStatus(deps, db, event),
    /** What is written of these reports where they arrive; null when somebody has to act on one of them. */
    reported: (events: readonly WhatsAppStatusEvent[]) => reported(deps, db, events),

    /** Handler of `messaging.sync-templates`. */
    syncTemplates: () => syncWindowTemplates(deps, db),
    windowTemplates: () => listWindowTemplates(deps, db),
    /** A verdict of WhatsApp about one of the templates, ours or another's. */
    templateJudged: (state: { name: string; language: string; status: string; reason: string | null }) =>
      windowTemplateRepository(db, deps.propertyId).record({ ...state, updated_at: deps.clock.now() }),
    /** Nothing of what was said in these chats is kept (Ley 25.326). */
    forgetOldWords: (before: Instant) => messagingRepository(db, deps.transcript).forgetOldWords(before),
    /** `mentioning`: only what holds these words. */
    forgetWords: (conversationIds: readonly string[], mentioning?: string) =>
      messagingRepository(db, deps.transcript).forgetWords(conversationIds, mentioning),

    /** At start: what a killed process was sending, and what nobody woke up for. */
    recover(alone: boolean): Promise<void> {
      return db.transaction(async (tx) => {
        const repository = messagingRepository(tx, deps.transcript)
        const now = deps.clock.now()
        const orphans = await repository.requeueOrphans(
          alone ? addSeconds(now, 1) : addSeconds(now, -SETTLE_SECONDS),
        )
        const waiting = await repository.conversationsWaiting(now)
        await deliverAll(tx, new Set([...orphans, ...waiting]))
      })
    },

    /** A message whose moment has long come has no job any more: whatever lost it, nobody waits for ever. */
    takeUp(): Promise<void> {
      return db.transaction(async (tx) => {
        const waiting = messagingRepository(tx, deps.transcript)
        const long = addSeconds(deps.clock.now(), -TAKEN_UP_AFTER_SECONDS)
        await deliverAll(tx, new Set(await waiting.conversationsWaiting(long)))
      })
    },
  })

  async function deliverAll(tx: Db, conversations: ReadonlySet<ConversationId>): Promise<void> {
    for (const conversationId of conversations) await deps.jobs.enqueue(tx, deliverJob, { conversationId })
  }
}

/** Longer than a job waits for a place in a flood. */
const TAKEN_UP_AFTER_SECONDS = 120

export type MessagingService = ReturnType<ReturnType<typeof messagingService>>

function textOf(content: OutboundContent): string {
  switch (content.type) {
    case 'text':
    case 'buttons':
    case 'list':
    case 'cta_url':
      return content.body
    case 'image':
    case 'document':
      return content.caption ?? ''
    case 'location':
      return [content.name, content.address].join(', ')
    case 'template':
      return filledIn(content)
  }
}
