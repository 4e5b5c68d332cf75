import { dateAt } from '../../../lib/local-date.ts'
import { type Reservation, type ReservationStatus, statusAt } from '../../reservations/domain/reservation.ts'
import { atDayRate } from '../domain/day-rate.ts'
import type { PaymentOutcome } from '../domain/records.ts'
import type { PaymentRequest } from '../domain/request.ts'
import { shareOut } from '../domain/share.ts'
import { PROVIDER_ROUNDING } from '../domain/verify.ts'
import { paymentRepository } from '../repository/payments.ts'
import { accountOf, cabinsOf, IS_HELD } from './account.ts'
import { afterTheEnd, collectRest, returnExcess } from './apply-payment.ts'
import { confirmAll } from './confirm-together.ts'
import { PROVIDER, type Work } from './deps.ts'
import { giveBack, netBalance } from './give-back.ts'
import { countForStay, type Money, returnSecond } from './on-stay.ts'
import { bookOutsideRefunds } from './outside-refunds.ts'
import { alertOwner } from './owner-words.ts'
import { closeAll, ensureRequest } from './requests.ts'
import { thankForAll, thankForPart } from './thanks.ts'
import { STAYS_HERE, settleWay } from './way-of-payment.ts'
import { wishOf } from './wish.ts'
import { moneyOf, tell } from './words.ts'

/** One cabin of the group, with its part of the payment. */
interface Part {
  readonly stay: Reservation
  readonly status: ReservationStatus
  readonly before: { readonly paid: number; readonly due: number }
  readonly missing: number
  readonly amount: number
}

interface GroupMoney extends Money {
  readonly parts: readonly Part[]
}

/**
 * A payment for several cabins: each is paid its part, all are confirmed or none, and the guest hears of it once
 * (contract section 3). Their rows are locked.
 */
export async function applyToGroup(work: Work, money: Money): Promise<PaymentOutcome> {
  const { tx, deps } = work
  const { payment } = money
  const parts = await divide(work, money)
  for (const [i, part] of parts.entries()) await book(work, { money, part, isFirst: i === 0 })
  const [first] = parts
  if (first) await bookOutsideRefunds(work, { payment, reservation: first.stay, isFirstSeen: true })
  const payments = paymentRepository(tx)
  await payments.markApplied(payment.id, deps.clock.now(), true)
  const outcome = await decide(work, { ...money, parts })
  for (const [i, { stay, before }] of STAYS_HERE.has(outcome) ? parts.entries() : []) {
    const paid = { method: 'mercado_pago', paidBefore: before.paid, actor: PROVIDER } as const
    await settleWay(work, { reservation: stay, ...paid, notify: i === parts.length - 1 })
  }
  await payments.setOutcome(payment.id, outcome)
  return outcome
}

/** Held cabins get their deposits, those that stand what they owe; when none lives, all of it is the payer's. */
async function divide(work: Work, { reservation, request, left }: Money): Promise<Part[]> {
  const now = work.deps.clock.now()
  const living: Omit<Part, 'amount'>[] = []
  for (const stay of await accountOf(work, reservation)) {
    const status = statusAt(stay, now)
    if (status === 'cancelled' || status === 'no_show') continue
    const before = await netBalance(work, stay.id)
    living.push({ stay, status, before, missing: missingOf({ stay, status, before }, request) })
  }
  if (living.length === 0) {
    const before = await netBalance(work, reservation.id)
    return [{ stay: reservation, status: reservation.status, before, missing: 0, amount: left }]
  }
  const isHeld = living.some((one) => IS_HELD.has(one.status))
  const wanted = living.map((one) => (isHeld && !IS_HELD.has(one.status) ? 0 : one.missing))
  const amounts = shareOut(left, wanted)
  return living.map((one, i) => ({ ...one, missing: wanted[i] ?? 0, amount: amounts[i] ?? 0 }))
}

