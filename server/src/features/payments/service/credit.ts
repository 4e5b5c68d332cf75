import type { Actor } from '../../../lib/http/actor.ts'
import { livingOf } from '../../reservations/domain/group.ts'
import type { PaymentMethod } from '../../reservations/domain/ledger.ts'
import { type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import { accountOf, IS_HELD } from './account.ts'
import { confirmOnceCovered } from './confirm-together.ts'
import { type CreditShare, creditShares } from './credit-shares.ts'
import type { Work } from './deps.ts'
import { closeAll, ensureRequest } from './requests.ts'
import { netBalance } from './returnable.ts'
import { thankForAll, thankForPart } from './thanks.ts'
import { settleWay } from './way-of-payment.ts'
import { wishOf } from './wish.ts'
import { moment, moneyOf, tell } from './words.ts'

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
  const { reservation, amount, together = false, sourceKey } = given
  const divided = await creditShares(work, { reservation, amount, together, typed: sourceKey === null })
  if (!divided.ok) return divided
  try {
    await tx.savepoint(async (inner) => {
      const inside = { deps, tx: inner }
      const before = await Promise.all(divided.shares.map(({ stay }) => netBalance(inside, stay.id)))
      for (const [i, share] of divided.shares.entries())
        await book(inside, { given, share, isFirst: i === 0 })
      const end = await follow(inside, given, divided.shares)
      for (const [i, { stay }] of divided.shares.entries()) {
        const { method, actor } = given
        const paid = { method, paidBefore: before[i]?.paid ?? 0, actor }
        await settleWay(inside, { reservation: stay, ...paid, notify: i === divided.shares.length - 1 })
      }
      if (end === 'collecting') await tellMissing(inside, given)
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

async function follow(
  work: Work,
  given: Credit,
  shares: readonly CreditShare[],
): Promise<'collecting' | undefined> {
  const { reservation, actor, method } = given
  const now = work.deps.clock.now()
  if (shares.some(({ stay }) => IS_HELD.has(statusAt(stay, now)))) {
    const cause = `${method} received`
    const end = await confirmOnceCovered(work, reservation, { actor, cause })
    const isOver = shares.every(({ stay }) => statusAt(stay, now) === 'expired')
    // Too little to revive what has ended: money that nobody would ever know of.
    if (end === 'collecting' && isOver) throw new Refused('not_allowed')
    if (end === 'collecting') {
      await askAgain(work, reservation)
      return end
    }
    if (end === 'too_late') throw new Refused('not_allowed')
    if (end === 'date_overlap') throw new Refused('date_overlap')
    return undefined
  }
  await closeAll(work, reservation)
  await thank(work, given)
  return undefined
}

/** Of a group once, and under the code of all. */
async function thank(work: Work, { reservation, together, amount }: Credit): Promise<void> {
  const { deps, tx } = work
  const payer = await deps.reservations(tx).getById(reservation.id)
  const status = statusAt(payer, deps.clock.now())
  if (status === 'completed' || status === 'no_show') return
  const stays = together ? livingOf(await accountOf(work, payer)) : [payer]
  const nets = []
  for (const stay of stays) nets.push(await netBalance(work, stay.id))
  const paid = nets.reduce((all, one) => all + one.paid, 0)
  const whole = together ? (await deps.reservations(tx).wholeStay(payer)).reservation : payer
  const thanks = { whole, stays, payer, once: `paid:${reservation.id}:${paid}` }
  if (nets.every(({ due }) => due <= 0)) return thankForAll(work, thanks)
  return thankForPart(work, { ...thanks, paid: amount })
}

/** What the open link asks for is less now. */
async function askAgain(work: Work, reservation: Reservation): Promise<void> {
  const wish = await wishOf(work, reservation)
  if (wish) await ensureRequest(work, reservation, wish)
}

/** Of the deposits, at the price of the way in which it came. */
async function tellMissing(work: Work, { reservation, amount }: Credit): Promise<void> {
  const { deps, tx } = work
  const { reservation: whole, stays } = await deps
    .reservations(tx)
    .wholeStay(await deps.reservations(tx).getById(reservation.id))
  if (statusAt(whole, deps.clock.now()) !== 'pre_reserved') return
  let paid = 0
  for (const stay of stays) paid += (await netBalance(work, stay.id)).paid
  const variables = {
    code: whole.code,
    paid: moneyOf(whole, amount),
    missing: moneyOf(whole, Math.max(0, whole.terms.deposit - paid)),
    deadline: whole.expiresAt ? moment(deps, whole.expiresAt) : null,
  }
  await tell(work, reservation, {
    key: 'payment_partial',
    variables,
    once: `partial:${reservation.id}:${paid}`,
  })
}
