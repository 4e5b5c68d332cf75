import type { Clock, Instant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import { type Ids, sha256Hex } from '../../lib/ids.ts'
import type { Jobs } from '../../lib/queue/job.ts'
import { processEventJob } from './jobs.ts'
import {
  inboxRepository,
  type SignatureState,
  type WebhookEvent,
  type WebhookEventId,
  type WebhookProvider,
} from './repository.ts'

export interface Delivery {
  readonly provider: WebhookProvider
  readonly topic: string
  readonly signature: SignatureState
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}

/** What one provider's events become. Runs inside the transaction that marks the event processed: it only writes. */
export type ProcessEvent = (tx: Db, event: WebhookEvent) => Promise<void>

export interface InboxDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly jobs: Jobs
  readonly currentTraceId: () => string | null
  readonly processors: Readonly<Record<WebhookProvider, ProcessEvent>>
}

/** Contract section 2.9: answered only when durable, processed once however often it is delivered. */
export function inboxService(deps: InboxDeps) {
  return (db: Db) => ({
    /** Resolves after the commit; only then may the provider be told 200. */
    accept(delivery: Delivery): Promise<{ readonly id: WebhookEventId; readonly receivedAt: Instant }> {
      return db.transaction(async (tx) => {
        const receivedAt = deps.clock.now()
        const stored = await inboxRepository(tx).store({
          ...delivery,
          id: deps.ids.uuid<WebhookEventId>(),
          eventKey: sha256Hex(
            Buffer.concat([
              Buffer.from(JSON.stringify(Object.entries(delivery.query).sort())),
              delivery.body,
            ]),
          ),
          traceId: deps.currentTraceId(),
          receivedAt,
        })
        if (stored.fresh) await deps.jobs.enqueue(tx, processEventJob, { eventId: stored.id })
        return { id: stored.id, receivedAt }
      })
    },

    /** Handler of `inbox.process-event`. */
    async process(eventId: WebhookEventId): Promise<void> {
      try {
        await db.transaction(async (tx) => {
          const repository = inboxRepository(tx)
          const event = await repository.lock(eventId)
          if (!event || event.processedAt) return
          await deps.processors[event.provider](tx, event)
          await repository.markProcessed(eventId, deps.clock.now())
        })
      } catch (error) {
        await inboxRepository(db).markFailed(eventId, error instanceof Error ? error.message : String(error))
        throw error
      }
    },

    forgetProcessed: (receivedBefore: Instant) => inboxRepository(db).deleteProcessed(receivedBefore),
    lastReceived: () => inboxRepository(db).lastReceived(),
    list: (limit: number, offset: number) => inboxRepository(db).list(limit, offset),
  })
}

export type InboxService = ReturnType<ReturnType<typeof inboxService>>
