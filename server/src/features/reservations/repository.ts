import type { RESERVATION_ORDERS } from '@tranquera/contracts/reservations'
import type { StayNotes } from '@tranquera/contracts/stay-notes'
import type { Instant } from '../../lib/clock.ts'
import { type ListPage, listPage } from '../../lib/db/paging.ts'
import { column, columns, composed, table } from '../../lib/db/table.ts'
import type { Db, Statement } from '../../lib/db/types.ts'
import type { GuestId, PropertyId, ReservationId } from '../../lib/ids.ts'
import { withAges } from '../pricing/domain/party.ts'
import { TERMS_COLUMNS, type TermsRow, termsFromRow, termsToRow } from '../pricing/domain/stored-terms.ts'
import type { FrozenTerms, QuoteId } from '../pricing/domain/terms.ts'
import type { LedgerEntry } from './domain/ledger.ts'
import type { Contact, Reservation } from './domain/reservation.ts'
import { conditions, type ReservationFilter } from './repository/filters.ts'
import { entryInsertion, ledgerFact, stayFact } from './repository/ledger.ts'

export const CODE_UNIQUE = 'reservations_code_unique'

type PartyRow = Omit<Reservation['party'], 'childAges'> & { readonly child_ages: number[] }

export const RESERVATIONS = table<Reservation>(
  'reservations',
  {
    id: column('id'),
    code: column('code'),
    accommodationId: column('accommodation_id'),
    groupId: column('group_id'),
    guestId: column('guest_id'),
    conversationId: column('conversation_id'),
    status: column('status'),
    checkIn: column('check_in'),
    checkOut: column('check_out'),
    party: composed<Reservation['party'], PartyRow>({
      columns: ['adults', 'children', 'babies', 'pets', 'child_ages'],
      write: ({ adults, children, babies, pets, childAges }) => ({
        adults,
        children,
        babies,
        pets,
        child_ages: [...(childAges ?? [])],
      }),
      read: (row) => withAges(row, row.child_ages),
    }),
    extras: column('extras'),
    payBy: column('pay_by'),
    contact: columns<Contact>({ name: 'contact_name', phone: 'contact_phone', email: 'contact_email' }),
    language: column('language'),
    channel: column('channel'),
    // Terms move whole: no caller can forget one of them.
    terms: composed<FrozenTerms, TermsRow & { readonly quote_id: QuoteId | null }>({
      columns: ['quote_id', ...TERMS_COLUMNS],
      write: (terms) => ({ quote_id: terms.quoteId, ...termsToRow(terms) }),
      read: (row) => termsFromRow(row, row.quote_id),
    }),
    expiresAt: column('expires_at'),
    holdExtensions: column('hold_extensions'),
    accessToken: column('access_token'),
    notes: column('notes'),
    frozenReason: column('frozen_reason'),
    createdAt: column('created_at'),
    updatedAt: column('updated_at'),
  },
  {
    property_id: 'every statement is of one property',
    reminded_at: 'only asked and set in SQL, by the job that reminds',
  },
)

const SORT_TYPES = {
  created_at: 'timestamptz',
  check_in: 'date',
  check_out: 'date',
  status: 'text',
  code: 'text',
  total: 'bigint',
} as const satisfies Record<(typeof RESERVATION_ORDERS)[number], string>

export interface ListOrder extends ListPage {
  readonly by: keyof typeof SORT_TYPES
  readonly descending: boolean
}

interface ListAsked {
  readonly filter: ReservationFilter
  readonly order: ListOrder
  /** What is shown as expired, whatever the job has done. */
  readonly now: Instant
}

/** The changes a move may make; everything else of a reservation stays as it was. */
export type ReservationPatch = Partial<
  Pick<
    Reservation,
    | 'status'
    | 'accommodationId'
    | 'checkIn'
    | 'checkOut'
    | 'party'
    | 'extras'
    | 'payBy'
    | 'terms'
    | 'expiresAt'
    | 'holdExtensions'
    | keyof StayNotes
    | 'contact'
    | 'frozenReason'
  >
>

