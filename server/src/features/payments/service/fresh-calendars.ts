import type { Db } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import { accountOf, IS_HELD } from './account.ts'
import type { PaymentDeps } from './deps.ts'

/**
 * Contract section 2.8: nobody is confirmed on nights that a platform sold an hour ago. To be awaited before money is
 * booked, outside any transaction; a stay that is confirmed already needs no look.
 */
export async function refreshBeforeConfirming(
  deps: PaymentDeps,
  db: Db,
  id: ReservationId | undefined,
): Promise<void> {
  const reservation = id && (await deps.reservations(db).findById(id))
  if (!reservation) return
  const account = await accountOf({ deps, tx: db }, reservation)
  const held = account.filter((one) => IS_HELD.has(one.status))
  await Promise.all(held.map((one) => deps.refreshCalendars?.(one.accommodationId)))
}
