import { type Db, isViolationOf } from '../../../lib/db/types.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import { formatMoney } from '../../messaging/domain/format.ts'
import type { PaymentMethod } from '../../reservations/domain/ledger.ts'
import {
  ALIVE,
  type Reservation,
  type ReservationStatus,
  statusAt,
} from '../../reservations/domain/reservation.ts'
import {
  mostOf,
  returnedWords,
  type SecurityAccount,
  type SecurityEntry,
  type SecurityEntryId,
  type SecurityKind,
  securityAccount,
} from '../domain/security-deposit.ts'
import { SECURITY_REVERSED_ONCE, securityRepository } from '../repository/security-deposits.ts'
import type { PaymentDeps, Work } from './deps.ts'
import { sum } from './owner-words.ts'
import { moneyOf, tellInWords } from './words.ts'

export interface SecurityRecord {
  readonly reservationId: ReservationId
  readonly kind: SecurityKind
  /** Null: all that is asked for, or all that is held. */
  readonly amount: number | null
  readonly method: PaymentMethod | null
  readonly note: string
  readonly actor: Actor
}

export type SecurityRefusal =
  | 'not_found'
  | 'not_allowed'
  /** Nothing is asked that has not come, or nothing is held. */
  | 'nothing_left'
  | 'too_much'
export type SecurityResult =
  | { readonly ok: true; readonly account: SecurityAccount }
  | { readonly ok: false; readonly reason: SecurityRefusal; readonly most: number }

export async function accountOfSecurity(db: Db, reservation: Reservation): Promise<SecurityAccount> {
  const { securityDeposit: amount, currency } = reservation.terms
  return securityAccount({ amount, currency }, await securityRepository(db).ofReservation(reservation.id))
}

/** Received, returned, or kept for damage: a fact that a person writes down; no ledger and no revenue knows of it. */
export function recordSecurity(deps: PaymentDeps, db: Db, given: SecurityRecord): Promise<SecurityResult> {
  return db.transaction(async (tx): Promise<SecurityResult> => {
    const work = { deps, tx }
    const reservation = await deps.reservations(tx).lockById(given.reservationId)
    if (!reservation) return { ok: false, reason: 'not_found', most: 0 }
    const status = statusAt(reservation, deps.clock.now())
    const comes = given.kind === 'received'
    if (comes && !ALIVE.has(status)) {
      return { ok: false, reason: 'not_allowed', most: 0 }
    }
    const most = mostOf(await accountOfSecurity(tx, reservation), given.kind)
    const amount = given.amount ?? most
    if (most <= 0) return { ok: false, reason: 'nothing_left', most }
    if (amount > most) return { ok: false, reason: 'too_much', most }
    const id = deps.ids.uuid<SecurityEntryId>()
    await write(work, reservation, { ...given, id, amount, reverses: null })
    const account = await accountOfSecurity(tx, reservation)
    if (account.held === 0) await deps.closeAlert(tx, alertKey(reservation.id))
    if (given.kind === 'returned') await tellReturned(work, reservation, { id, amount })
    return { ok: true, account }
  })
}

/** What a person wrote by mistake is taken back; the guest hears nothing of it. */
export async function reverseSecurity(
  deps: PaymentDeps,
  db: Db,
  of: { readonly entryId: string; readonly reason: string; readonly actor: Actor },
): Promise<SecurityResult | { readonly ok: false; readonly reason: 'already_reversed'; readonly most: 0 }> {
  try {
    return await db.transaction(async (tx): Promise<SecurityResult> => {
      const found = await securityRepository(tx).find(of.entryId)
      const reservation = found && (await deps.reservations(tx).lockById(found.reservationId))
      if (!found || !reservation) return { ok: false, reason: 'not_found', most: 0 }
      if (found.reverses !== null) return { ok: false, reason: 'not_allowed', most: 0 }
      const { held } = await accountOfSecurity(tx, reservation)
      // What was received and has gone back since cannot be said not to have come.
      if (found.kind === 'received' && held < found.amount)
        return { ok: false, reason: 'too_much', most: held }
      const id = deps.ids.uuid<SecurityEntryId>()
      const { kind, method, amount } = found
      const entry = {
        id,
        kind,
        method,
        amount: -amount,
        note: of.reason,
        actor: of.actor,
        reverses: found.id,
      }
      await write({ deps, tx }, reservation, entry)
      // What did not go back after all is still to go back.
      if (OVER.has(statusAt(reservation, deps.clock.now())))
        await remindOfSecurity({ deps, tx }, reservation.id)
      return { ok: true, account: await accountOfSecurity(tx, reservation) }
    })
  } catch (error) {
    if (isViolationOf(error, SECURITY_REVERSED_ONCE))
      return { ok: false, reason: 'already_reversed', most: 0 }
    throw error
  }
}

const OVER: ReadonlySet<ReservationStatus> = new Set(['completed', 'cancelled', 'no_show', 'expired'])

async function write(
  { deps, tx }: Work,
  reservation: Reservation,
  of: Pick<SecurityEntry, 'id' | 'kind' | 'method' | 'amount' | 'note' | 'reverses'> & {
    readonly actor: Actor
  },
): Promise<void> {
  const { id, kind, method, amount, note, actor, reverses } = of
  await securityRepository(tx).insert({
    id,
    reservationId: reservation.id,
    kind,
    method,
    amount,
    currency: reservation.terms.currency,
    note,
    actorKind: actor.kind,
    actorId: actor.id,
    reverses,
    createdAt: deps.clock.now(),
  })
  await deps.audit(tx, {
    actor,
    action: reverses ? 'security_deposit.reversed' : `security_deposit.${kind}`,
    entity: 'reservation',
    entityId: reservation.id,
    cause: note || kind,
    after: { entry_id: id, amount, method },
  })
}

async function tellReturned(
  work: Work,
  reservation: Reservation,
  of: { readonly id: SecurityEntryId; readonly amount: number },
): Promise<void> {
  const { language, code } = reservation
  const amount = formatMoney(moneyOf(reservation, of.amount), language)
  const body = returnedWords(language, { amount, code })
  await tellInWords(work, reservation, { body, once: `security:${of.id}`, isOwed: false })
}

const alertKey = (id: ReservationId) => `security_deposit_held:${id}`

/** The guests have left, or never come: what is held of theirs is to go back. */
export async function remindOfSecurity({ deps, tx }: Work, id: ReservationId): Promise<void> {
  const reservation = await deps.reservations(tx).getById(id)
  const { held, currency } = await accountOfSecurity(tx, reservation)
  if (held <= 0) return
  const { code } = reservation
  await deps.alert(tx, {
    kind: 'security_deposit_held',
    severity: 'info',
    summary:
      `${code} is over and ${sum(held, currency)} of its security deposit is still here. Return it, or record ` +
      'what was kept and why.',
    about: `${code}, ${sum(held, currency)}`,
    entity: 'reservation',
    entityId: id,
    dedupeKey: alertKey(id),
  })
}
