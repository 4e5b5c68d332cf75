import type { Reservation } from '../../reservations/domain/reservation.ts'
import { payOff } from '../domain/day-rate.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'
import type { PaymentOutcome } from '../domain/records.ts'
import type { PaymentRequest } from '../domain/request.ts'
import { PROVIDER_ROUNDING } from '../domain/verify.ts'
import { PROVIDER, type Work } from './deps.ts'
import { queueRefund } from './give-back.ts'
import { alertOwner } from './owner-words.ts'
import { closeAll, ensureRequest } from './requests.ts'
import { netBalance } from './returnable.ts'
import { thankForAll, thankForPart } from './thanks.ts'
import { wishOf } from './wish.ts'
import { moneyOf, tell } from './words.ts'

/** A payment that was verified, and what it is for. */
export interface Money {
  readonly payment: ProviderPayment
  readonly request: PaymentRequest
  /** Locked. */
  readonly reservation: Reservation
  /** What of the payment is still in the account, minor units. */
  readonly left: number
  /** Tells the parts of a payment for several cabins apart; left out where it is whole. */
  readonly part?: string
}

/** A stay that stands: money it still owes counts, money it does not owe goes back. */
export async function applyToStay(
  work: Work,
  money: Money,
  before: { readonly paid: number; readonly due: number },
): Promise<PaymentOutcome> {
  const { request, reservation } = money
  const isCovered =
    request.purpose === 'deposit' && before.paid + PROVIDER_ROUNDING >= reservation.terms.deposit
  if (before.due <= 0 || isCovered) return returnSecond(work, money)
  const open = await countForStay(work, money, before.due)
  await thank(work, money, open)
  const wish = open > 0 && request.purpose === 'balance' ? await wishOf(work, reservation) : null
  if (wish) await ensureRequest(work, reservation, { ...wish, lingering: request.id })
  else await closeAll(work, reservation)
  return 'applied'
}

/** The money counts for the stay, at the rate of its day; what is too much goes back. Answers what is still owed. */
export async function countForStay(work: Work, money: Money, dueBefore: number): Promise<number> {
  const { reservation } = money
  await bookDayRate(work, money, dueBefore)
  const { due } = await netBalance(work, reservation.id)
  if (due < -PROVIDER_ROUNDING) {
    const once = `excess:${money.payment.id}${money.part ?? ''}`
    const paymentId = money.payment.id
    await queueRefund(work, { reservation, paymentId, amount: -due, cause: 'excess', once })
    await tell(work, reservation, {
      key: 'payment_excess_refunded',
      variables: { code: reservation.code, refunded: moneyOf(reservation, -due) },
      once,
    })
  } else if (due !== 0 && Math.abs(due) <= PROVIDER_ROUNDING) await forgiveRounding(work, money, due)
  return due > PROVIDER_ROUNDING ? due : 0
}

/**
 * The rate of the day changed what the balance costs: the difference is a line of its own, and the total follows. Only
 * what counts is repriced; what is too much goes back at its own value.
 */
async function bookDayRate({ deps, tx }: Work, money: Money, due: number): Promise<void> {
  const { payment, request, reservation, left } = money
  const agreed = request.terms.ledger_amount
  if (agreed === null || agreed === request.amount) return
  const { counted, paidOff } = payOff(due, {
    amount: left,
    rate: { today: String(request.amount), agreed: String(agreed) },
  })
  if (counted === paidOff) return
  await deps.reservations(tx).adjust(reservation.id, {
    amount: counted - paidOff,
    note: 'rate of the day of payment',
    actor: PROVIDER,
    sourceKey: `rate:${payment.id}${money.part ?? ''}`,
  })
}

/** A centavo more or less than was asked is the provider's rounding: noted, and nobody owes it. */
async function forgiveRounding({ deps, tx }: Work, { payment, reservation, part }: Money, due: number) {
  await deps.reservations(tx).adjust(reservation.id, {
    amount: -due,
    note: 'rounding of the provider',
    actor: PROVIDER,
    sourceKey: `rounding:${payment.id}${part ?? ''}`,
  })
}

async function thank(work: Work, { payment, reservation, left }: Money, due: number): Promise<void> {
  const whole = await work.deps.reservations(work.tx).getById(reservation.id)
  const thanks = { whole, stays: [whole], payer: whole, once: `paid:${payment.id}` }
  return due === 0 ? thankForAll(work, thanks) : thankForPart(work, { ...thanks, paid: left })
}

export async function returnSecond(work: Work, money: Money): Promise<PaymentOutcome> {
  const { payment, reservation, left } = money
  const once = `duplicate:${payment.id}${money.part ?? ''}`
  await queueRefund(work, { reservation, paymentId: payment.id, amount: left, cause: 'duplicate', once })
  await tell(work, reservation, {
    key: 'payment_duplicate_refunded',
    variables: { code: reservation.code, refunded: moneyOf(reservation, left) },
    once,
  })
  await alertOwner(work, money, {
    what: 'it is a second payment of the same thing; all of it goes back',
    severity: 'info',
  })
  return 'duplicate_returned'
}
