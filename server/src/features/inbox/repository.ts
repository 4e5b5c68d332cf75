import type { Instant } from '../../lib/clock.ts'
import { type Listed, type ListPage, listPage } from '../../lib/db/paging.ts'
import type { Db, Statement } from '../../lib/db/types.ts'
import type { Id } from '../../lib/ids.ts'

export type WebhookEventId = Id<'webhook-event'>
export type WebhookProvider = 'whatsapp' | 'mercado_pago'
/** `unproven`: a form that carries no signature; it is only ever taken as a hint. */
export type SignatureState = 'valid' | 'unproven'

export interface NewWebhookEvent {
  readonly id: WebhookEventId
  readonly provider: WebhookProvider
  /** Two deliveries with the same key are one event. */
  readonly eventKey: string
  readonly topic: string
  readonly signature: SignatureState
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly traceId: string | null
  readonly receivedAt: Instant
}

export interface WebhookEvent {
  readonly id: WebhookEventId
  readonly provider: WebhookProvider
  readonly body: Uint8Array
  readonly query: Readonly<Record<string, string>>
  readonly receivedAt: Instant
  readonly processedAt: Instant | null
  /** Numbers of the parts that are done while others are not. */
  readonly doneParts: readonly number[]
}

export interface WebhookListItem {
  readonly id: string
  readonly provider: string
  readonly topic: string
  readonly signature: SignatureState
  readonly received_at: Instant
  readonly processed_at: Instant | null
  readonly deliveries: number
  readonly attempts: number
  readonly error: string | null
}

export function inboxRepository(db: Db) {
  return {
    /** The bytes of the oldest delivery that is kept. */
    async firstBody(provider: WebhookProvider): Promise<Uint8Array | undefined> {
      const { rows } = await db.query<{ body: Uint8Array }>(
        'select body from webhook_events where provider = $1 order by received_at limit 1',
        [provider],
      )
      return rows[0]?.body
    },

    /** Keeps a delivery; of one that comes again only the count grows. */
    storing: (event: NewWebhookEvent, processedAt: Instant | null): Statement => ({
      name: 'kept',
      sql: `insert into webhook_events (id, provider, event_key, topic, signature, body, headers, query, trace_id,
              received_at, processed_at, attempts)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::timestamptz,
              case when $11::timestamptz is null then 0 else 1 end)
            on conflict on constraint webhook_events_once do update set deliveries = webhook_events.deliveries + 1
            returning id`,
      params: [
        ...[
          event.id,
          event.provider,
          event.eventKey,
          event.topic,
          event.signature,
          event.body,
          event.headers,
        ],
        ...[event.query, event.traceId, event.receivedAt, processedAt],
      ],
    }),

    async lock(id: WebhookEventId): Promise<WebhookEvent | undefined> {
      const { rows } = await db.query<{
        id: WebhookEventId
        provider: WebhookProvider
        body: Uint8Array
        query: Record<string, string>
        received_at: Instant
        processed_at: Instant | null
        done_parts: number[]
      }>(
        `select id, provider, body, query, received_at, processed_at, done_parts
           from webhook_events where id = $1 for update`,
        [id],
      )
      const row = rows[0]
      if (!row) return undefined
      return {
        id: row.id,
        provider: row.provider,
        body: row.body,
        query: row.query,
        receivedAt: row.received_at,
        processedAt: row.processed_at,
        doneParts: row.done_parts,
      }
    },

    async markPartDone(id: WebhookEventId, part: number): Promise<void> {
      await db.query('update webhook_events set done_parts = array_append(done_parts, $2) where id = $1', [
        id,
        part,
      ])
    },

    async markProcessed(id: WebhookEventId, now: Instant): Promise<void> {
      await db.later(
        'update webhook_events set processed_at = $2, attempts = attempts + 1, error = null where id = $1',
        [id, now],
      )
    },

    async markFailed(id: WebhookEventId, error: string): Promise<void> {
      await db.query('update webhook_events set attempts = attempts + 1, error = $2 where id = $1', [
        id,
        error,
      ])
    },

    async countSince(provider: WebhookProvider, since: Instant): Promise<number> {
      const { rows } = await db.query<{ events: number }>(
        'select count(*)::int as events from webhook_events where provider = $1 and received_at >= $2',
        [provider, since],
      )
      return rows[0]?.events ?? 0
    },

    /** When each provider was heard of last. */
    async lastReceived(): Promise<ReadonlyMap<WebhookProvider, Instant>> {
      const { rows } = await db.query<{ provider: WebhookProvider; at: Instant | null }>(
        `select p.provider, (select max(received_at) from webhook_events e where e.provider = p.provider) as at
           from (values ('whatsapp'), ('mercado_pago')) as p (provider)`,
      )
      return new Map(rows.flatMap(({ provider, at }) => (at ? [[provider, at] as const] : [])))
    },

    /** Answers how many rows went. */
    async deleteProcessed(receivedBefore: Instant): Promise<number> {
      const { rowCount } = await db.query(
        'delete from webhook_events where processed_at is not null and received_at < $1',
        [receivedBefore],
      )
      return rowCount
    },

    list(page: ListPage): Promise<Listed<WebhookListItem>> {
      return listPage<WebhookListItem>(
        db,
        {
          select: 'id, provider, topic, signature, received_at, processed_at, deliveries, attempts, error',
          from: 'webhook_events',
          where: 'true',
          params: [],
          by: { sql: 'received_at', type: 'timestamptz' },
          tie: { sql: 'id', type: 'uuid' },
          descending: true,
        },
        page,
      )
    },
  }
}