function missingOf(
  { stay, status, before }: Pick<Part, 'stay' | 'status' | 'before'>,
  request: PaymentRequest,
) {
  if (IS_HELD.has(status)) return Math.max(0, stay.terms.deposit - before.paid)
  const { ledger_amount: agreed } = request.terms
  const rate = agreed === null ? null : { today: String(request.amount), agreed: String(agreed) }
  return Math.max(0, atDayRate(before.due, rate))
}

/** What had gone back before the payment was first seen passes through the first ledger. */
async function book(
  { deps, tx }: Work,
  of: { readonly money: Money; readonly part: Part; readonly isFirst: boolean },
): Promise<void> {
  const { money, part, isFirst } = of
  const { payment, left, request } = money
  const amount = part.amount + (isFirst ? payment.transactionAmount - left : 0)
  if (amount === 0) return
  await deps.reservations(tx).addEntry(part.stay.id, {
    kind: 'payment',
    method: 'mercado_pago',
    amount,
    currency: payment.currency,
    note: payment.paymentMethodId ?? '',
    actorKind: PROVIDER.kind,
    actorId: PROVIDER.id,
    sourceKey: isFirst ? `payment:${payment.id}` : `payment:${payment.id}:${part.stay.id}`,
  })
  await deps.audit(tx, {
    actor: PROVIDER,
    action: 'payment.received',
    entity: 'reservation',
    entityId: part.stay.id,
    cause: `payment ${payment.id}, ${request.purpose} of several cabins`,
    before: { ...part.before },
    after: { amount: part.amount },
  })
}

async function decide(work: Work, money: GroupMoney): Promise<PaymentOutcome> {
  const { parts } = money
  if (parts.some(({ stay }) => stay.frozenReason !== null)) {
    await alertOwner(
      work,
      money,
      'it arrived for a booking that is frozen by a dispute; decide what happens with it',
    )
    return 'applied'
  }
  if (parts.every(({ status }) => status === 'cancelled' || status === 'no_show')) {
    return afterTheEnd(work, { ...money, reservation: parts[0]?.stay ?? money.reservation })
  }
  if (parts.some(({ status }) => IS_HELD.has(status))) return onHeld(work, money)
  return onStanding(work, money)
}

async function onHeld(work: Work, money: GroupMoney): Promise<PaymentOutcome> {
  const { deps } = work
  const held = money.parts.filter(({ status }) => IS_HELD.has(status))
  const isLate = held.some(({ status }) => status === 'expired')
  const stillMissing = held.reduce((all, one) => all + one.missing, 0) - money.left
  const today = dateAt(deps.clock.now(), deps.zone)
  if (isLate && (stillMissing > PROVIDER_ROUNDING || held.some(({ stay }) => stay.checkIn < today))) {
    return returnAll(work, money)
  }
  if (stillMissing > PROVIDER_ROUNDING) {
    return collectRest(work, money, { code: await codeOf(work, money.reservation), missing: stillMissing })
  }
  const because = { actor: PROVIDER, cause: `payment ${money.payment.id}` }
  const stays = held.map(({ stay }) => stay)
  if (!(await confirmAll(work, stays, because))) return nightsGone(work, money)
  const last = held.findLast((one) => one.amount > 0)
  if (last) {
    const part = { ...money, reservation: last.stay, left: last.amount }
    await returnExcess(work, part, last.amount - last.missing)
  }
  if (!isLate) return 'applied'
  work.tx.afterCommit(() => deps.metrics.late('revived'))
  await tellRevived(work, money, stays)
  return 'revived'
}

/** That it came late and the nights were still there, beside the voucher. */
async function tellRevived(work: Work, money: GroupMoney, stays: readonly Reservation[]): Promise<void> {
  const { payment, reservation } = money
  const { reservation: whole, balance } = await work.deps.reservations(work.tx).wholeStay(reservation)
  await tell(work, reservation, {
    key: 'payment_late_revived',
    variables: {
      code: whole.code,
      cabin: await cabinsOf(work, stays),
      stay: whole,
      paid: moneyOf(whole, balance.paid),
    },
    once: `revived:${payment.id}`,
  })
}

