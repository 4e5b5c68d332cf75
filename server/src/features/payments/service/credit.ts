import type { Actor } from '../../../lib/http/actor.ts'
import { livingOf } from '../../reservations/domain/group.ts'
import type { PaymentMethod } from '../../reservations/domain/ledger.ts'
import { type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import { accountOf, cabinsOf, IS_HELD } from './account.ts'
import { confirmOnceCovered } from './confirm-together.ts'
import { type CreditShare, creditShares } from './credit-shares.ts'
import type { Work } from './deps.ts'
import { netBalance } from './give-back.ts'
import { closeAll, ensureRequest } from './requests.ts'
import { settleWay } from './way-of-payment.ts'
import { wishOf } from './wish.ts'
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
  /** For every cabin that was booked with it. */
  readonly together?: boolean
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
 * confirmed, also late when the nights are free; cabins that were booked together once all their deposits are. All or
 * nothing.
 */
export async function credit(work: Work, given: Credit): Promise<CreditResult> {
  const { deps, tx } = work
  const { reservation, amount, together = false } = given
  const divided = await creditShares(work, { reservation, amount, together })
  if (!divided.ok) return divided
  try {
    await tx.savepoint(async (inner) => {
      const inside = { deps, tx: inner }
      const before = await Promise.all(divided.shares.map(({ stay }) => netBalance(inside, stay.id)))
      for (const [i, share] of divided.shares.entries())
        await book(inside, { given, share, isFirst: i === 0 })
      await follow(inside, given, divided.shares)
      for (const [i, { stay }] of divided.shares.entries()) {
        const { method, actor } = given
        const paid = { method, paidBefore: before[i]?.paid ?? 0, actor }
        await settleWay(inside, { reservation: stay, ...paid, notify: i === divided.shares.length - 1 })
      }
    })
    return { ok: true }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason }
    throw error
  }
}

async function book(
  work: Work,
  of: { readonly given: Credit; readonly share: CreditShare; readonly isFirst: boolean },
): Promise<void> {
  const { deps, tx } = work
  const { method, note, actor, sourceKey } = of.given
  const { stay, amount, dearer } = of.share
  const service = deps.reservations(tx)
  const added = await service.addEntry(stay.id, {
    kind: 'payment',
    method,
    amount,
    currency: stay.terms.currency,
    note,
    actorKind: actor.kind,
    actorId: actor.id,
    sourceKey: sourceKey === null || of.isFirst ? sourceKey : `${sourceKey}:${stay.id}`,
  })
  if (!added) throw new Refused('already_booked')
  if (dearer !== 0) {
    const note = 'rate of the day of payment'
    await service.adjust(stay.id, { amount: dearer, note, actor, sourceKey: `rate:${added}` })
  }
  const { paid, due } = await netBalance(work, stay.id)
  await deps.audit(tx, {
    actor,
    action: 'payment.received',
    entity: 'reservation',
    entityId: stay.id,
    cause: note || method,
    after: { amount, method, paid, due },
  })
}

async function follow(work: Work, given: Credit, shares: readonly CreditShare[]): Promise<void> {
  const { reservation, actor, method } = given
  const now = work.deps.clock.now()
  if (shares.some(({ stay }) => IS_HELD.has(statusAt(stay, now)))) {
    const cause = `${method} received`
    const end = await confirmOnceCovered(work, reservation, { actor, cause })
    const isOver = shares.every(({ stay }) => statusAt(stay, now) === 'expired')
    // Too little to revive what has ended: money that nobody would ever know of.
    if (end === 'collecting' && isOver) throw new Refused('not_allowed')
    if (end === 'collecting') return askAgain(work, reservation)
    if (end === 'too_late') throw new Refused('not_allowed')
    if (end === 'date_overlap') throw new Refused('date_overlap')
    return
  }
  await closeAll(work, reservation)
  await thank(work, given)
}

/** Once nothing is owed any more; of a group once no cabin owes anything, and under the code of all. */
async function thank(work: Work, { reservation, together }: Credit): Promise<void> {
  const { deps, tx } = work
  const current = await deps.reservations(tx).getById(reservation.id)
  const status = statusAt(current, deps.clock.now())
  if (status === 'completed' || status === 'no_show') return
  const stays = together ? livingOf(await accountOf(work, current)) : [current]
  let paid = 0
  for (const stay of stays) {
    const net = await netBalance(work, stay.id)
    if (net.due > 0) return
    paid += net.paid
  }
  const whole = together ? (await deps.reservations(tx).wholeStay(current)).reservation : current
  const variables = {
    code: whole.code,
    cabin: await cabinsOf(work, stays),
    total: moneyOf(whole, whole.terms.total),
    checkInDate: whole.checkIn,
  }
  await tell(work, current, { key: 'balance_paid', variables, once: `paid:${reservation.id}:${paid}` })
}

/** What the open link asks for is less now. */
async function askAgain(work: Work, reservation: Reservation): Promise<void> {
  const wish = await wishOf(work, reservation)
  if (wish) await ensureRequest(work, reservation, wish)
}