export function reservationRepository(db: Db) {
  return {
    /** The stay and what it costs, for the statement that takes its nights: written when `nights` were won. */
    insertions(propertyId: PropertyId, r: Reservation, charge: LedgerEntry | null): Statement[] {
      const stay = { ...RESERVATIONS.insertFrom('nights', r, { property_id: propertyId }), name: 'stay' }
      return charge ? [stay, { ...entryInsertion(r.id, charge, 'nights'), name: 'charge' }] : [stay]
    },

    /** `insertions` have been written: nobody has to read them again in this transaction. */
    learn(r: Reservation, charge: LedgerEntry | null): void {
      db.learn(stayFact(r.id), r)
      db.learn(ledgerFact(r.id), charge ? [charge] : [])
    },

    findById: (id: ReservationId): Promise<Reservation | undefined> =>
      db.recall<Reservation>(stayFact(id)) ?? findOne(db, 'id = $1', id),
    findByCode: (code: string) => findOne(db, 'code = $1', code),
    /**
     * Two who want to move the same reservation take turns. Its key stays as it is, so whoever writes a row that only
     * points at it need not wait: that is where transactions would deadlock.
     */
    lockById: (id: ReservationId) => lockWithGroup(db, id),

    async patch(id: ReservationId, patch: ReservationPatch, now: Instant): Promise<Reservation> {
      const { sql, params } = RESERVATIONS.sets({ ...patch, updatedAt: now }, 2)
      // With what was gathered: new terms may name a quote of this transaction.
      const { rows } = await db.write([
        {
          sql: `update reservations set ${sql} where id = $1 returning ${RESERVATIONS.select()}`,
          params: [id, ...params],
        },
      ])
      db.learn(stayFact(id), undefined)
      if (!rows[0]) throw new Error(`Reservation ${id} vanished`)
      return RESERVATIONS.read(rows[0])
    },

    /** Ids only: each is then moved in a transaction of its own. */
    async listExpiredHolds(propertyId: PropertyId, now: Instant, limit: number): Promise<ReservationId[]> {
      const { rows } = await db.query<{ id: ReservationId }>(
        `select id from reservations where property_id = $1 and status = 'pre_reserved' and expires_at <= $2
          order by expires_at limit $3`,
        [propertyId, now, limit],
      )
      return rows.map((row) => row.id)
    },

    /** One of a group stands for all of it. */
    async listUnreminded(propertyId: PropertyId, dueBefore: Instant, now: Instant): Promise<ReservationId[]> {
      const { rows } = await db.query<{ id: ReservationId }>(
        `select distinct on (coalesce(group_id, id)) id from reservations
          where property_id = $1 and status = 'pre_reserved' and reminded_at is null and expires_at <= $2
            and expires_at > $3 order by coalesce(group_id, id), id`,
        [propertyId, dueBefore, now],
      )
      return rows.map((row) => row.id)
    },

    /** False when somebody has reminded already. */
    async markReminded(id: ReservationId, now: Instant): Promise<boolean> {
      const { rowCount } = await db.query(
        `update reservations set reminded_at = $2 where reminded_at is null and (id = $1
            or group_id = (select own.group_id from reservations own where own.id = $1))`,
        [id, now],
      )
      return rowCount > 0
    },

    async clearReminder(id: ReservationId): Promise<void> {
      await db.query('update reservations set reminded_at = null where id = $1', [id])
    },

    async list(
      propertyId: PropertyId,
      { filter, order, now }: ListAsked,
    ): Promise<{ items: Reservation[]; total: number; isEstimated: boolean; nextCursor: string | null }> {
      const { rows, ...counted } = await listPage<Readonly<Record<string, unknown>>>(
        db,
        {
          select: RESERVATIONS.select(),
          from: 'reservations',
          ...conditions(propertyId, filter, now),
          by: { sql: order.by, type: SORT_TYPES[order.by] },
          tie: { sql: 'id', type: 'uuid' },
          descending: order.descending,
        },
        order,
      )
      return { items: rows.map(RESERVATIONS.read), ...counted }
    },

    async listByPhoneOrGuest(
      propertyId: PropertyId,
      who: { readonly guestId: GuestId; readonly phone: string | null },
    ): Promise<Reservation[]> {
      const { rows } = await db.query(
        `select ${RESERVATIONS.select()} from reservations
          where property_id = $1 and (guest_id = $2 or ($3::text is not null and contact_phone = $3))
          order by created_at desc limit 20`,
        [propertyId, who.guestId, who.phone],
      )
      return rows.map(RESERVATIONS.read)
    },

    async listByIds(ids: readonly ReservationId[]): Promise<Reservation[]> {
      const { rows } = await db.query(
        `select ${RESERVATIONS.select()} from reservations where id = any($1::uuid[])`,
        [ids],
      )
      return rows.map(RESERVATIONS.read)
    },
  }
}

/**
 * Cabins of one group are paid and moved together: whoever locks one locks all of them, in the order of their ids, so
 * that two who come from different cabins do not wait for each other.
 */
async function lockWithGroup(db: Db, id: ReservationId): Promise<Reservation | undefined> {
  const { rows } = await db.query(
    `select ${RESERVATIONS.select()} from reservations
      where id = $1 or group_id = (select own.group_id from reservations own where own.id = $1)
      order by id for no key update`,
    [id],
  )
  const locked = rows.map(RESERVATIONS.read)
  // What was read of their money before they were ours may have changed meanwhile.
  for (const one of locked) db.learn(ledgerFact(one.id), undefined)
  return locked.find((one) => one.id === id)
}

async function findOne(db: Db, where: string, value: string): Promise<Reservation | undefined> {
  const { rows } = await db.query(`select ${RESERVATIONS.select()} from reservations where ${where}`, [value])
  return rows[0] ? RESERVATIONS.read(rows[0]) : undefined
}
