import type { Transcript } from '../../messaging/ports.ts'

const ITEM = `jsonb_to_recordset($1::jsonb) as item (n int, "messageId" uuid, "conversationId" uuid, type text,
  text text, content jsonb, at timestamptz, "traceId" text)`

/** What the outbox tells the chat: these statements travel with its own, so that both are true or neither. */
export const transcript: Transcript = {
  said: (rows) => [
    {
      name: 'transcribed',
      sql: `insert into messages (id, conversation_id, direction, type, text, content, status, at, processed_at,
              trace_id)
            select "messageId", "conversationId", 'out', type, text, content, 'queued', at, at, "traceId"
              from ${ITEM} where "messageId" in (select message_id from outgoing) order by n`,
      params: [rows],
    },
    {
      name: 'talked',
      sql: `update conversations c set last_message_at = o.at
              from (select conversation_id, max(at) as at from outgoing group by 1) o
             where c.id = o.conversation_id`,
      params: [],
    },
  ],

  delivered: (source) => ({
    name: `${source}_mirrored`,
    sql: `update messages m set status = o.status, provider_message_id = o.provider_message_id
            from ${source} o where m.id = o.message_id and (m.status is distinct from o.status
              or m.provider_message_id is distinct from o.provider_message_id)`,
    params: [],
  }),

  async follow(db, outboxId, text) {
    await db.query(
      `update messages m set status = o.status, provider_message_id = o.provider_message_id, content = o.content,
          type = o.content ->> 'type', text = coalesce($2, m.text)
         from outbox o where o.id = $1 and m.id = o.message_id`,
      [outboxId, text],
    )
  },

  async rememberFormat(db, guestId, format) {
    await db.query('update guests set recipient_format = $2 where id = $1', [guestId, format])
  },
}
