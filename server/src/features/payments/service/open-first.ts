import { addSeconds } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import type { RequestId } from '../domain/request.ts'
import { closeRequestJob } from '../jobs.ts'
import { firstLinkRepository } from '../repository/first-link.ts'
import { requestRepository } from '../repository.ts'
import { type PaymentDeps, TryAgainError } from './deps.ts'
import {
  CLAIM_SECONDS,
  needsProlonging,
  type OpenResult,
  openRequest,
  preferenceOf,
  recordFailure,
} from './open-request.ts'
import { endRefusal, REFUSAL_KEYS } from './refusals.ts'
import { close } from './requests.ts'

/**
 * The link of a stay that was held just now, in two statements: whoever held it knows it, and nobody has asked for its
 * link. Null when there is no such request; then everything has to be looked at.
 */
export async function openFirst(
  deps: PaymentDeps,
  db: Db,
  of: { readonly id: RequestId } | { readonly reservation: Reservation },
): Promise<OpenResult | null> {
  const { provider } = deps
  if (!provider) return { ok: false, reason: 'unavailable' }
  const now = deps.clock.now()
  const until = addSeconds(now, CLAIM_SECONDS)
  const wanted = 'id' in of ? of : { reservationId: of.reservation.id }
  const request = await firstLinkRepository(db).claimUnheard(wanted, {
    now,
    until,
    refusal: REFUSAL_KEYS.link,
  })
  if (!request) return null
  const reservation = 'id' in of ? await deps.reservations(db).getById(request.reservationId) : of.reservation
  if (statusAt(reservation, now) !== 'pre_reserved') {
    await db.transaction((tx) => close({ deps, tx }, request))
    return { ok: false, reason: 'over' }
  }
  const made = await provider.createPreference(preferenceOf(deps, request, reservation))
  if (!made.ok)
    return db.transaction((tx) =>
      recordFailure(
        { deps, tx },
        { request: { ...request, claimedUntil: null }, reservation, failure: made },
      ),
    )
  if (request.wasRefused) await endRefusal(deps, db, 'link')
  const isTold = request.announcedAt !== null
  const recorded = await firstLinkRepository(db).recordFirstLink(request.id, made, {
    now: deps.clock.now(),
    tell: async (tx) => {
      if (!isTold) await deps.onLinkReady(tx, reservation, `hold_placed:${request.id}`)
    },
  })
  if (recorded?.state === 'open') return { ok: true, initPoint: made.initPoint }
  // It ended while the provider was asked. Its notice finds no hold and says nothing.
  if (recorded) await deps.jobs.enqueue(db, closeRequestJob, { requestId: request.id })
  return { ok: false, reason: 'over' }
}

/** Handler of `payments.open-request`. */
export async function openRequestForJob(deps: PaymentDeps, db: Db, id: RequestId): Promise<void> {
  const first = await openFirst(deps, db, { id })
  if (!first && (await isAsItShouldBe(deps, db, id))) return
  const opened = first ?? (await openRequest(deps, db, id))
  if (!opened.ok && (opened.reason === 'unavailable' || opened.reason === 'busy') && deps.provider) {
    throw new TryAgainError(`The link of request ${id} is not open yet`)
  }
}

/** The ordinary end of a hold's link: whoever held has opened it, and it lives as long as the hold. */
async function isAsItShouldBe(deps: PaymentDeps, db: Db, id: RequestId): Promise<boolean> {
  const request = await requestRepository(db).find(id)
  if (request?.state !== 'open' || request.claimedUntil !== null) return false
  const reservation = await deps.reservations(db).getById(request.reservationId)
  return statusAt(reservation, deps.clock.now()) === 'pre_reserved' && !needsProlonging(request, reservation)
}
