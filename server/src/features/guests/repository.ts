import type { Instant } from '../../lib/clock.ts'
import { type Listed, type ListPage, listPage } from '../../lib/db/paging.ts'
import type { Db } from '../../lib/db/types.ts'
import type { GuestId, PropertyId } from '../../lib/ids.ts'
import type { LocalDate } from '../../lib/local-date.ts'
import type { MinorUnits } from '../../lib/money.ts'
import { anywhere, plainColumn } from '../../lib/plain-text.ts'
import { anyOfWords, type ForgottenGuest, type Written } from './domain.ts'

/** One person of the book. */
export interface GuestRow {
  readonly id: GuestId
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly language: string
  readonly notes: string
  /** False: only known from stays that were booked on the page or by hand; the first change makes a row of it. */
  readonly is_kept: boolean
  readonly stays: number
  readonly nights: number
  readonly last_check_out: LocalDate | null
  readonly codes: string[]
  readonly conversations: string[]
  readonly created_at: Instant
}

export interface ExportedStay {
  readonly code: string
  readonly status: string
  readonly accommodation: string
  readonly check_in: LocalDate
  readonly check_out: LocalDate
  readonly contact_name: string
  readonly contact_phone: string | null
  readonly contact_email: string | null
  readonly total: MinorUnits
  readonly currency: string
  readonly notes: string
  readonly arrival: unknown
  readonly ledger: readonly ExportedEntry[]
  readonly created_at: Instant
}

interface ExportedEntry {
  readonly at: string
  readonly kind: string
  readonly method: string | null
  readonly amount: MinorUnits
  readonly currency: string
  readonly note: string
}

export interface ExportedMessage {
  readonly at: Instant
  readonly direction: string
  readonly type: string
  readonly text: string
}

const DIGITS = (column: string) => `regexp_replace(${column}, '\\D', '', 'g')`
/** Written with or without country, 9 and 15, a telephone of Argentina ends in the same ten digits. */
const TAIL = (column: string) => `right(${DIGITS(column)}, 10)`

/**
 * Whose stay it is: the guest of the chat, else the guest with this telephone, else whoever gave this telephone or
 * e-mail. The last kind has no row: its id follows from the contact, so it is the same at every reading.
 */
const STAYS = `
  select r.*, coalesce(gg.merged_into, gg.id, gp.merged_into, gp.id,
      md5('contact:' || coalesce(${TAIL('r.contact_phone')}, lower(r.contact_email)))::uuid) as person
    from reservations r
    left join guests gg on gg.id = r.guest_id
    left join (select distinct on (${TAIL('phone')}) ${TAIL('phone')} as tail, id, merged_into
      from guests where property_id = $1 and phone is not null
      order by ${TAIL('phone')}, created_at) gp on r.guest_id is null and gp.tail = ${TAIL('r.contact_phone')}
   where r.property_id = $1 and (r.guest_id is not null or r.contact_phone is not null or r.contact_email is not null)`

const PEOPLE = `
  with stays as (${STAYS}),
  visits as (
    select person, count(*) filter (where lived)::int as stays,
        coalesce(sum(check_out - check_in) filter (where lived), 0)::int as nights,
        max(check_out) filter (where lived) as last_check_out, array_agg(code order by created_at desc) as codes,
        max(created_at) as latest, min(created_at) as first,
        (array_agg(contact_name order by created_at desc))[1] as contact_name,
        (array_agg(contact_phone order by created_at desc)
          filter (where contact_phone is not null))[1] as contact_phone,
        (array_agg(contact_email order by created_at desc)
          filter (where contact_email is not null))[1] as contact_email,
        (array_agg(language order by created_at desc))[1] as language
      from (select s.*, s.status in ('confirmed', 'checked_in', 'completed') as lived from stays s) s group by person),
  people as (
    select g.id, coalesce(g.name, v.contact_name, '') as name, coalesce(g.phone, v.contact_phone) as phone,
        coalesce(g.email, v.contact_email) as email, g.language, g.notes, true as is_kept, v.stays, v.nights,
        v.last_check_out, v.codes, g.created_at,
        array(select c.id::text from conversations c join guests m on m.id = c.guest_id
               where m.id = g.id or m.merged_into = g.id order by c.last_message_at desc nulls last) as conversations,
        greatest(v.latest, g.created_at) as shown_by
      from guests g left join visits v on v.person = g.id
     where g.property_id = $1 and g.merged_into is null and g.erased_at is null
    union all
    select v.person, v.contact_name, v.contact_phone, v.contact_email, v.language, '', false, v.stays, v.nights,
        v.last_check_out, v.codes, v.first, array[]::text[], v.latest
      from visits v where not exists (select 1 from guests g where g.id = v.person))
  select id, name, phone, email, language, notes, is_kept, coalesce(stays, 0) as stays,
      coalesce(nights, 0) as nights, last_check_out, coalesce(codes, array[]::text[]) as codes, conversations,
      created_at, shown_by
    from people`

