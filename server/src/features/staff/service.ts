import { createHmac } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { addSeconds, type Instant, isBefore, secondsBetween } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { Role } from '../../lib/http/actor.ts'
import type { StaffId } from '../../lib/ids.ts'
import type { Session, SessionId } from './domain/staff.ts'
import { sessionRepository } from './repository/accounts.ts'
import { staffRepository } from './repository.ts'
import type { StaffDeps } from './service/deps.ts'
import { passSecondFactor } from './service/second-factor.ts'

/** The panel is an app of the owner's telephone: nobody signs in there every morning. */
const SESSION_SECONDS = 30 * 24 * 60 * 60
/** How fresh `last_seen_at` is; more often would write at every request. */
const SEEN_SECONDS = 600
const LONGEST_USER_AGENT = 200

export interface LoginTry {
  readonly email: string
  readonly password: string
  /** The code of the authenticator app. */
  readonly totp?: string | undefined
  readonly ip: string
  readonly userAgent?: string | undefined
}

export type LoginResult =
  | {
      readonly ok: true
      readonly accessToken: string
      readonly csrfToken: string
      readonly expiresInSeconds: number
    }
  | { readonly ok: false; readonly reason: 'invalid_credentials' | 'totp_required' | 'totp_invalid' }
  | { readonly ok: false; readonly reason: 'rate_limited'; readonly retryAfterSeconds: number }

const claimsSchema = z.object({ sid: z.string().brand<'session'>() })

/** Verified for unknown accounts, so that an answer takes as long and an account cannot be guessed by the clock. */
let nobody: Promise<string> | undefined

export function staffService(deps: StaffDeps) {
  const key = new TextEncoder().encode(deps.jwtSecret)
  return (db: Db) => ({
    async login(attempt: LoginTry): Promise<LoginResult> {
      const wait = await deps.throttle.take(attempt.ip, attempt.email)
      if (wait !== null) return { ok: false, reason: 'rate_limited', retryAfterSeconds: wait }
      nobody ??= hash('no account has this password')
      const member = await staffRepository(db).findByEmail(attempt.email)
      const matches = await verify(member?.passwordHash ?? (await nobody), attempt.password)
      if (!member || !matches) {
        if (member) await noteTry(deps, db, { member, action: 'session.refused', ip: attempt.ip })
        return { ok: false, reason: 'invalid_credentials' }
      }
      // A code that is missing or wrong keeps counting: who has the password must not guess six digits.
      const factor = await passSecondFactor(deps, db, { staffId: member.id, code: attempt.totp })
      if (factor !== 'passed') return { ok: false, reason: factor }
      await deps.throttle.giveBack(attempt.ip, attempt.email)
      const now = deps.clock.now()
      const id = deps.ids.uuid<SessionId>()
      const expiresAt = addSeconds(now, SESSION_SECONDS)
      const userAgent = attempt.userAgent?.slice(0, LONGEST_USER_AGENT) ?? null
      await staffRepository(db).openSession({
        id,
        staffId: member.id,
        now,
        expiresAt,
        ip: attempt.ip,
        userAgent,
      })
      await noteTry(deps, db, { member, action: 'session.opened', ip: attempt.ip })
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
      if (!claims.success) return undefined
      const session = await staffRepository(db).findSession(claims.data.sid, now)
      if (session && isBefore(session.seenAt, addSeconds(now, -SEEN_SECONDS))) {
        await sessionRepository(db).noteSeen(session.id, now)
      }
      return session
    },

    sessions: (staffId: StaffId) => sessionRepository(db).listOpen(staffId, deps.clock.now()),
    /** False when it is not an open session of this person. */
    endSession: (staffId: StaffId, id: string) => sessionRepository(db).end(staffId, id, deps.clock.now()),

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
    // A password that was changed since in the panel stays: only another ADMIN_PASSWORD sets it again.
    const last = known.startPasswordHash ?? known.passwordHash
    if (password === null) return null
    if (await verify(last, password)) {
      await repository.noteStartPassword(known.id, last)
      return null
    }
    const passwordHash = await hash(password)
    await repository.setPassword(known.id, passwordHash, now)
    await repository.noteStartPassword(known.id, passwordHash)
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
  const passwordHash = await hash(chosen)
  const id = deps.ids.uuid<StaffId>()
  await repository.insert({
    id,
    email,
    name: '',
    role: 'owner',
    passwordHash,
    propertyId: deps.propertyId,
    createdAt: now,
  })
  await repository.noteStartPassword(id, passwordHash)
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

/** Who signed in, and who tried with a wrong password, from where. */
function noteTry(
  deps: StaffDeps,
  db: Db,
  of: {
    readonly member: { readonly id: StaffId; readonly role: Role }
    readonly action: 'session.opened' | 'session.refused'
    readonly ip: string
  },
): Promise<void> {
  const { id, role } = of.member
  return deps.audit(db).record({
    actor: { kind: 'staff', id, role },
    action: of.action,
    entity: 'staff',
    entityId: id,
    cause: `from ${of.ip}`,
  })
}