/** One of the cabins is somebody else's now: everything that was collected for the group goes back. */
async function nightsGone(work: Work, money: GroupMoney): Promise<PaymentOutcome> {
  const { deps, tx } = work
  const { reservation, payment, parts } = money
  const stays = parts.map(({ stay }) => stay)
  let refunded = 0
  for (const stay of stays) {
    const { paid } = await netBalance(work, stay.id)
    if (paid <= 0) continue
    await giveBack(work, {
      reservation: stay,
      amount: paid,
      cause: 'late',
      once: `late:${payment.id}:${stay.id}`,
    })
    refunded += paid
  }
  tx.afterCommit(() => deps.metrics.late('refunded'))
  await tell(work, reservation, {
    key: 'payment_late_refunded',
    variables: {
      code: await codeOf(work, reservation),
      cabin: await cabinsOf(work, stays),
      stay: reservation,
      refunded: moneyOf(reservation, refunded),
      alternatives: null,
    },
    once: `late:${payment.id}`,
  })
  await alertOwner(work, money, {
    kind: 'payment_late_returned',
    what: 'it was approved after the hold had ended and a cabin of the group was gone; all of it goes back',
  })
  return 'late_returned'
}

/** Too late, or too little after the end: this payment goes back, part by part. */
async function returnAll(work: Work, money: GroupMoney): Promise<PaymentOutcome> {
  const { deps, tx } = work
  const { reservation, payment, parts, left } = money
  for (const { stay, amount } of parts) {
    if (amount <= 0) continue
    const once = `late:${payment.id}:${stay.id}`
    await giveBack(work, { reservation: stay, amount, cause: 'late', once })
  }
  tx.afterCommit(() => deps.metrics.late('refunded'))
  await tell(work, reservation, {
    key: 'payment_returned',
    variables: { code: await codeOf(work, reservation), refunded: moneyOf(reservation, left) },
    once: `late:${payment.id}`,
  })
  await alertOwner(work, money, 'the hold of the group had ended; all of it goes back')
  return 'cancelled_returned'
}

async function onStanding(work: Work, money: GroupMoney): Promise<PaymentOutcome> {
  const { request, parts, reservation } = money
  const covers = ({ stay, before }: Part) => before.paid + PROVIDER_ROUNDING >= stay.terms.deposit
  const isSecond = request.purpose === 'deposit' && parts.every(covers)
  const payer = parts.find((one) => one.amount > 0)
  if (payer && (isSecond || parts.every(({ missing }) => missing <= 0))) {
    for (const one of parts) {
      if (one.amount <= 0) continue
      const part = { ...money, reservation: one.stay, left: one.amount, part: `:${one.stay.id}` }
      await returnSecond(work, part)
    }
    return 'duplicate_returned'
  }
  for (const { stay, amount, before } of parts) {
    if (amount <= 0) continue
    const part = { ...money, reservation: stay, left: amount, part: `:${stay.id}` }
    await countForStay(work, part, before.due)
  }
  const wish = request.purpose === 'balance' ? await wishOf(work, reservation) : null
  if (wish) await ensureRequest(work, reservation, { ...wish, lingering: request.id })
  else await closeAll(work, reservation)
  await thank(work, money)
  return 'applied'
}

async function thank(work: Work, { reservation: payer, payment, left }: GroupMoney) {
  const { reservation: whole, balance, stays } = await work.deps.reservations(work.tx).wholeStay(payer)
  const thanks = { whole, stays, payer, once: `paid:${payment.id}` }
  return balance.due <= 0 ? thankForAll(work, thanks) : thankForPart(work, { ...thanks, paid: left })
}

async function codeOf({ deps, tx }: Work, reservation: Reservation): Promise<string> {
  return (await deps.reservations(tx).wholeStay(reservation)).reservation.code
}