export interface GuestListPage extends ListPage {
  readonly text: string | undefined
}

export function guestRepository(db: Db, propertyId: PropertyId) {
  return {
    /** Who wrote or booked last comes first. */
    list(page: GuestListPage): Promise<Listed<GuestRow>> {
      const digits = page.text?.replaceAll(/\D/g, '') ?? ''
      return listPage<GuestRow>(
        db,
        {
          select: 'p.*',
          from: `(${PEOPLE}) p`,
          where: `($2::text is null or ${plainColumn('name')} like $2 or lower(email) like $2
                   or ${DIGITS('phone')} like $3)`,
          params: [
            propertyId,
            page.text === undefined ? null : anywhere(page.text),
            digits.length >= 3 ? `%${digits}%` : null,
          ],
          by: { sql: 'shown_by', type: 'timestamptz' },
          tie: { sql: 'id', type: 'uuid' },
          descending: true,
        },
        page,
      )
    },

    async find(id: string): Promise<GuestRow | undefined> {
      const { rows } = await db.query<GuestRow>(`${PEOPLE} where id = $2`, [propertyId, id])
      return rows[0]
    },

    async staysOf(id: GuestId): Promise<ExportedStay[]> {
      const { rows } = await db.query<ExportedStay>(
        `with stays as (${STAYS})
         select s.code, s.status, a.name as accommodation, s.check_in, s.check_out, s.contact_name, s.contact_phone,
             s.contact_email, s.total, s.currency, s.notes, s.created_at,
             (select to_jsonb(d) - 'reservation_id' from arrival_details d where d.reservation_id = s.id) as arrival,
             (select coalesce(jsonb_agg(jsonb_build_object('at', l.created_at, 'kind', l.kind, 'method', l.method,
                'amount', l.amount, 'currency', l.currency, 'note', l.note) order by l.created_at), '[]')
                from ledger_entries l where l.reservation_id = s.id) as ledger
           from stays s join accommodations a on a.id = s.accommodation_id
          where s.person = $2 order by s.created_at`,
        [propertyId, id],
      )
      return rows
    },

    /** The same guests' stays, by their ids. */
    async stayIdsOf(id: GuestId): Promise<string[]> {
      const { rows } = await db.query<{ id: string }>(
        `with stays as (${STAYS}) select id from stays where person = $2`,
        [propertyId, id],
      )
      return rows.map((row) => row.id)
    },

    /** Every way in which they were ever written down here. */
    async writtenAs(id: GuestId): Promise<Written> {
      const { rows } = await db.query<Written>(
        `with stays as (${STAYS}),
         mine as (select * from stays where person = $2),
         rows as (select * from guests where id = $2 or merged_into = $2)
         select array(select phone from rows union select wa_id from rows
               union select contact_phone from mine) as phones,
             array(select bsuid from rows) as ids,
             array(select email from rows union select contact_email from mine) as mails,
             array(select name from rows union select contact_name from mine) as names`,
        [propertyId, id],
      )
      if (!rows[0]) throw new Error('One row was expected')
      return rows[0]
    },

    /** Those of these names that nobody else who is known here has, alone or within a longer one. */
    async ownNames(
      of: Pick<ForgottenGuest, 'names' | 'contacts' | 'conversationIds'> & { readonly id: GuestId },
    ): Promise<string[]> {
      const { id, names, contacts, conversationIds } = of
      const patterns = names.map((name) => anyOfWords({ contacts: [], names: [name] }))
      const { rows } = await db.query<{ name: string }>(
        `with stays as (${STAYS}),
         others as (
           select name from guests where property_id = $1 and id <> $2 and merged_into is distinct from $2
           union all select contact_name from stays where person <> $2
           union all select contact_name from waitlist_entries
            where property_id = $1 and not coalesce(conversation_id::text = any($5), false)
              and ${DIGITS('contact_phone')} <> '' and not coalesce(${DIGITS('contact_phone')} ~* $6, false)
           union all select reading::text from mail_leads
            where property_id = $1 and (conversation_id::text <> all($5)
              or coalesce(reading ->> 'phone', reading ->> 'email') is not null
                 and not coalesce(reading::text ~* $6, false)))
         select mine.name from unnest($3::text[], $4::text[]) mine (name, pattern)
          where not exists (select 1 from others where others.name ~* mine.pattern)`,
        [propertyId, id, names, patterns, conversationIds, anyOfWords({ contacts, names: [] })],
      )
      return rows.map((row) => row.name)
    },

    async messagesOf(conversations: readonly string[]): Promise<ExportedMessage[]> {
      const { rows } = await db.query<ExportedMessage>(
        `select at, direction, type, text from messages where conversation_id = any($1::uuid[]) order by at, seq`,
        [conversations],
      )
      return rows
    },
  }
}
