import type { Instant } from '../../lib/clock.ts'
import { type Listed, type ListPage, listPage } from '../../lib/db/paging.ts'
import type { Db, Statement } from '../../lib/db/types.ts'
import type { Id } from '../../lib/ids.ts'

export type WebhookEventId = Id<'webhook-event'>
export type WebhookProvider = 'whatsapp' | 'mercado_pago'
/** `unproven`: a form that carries no signature; it is only ever taken as a hint. */
type SignatureState = 'valid' | 'unproven'

/** What a provider brought, once its signature was looked at. */
export interface Delivery {
  readonly provider: WebhookProvider
  readonly topic: string
  readonly signature: SignatureState
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}

export interface NewWebhookEvent extends Delivery {
  readonly id: WebhookEventId
  /** Two deliveries with the same key are one event. */
  readonly eventKey: string
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

interface EventRow {
  readonly id: WebhookEventId
  readonly provider: WebhookProvider
  readonly body: Uint8Array
  readonly query: Record<string, string>
  readonly received_at: Instant
  readonly processed_at: Instant | null
  readonly done_parts: number[]
}

const EVENTS = 'select id, provider, body, query, received_at, processed_at, done_parts from webhook_events'

function readEvent(row: EventRow): WebhookEvent {
  const { id, provider, body, query, received_at, processed_at, done_parts } = row
  return {
    id,
    provider,
    body,
    query,
    receivedAt: received_at,
    processedAt: processed_at,
    doneParts: done_parts,
  }
}

/** Mercado Pago's deliveries hold numbers of payments and nothing of a guest. */
const HOLDS = `provider = 'whatsapp'
  and exists (select from unnest($1::text[]) one where position(convert_to(one, 'UTF8') in body) > 0)`

export function inboxRepository(db: Db) {
  return {
    /** The bytes of the oldest delivery that is kept. */
    async firstBody(provider: WebhookProvider): Promise<Uint8Array | undefined> {
      const { rows } = await db.query<{ body: Uint8Array }>(
        `select body from webhook_events where provider = $1 and octet_length(body) > 0 order by received_at limit 1`,
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
      const { rows } = await db.query<EventRow>(`${EVENTS} where id = $1 for update`, [id])
      return rows[0] && readEvent(rows[0])
    },

    async lockUnread(words: readonly string[]): Promise<WebhookEvent[]> {
      const { rows } = await db.query<EventRow>(
        `${EVENTS} where ${HOLDS} and processed_at is null order by received_at for update`,
        [words],
      )
      return rows.map(readEvent)
    },

    async emptyRead(words: readonly string[]): Promise<void> {
      await db.query(
        `update webhook_events set body = '', headers = '{}', error = null where ${HOLDS} and processed_at is not null`,
        [words],
      )
    },

    async forgetWhenRead(id: WebhookEventId): Promise<void> {
      await db.query('update webhook_events set forget_when_read = true where id = $1', [id])
    },

    async markPartDone(id: WebhookEventId, part: number): Promise<void> {
      await db.query('update webhook_events set done_parts = array_append(done_parts, $2) where id = $1', [
        id,
        part,
      ])
    },

    async markProcessed(id: WebhookEventId, now: Instant): Promise<void> {
      await db.later(
        `update webhook_events set processed_at = $2, attempts = attempts + 1, error = null,
             body = case when forget_when_read then ''::bytea else body end where id = $1`,
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
