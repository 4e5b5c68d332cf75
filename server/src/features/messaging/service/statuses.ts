import type { Db } from '../../../lib/db/types.ts'
import { isId } from '../../../lib/ids.ts'
import { advancesDelivery, type WhatsAppStatusEvent } from '../../inbox/domain.ts'
import { deliverJob } from '../jobs.ts'
import { advancing, lostAmong } from '../repository/leaving.ts'
import { OUTBOX_STATUSES, type OutboxId, type OutboxStatus } from '../repository/rows.ts'
import { messagingRepository } from '../repository.ts'
import type { MessagingDeps } from './deps.ts'
import { alertFailure, outsideWindow, WINDOW_CLOSED } from './undelivered.ts'

/** A status webhook: any order, any number of times. */
export function recordStatus(deps: MessagingDeps, db: Db, event: WhatsAppStatusEvent): Promise<void> {
  return db.transaction(async (tx) => {
    const repository = messagingRepository(tx, deps.transcript)
    const row = await repository.findForStatus(event.messageId, outboxIdOf(event))
    if (!row) return
    if (!advancesDelivery(deliveryOf(row.status), event.status)) return
    const [error] = event.errors
    const status = statusOf(event)
    await repository.setDelivery(row.id, {
      status,
      providerMessageId: event.messageId,
      code: error?.code ?? null,
      detail: error ? (error.detail ?? error.title) : null,
    })
    // Now it is known to have left, and what waited behind it may follow.
    if (row.status === 'unknown')
      await deps.jobs.enqueue(tx, deliverJob, { conversationId: row.conversation_id })
    tx.afterCommit(() => deps.metrics.message('out', 'status', status))
    if (status !== 'failed') return
    if (error?.code === WINDOW_CLOSED) await outsideWindow({ deps, tx }, row.id)
    else await alertFailure({ deps, tx }, row.conversation_id, error?.title ?? 'not delivered')
  })
}

/**
 * Good news is written where it arrives, in the statement that keeps the event: nobody has to act on it. Null for what
 * needs more than that.
 */
export function reported(deps: MessagingDeps, db: Db, events: readonly WhatsAppStatusEvent[]) {
  const messages = new Set(events.map((event) => event.messageId))
  if (events.some((event) => event.status === 'failed') || messages.size < events.length) return null
  const news = events.map((event) => ({
    providerMessageId: event.messageId,
    outboxId: outboxIdOf(event),
    status: statusOf(event),
    after: OUTBOX_STATUSES.filter((before) => advancesDelivery(deliveryOf(before), event.status)),
  }))
  return {
    statements: news.flatMap((one, at) => {
      const advanced = advancing(one, `advanced_${at}`)
      return [advanced, deps.transcript.delivered(`advanced_${at}`)]
    }),
    ask: lostAmong(news),
    async afterwards(rows: readonly Record<string, unknown>[]): Promise<void> {
      // Now they are known to have left, and what waited behind them may follow.
      for (const row of rows) {
        if (isId<'conversation'>(row.conversation_id))
          await deps.jobs.enqueue(db, deliverJob, { conversationId: row.conversation_id })
      }
      for (const { status } of news) deps.metrics.message('out', 'status', status)
    },
  }
}

function statusOf({ status }: WhatsAppStatusEvent): Exclude<WhatsAppStatusEvent['status'], 'played'> {
  return status === 'played' ? 'read' : status
}

/** What we called the message when we sent it. */
function outboxIdOf({ correlationId }: WhatsAppStatusEvent): OutboxId | null {
  return isId<'outbox'>(correlationId) ? correlationId : null
}

/** Where the message stands on WhatsApp's own ladder; null while it has not been reported on. */
function deliveryOf(status: OutboxStatus) {
  const unreported =
    status === 'queued' || status === 'sending' || status === 'unknown' || status === 'accepted'
  return unreported ? null : status
}
