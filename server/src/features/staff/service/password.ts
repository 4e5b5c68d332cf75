import { hash, verify } from '@node-rs/argon2'
import { addSeconds } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { problem } from '../../../lib/errors.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import { type StaffId, sha256Hex } from '../../../lib/ids.ts'
import type { Session } from '../domain/staff.ts'
import { type Recovery, sendRecoveryJob } from '../jobs.ts'
import { recoveryMail } from '../ports.ts'
import { accountRepository, resetRepository, sessionRepository } from '../repository/accounts.ts'
import { staffRepository } from '../repository.ts'
import type { StaffDeps } from './deps.ts'
import { ONE_TIME_PASSWORD_BYTES } from './people.ts'

/** Long enough to find the mail, short enough that an old mailbox opens nothing. */
const LINK_SECONDS = 30 * 60
/** A stranger who asks again and again fills nobody's mailbox. */
const MOST_LINKS_AN_HOUR = 3
const HOUR_SECONDS = 3600

/** Passwords: changed by who knows the old one, chosen anew by who can read the mail or sits at the machine. */
export function passwordService(deps: StaffDeps) {
  return (db: Db) => ({
    /** Ends the person's other sessions; the one that asks goes on. Throws a 403 problem `wrong_password`. */
    async change(
      session: Session,
      given: { readonly current: string; readonly next: string },
    ): Promise<void> {
      const { member, id } = session
      const known = await staffRepository(db).findByEmail(member.email)
      if (!known || !(await verify(known.passwordHash, given.current))) {
        throw problem({ code: 'wrong_password', detail: 'The current password is wrong.' })
      }
      const actor: Actor = { kind: 'staff', id: member.id, role: member.role }
      const passwordHash = await hash(given.next)
      await db.transaction((tx) =>
        set(deps, tx, { id: member.id, passwordHash, actor, cause: 'changed by its owner', keep: id }),
      )
    },

    /** The same for every address, and as fast: who has an account is found out by the job. */
    async askRecovery(email: string): Promise<{ readonly byEmail: boolean }> {
      if (!deps.mail) return { byEmail: false }
      await deps.jobs.enqueue(db, sendRecoveryJob, { email })
      return { byEmail: true }
    },

    /** Handler of `staff.send-recovery`. */
    async sendRecovery({ email }: Recovery): Promise<void> {
      const { mail } = deps
      const member = mail && (await staffRepository(db).findByEmail(email))
      if (!member || !mail) return
      const now = deps.clock.now()
      const token = deps.ids.token(32)
      const digest = sha256Hex(token)
      const reset = { digest, staffId: member.id, now, expiresAt: addSeconds(now, LINK_SECONDS) }
      const limit = { most: MOST_LINKS_AN_HOUR, since: addSeconds(now, -HOUR_SECONDS) }
      if (!(await db.transaction((tx) => resetRepository(tx).insertWithin(reset, limit)))) return
      const words = recoveryMail({
        placeName: await mail.placeName(db),
        link: `${mail.baseUrl}/admin/reset?token=${token}`,
        minutes: LINK_SECONDS / 60,
      })
      await mail.send({ to: member.email, ...words, messageId: `reset-${digest.slice(0, 24)}` })
    },

    /** Throws a 422 problem `reset_token_invalid` when the link is unknown, used or too old. */
    async reset(token: string, password: string): Promise<void> {
      await db.transaction(async (tx) => {
        const id = await resetRepository(tx).use(sha256Hex(token), deps.clock.now())
        const member = id && (await accountRepository(tx, deps.propertyId).find(id))
        if (!member?.active) {
          throw problem({
            code: 'reset_token_invalid',
            detail: 'This link was used or is too old; ask for a new one.',
          })
        }
        const actor: Actor = { kind: 'staff', id: member.id, role: member.role }
        // Hashed after the token was found good: guesses must not cost what a password costs.
        const passwordHash = await hash(password)
        await set(deps, tx, { id: member.id, passwordHash, actor, cause: 'link by e-mail' })
        await deps.throttle.giveBack('', member.email)
      })
    },

    /** For `npm run reset-password`: the password is told this once; undefined when nobody has the address. */
    async makeOneTime(email: string): Promise<string | undefined> {
      const member = await staffRepository(db).findByEmail(email)
      if (!member) return undefined
      const password = deps.ids.token(ONE_TIME_PASSWORD_BYTES)
      const actor: Actor = { kind: 'system', id: 'reset-password' }
      const passwordHash = await hash(password)
      await db.transaction((tx) =>
        set(deps, tx, { id: member.id, passwordHash, actor, cause: 'npm run reset-password' }),
      )
      return password
    },

    forgetLinks: (before: ReturnType<typeof deps.clock.now>) => resetRepository(db).deleteExpired(before),
  })
}

export type PasswordService = ReturnType<ReturnType<typeof passwordService>>

interface NewPassword {
  readonly id: StaffId
  readonly passwordHash: string
  readonly actor: Actor
  readonly cause: string
  /** The session that goes on. */
  readonly keep?: Session['id']
}

async function set(deps: StaffDeps, tx: Db, { id, passwordHash, actor, cause, keep }: NewPassword) {
  const now = deps.clock.now()
  await sessionRepository(tx).endAll(id, now, keep ?? null)
  await staffRepository(tx).replacePassword(id, passwordHash)
  await resetRepository(tx).dropOf(id, now)
  await deps.audit(tx).record({
    actor,
    action: 'staff.password_changed',
    entity: 'staff',
    entityId: id,
    cause,
  })
}
