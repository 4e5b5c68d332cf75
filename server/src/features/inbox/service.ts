import { z } from 'zod'
import type { Clock, Instant } from '../../lib/clock.ts'
import type { ListPage } from '../../lib/db/paging.ts'
import type { Db, Statement } from '../../lib/db/types.ts'
import { sha256Hex, uuidOfHash } from '../../lib/ids.ts'
import type { Jobs, Lane } from '../../lib/queue/job.ts'
import { processEventJob } from './jobs.ts'
import {
  type Delivery,
  inboxRepository,
  type WebhookEvent,
  type WebhookEventId,
  type WebhookProvider,
} from './repository.ts'

/** What can be told of a delivery by its bytes, before anything is written. */
export interface AtTheDoor {
  /** Who is served before whom (contract section 7, flood). */
  readonly lane: Lane
  /** A delivery that needs nobody to work it off: all it means is written with it. */
  readonly whole?: {
    readonly statements: readonly Statement[]
    /** After the commit; told by a last statement what it still has to see to. */
    readonly ask: Statement
    afterwards(rows: readonly Record<string, unknown>[]): Promise<void>
  }
}

/** One message, one change of state: runs inside the transaction that marks it done, so it only writes. */
type EventPart = (tx: Db) => Promise<void>
/** What one provider's delivery holds, always in the same order. */
type ReadEvent = (event: WebhookEvent) => readonly EventPart[]

export interface InboxDeps {
  readonly clock: Clock
  readonly jobs: Jobs
  readonly currentTraceId: () => string | null
  readonly look: (db: Db, delivery: Delivery) => Promise<AtTheDoor>
  readonly readers: Readonly<Record<WebhookProvider, ReadEvent>>
  /** Which parts of a delivery of WhatsApp hold one of these words; in the order of its reader. */
  readonly partsWith: (event: WebhookEvent, words: readonly string[]) => readonly boolean[]
}

/** Contract section 2.9: answered only when durable, processed once however often it is delivered. */
export function inboxService(deps: InboxDeps) {
  return (db: Db) => ({
    /** Resolves after the commit; only then may the provider be told 200. */
    async accept(delivery: Delivery): Promise<{ readonly id: WebhookEventId; readonly receivedAt: Instant }> {
      const receivedAt = deps.clock.now()
      const eventKey = sha256Hex(
        Buffer.concat([Buffer.from(JSON.stringify(Object.entries(delivery.query).sort())), delivery.body]),
      )
      // The same bytes are the same event under the same id: nothing has to be read to know it.
      const id = uuidOfHash<WebhookEventId>(sha256Hex(`${delivery.provider} ${eventKey}`))
      const event = { ...delivery, id, eventKey, traceId: deps.currentTraceId(), receivedAt }
      const { lane, whole } = await deps.look(db, delivery)
      if (whole) {
        const kept = inboxRepository(db).storing(event, receivedAt)
        const { rows } = await db.write([...whole.statements, kept, whole.ask])
        await whole.afterwards(rows)
      } else {
        await db.transaction(async (tx) => {
          const { sql, params } = inboxRepository(tx).storing(event, null)
          await tx.later(sql, params)
          await deps.jobs.enqueue(tx, { ...processEventJob, lane }, { eventId: id })
        })
      }
      return { id, receivedAt }
    },

    /**
     * Handler of `inbox.process-event`: each part in a transaction of its own, so that one message that cannot be taken
     * takes no other guest's with it. Throws the first failure once the others are done; what failed is tried again.
     */
    async process(eventId: WebhookEventId): Promise<void> {
      const failed = new Map<number, unknown>()
      while ((await takeNextPart({ deps, db, eventId, failed })) === 'more');
      const [error] = failed.values()
      if (failed.size === 0) return
      await inboxRepository(db).markFailed(eventId, error instanceof Error ? error.message : String(error))
      throw error
    },

    /**
     * The bytes of every delivery that holds one of these telephones, ids or addresses; that it came stays, so that it
     * is known when it comes again. What nobody has read yet is read for the others in it alone. Answers the ids of
     * those for which there is nothing left to do.
     */
    forgetGuest: (contacts: readonly string[]) => db.transaction((tx) => forgetGuest(deps, tx, contacts)),

    forgetProcessed: (receivedBefore: Instant) => inboxRepository(db).deleteProcessed(receivedBefore),
    countSince: (provider: WebhookProvider, since: Instant) =>
      inboxRepository(db).countSince(provider, since),
    lastReceived: () => inboxRepository(db).lastReceived(),
    list: (page: ListPage) => inboxRepository(db).list(page),
  })
}

async function forgetGuest(deps: InboxDeps, tx: Db, contacts: readonly string[]): Promise<WebhookEventId[]> {
  const repository = inboxRepository(tx)
  const gone: WebhookEventId[] = []
  for (const event of await repository.lockUnread(contacts)) {
    const theirs = deps.partsWith(event, contacts)
    const others = theirs.flatMap((isTheirs, part) =>
      isTheirs || event.doneParts.includes(part) ? [] : [part],
    )
    await repository.forgetWhenRead(event.id)
    if (others.length === 0) {
      await repository.markProcessed(event.id, deps.clock.now())
      gone.push(event.id)
      continue
    }
    const done = theirs.flatMap((isTheirs, part) => (isTheirs ? [part] : []))
    for (const part of done) await repository.markPartDone(event.id, part)
  }
  await repository.emptyRead(contacts)
  return gone
}

export type InboxService = ReturnType<ReturnType<typeof inboxService>>

interface Taking {
  readonly deps: InboxDeps
  readonly db: Db
  readonly eventId: WebhookEventId
  /** Parts that could not be taken this time, with what happened. */
  readonly failed: Map<number, unknown>
}

/** The last part marks the event itself, so a delivery of one message costs no more than one transaction. */
async function takeNextPart({ deps, db, eventId, failed }: Taking): Promise<'more' | 'end'> {
  let current: number | undefined
  try {
    return await db.transaction(async (tx) => {
      current = undefined
      const repository = inboxRepository(tx)
      const event = await repository.lock(eventId)
      if (!event || event.processedAt) return 'end'
      const parts = deps.readers[event.provider](event)
      const left = [...parts.entries()].filter(([number]) => !event.doneParts.includes(number))
      const [next] = left.filter(([number]) => !failed.has(number))
      if (next) {
        const [number, take] = next
        current = number
        await take(tx)
        if (left.length > 1) await repository.markPartDone(eventId, number)
      }
      if (left.length <= 1 && (next || left.length === 0)) {
        await repository.markProcessed(eventId, deps.clock.now())
        return 'end'
      }
      return next ? 'more' : 'end'
    })
  } catch (error) {
    if (current === undefined) throw error
    failed.set(current, error)
    return 'more'
  }
}

const accountOf = z.object({ entry: z.array(z.object({ id: z.coerce.string().regex(/^\d+$/) })).min(1) })

/** The WhatsApp business account, as its own webhooks name it; null while none has come. */
export async function businessSeen(db: Db): Promise<string | null> {
  const body = await inboxRepository(db).firstBody('whatsapp')
  if (!body) return null
  try {
    return accountOf.parse(JSON.parse(Buffer.from(body).toString('utf8'))).entry[0]?.id ?? null
  } catch {
    return null
  }
}
