import type { PayBy } from '../../pricing/domain/quote.ts'
import { ALIVE, type Reservation, statusAt } from '../domain/reservation.ts'
import { discountForWay } from '../domain/way-of-payment.ts'
import { changeStay } from './change.ts'
import type { Step } from './deps.ts'
import type { Because } from './move.ts'

/**
 * The stay is paid another way than its price was for: the line of that discount is priced anew (contract section 5,
 * step 8), and nothing else. A total that a person agreed stays as it is. Answers whether anything changed.
 */
export async function payAnotherWay(
  work: Step,
  of: Because & { readonly reservation: Reservation; readonly way: PayBy; readonly notify: boolean },
): Promise<boolean> {
  const { reservation, way, actor, cause, notify } = of
  const before = discountForWay(reservation, reservation.payBy)
  if (discountForWay(reservation, way) === before || reservation.terms.handMade.length > 0) return false
  if (!ALIVE.has(statusAt(reservation, work.deps.clock.now()))) return false
  const change = { payBy: way, actor, cause, notify, refund: 'none' as const }
  return (await changeStay(work, { id: reservation.id, change })).ok
}
