import { dateAt } from '../../../lib/local-date.ts'
import { balanceDueOn } from '../../reservations/domain/payment-due.ts'
import { type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import { IS_HELD } from './account.ts'
import { dueTogether, owedNow } from './credit-shares.ts'
import type { Work } from './deps.ts'
import { thankForAll, thankForPart } from './thanks.ts'
import { moment, moneyOf, tell } from './words.ts'

interface Moved {
  readonly reservation: Reservation
  /** Minor units. */
  readonly amount: number
  readonly once: string
}

/**
 * Money that was thanked for went back without having been asked for here: how much, and what is to be paid now
 * (contract 2.13).
 */
export async function tellTakenBack(work: Work, { reservation, amount, once }: Moved): Promise<void> {
  const { deps, tx } = work
  const now = deps.clock.now()
  const { reservation: whole, stays } = await deps.reservations(tx).wholeStay(reservation)
  const isLost = statusAt(whole, now) === 'expired'
  const due = isLost ? 0 : await dueTogether(work, whole)
  const isHold = IS_HELD.has(whole.status)
  const { isOfToday } = await owedNow(work, stays)
  const variables = {
    code: whole.code,
    returned: moneyOf(whole, amount),
    due: due > 0 ? moneyOf(whole, due) : null,
    ofToday: isOfToday && !isHold,
    deadline: isHold && whole.expiresAt ? moment(deps, whole.expiresAt) : null,
    dueDate: balanceDueOn(whole, dateAt(now, deps.zone)),
  }
  await tell(work, reservation, { key: 'payment_taken_back', variables, once })
}

/** What the bank had taken back came again: it counts as it did before. */
export async function tellBroughtBack(work: Work, { reservation, amount, once }: Moved): Promise<void> {
  const { reservation: whole, balance, stays } = await work.deps.reservations(work.tx).wholeStay(reservation)
  if (IS_HELD.has(whole.status) || whole.status === 'cancelled') return
  const thanks = { whole, stays, payer: reservation, once }
  await (balance.due <= 0 ? thankForAll(work, thanks) : thankForPart(work, { ...thanks, paid: amount }))
}
