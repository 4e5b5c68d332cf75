import type { PayBy } from '../../pricing/domain/quote.ts'
import { ALIVE, type Reservation, type ReservationStatus, statusAt } from '../domain/reservation.ts'
import { isOtherPrice } from '../domain/way-of-payment.ts'
import { reservationRepository } from '../repository.ts'
import { changeStay } from './change.ts'
import type { Step } from './deps.ts'
import { groupsOf } from './groups.ts'
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
  if (!isOtherPrice(reservation, way)) return false
  if (!ALIVE.has(statusAt(reservation, work.deps.clock.now()))) return false
  const change = { payBy: way, actor, cause, notify, refund: 'none' as const }
  return (await changeStay(work, { id: reservation.id, change })).ok
}

type Chosen =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not_allowed'; readonly status: ReservationStatus }

/** The guest chooses before anything is paid; the cabins of a group are priced for one way, all of them. */
export function chooseWay(
  work: Step,
  of: Because & { readonly reservation: Reservation; readonly way: PayBy },
): Promise<Chosen> {
  return work.tx.transaction(async (tx): Promise<Chosen> => {
    const { deps } = work
    const { way, actor, cause } = of
    const reservation = (await reservationRepository(tx).lockById(of.reservation.id)) ?? of.reservation
    const { stays, balance } = await groupsOf({ deps, db: tx }).wholeStay(reservation)
    const now = deps.clock.now()
    const held = stays.filter((one) => statusAt(one, now) === 'pre_reserved')
    if (held.length === 0 || balance.paid > 0)
      return { ok: false, reason: 'not_allowed', status: statusAt(reservation, now) }
    for (const one of held) {
      await payAnotherWay({ deps, tx }, { reservation: one, way, actor, cause, notify: false })
    }
    return { ok: true }
  })
}
