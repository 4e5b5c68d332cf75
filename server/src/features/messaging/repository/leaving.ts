import type { Instant } from '../../../lib/clock.ts'
import type { Db, Gathering, Statement } from '../../../lib/db/types.ts'
import type { ConversationId } from '../../../lib/ids.ts'
import type { Transcript } from '../ports.ts'
import type { NewOutboundMessage, OutboxId, OutboxRow, OutboxStatus, RecipientRow } from './rows.ts'

/** All that one transaction says: once for each dedupe key, whoever said it first. */
export const outgoingTo = (transcript: Transcript): Gathering<NewOutboundMessage> => ({
  writesFor(items) {
    const rows = JSON.stringify(items.map((item, n) => ({ ...item, n, answers: item.answers ?? null })))
    return [
      {
        name: 'outgoing',
        sql: `insert into outbox (id, conversation_id, message_id, content, dedupe_key, answers_received_at,
                answers_kind, created_at, trace_id, outside)
              select "outboxId", "conversationId", "messageId", content, "dedupeKey",
                     (answers ->> 'receivedAt')::timestamptz, answers ->> 'kind', at, "traceId",
                     case when jsonb_typeof(outside) = 'object' then outside end
                from ${ITEM} order by n
              on conflict on constraint outbox_dedupe do nothing
              returning message_id, conversation_id, created_at as at`,
        params: [rows],
      },
      ...transcript.said(rows),
    ]
  },
})

const ITEM = `jsonb_to_recordset($1::jsonb) as item (n int, "outboxId" uuid, "messageId" uuid, "conversationId" uuid,
  content jsonb, "dedupeKey" text, answers jsonb, outside jsonb, at timestamptz, "traceId" text)`

/** What leaves next, with whom it goes to; `message` is null when nothing may leave now. */
export interface NextToLeave {
  readonly message: OutboxRow | null
  readonly recipient: RecipientRow | null
  /** Since when another message of this conversation is being sent. */
  readonly sendingSince: Instant | null
  /** The first in line may leave then. */
  readonly notBefore: Instant | null
}

const ROW = `o.id, o.conversation_id, o.message_id, o.content, o.status, o.attempts, o.answers_received_at,
  o.answers_kind, o.outside`

export function leavingRepository(db: Db, transcript: Transcript) {
  return {
    /**
     * Messages of one conversation leave one after the other: nobody claims while another is being sent, or may have
     * been sent and waits for its status. Of two who claim at once the second finds the row no longer queued.
     */
    async claimNext(conversationId: ConversationId, now: Instant): Promise<NextToLeave> {
      const { rows } = await db.write<ClaimedRow>(claiming({ conversationId, now, settled: null }))
      return toNext(rows[0])
    },

    /** Keeps what a status webhook may have written before the HTTP answer came; then the same as `claimNext`. */
    async acceptedThenNext(
      accepted: { readonly id: OutboxId; readonly providerMessageId: string },
      conversationId: ConversationId,
      now: Instant,
    ): Promise<NextToLeave> {
      const { rows } = await db.write<ClaimedRow>([
        {
          name: 'accepted',
          sql: `update outbox set provider_message_id = $2, accepted_at = $3, error_code = null, error_detail = null,
                  status = case when status in ('queued', 'sending', 'unknown') then 'accepted' else status end
                where id = $1 returning message_id, status, provider_message_id`,
          params: [accepted.id, accepted.providerMessageId, now],
        },
        transcript.delivered('accepted'),
        ...claiming({ conversationId, now, settled: accepted.id }),
      ])
      return toNext(rows[0])
    },
  }
}

interface ClaimedRow {
  readonly message: (OutboxRow & { readonly answers_received_at: unknown }) | null
  readonly answers_received_at: Instant | null
  readonly recipient: Omit<RecipientRow, 'last_inbound_at'> | null
  readonly last_inbound_at: Instant | null
  readonly sending_since: Instant | null
  readonly not_before: Instant | null
}

function toNext(row: ClaimedRow | undefined): NextToLeave {
  if (!row) return { message: null, recipient: null, sendingSince: null, notBefore: null }
  const { message, recipient } = row
  return {
    message: message && { ...message, answers_received_at: row.answers_received_at },
    recipient: recipient && { ...recipient, last_inbound_at: row.last_inbound_at },
    sendingSince: row.sending_since,
    notBefore: row.not_before,
  }
}

/** `settled`: a message whose sending ends in the same statement. */
function claiming(of: {
  readonly conversationId: ConversationId
  readonly now: Instant
  readonly settled: OutboxId | null
}): Statement[] {
  // What is settled here may stand as queued again in the rows this statement sees.
  const others = `conversation_id = $1 and id is distinct from $3::uuid`
  return [
    {
      name: 'claimed',
      sql: `update outbox o set status = 'sending', sending_since = $2, attempts = attempts + 1
             where o.status = 'queued' and (o.not_before is null or o.not_before <= $2)
               and o.id = (select id from outbox where ${others} and status = 'queued' order by seq limit 1)
               and not exists (select 1 from outbox where ${others} and status in ('sending', 'unknown'))
            returning ${ROW}`,
      params: [of.conversationId, of.now, of.settled],
    },
    {
      sql: `select to_jsonb(c) as message, c.answers_received_at, t.last_inbound_at,
                   (select min(sending_since) from outbox
                     where ${others} and status = 'sending') as sending_since,
                   (select not_before from outbox
                     where ${others} and status = 'queued' order by seq limit 1) as not_before,
                   case when g.id is not null then jsonb_build_object('guest_id', g.id, 'name', g.name,
                     'phone', g.phone, 'wa_id', g.wa_id, 'bsuid', g.bsuid, 'recipient_format', g.recipient_format)
                   end as recipient
              from (select $2::timestamptz) one left join claimed c on true
              left join conversations t on t.id = c.conversation_id left join guests g on g.id = t.guest_id`,
      params: [of.conversationId, of.now, of.settled],
    },
  ]
}

/** What a status webhook says of one message, as WhatsApp and we call it. */
export interface DeliveryNews {
  readonly providerMessageId: string
  readonly outboxId: OutboxId | null
  readonly status: OutboxStatus
  /** From which states this is news. */
  readonly after: readonly OutboxStatus[]
}

/** One message further on its way. `name` tells several apart. */
export function advancing(news: DeliveryNews, name: string): Statement {
  return {
    name,
    sql: `update outbox set status = $3, provider_message_id = coalesce(provider_message_id, $1)
           where (provider_message_id = $1 or id = $2::uuid) and status = any($4::text[])
          returning message_id, status, provider_message_id, conversation_id`,
    params: [news.providerMessageId, news.outboxId, news.status, news.after],
  }
}

/** In which conversations the answer of one of these messages had been lost until now. */
export function lostAmong(news: readonly DeliveryNews[]): Statement {
  return {
    sql: `select distinct conversation_id from outbox
           where (provider_message_id = any($1::text[]) or id = any($2::uuid[])) and status = 'unknown'`,
    params: [news.map((one) => one.providerMessageId), news.map((one) => one.outboxId)],
  }
}
