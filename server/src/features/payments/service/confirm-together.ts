import type { Actor } from '../../../lib/http/actor.ts'
import { dateAt } from '../../../lib/local-date.ts'
import { type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import { PROVIDER_ROUNDING } from '../domain/verify.ts'
import { accountOf, IS_HELD } from './account.ts'
import type { Work } from './deps.ts'
import { netBalance } from './returnable.ts'

class NotAll extends Error {}

/** All or none: what one of them lost takes the others with it. */
export async function confirmAll(
  { deps, tx }: Work,
  held: readonly Reservation[],
  because: { readonly actor: Actor; readonly cause: string },
): Promise<boolean> {
  try {
    await tx.savepoint(async (inner) => {
      for (const [i, stay] of held.entries()) {
        const isSpokenFor = i > 0
        const confirmed = await deps
          .reservations(inner)
          .confirm(stay.id, { ...because, revive: true, isSpokenFor })
        if (!confirmed.ok) throw new NotAll()
      }
    })
    return true
  } catch (error) {
    if (error instanceof NotAll) return false
    throw error
  }
}

export type HeldEnd = 'none_held' | 'collecting' | 'too_late' | 'date_overlap' | 'confirmed'

/**
 * Cabins that are held together are confirmed together, once each has its deposit (contract section 3); a stay alone
 * likewise. Their rows are locked.
 */
export async function confirmOnceCovered(
  work: Work,
  reservation: Reservation,
  because: { readonly actor: Actor; readonly cause: string },
): Promise<HeldEnd> {
  const { deps } = work
  const now = deps.clock.now()
  const held = (await accountOf(work, reservation)).filter((one) => IS_HELD.has(statusAt(one, now)))
  if (held.length === 0) return 'none_held'
  for (const stay of held) {
    const { paid } = await netBalance(work, stay.id)
    if (paid + PROVIDER_ROUNDING < stay.terms.deposit) return 'collecting'
  }
  const today = dateAt(now, deps.zone)
  const isOver = held.some((one) => statusAt(one, now) === 'expired' && one.checkIn < today)
  if (isOver) return 'too_late'
  return (await confirmAll(work, held, because)) ? 'confirmed' : 'date_overlap'
}
