import { moneyIn } from '../../pricing/domain/terms.ts'
import { statusAt } from '../../reservations/domain/reservation.ts'
import { balanceDueOn, sayNoReservation } from './own.ts'
import { dueNow } from './pay-message.ts'
import { type Answering, saySaying } from './turn.ts'
import { namesOf } from './wording.ts'

/** What the guest has booked, each stay with what it costs and still owes. */
export async function showReservations(answering: Answering): Promise<undefined> {
  const { deps, tx, turn } = answering
  if (turn.own.length === 0) return sayNoReservation(answering)
  const cabins = await deps.cabins(tx)
  for (const own of turn.own.slice(0, 3)) {
    const whole = await deps.reservations(tx).wholeStay(own)
    const one = whole.reservation
    const { paid, due } = whole.balance
    const now = await dueNow({ deps, tx }, whole)
    const today = now?.isOfToday ? now : null
    const variables = {
      code: one.code,
      status: statusAt(one, deps.clock.now()),
      cabin: namesOf(cabins, whole.accommodationIds),
      stay: one,
      guests: one.party,
      total: moneyIn(one.terms, one.terms.total),
      paid: moneyIn(one.terms, paid),
      due: today ?? (due > 0 ? moneyIn(one.terms, due) : null),
      ofToday: today !== null,
      dueDate: due > 0 ? balanceDueOn(deps, one) : null,
    }
    await saySaying(answering, { type: 'say', key: 'my_reservation', variables })
  }
  return undefined
}
