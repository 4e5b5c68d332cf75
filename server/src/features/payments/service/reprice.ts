import type { ReservationId } from '../../../lib/ids.ts'
import { addDays, dateAt } from '../../../lib/local-date.ts'
import { type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import { requestRepository } from '../repository.ts'
import { accountOf } from './account.ts'
import { confirmOnceCovered } from './confirm-together.ts'
import { SYSTEM, type Work } from './deps.ts'
import { giveBack } from './give-back.ts'
import { closeAll, ensureRequest } from './requests.ts'
import { netBalance } from './returnable.ts'
import { wishOf } from './wish.ts'

/** A stay was changed, and this much of what is paid beyond its new price goes back: no more, whatever was repriced. */
export async function stayChanged(
  work: Work,
  of: { readonly id: ReservationId; readonly refundDue: number },
): Promise<void> {
  const { deps, tx } = work
  const reservation = await deps.reservations(tx).lockById(of.id)
  if (!reservation) return
  const { due } = await netBalance(work, of.id)
  const amount = Math.min(of.refundDue, Math.max(0, -due))
  const once = `changed:${deps.ids.uuid()}`
  if (amount > 0) await giveBack(work, { reservation, amount, cause: 'changed', once })
  await repriceStay(work, of.id)
}

/**
 * The stay costs something else now, or its hold lives longer. What is asked for follows; of what is paid too much an
 * owner's `rebate` goes back, and no more: the rest was left to the guest's credit. Joins the transaction in which it
 * changed.
 */
export async function repriceStay(
  work: Work,
  id: ReservationId,
  options: { readonly rebate?: number } = {},
): Promise<void> {
  const { deps, tx } = work
  const reservation = await deps.reservations(tx).lockById(id)
  if (!reservation || reservation.frozenReason) return
  switch (statusAt(reservation, deps.clock.now())) {
    case 'pre_reserved':
      return repriceHold(work, reservation)
    case 'confirmed':
    case 'checked_in':
      return repriceConfirmed(work, reservation, options.rebate ?? 0)
    case 'cancelled':
      return reservation.groupId === null ? undefined : repriceRest(work, reservation)
    default:
      return undefined
  }
}

/** A cabin left its group: what came for the others may be all that they need. */
async function repriceRest(work: Work, reservation: Reservation): Promise<void> {
  if (await wishOf(work, reservation)) return
  let paid = 0
  for (const stay of await accountOf(work, reservation)) {
    if (stay.status === 'pre_reserved') paid += (await netBalance(work, stay.id)).paid
  }
  if (paid > 0) await confirmOnceCovered(work, reservation, COVERED)
}

const COVERED = { actor: SYSTEM, cause: 'the deposit is covered' }

async function repriceHold(work: Work, reservation: Reservation): Promise<void> {
  const { paid } = await netBalance(work, reservation.id)
  const wish = await wishOf(work, reservation)
  if (wish) return void (await ensureRequest(work, reservation, wish))
  await closeAll(work, reservation)
  // What came already is enough for the cheaper stay.
  if (paid > 0) await confirmOnceCovered(work, reservation, COVERED)
}

async function repriceConfirmed(work: Work, reservation: Reservation, rebate: number): Promise<void> {
  const { deps } = work
  const { due } = await netBalance(work, reservation.id)
  const amount = Math.min(rebate, -due)
  if (amount > 0) {
    const once = `changed:${reservation.id}:${deps.clock.now().epochMilliseconds}`
    await giveBack(work, { reservation, amount, cause: 'changed', once })
  }
  const wish = await wishOf(work, reservation)
  if (wish && (await isAskedNow(work, reservation))) await ensureRequest(work, reservation, wish)
  else await closeAll(work, reservation)
}

/**
 * A balance is asked for some days before arrival. Sooner only when the guest was asked for it already, or when what is
 * paid no longer reaches the deposit.
 */
async function isAskedNow(work: Work, reservation: Reservation): Promise<boolean> {
  const { deps, tx } = work
  const { paid } = await netBalance(work, reservation.id)
  if (paid < reservation.terms.deposit) return true
  const account = await accountOf(work, reservation)
  const asked = await requestRepository(tx).ofAccount(account.map((one) => one.id))
  if (asked.some((request) => request.purpose === 'balance')) return true
  const { balance } = await deps.settings(tx)
  const today = dateAt(deps.clock.now(), deps.zone)
  return addDays(reservation.checkIn, -balance.linkDaysBefore) <= today
}
