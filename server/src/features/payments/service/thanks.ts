import { dateAt } from '../../../lib/local-date.ts'
import { balanceDueOn } from '../../reservations/domain/payment-due.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import { cabinsOf } from './account.ts'
import { owedNow } from './credit-shares.ts'
import type { Work } from './deps.ts'
import { moneyOf, tell } from './words.ts'

interface Thanks {
  /** As its guest sees it: alone, or under the code of all cabins. */
  readonly whole: Reservation
  readonly stays: readonly Reservation[]
  /** To whom it is said. */
  readonly payer: Reservation
  readonly once: string
}

/** Nothing is owed any more. */
export async function thankForAll(work: Work, { whole, stays, payer, once }: Thanks): Promise<void> {
  const variables = {
    code: whole.code,
    cabin: await cabinsOf(work, stays),
    total: moneyOf(whole, whole.terms.total),
    checkInDate: whole.checkIn,
  }
  await tell(work, payer, { key: 'balance_paid', variables, once })
}

/** A part of the balance is there: how much is left, at the rate of today where it follows that, and until when. */
export async function thankForPart(
  work: Work,
  { whole, stays, payer, once, paid }: Thanks & { readonly paid: number },
): Promise<void> {
  const { amount, isOfToday } = await owedNow(work, stays)
  const variables = {
    code: whole.code,
    paid: moneyOf(whole, paid),
    due: moneyOf(whole, amount),
    ofToday: isOfToday,
    dueDate: balanceDueOn(whole, dateAt(work.deps.clock.now(), work.deps.zone)),
  }
  await tell(work, payer, { key: 'balance_partial', variables, once })
}
