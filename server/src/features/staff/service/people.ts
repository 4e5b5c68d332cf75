import { hash } from '@node-rs/argon2'
import type { PatchStaffBody } from '@tranquera/contracts/staff'
import { type Db, isViolationOf } from '../../../lib/db/types.ts'
import { problem } from '../../../lib/errors.ts'
import type { Actor, Role } from '../../../lib/http/actor.ts'
import type { StaffId } from '../../../lib/ids.ts'
import {
  type AccountRow,
  accountRepository,
  EMAIL_UNIQUE,
  sessionRepository,
} from '../repository/accounts.ts'
import { staffRepository } from '../repository.ts'
import type { StaffDeps } from './deps.ts'

export interface NewAccount {
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly password?: string | undefined
}

/** Made up for somebody who signs in once with it and changes it; 72 bits. */
export const ONE_TIME_PASSWORD_BYTES = 9

/** Who works here: the owner's list. An installation always keeps an owner who can sign in. */
export function peopleService(deps: StaffDeps) {
  return (db: Db) => ({
    list: () => accountRepository(db, deps.propertyId).list(),

    add(account: NewAccount, actor: Actor): Promise<{ account: AccountRow; oneTimePassword: string | null }> {
      return db.transaction(async (tx) => {
        const id = deps.ids.uuid<StaffId>()
        const oneTimePassword = account.password ? null : deps.ids.token(ONE_TIME_PASSWORD_BYTES)
        const passwordHash = await hash(account.password ?? oneTimePassword ?? '')
        const { email, name, role } = account
        const row = { id, email, name, role, passwordHash }
        await refusingTakenEmail(tx, (inner) =>
          staffRepository(inner).insert({ ...row, propertyId: deps.propertyId, createdAt: deps.clock.now() }),
        )
        await record(deps, tx, { actor, action: 'staff.created', id, after: { email, role } })
        return { account: await get(deps, tx, id), oneTimePassword }
      })
    },

    change(id: string, patch: PatchStaffBody, actor: Actor): Promise<AccountRow> {
      return db.transaction(async (tx) => {
        await staffRepository(tx).lockProperty(deps.propertyId)
        const before = await get(deps, tx, id)
        const after = {
          ...before,
          email: patch.email ?? before.email,
          name: patch.name ?? before.name,
          role: patch.role ?? before.role,
          active: patch.active ?? before.active,
        }
        if (isWorkingOwner(before) && !isWorkingOwner(after)) await keepAnOwner(deps, tx, before.id)
        const accounts = accountRepository(tx, deps.propertyId)
        await refusingTakenEmail(tx, (inner) => accountRepository(inner, deps.propertyId).save(after))
        const now = deps.clock.now()
        if (patch.password) await staffRepository(tx).setPassword(before.id, await hash(patch.password), now)
        if (patch.totp_enabled === false) {
          await accounts.saveTotp(before.id, { secret: null, confirmedAt: null, lastStep: null })
        }
        if (!after.active) await sessionRepository(tx).endAll(before.id, now)
        await record(deps, tx, {
          actor,
          action: 'staff.changed',
          id: before.id,
          before: factsOf(before),
          after: {
            ...factsOf(after),
            ...(patch.password ? { password: 'set' } : {}),
            ...(patch.totp_enabled === false ? { totp_enabled: false } : {}),
          },
        })
        return get(deps, tx, id)
      })
    },

    remove(id: string, actor: Actor): Promise<void> {
      return db.transaction(async (tx) => {
        await staffRepository(tx).lockProperty(deps.propertyId)
        const before = await get(deps, tx, id)
        if (isWorkingOwner(before)) await keepAnOwner(deps, tx, before.id)
        await accountRepository(tx, deps.propertyId).remove(before.id)
        await record(deps, tx, { actor, action: 'staff.removed', id: before.id, before: factsOf(before) })
      })
    },
  })
}

export type PeopleService = ReturnType<ReturnType<typeof peopleService>>

const isWorkingOwner = ({ role, active }: Pick<AccountRow, 'role' | 'active'>) => role === 'owner' && active
const factsOf = ({ email, name, role, active }: AccountRow) => ({ email, name, role, active })

async function get(deps: StaffDeps, tx: Db, id: string): Promise<AccountRow> {
  const found = await accountRepository(tx, deps.propertyId).find(id)
  if (!found) throw problem({ code: 'not_found', detail: 'Nobody who works here has this id.' })
  return found
}

/** Under the lock of the property: two owners who remove one another at once leave one. */
async function keepAnOwner(deps: StaffDeps, tx: Db, id: StaffId): Promise<void> {
  if ((await accountRepository(tx, deps.propertyId).otherOwners(id)) > 0) return
  throw problem({
    code: 'last_owner',
    detail: 'This is the last owner; make somebody else an owner first.',
  })
}

async function refusingTakenEmail(tx: Db, write: (inner: Db) => Promise<void>): Promise<void> {
  try {
    await tx.savepoint(write)
  } catch (error) {
    if (!isViolationOf(error, EMAIL_UNIQUE)) throw error
    throw problem({
      code: 'email_taken',
      detail: 'Somebody has this e-mail already.',
      errors: [{ path: 'email', message: 'Already taken.' }],
    })
  }
}

interface Change {
  readonly actor: Actor
  readonly action: string
  readonly id: StaffId
  readonly before?: Readonly<Record<string, unknown>>
  readonly after?: Readonly<Record<string, unknown>>
}

function record(deps: StaffDeps, tx: Db, { id, ...change }: Change): Promise<void> {
  return deps.audit(tx).record({ ...change, entity: 'staff', entityId: id, cause: 'people edited' })
}
