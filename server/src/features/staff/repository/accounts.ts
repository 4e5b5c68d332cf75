import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { Role } from '../../../lib/http/actor.ts'
import type { PropertyId, StaffId } from '../../../lib/ids.ts'
import type { SessionId } from '../domain/staff.ts'

/** One who works here, as the owner sees them. */
export interface AccountRow {
  readonly id: StaffId
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly active: boolean
  readonly totp_enabled: boolean
  readonly created_at: Instant
  readonly last_seen_at: Instant | null
}

/** What proves who somebody is; never leaves the feature. */
export interface SecretsRow {
  readonly id: StaffId
  readonly email: string
  readonly password_hash: string
  readonly totp_secret: string | null
  readonly totp_confirmed_at: Instant | null
  readonly totp_last_step: number | null
}

export interface SessionRow {
  readonly id: SessionId
  readonly created_at: Instant
  readonly last_seen_at: Instant | null
  readonly expires_at: Instant
  readonly ip: string | null
  readonly user_agent: string | null
}

/** Name of the unique index over `lower(email)`. */
export const EMAIL_UNIQUE = 'staff_email_unique'

const ACCOUNT = `id, email, name, role, active, totp_confirmed_at is not null as totp_enabled, created_at,
  (select max(coalesce(s.last_seen_at, s.created_at)) from sessions s where s.staff_id = staff.id) as last_seen_at`

export function accountRepository(db: Db, propertyId: PropertyId) {
  return {
    async list(): Promise<AccountRow[]> {
      const { rows } = await db.query<AccountRow>(
        `select ${ACCOUNT} from staff where property_id = $1 order by created_at, email`,
        [propertyId],
      )
      return rows
    },

    async find(id: string): Promise<AccountRow | undefined> {
      const { rows } = await db.query<AccountRow>(
        `select ${ACCOUNT} from staff where property_id = $1 and id = $2`,
        [propertyId, id],
      )
      return rows[0]
    },

    async otherOwners(id: StaffId): Promise<number> {
      const { rows } = await db.query<{ count: number }>(
        `select count(*)::int as count from staff
          where property_id = $1 and role = 'owner' and active and id <> $2`,
        [propertyId, id],
      )
      return rows[0]?.count ?? 0
    },

    async save(account: Pick<AccountRow, 'id' | 'email' | 'name' | 'role' | 'active'>): Promise<void> {
      await db.query('update staff set email = $2, name = $3, role = $4, active = $5 where id = $1', [
        account.id,
        account.email,
        account.name,
        account.role,
        account.active,
      ])
    },

    /** Sessions and links go with the account; what it did stays in the audit log. */
    async remove(id: StaffId): Promise<void> {
      await db.query('delete from staff where id = $1', [id])
    },

    /** Two who confirm or use one code take turns; released with the transaction. */
    async lockSecrets(id: StaffId): Promise<SecretsRow | undefined> {
      const { rows } = await db.query<SecretsRow>(
        `select id, email, password_hash, totp_secret, totp_confirmed_at, totp_last_step
           from staff where id = $1 and active for no key update`,
        [id],
      )
      return rows[0]
    },

    async saveTotp(
      id: StaffId,
      totp: {
        readonly secret: string | null
        readonly confirmedAt: Instant | null
        readonly lastStep: number | null
      },
    ): Promise<void> {
      await db.query(
        'update staff set totp_secret = $2, totp_confirmed_at = $3, totp_last_step = $4 where id = $1',
        [id, totp.secret, totp.confirmedAt, totp.lastStep],
      )
    },
  }
}

export function sessionRepository(db: Db) {
  return {
    async listOpen(staffId: StaffId, now: Instant): Promise<SessionRow[]> {
      const { rows } = await db.query<SessionRow>(
        `select id, created_at, last_seen_at, expires_at, ip, user_agent from sessions
          where staff_id = $1 and revoked_at is null and expires_at > $2
          order by coalesce(last_seen_at, created_at) desc`,
        [staffId, now],
      )
      return rows
    },

    /** False when the session is not this person's, or is closed already. */
    async end(staffId: StaffId, id: string, now: Instant): Promise<boolean> {
      const { rowCount } = await db.query(
        'update sessions set revoked_at = $3 where staff_id = $1 and id = $2 and revoked_at is null',
        [staffId, id, now],
      )
      return rowCount > 0
    },

    /** All of a person's, or all but one. */
    async endAll(staffId: StaffId, now: Instant, except: SessionId | null = null): Promise<void> {
      await db.query(
        `update sessions set revoked_at = $2
          where staff_id = $1 and revoked_at is null and ($3::uuid is null or id <> $3)`,
        [staffId, now, except],
      )
    },

    async noteSeen(id: SessionId, now: Instant): Promise<void> {
      await db.query('update sessions set last_seen_at = $2 where id = $1', [id, now])
    },
  }
}

/** Links to choose a new password; only their digest is kept. */
export function resetRepository(db: Db) {
  return {
    /** False, and nothing kept, when the person has `most` since then; who asks twice at once is counted in turn. */
    async insertWithin(
      reset: {
        readonly digest: string
        readonly staffId: StaffId
        readonly now: Instant
        readonly expiresAt: Instant
      },
      limit: { readonly most: number; readonly since: Instant },
    ): Promise<boolean> {
      await db.query('select 1 from staff where id = $1 for update', [reset.staffId])
      const { rowCount } = await db.query(
        `insert into password_resets (token_sha256, staff_id, created_at, expires_at)
         select $1, $2, $3, $4
          where (select count(*) from password_resets where staff_id = $2 and created_at > $5) < $6`,
        [reset.digest, reset.staffId, reset.now, reset.expiresAt, limit.since, limit.most],
      )
      return rowCount === 1
    },

    /** Once: of two at the same time one gets the account. */
    async use(digest: string, now: Instant): Promise<StaffId | undefined> {
      const { rows } = await db.query<{ staff_id: StaffId }>(
        `update password_resets set used_at = $2
          where token_sha256 = $1 and used_at is null and expires_at > $2 returning staff_id`,
        [digest, now],
      )
      return rows[0]?.staff_id
    },

    /** A password that was chosen makes every other link worthless. */
    async dropOf(staffId: StaffId, now: Instant): Promise<void> {
      await db.query('update password_resets set used_at = $2 where staff_id = $1 and used_at is null', [
        staffId,
        now,
      ])
    },

    async deleteExpired(before: Instant): Promise<number> {
      return (await db.query('delete from password_resets where expires_at < $1', [before])).rowCount
    },
  }
}
