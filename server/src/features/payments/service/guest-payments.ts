import type { Db } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import type { AskedNow } from '../../reservations/domain/payment-due.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import { isPayable, type PaymentRequest } from '../domain/request.ts'
import { proofRepository } from '../repository/proofs.ts'
import { requestRepository } from '../repository.ts'
import { accountOf } from './account.ts'
import type { PaymentDeps } from './deps.ts'
import { lookNow } from './look-now.ts'
import { openFirst } from './open-first.ts'
import { openRequest, tellBalance } from './open-request.ts'
import { type GivenProof, takeProof } from './proofs.ts'
import { ensureRequest } from './requests.ts'
import { wishOf } from './wish.ts'

export function guestsOf(deps: PaymentDeps, db: Db) {
  /**
   * The request for what is due now, made when there is none; null when nothing is due or nobody can pay online.
   * `aloud`: the link of a new one is told in the chat once it is open.
   */
  const current = (id: ReservationId, aloud = false): Promise<PaymentRequest | null> =>
    db.transaction(async (tx) => {
      if (!deps.provider) return null
      const reservation = await deps.reservations(tx).lockById(id)
      const wish = reservation && (await wishOf({ deps, tx }, reservation))
      // Whoever asks is given the link itself: a balance is not told in the chat as well.
      const silent = wish?.purpose === 'balance' && !aloud
      return reservation && wish ? ensureRequest({ deps, tx }, reservation, { ...wish, silent }) : null
    })
  const open = async (reservation: Reservation): Promise<string | null> => {
    if (reservation.status === 'pre_reserved') {
      const first = await openFirst(deps, db, { reservation })
      if (first) return first.ok ? first.initPoint : null
    }
    const request = await current(reservation.id)
    if (!request) return null
    if (isPayable(request, deps.clock.now())) return request.initPoint
    const opened = await openRequest(deps, db, request.id)
    return opened.ok ? opened.initPoint : null
  }
  return {
    /** Where the guest pays what is due now. Null while there is no link; one that is due is then on its way. */
    async payLink(
      reservation: Reservation,
      { aloud = false }: { readonly aloud?: boolean } = {},
    ): Promise<string | null> {
      const request = await current(reservation.id, aloud)
      return request && isPayable(request, deps.clock.now()) ? request.initPoint : null
    },
    /** What that link asks for; null when nothing is due. */
    async askedNow(reservation: Reservation): Promise<AskedNow | null> {
      const wish = await wishOf({ deps, tx: db }, reservation)
      if (!wish) return null
      const isOfToday = wish.ledgerAmount !== null && wish.ledgerAmount !== wish.amount
      return { amount: wish.amount, currency: reservation.terms.currency, isOfToday }
    },
    /** The same, asking the provider at once: not inside a transaction. */
    paymentUrl: open,
    /** The link once more, in the chat when there is one. Not inside a transaction. */
    async resendPayment(reservation: Reservation): Promise<string | null> {
      const url = await open(reservation)
      const once = `again:${deps.clock.now().epochMilliseconds}`
      await db.transaction(async (tx) => {
        if (reservation.status === 'pre_reserved') {
          return deps.onLinkReady(tx, reservation, `hold_placed:${once}`)
        }
        const account = await accountOf({ deps, tx }, reservation)
        const ids = account.map((one) => one.id)
        const request = await requestRepository(tx).findCurrent(ids, 'balance')
        if (request)
          await tellBalance({ deps, tx }, { request, reservation, once: `balance:${reservation.id}:${once}` })
      })
      return url
    },
    /** "Ya pagué": asks the provider at once and answers what is known then. Not inside a transaction. */
    lookNow: (id: ReservationId) => lookNow(deps, db, id),
    /** A receipt of this stay is here and nobody has decided about it. */
    isProofAwaiting: async (id: ReservationId) =>
      (await proofRepository(db).ofReservation(id)).some(
        (one) => one.state === 'wanted' || one.state === 'waiting',
      ),
    takeProof: (proof: GivenProof) => takeProof({ deps, tx: db }, proof),
  }
}
