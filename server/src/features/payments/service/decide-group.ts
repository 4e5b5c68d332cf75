import { dateAt } from '../../../lib/local-date.ts'
import type { Reservation, ReservationStatus } from '../../reservations/domain/reservation.ts'
import type { PaymentOutcome } from '../domain/records.ts'
import { PROVIDER_ROUNDING } from '../domain/verify.ts'
import { cabinsOf, codeSpokenOf, IS_HELD } from './account.ts'
import { afterTheEnd, collectRest, returnExcess } from './apply-payment.ts'
import { confirmAll } from './confirm-together.ts'
import { PROVIDER, type Work } from './deps.ts'
import { giveBack } from './give-back.ts'
import { countForStay, type Money, returnSecond } from './on-stay.ts'
import { alertOwner } from './owner-words.ts'
import { closeAll, ensureRequest } from './requests.ts'
import { netBalance } from './returnable.ts'
import { thankForAll, thankForPart } from './thanks.ts'
import { wishOf } from './wish.ts'
import { moneyOf, tell } from './words.ts'

/** One cabin of the group, with its part of the payment. */
export interface Part {
  readonly stay: Reservation
  readonly status: ReservationStatus
  readonly before: { readonly paid: number; readonly due: number }
  readonly missing: number
  readonly amount: number
}

interface GroupMoney extends Money {
  readonly parts: readonly Part[]
}

export async function decide(work: Work, money: GroupMoney): Promise<PaymentOutcome> {
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
    return collectRest(work, money, {
      code: await codeSpokenOf(work, money.reservation),
      missing: stillMissing,
    })
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
      code: await codeSpokenOf(work, reservation),
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
    variables: { code: await codeSpokenOf(work, reservation), refunded: moneyOf(reservation, left) },
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
