import type { Db } from '../../../lib/db/types.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { ReversalResult } from '../../reservations/service/reverse-entry.ts'
import { requestRepository } from '../repository.ts'
import { accountOf } from './account.ts'
import type { PaymentDeps } from './deps.ts'
import { ensureRequest } from './requests.ts'
import { wishOf } from './wish.ts'

/**
 * A mistake of the owner is taken back: the guest, who knew nothing of it, hears nothing of it either. A link that is
 * open meanwhile asks for what is due again.
 */
export function reverseByOwner(
  deps: PaymentDeps,
  db: Db,
  of: { readonly entryId: string; readonly reason: string; readonly actor: Actor },
): Promise<ReversalResult> {
  return db.transaction(async (tx) => {
    const result = await deps.reservations(tx).reverseEntry(of)
    if (!result.ok) return result
    const { reservation } = result
    const work = { deps, tx }
    const open = await requestRepository(tx).ofAccount(
      (await accountOf(work, reservation)).map((one) => one.id),
    )
    const wish = await wishOf(work, reservation)
    const isAsked = open.some((one) => one.state === 'wanted' || one.state === 'open')
    if (wish && isAsked) await ensureRequest(work, reservation, { ...wish, silent: true })
    return result
  })
}
