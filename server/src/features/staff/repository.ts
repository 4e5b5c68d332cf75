import type { Instant } from '../../lib/clock.ts'
import { type Listed, type ListPage, listPage } from '../../lib/db/paging.ts'
import type { Db, Gathering } from '../../lib/db/types.ts'
import type { Role } from '../../lib/http/actor.ts'
import type { PropertyId, StaffId } from '../../lib/ids.ts'
import type { AuditEntry } from './domain/audit.ts'
import type { Session, SessionId, StaffMember } from './domain/staff.ts'

export interface Credentials extends StaffMember {
  readonly passwordHash: string
}

export interface KnownCredentials extends Credentials {
  /** Of the ADMIN_PASSWORD that was set last; null where none was, or by an earlier version. */
  readonly startPasswordHash: string | null
}

interface MemberRow {
  readonly id: StaffId
  readonly email: string
  readonly name: string
  readonly role: Role
}

export interface AuditFilter {
  readonly entity?: string | undefined
  readonly entityId?: string | undefined
  readonly actor?: string | undefined
  readonly from?: Instant | undefined
  readonly to?: Instant | undefined
}

export interface AuditRow {
  readonly id: number
  readonly at: Instant
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly action: string
  readonly entity: string
  readonly entity_id: string
  readonly cause: string
  readonly before: unknown
  readonly after: unknown
  readonly trace_id: string | null
}

export function staffRepository(db: Db) {
  return {
    async findByEmail(email: string): Promise<KnownCredentials | undefined> {
      const { rows } = await db.query<
        MemberRow & { password_hash: string; start_password_hash: string | null }
      >(
        `select id, email, name, role, password_hash, start_password_hash from staff
          where lower(email) = lower($1) and active`,
        [email],
      )
      const row = rows[0]
      if (!row) return undefined
      const { id, name, role, password_hash: passwordHash, start_password_hash: startPasswordHash } = row
      return { id, email: row.email, name, role, passwordHash, startPasswordHash }
    },

    /** Two instances may start at once on an empty database: the second waits for the first one's owner. */
    async lockProperty(id: PropertyId): Promise<void> {
      await db.query('select 1 from properties where id = $1 for no key update', [id])
    },

    async hasOwner(propertyId: PropertyId): Promise<boolean> {
      const { rowCount } = await db.query(
        `select 1 from staff where property_id = $1 and role = 'owner' and active limit 1`,
        [propertyId],
      )
      return rowCount > 0
    },

    async insert(member: Credentials & { propertyId: PropertyId; createdAt: Instant }): Promise<void> {
      await db.query(
        `insert into staff (id, property_id, email, name, password_hash, role, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          member.id,
          member.propertyId,
          member.email,
          member.name,
          member.passwordHash,
          member.role,
          member.createdAt,
        ],
      )
    },

    /** Old sessions end: whoever knew the old password is out. */
    async setPassword(id: StaffId, passwordHash: string, now: Instant): Promise<void> {
      await this.replacePassword(id, passwordHash)
      await db.query('update sessions set revoked_at = $2 where staff_id = $1 and revoked_at is null', [
        id,
        now,
      ])
    },

    async replacePassword(id: StaffId, passwordHash: string): Promise<void> {
      await db.query('update staff set password_hash = $2 where id = $1', [id, passwordHash])
    },

    async noteStartPassword(id: StaffId, passwordHash: string): Promise<void> {
      await db.query('update staff set start_password_hash = $2 where id = $1', [id, passwordHash])
    },

    async openSession(session: {
      id: SessionId
      staffId: StaffId
      now: Instant
      expiresAt: Instant
      ip: string
      userAgent: string | null
    }): Promise<void> {
      await db.query(
        `insert into sessions (id, staff_id, created_at, last_seen_at, expires_at, ip, user_agent)
         values ($1, $2, $3, $3, $4, $5, $6)`,
        [session.id, session.staffId, session.now, session.expiresAt, session.ip, session.userAgent],
      )
    },

    async findSession(id: SessionId, now: Instant): Promise<Session | undefined> {
      const { rows } = await db.query<MemberRow & { expires_at: Instant; seen_at: Instant }>(
        `select s.expires_at, coalesce(s.last_seen_at, s.created_at) as seen_at, m.id, m.email, m.name, m.role
           from sessions s join staff m on m.id = s.staff_id
          where s.id = $1 and s.revoked_at is null and s.expires_at > $2 and m.active`,
        [id, now],
      )
      const row = rows[0]
      if (!row) return undefined
      const member = { id: row.id, email: row.email, name: row.name, role: row.role }
      return { id, member, expiresAt: row.expires_at, seenAt: row.seen_at }
    },

    /** Answers how many rows went. */
    async deleteSessions(expiredBefore: Instant): Promise<number> {
      return (await db.query('delete from sessions where expires_at < $1', [expiredBefore])).rowCount
    },

    async revokeSession(id: SessionId, now: Instant): Promise<void> {
      await db.query('update sessions set revoked_at = $2 where id = $1 and revoked_at is null', [id, now])
    },
  }
}

interface Noted {
  readonly entry: AuditEntry
  readonly at: Instant
  readonly traceId: string | null
}

/** All that one commit writes down, in the order in which it happened. */
const noted: Gathering<Noted> = {
  atCommit: true,
  writesFor(items) {
    const rows = items.map(({ entry, at, traceId }, n) => ({ ...entry, ...entry.actor, n, at, traceId }))
    return [
      {
        sql: `insert into audit_log (at, actor_kind, actor_id, action, entity, entity_id, cause, before, after,
                trace_id)
              select at, kind, id, action, entity, "entityId", cause, before, after, "traceId"
                from jsonb_to_recordset($1::jsonb) as noted (n int, at timestamptz, kind text, id text, action text,
                  entity text, "entityId" text, cause text, before jsonb, after jsonb, "traceId" text) order by n`,
        params: [JSON.stringify(rows)],
      },
    ]
  },
}

export function auditRepository(db: Db) {
  return {
    append: (entry: AuditEntry, at: Instant, traceId: string | null): Promise<void> =>
      db.gather(noted, { entry, at, traceId }),

    list(filter: AuditFilter, page: ListPage): Promise<Listed<AuditRow>> {
      return listPage<AuditRow>(
        db,
        {
          select: 'id, at, actor_kind, actor_id, action, entity, entity_id, cause, before, after, trace_id',
          from: 'audit_log',
          where: `($1::text is null or entity = $1) and ($2::text is null or entity_id = $2)
            and ($3::text is null or actor_kind = $3 or actor_id = $3)
            and ($4::timestamptz is null or at >= $4) and ($5::timestamptz is null or at < $5)`,
          params: [
            filter.entity ?? null,
            filter.entityId ?? null,
            filter.actor ?? null,
            filter.from ?? null,
            filter.to ?? null,
          ],
          by: { sql: 'id', type: 'bigint' },
          tie: { sql: 'id', type: 'bigint' },
          descending: true,
        },
        page,
      )
    },
  }
}
