import { verify } from '@node-rs/argon2'
import type { TotpBody } from '@tranquera/contracts/staff'
import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { problem } from '../../../lib/errors.ts'
import type { StaffId } from '../../../lib/ids.ts'
import type { Session } from '../domain/staff.ts'
import { acceptedStep, otpauthUri, SECRET_BYTES, toBase32 } from '../domain/totp.ts'
import { accountRepository, type SecretsRow } from '../repository/accounts.ts'
import type { StaffDeps } from './deps.ts'

export interface TotpState {
  readonly enabled: boolean
  readonly secret: string | null
  readonly uri: string | null
}

/** Whom the app names above the code. */
const ISSUER = 'Tranquera'
const OFF: TotpState = { enabled: false, secret: null, uri: null }

/** The code of an authenticator app: set up, confirmed, ended. */
export function secondFactorService(deps: StaffDeps) {
  return (db: Db) => ({
    /** Throws 401 `totp_invalid`, 403 `wrong_password`, 409 `totp_not_enrolled` or `conflict`. */
    step({ member }: Session, body: TotpBody): Promise<TotpState> {
      return db.transaction(async (tx) => {
        const known = await accountRepository(tx, deps.propertyId).lockSecrets(member.id)
        if (!known) throw problem({ code: 'unauthenticated', detail: 'This account is closed.' })
        const action = body.action ?? (body.code === undefined ? 'enrol' : 'confirm')
        if (action === 'enrol') return enrol(deps, tx, known)
        const given = { code: body.code ?? '', password: body.password, now: deps.clock.now() }
        const state = action === 'confirm' ? await confirm(deps, tx, { known, given }) : OFF
        if (action === 'disable') await disable(deps, tx, { known, given })
        await deps.audit(tx).record({
          actor: { kind: 'staff', id: member.id, role: member.role },
          action: state.enabled ? 'staff.totp_enabled' : 'staff.totp_disabled',
          entity: 'staff',
          entityId: member.id,
          cause: 'account edited',
        })
        return state
      })
    },
  })
}

export type SecondFactorService = ReturnType<ReturnType<typeof secondFactorService>>

/** At sign-in, after the password: nothing to ask, a good code (which is then used up), or why not. */
export async function passSecondFactor(
  deps: StaffDeps,
  db: Db,
  { staffId, code }: { readonly staffId: StaffId; readonly code: string | undefined },
): Promise<'passed' | 'totp_required' | 'totp_invalid'> {
  return db.transaction(async (tx) => {
    const accounts = accountRepository(tx, deps.propertyId)
    const known = await accounts.lockSecrets(staffId)
    if (!known?.totp_secret || !known.totp_confirmed_at) return 'passed'
    if (!code) return 'totp_required'
    const { totp_secret: secret, totp_confirmed_at: confirmedAt, totp_last_step: lastStep } = known
    const step = acceptedStep(secret, { code, at: deps.clock.now(), lastStep })
    if (step === undefined) return 'totp_invalid'
    await accounts.saveTotp(staffId, { secret, confirmedAt, lastStep: step })
    return 'passed'
  })
}

interface Given {
  readonly known: SecretsRow
  readonly given: { readonly code: string; readonly password: string | undefined; readonly now: Instant }
}

async function enrol(deps: StaffDeps, tx: Db, known: SecretsRow): Promise<TotpState> {
  if (known.totp_confirmed_at) {
    throw problem({ code: 'conflict', detail: 'It is set up already; disable it first.' })
  }
  // The secret of one who asks twice is the same: the first QR code may have been scanned.
  const secret = known.totp_secret ?? toBase32(Buffer.from(deps.ids.token(SECRET_BYTES), 'base64url'))
  await accountRepository(tx, deps.propertyId).saveTotp(known.id, {
    secret,
    confirmedAt: null,
    lastStep: null,
  })
  return { enabled: false, secret, uri: otpauthUri(secret, known.email, ISSUER) }
}

async function confirm(deps: StaffDeps, tx: Db, { known, given }: Given): Promise<TotpState> {
  if (!known.totp_secret) {
    throw problem({ code: 'totp_not_enrolled', detail: 'Ask for a secret first: POST without a code.' })
  }
  const { code, now: at } = given
  const step = acceptedStep(known.totp_secret, { code, at, lastStep: known.totp_last_step })
  if (step === undefined) throw wrongCode()
  await accountRepository(tx, deps.propertyId).saveTotp(known.id, {
    secret: known.totp_secret,
    confirmedAt: known.totp_confirmed_at ?? at,
    lastStep: step,
  })
  return { enabled: true, secret: null, uri: null }
}

async function disable(deps: StaffDeps, tx: Db, { known, given }: Given): Promise<void> {
  if (known.totp_secret && known.totp_confirmed_at) await prove(known, given)
  await accountRepository(tx, deps.propertyId).saveTotp(known.id, {
    secret: null,
    confirmedAt: null,
    lastStep: null,
  })
}

/** A session that was left open must not be enough to take the second factor away. */
async function prove(known: SecretsRow, { code, password, now: at }: Given['given']): Promise<void> {
  if (password !== undefined) {
    if (await verify(known.password_hash, password)) return
    throw problem({ code: 'wrong_password', detail: 'The password is wrong.' })
  }
  const secret = known.totp_secret ?? ''
  if (acceptedStep(secret, { code, at, lastStep: known.totp_last_step }) === undefined) throw wrongCode()
}

function wrongCode() {
  return problem({
    code: 'totp_invalid',
    detail: 'The code is wrong or was used already; send the next one.',
  })
}
