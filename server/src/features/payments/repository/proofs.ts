import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import type { Proof, ProofId, ProofState } from '../domain/records.ts'

const PROOF = `p.id, p.reservation_id as "reservationId", p.guest_id as "guestId", p.message_id as "messageId",
  p.provider_media_id as "providerMediaId", p.mime, p.filename, p.promised_sha256 as "promisedSha256",
  p.media_key as "mediaKey", p.sha256, p.size, p.duplicate_of as "duplicateOf", p.state, p.failure, p.amount, p.reason,
  p.decided_at as "decidedAt", p.created_at as "createdAt"`

export type NewProof = Pick<
  Proof,
  | 'id'
  | 'reservationId'
  | 'guestId'
  | 'messageId'
  | 'providerMediaId'
  | 'mime'
  | 'filename'
  | 'promisedSha256'
  | 'createdAt'
>

export interface Fetched {
  readonly mediaKey: string
  readonly mime: string
  readonly sha256: string
  readonly size: number
  readonly duplicateOf: ProofId | null
}

export interface Decision {
  readonly state: 'approved' | 'rejected'
  readonly amount: number | null
  readonly reason: string | null
  readonly by: string
  readonly at: Instant
}

export function proofRepository(db: Db) {
  const many = async (where: string, params: readonly unknown[]) =>
    (await db.query<Proof>(`select ${PROOF} from payment_proofs p where ${where}`, params)).rows
  return {
    /** False when this message was taken already. */
    async insert(p: NewProof): Promise<boolean> {
      const { rowCount } = await db.query(
        `insert into payment_proofs (id, reservation_id, guest_id, message_id, provider_media_id, mime, filename,
           promised_sha256, created_at) values ($1,$2,$3,$4,$5,$6,$7,$8,$9)
         on conflict on constraint payment_proofs_message_once do nothing returning id`,
        [
          p.id,
          p.reservationId,
          p.guestId,
          p.messageId,
          p.providerMediaId,
          p.mime,
          p.filename,
          p.promisedSha256,
          p.createdAt,
        ],
      )
      return rowCount > 0
    },
    find: async (id: ProofId) => (await many('p.id = $1', [id]))[0],
    lock: async (id: ProofId) => (await many('p.id = $1 for no key update', [id]))[0],
    ofReservation: (id: ReservationId) => many('p.reservation_id = $1 order by p.created_at', [id]),
    /** The first proof with the same bytes. */
    findSame: async (sha256: string, otherThan: ProofId) =>
      (await many('p.sha256 = $1 and p.id <> $2 order by p.created_at limit 1', [sha256, otherThan]))[0],
    async markFetched(id: ProofId, file: Fetched): Promise<void> {
      await db.query(
        `update payment_proofs set state = 'waiting', media_key = $2, mime = $3, sha256 = $4, size = $5,
           duplicate_of = $6 where id = $1`,
        [id, file.mediaKey, file.mime, file.sha256, file.size, file.duplicateOf],
      )
    },
    /** Keys of files that came before that moment and were decided. */
    async listOldFiles(before: Instant): Promise<string[]> {
      const { rows } = await db.query<{ media_key: string }>(
        `select media_key from payment_proofs
          where media_key is not null and created_at < $1 and state in ('approved', 'rejected')`,
        [before],
      )
      return rows.map((row) => row.media_key)
    },
    async dropFiles(keys: readonly string[]): Promise<void> {
      await db.query('update payment_proofs set media_key = null where media_key = any($1)', [keys])
    },
    /** Keys of the files of these stays, and whether each accounts for money: approved, or still to be decided. */
    async listFilesOf(
      reservationIds: readonly string[],
    ): Promise<{ readonly key: string; readonly isAccounted: boolean }[]> {
      const { rows } = await db.query<{ key: string; isAccounted: boolean }>(
        `select media_key as key, state not in ('rejected', 'unreadable') as "isAccounted" from payment_proofs
          where reservation_id::text = any($1) and media_key is not null`,
        [reservationIds],
      )
      return rows
    },
    async dropNames(reservationIds: readonly string[]): Promise<void> {
      await db.query('update payment_proofs set filename = null where reservation_id::text = any($1)', [
        reservationIds,
      ])
    },
    async markUnreadable(id: ProofId, failure: string): Promise<void> {
      await db.query(`update payment_proofs set state = 'unreadable', failure = $2 where id = $1`, [
        id,
        failure,
      ])
    },
    async decide(id: ProofId, d: Decision): Promise<void> {
      await db.query(
        'update payment_proofs set state = $2, amount = $3, reason = $4, decided_by = $5, decided_at = $6 ' +
          'where id = $1',
        [id, d.state, d.amount, d.reason, d.by, d.at],
      )
    },
    listWanted: (createdBefore: Instant, limit: number) =>
      many(`p.state = 'wanted' and p.created_at < $1 order by p.created_at limit $2`, [createdBefore, limit]),
    async list(
      page: { readonly limit: number; readonly offset: number },
      state: ProofState | null,
    ): Promise<{ items: (Proof & { code: string })[]; total: number }> {
      const { rows: counted } = await db.query<{ total: number }>(
        'select count(*)::int as total from payment_proofs where ($1::text is null or state = $1)',
        [state],
      )
      const { rows } = await db.query<Proof & { code: string }>(
        `select ${PROOF}, r.code from payment_proofs p join reservations r on r.id = p.reservation_id
          where ($1::text is null or p.state = $1) order by p.created_at desc, p.id limit $2 offset $3`,
        [state, page.limit, page.offset],
      )
      return { items: rows, total: counted[0]?.total ?? 0 }
    },
  }
}
