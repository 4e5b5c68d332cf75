import { createHmac } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { addSeconds, type Clock, type Instant, secondsBetween } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { Ids, PropertyId, StaffId } from '../../lib/ids.ts'
import type { Session, SessionId } from './domain/staff.ts'
import { staffRepository } from './repository.ts'
import type { AuditService } from './service/audit.ts'
import type { LoginThrottle } from './service/throttle.ts'

const SESSION_SECONDS = 12 * 60 * 60

export interface StaffDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly propertyId: PropertyId
  /** At least 32 characters. */
  readonly jwtSecret: string
  readonly throttle: LoginThrottle
  readonly audit: (db: Db) => AuditService
}

export interface LoginTry {
  readonly email: string
  readonly password: string
  readonly ip: string
}

export type LoginResult =
  | {
      readonly ok: true
      readonly accessToken: string
      readonly csrfToken: string
      readonly expiresInSeconds: number
    }
  | { readonly ok: false; readonly reason: 'invalid_credentials' }
  | { readonly ok: false; readonly reason: 'rate_limited'; readonly retryAfterSeconds: number }

const claimsSchema = z.object({ sid: z.string().transform((id) => id as SessionId) })

/** Verified for unknown accounts, so that an answer takes as long and an account cannot be guessed by the clock. */
let nobody: Promise<string> | undefined

export function staffService(deps: StaffDeps) {
  const key = new TextEncoder().encode(deps.jwtSecret)
  return (db: Db) => ({
    async login(attempt: LoginTry): Promise<LoginResult> {
      const wait = deps.throttle.take(attempt.ip, attempt.email)
      if (wait !== null) return { ok: false, reason: 'rate_limited', retryAfterSeconds: wait }
      nobody ??= hash('no account has this password')
      const member = await staffRepository(db).findByEmail(attempt.email)
      const matches = await verify(member?.passwordHash ?? (await nobody), attempt.password)
      if (!member || !matches) return { ok: false, reason: 'invalid_credentials' }
      deps.throttle.giveBack(attempt.ip, attempt.email)
      const now = deps.clock.now()
      const id = deps.ids.uuid<SessionId>()
      const expiresAt = addSeconds(now, SESSION_SECONDS)
      await staffRepository(db).openSession({ id, staffId: member.id, now, expiresAt })
      const accessToken = await new SignJWT({ sid: id, role: member.role })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(member.id)
        .setIssuedAt(Math.floor(now.epochMilliseconds / 1000))
        .setExpirationTime(Math.floor(expiresAt.epochMilliseconds / 1000))
        .sign(key)
      const expiresInSeconds = Math.floor(secondsBetween(now, expiresAt))
      return { ok: true, accessToken, csrfToken: csrfTokenOf(deps, id), expiresInSeconds }
    },

    /** The open session behind an access token; undefined when forged, expired or signed out. */
    async findSession(accessToken: string): Promise<Session | undefined> {
      const now = deps.clock.now()
      const currentDate = new Date(now.epochMilliseconds)
      const verified = await jwtVerify(accessToken, key, { algorithms: ['HS256'], currentDate }).catch(
        () => undefined,
      )
      const claims = claimsSchema.safeParse(verified?.payload)
      return claims.success ? staffRepository(db).findSession(claims.data.sid, now) : undefined
    },

    forgetSessions: (expiredBefore: Instant) => staffRepository(db).deleteSessions(expiredBefore),
    logout: (id: SessionId) => staffRepository(db).revokeSession(id, deps.clock.now()),

    /**
     * Makes the first owner and answers the password made for it, once. With a password given, an owner that has
     * another one is set to it. Null when there is nothing to tell.
     */
    ensureFirstOwner: (first: FirstOwner) => db.transaction((tx) => ensureFirstOwner(deps, tx, first)),
  })
}

export type StaffService = ReturnType<ReturnType<typeof staffService>>

export interface FirstOwner {
  readonly email: string
  /** Null: one is made up. */
  readonly password: string | null
}

/** Bound to the session and to our secret: a page of another origin can neither read nor make it. */
export function csrfTokenOf(deps: Pick<StaffDeps, 'jwtSecret'>, id: SessionId): string {
  return createHmac('sha256', deps.jwtSecret).update(`csrf:${id}`).digest('base64url')
}

async function ensureFirstOwner(
  deps: StaffDeps,
  tx: Db,
  { email, password }: FirstOwner,
): Promise<string | null> {
  const repository = staffRepository(tx)
  await repository.lockProperty(deps.propertyId)
  const known = await repository.findByEmail(email)
  const now = deps.clock.now()
  const system = { kind: 'system', id: 'start' } as const
  if (known) {
    if (password === null || (await verify(known.passwordHash, password))) return null
    await repository.setPassword(known.id, await hash(password), now)
    await deps.audit(tx).record({
      actor: system,
      action: 'staff.password_changed',
      entity: 'staff',
      entityId: known.id,
      cause: 'ADMIN_PASSWORD changed',
    })
    return null
  }
  if (await repository.hasOwner(deps.propertyId)) return null
  const chosen = password ?? deps.ids.token(12)
  const id = deps.ids.uuid<StaffId>()
  await repository.insert({
    id,
    email,
    name: '',
    role: 'owner',
    passwordHash: await hash(chosen),
    propertyId: deps.propertyId,
    createdAt: now,
  })
  await deps.audit(tx).record({
    actor: system,
    action: 'staff.created',
    entity: 'staff',
    entityId: id,
    cause: 'first start',
    after: { email, role: 'owner' },
  })
  return password === null ? chosen : null
}
