import type { Db } from '../../../lib/db/types.ts'
import { anyOfWords, type ForgottenGuest, KEPT, type Kept } from '../domain.ts'

type KeptRow = Record<string, unknown>
export type KeptRows = Readonly<Record<Kept, KeptRow[]>>

const SUM = (column: string) => `to_char(${column} / 100.0, 'FM999999999999990.00')`
const OF_STAY = 'reservation_id::text = any(stays)'
/** Whose `body` is what its guest was to read; what else a job carries may be about others. */
const WORDS_FOR_GUESTS = `('payments.tell-guest', 'conversations.tell-money')`
const OF_CHAT = 'conversation_id::text = any(chats)'

/** Pairs of name and value, then the rows: as whoever keeps them finds them when they are to be forgotten. */
const READ: Readonly<Record<Kept, readonly [fields: string, rows: string]>> = {
  mails: [
    `'to', to_address, 'subject', subject, 'text', body, 'status', status, 'at', created_at`,
    `guest_mails t, person where ${OF_STAY} or lower(to_address) = any(contacts)
       or message_id in (select id from messages where ${OF_CHAT})`,
  ],
  enquiries: [
    `'from', platform, 'subject', subject, 'reading', reading, 'reply_to', reply_to, 'at', received_at`,
    `mail_leads t, person where ${OF_CHAT} or reading::text ~* words or reply_to ~* words`,
  ],
  waiting_list: [
    `'check_in', check_in, 'check_out', check_out, 'name', contact_name, 'phone', contact_phone, 'adults', adults,
     'children', children, 'babies', babies, 'pets', pets, 'status', status, 'at', created_at`,
    `waitlist_entries t, person where ${OF_CHAT} or regexp_replace(contact_phone, '\\D', '', 'g') ~* words`,
  ],
  questions: [
    `'text', text, 'answer', answer_text, 'at', asked_at`,
    `unanswered_questions t, person where ${OF_CHAT}`,
  ],
  voice_notes: [
    `'heard', content #- '{heard,file}' -> 'heard', 'at', at`,
    `messages t, person where ${OF_CHAT} and type = 'audio'`,
  ],
  outbox: [`'content', content, 'status', status, 'at', created_at`, `outbox t, person where ${OF_CHAT}`],
  owners_notes: [`'told', told, 'at', created_at`, `owner_words t, person where told::text ~* words`],
  alerts: [
    `'kind', kind, 'text', summary, 'about', about, 'at', created_at`,
    `alerts t, person where entity = 'conversation' and entity_id = any(chats) or summary ~* words or about ~* words
       or entity = 'reservation' and entity_id = any(stays)`,
  ],
  deliveries: [
    `'from', provider, 'topic', topic, 'at', received_at`,
    `webhook_events t, person where exists (select 1 from unnest(contacts) c
       where position(convert_to(c, 'UTF8') in body) > 0)`,
  ],
  failed_jobs: [
    `'queue', queue, 'said', case when queue in ${WORDS_FOR_GUESTS} then payload ->> 'body' end, 'at', created_at`,
    `jobs t, person where state = 'dead'
       and (payload ->> 'conversationId' = any(chats) or payload ->> 'reservationId' = any(stays))`,
  ],
  payment_requests: [
    `'purpose', purpose, 'amount', ${SUM('amount')}, 'currency', currency, 'state', state, 'at', created_at`,
    `payment_requests t, person where ${OF_STAY}`,
  ],
  payments: [
    `'id', payment_id, 'status', status, 'amount', ${SUM('amount')}, 'returned', ${SUM('amount_refunded')},
     'currency', currency, 'method', payment_method, 'at', seen_at`,
    `provider_payments t, person where ${OF_STAY}`,
  ],
  refunds: [
    `'amount', ${SUM('amount')}, 'currency', currency, 'method', method, 'cause', cause, 'state', state,
     'note', note, 'at', created_at`,
    `refunds t, person where ${OF_STAY}`,
  ],
  receipts: [
    `'filename', filename, 'mime', mime, 'state', state, 'amount', ${SUM('amount')}, 'reason', reason,
     'decided_at', decided_at, 'at', created_at`,
    `payment_proofs t, person where ${OF_STAY}`,
  ],
  security_deposits: [
    `'kind', kind, 'method', method, 'amount', ${SUM('amount')}, 'currency', currency, 'note', note,
     'at', created_at`,
    `security_deposit_entries t, person where ${OF_STAY}`,
  ],
  changes: [
    `'what', action, 'cause', cause, 'at', at`,
    `audit_log t, person where entity = 'reservation' and entity_id = any(stays)`,
  ],
}

/**
 * Everything of the list, as it stands; sums in the writing of the API. Found by ids and contacts alone: a name may be
 * somebody else's too, and what is forgotten with it too easily must not be handed out with it.
 */
export async function readKept(db: Db, guest: ForgottenGuest): Promise<KeptRows> {
  const { conversationIds, reservationIds, contacts } = guest
  const params = [conversationIds, reservationIds, contacts, anyOfWords({ contacts, names: [] })]
  const read = async (kept: Kept): Promise<readonly [Kept, KeptRow[]]> => {
    const [fields, rows] = READ[kept]
    const found = await db.query<{ row: KeptRow }>(
      `with person as (select $1::text[] as chats, $2::text[] as stays, $3::text[] as contacts, $4::text as words)
       select jsonb_build_object(${fields}) as row from ${rows}`,
      params,
    )
    return [kept, found.rows.map(({ row }) => row)]
  }
  const all: (readonly [Kept, KeptRow[]])[] = []
  for (const kept of KEPT) all.push(await read(kept))
  return Object.fromEntries(all) as KeptRows
}
