import type { Actor } from '../../../lib/http/actor.ts'
import { dateAt } from '../../../lib/local-date.ts'
import type { PaymentMethod } from '../../reservations/domain/ledger.ts'
import { type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import { atDayRate, payOff } from '../domain/day-rate.ts'
import type { Work } from './deps.ts'
import { netBalance } from './give-back.ts'
import { closeAll, dayRateOf, ensureRequest, wishOf } from './requests.ts'
import { moneyOf, tell } from './words.ts'

export interface Credit {
  /** Locked. */
  readonly reservation: Reservation
  readonly amount: number
  readonly method: PaymentMethod
  readonly note: string
  readonly actor: Actor
  /** The outside fact, so that it is booked once; null for what a person types. */
  readonly sourceKey: string | null
}

export type CreditRefusal = 'not_allowed' | 'more_than_due' | 'date_overlap' | 'already_booked'
export type CreditResult = { readonly ok: true } | { readonly ok: false; readonly reason: CreditRefusal }

/** For rolling back what a refusal found half done. */
class Refused extends Error {
  readonly reason: CreditRefusal
  constructor(reason: CreditRefusal) {
    super(reason)
    this.reason = reason
  }
}

/**
 * Money a person saw with own eyes: a transfer, cash, a card at the desk. Once the deposit is there the stay is
 * confirmed, also late when the nights are free. All or nothing.
 */
export async function credit(work: Work, given: Credit): Promise<CreditResult> {
  const { deps, tx } = work
  const { reservation } = given
  const status = statusAt(reservation, deps.clock.now())
  if (status === 'cancelled') return { ok: false, reason: 'not_allowed' }
  const { due } = await netBalance(work, reservation.id)
  // A debt that follows the rate of its day is paid at that rate in cash as well.
  const stands = status === 'confirmed' || status === 'checked_in' || status === 'completed'
  const rate = stands ? await dayRateOf(work, reservation) : null
  if (given.amount > atDayRate(due, rate)) return { ok: false, reason: 'more_than_due' }
  const repriced = payOff(due, { amount: given.amount, rate })
  try {
    await tx.savepoint((inner) =>
      bookAndConfirm({ deps, tx: inner }, { ...given, dearer: repriced.counted - repriced.paidOff }),
    )
    return { ok: true }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason }
    throw error
  }
}

async function bookAndConfirm(work: Work, given: Credit & { readonly dearer: number }): Promise<void> {
  const { deps, tx } = work
  const { reservation, amount, method, note, actor, sourceKey } = given
  const service = deps.reservations(tx)
  const added = await service.addEntry(reservation.id, {
    kind: 'payment',
    method,
    amount,
    currency: reservation.terms.currency,
    note,
    actorKind: actor.kind,
    actorId: actor.id,
    sourceKey,
  })
  if (!added) throw new Refused('already_booked')
  if (given.dearer !== 0) {
    const note = 'rate of the day of payment'
    const sourceKey = `rate:${added}`
    await service.adjust(reservation.id, { amount: given.dearer, note, actor, sourceKey })
  }
  const status = statusAt(reservation, deps.clock.now())
  const { paid, due } = await netBalance(work, reservation.id)
  await deps.audit(tx, {
    actor,
    action: 'payment.received',
    entity: 'reservation',
    entityId: reservation.id,
    cause: note || method,
    after: { amount, method, paid, due },
  })
  if (status === 'pre_reserved' || status === 'expired') {
    if (paid < reservation.terms.deposit) return askAgain(work, reservation)
    if (status === 'expired' && reservation.checkIn < dateAt(deps.clock.now(), deps.zone)) {
      throw new Refused('not_allowed')
    }
    const confirmed = await service.confirm(reservation.id, {
      actor,
      cause: `${method} received`,
      revive: true,
    })
    if (!confirmed.ok) throw new Refused(confirmed.reason === 'date_overlap' ? 'date_overlap' : 'not_allowed')
    return
  }
  await closeAll(work, reservation)
  if (due > 0 || status === 'completed' || status === 'no_show') return
  const variables = {
    code: reservation.code,
    cabin: await deps.cabinName(tx, reservation.accommodationId),
    total: moneyOf(reservation, reservation.terms.total + given.dearer),
    checkInDate: reservation.checkIn,
  }
  await tell(work, reservation, { key: 'balance_paid', variables, once: `paid:${reservation.id}:${paid}` })
}

/** What the open link asks for is less now. */
async function askAgain(work: Work, reservation: Reservation): Promise<void> {
  const wish = await wishOf(work, reservation)
  if (wish) await ensureRequest(work, reservation, wish)
}
