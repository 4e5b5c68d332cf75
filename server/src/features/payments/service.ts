import type { Instant } from '../../lib/clock.ts'
import type { ListPage } from '../../lib/db/paging.ts'
import type { Db } from '../../lib/db/types.ts'
import type { Actor } from '../../lib/http/actor.ts'
import type { ReservationId } from '../../lib/ids.ts'
import type { Reservation } from '../reservations/domain/reservation.ts'
import { isAwaitingCredit } from './domain/coupon.ts'
import type { ProofId, ProofState, RefundId, RefundState, StoredPayment } from './domain/records.ts'
import type { GuestWord, PaymentWork } from './jobs.ts'
import { listMovements, type Movement } from './repository/movements.ts'
import { paymentRepository } from './repository/payments.ts'
import { proofRepository } from './repository/proofs.ts'
import { refundRepository } from './repository/refunds.ts'
import { settlementOf } from './repository/settlement.ts'
import { type UnmatchedState, unmatchedRepository } from './repository/unmatched.ts'
import { requestRepository } from './repository.ts'
import { accountOf } from './service/account.ts'
import { askBalances } from './service/balances.ts'
import {
  type ByHand,
  type HandRefund,
  recordAdjustment,
  recordPayment,
  refundByOwner,
} from './service/by-hand.ts'
import { owedNow } from './service/credit-shares.ts'
import { approveProof, rejectProof } from './service/decide-proof.ts'
import type { PaymentDeps } from './service/deps.ts'
import { endRequests, refundCancelled, stayReopened } from './service/end-of-stay.ts'
import { guestsOf } from './service/guest-payments.ts'
import { processNotification } from './service/hints.ts'
import { openRequestForJob } from './service/open-first.ts'
import { closeRequest } from './service/open-request.ts'
import { fetchProof } from './service/proofs.ts'
import { readChargeback, readOrder, readPayment } from './service/read-payment.ts'
import { reconcile } from './service/reconcile.ts'
import { chooseMeaning } from './service/refund-meaning.ts'
import { repriceStay, stayChanged } from './service/reprice.ts'
import { ensureRequest } from './service/requests.ts'
import { promisedBack } from './service/returnable.ts'
import { reverseByOwner } from './service/reverse.ts'
import {
  accountOfSecurity,
  recordSecurity,
  remindOfSecurity,
  reverseSecurity,
  type SecurityRecord,
} from './service/security-deposit.ts'
import { sendRefund } from './service/send-refund.ts'
import { decideProof, type ProofTap } from './service/tap-proof.ts'
import { applyUnmatched, returnUnmatched } from './service/unmatched.ts'
import { settleConfirmed } from './service/way-of-payment.ts'
import { wishOf } from './service/wish.ts'
import { tellGuest } from './service/words.ts'

/** `payBy`: until when the coupon can be paid at a kiosk. */
interface AwaitingCredit {
  readonly amount: number
  readonly payBy: StoredPayment['expiresAt']
}

type Page = { readonly limit: number; readonly offset: number }

/**
 * Money in and out. Methods that take part in somebody's transaction join the one of `db`; those that call the provider
 * must not be called inside one: they claim, commit, call and record.
 */
export function paymentService(deps: PaymentDeps) {
  return (db: Db) => ({
    ...jobsOf(deps, db),
    ...listenersOf(deps, db),
    ...guestsOf(deps, db),
    ...ownersOf(deps, db),
  })
}

export type PaymentService = ReturnType<ReturnType<typeof paymentService>>

/** What the jobs call. */
function jobsOf(deps: PaymentDeps, db: Db): PaymentWork {
  return {
    openRequest: (id) => openRequestForJob(deps, db, id),
    closeRequest: (id) => closeRequest(deps, db, id),
    readPayment: (paymentId, { attempt }) => readPayment(deps, db, { paymentId, attempt }),
    readOrder: (orderId, { attempt }) => readOrder(deps, db, { orderId, attempt }),
    readChargeback: (chargebackId, { attempt }) => readChargeback(deps, db, { chargebackId, attempt }),
    sendRefund: (id) => sendRefund(deps, db, id),
    reconcile: () => reconcile(deps, db),
    askBalances: () => askBalances(deps, db),
    fetchProof: (id, { lastTry }) => fetchProof(deps, db, { id, lastTry }),
    tellGuest: (word: GuestWord) => tellGuest({ deps, tx: db }, word),
  }
}

/** What the life of a reservation causes; inside its transaction. */
function listenersOf(deps: PaymentDeps, db: Db) {
  const work = { deps, tx: db }
  return {
    /** A hold was placed. Without a way to pay online the guest is told at once how else to pay. */
    async requestDeposit(id: ReservationId): Promise<void> {
      const reservation = await deps.reservations(db).getById(id)
      requestRepository(db).learnNone(id)
      refundRepository(db).learnNone(id)
      const wish = deps.provider ? await wishOf(work, reservation) : null
      if (wish) await ensureRequest(work, reservation, wish)
      else await deps.onLinkReady(db, reservation, 'hold_placed')
    },
    closeRequests: (id: ReservationId) => endRequests(work, id),
    /** `notify`: whether its guest is told of a price that is another one now. */
    async confirmed(id: ReservationId, notify: boolean): Promise<void> {
      await endRequests(work, id)
      const reservation = await deps.reservations(db).getById(id)
      await settleConfirmed(work, { reservation, notify })
    },
    /** A cancellation gives this much back. */
    refund: (id: ReservationId, amount: number) => refundCancelled(work, id, amount),
    /** The stay was opened again. */
    reopened: (id: ReservationId) => stayReopened(work, id),
    promisedBack: (id: ReservationId) => promisedBack(work, id),
    reprice: (id: ReservationId) => repriceStay(work, id),
    /** The stay costs something else; `refundDue` of what is paid too much goes back, the rest stays to its credit. */
    changed: (id: ReservationId, refundDue: number) => stayChanged(work, { id, refundDue }),
    /** The guests have left. */
    stayEnded: (id: ReservationId) => remindOfSecurity(work, id),
    processNotification: (event: Parameters<typeof processNotification>[1]) =>
      processNotification(work, event),
  }
}

function ownersOf(deps: PaymentDeps, db: Db) {
  return {
    recordPayment: (given: Parameters<typeof recordPayment>[2]) => recordPayment(deps, db, given),
    recordAdjustment: (given: ByHand & { readonly kind: 'adjustment' | 'charge' | 'fee' }) =>
      recordAdjustment(deps, db, given),
    refundByOwner: (given: HandRefund) => refundByOwner(deps, db, given),
    approveProof: (of: Parameters<typeof approveProof>[1]) => approveProof({ deps, tx: db }, of),
    rejectProof: (of: { readonly id: ProofId; readonly reason: string | null; readonly actor: Actor }) =>
      rejectProof({ deps, tx: db }, of),
    decideProof: (of: ProofTap) => decideProof({ deps, tx: db }, of),
    chooseMeaning: (chosen: Parameters<typeof chooseMeaning>[1]) => chooseMeaning({ deps, tx: db }, chosen),
    reverseEntry: (of: Parameters<typeof reverseByOwner>[2]) => reverseByOwner(deps, db, of),
    securityDeposit: (reservation: Reservation) => accountOfSecurity(db, reservation),
    /** As `recordPayment` takes it; null where the rate of today has changed nothing. */
    async owedToday(stays: readonly Reservation[]): Promise<number | null> {
      const { amount, isOfToday } = await owedNow({ deps, tx: db }, stays)
      return isOfToday ? amount : null
    },
    recordSecurity: (given: SecurityRecord) => recordSecurity(deps, db, given),
    reverseSecurity: (of: Parameters<typeof reverseSecurity>[2]) => reverseSecurity(deps, db, of),
    listUnmatched: (page: Page, state: UnmatchedState | null) => unmatchedRepository(db).list(page, state),
    applyUnmatched: (of: Parameters<typeof applyUnmatched>[2]) => applyUnmatched(deps, db, of),
    returnUnmatched: (of: Parameters<typeof returnUnmatched>[2]) => returnUnmatched(deps, db, of),
    settlement: (from: Movement['at'], to: Movement['at']) => settlementOf(db, from, to),
    listPayments: (page: ListPage, status: string | null) => paymentRepository(db).list(page, status),
    refundsOf: (paymentIds: readonly string[]) => refundRepository(db).ofPayments(paymentIds),
    refundsOfStay: (id: ReservationId) => refundRepository(db).ofReservation(id),
    listRefunds: (ids: readonly RefundId[]) => refundRepository(db).listByIds(ids),
    listRefundsByState: (page: Page, state: RefundState | null) => refundRepository(db).list(page, state),
    /** The decision stays, the picture goes. Answers how many went. */
    async forgetProofFiles(before: Instant): Promise<number> {
      const keys = await proofRepository(db).listOldFiles(before)
      // Named until they are gone: who dies in between takes them up again.
      for (const key of keys) await deps.media(db).remove(key)
      await proofRepository(db).dropFiles(keys)
      return keys.length
    },
    /** Who sent them is to be forgotten; the proof of what was paid is kept as long as the law of money wants it. */
    async forgetProofsOf(reservationIds: readonly string[]): Promise<void> {
      const proofs = proofRepository(db)
      const media = deps.media(db)
      const gone: string[] = []
      for (const { key, isAccounted } of await proofs.listFilesOf(reservationIds)) {
        if (isAccounted) await media.forgetName(key)
        else gone.push(key)
      }
      for (const key of gone) await media.remove(key)
      await proofs.dropFiles(gone)
      await proofs.dropNames(reservationIds)
    },
    listProofs: (page: Page, state: ProofState | null) => proofRepository(db).list(page, state),
    /** Undefined when there is no such proof or its bytes are not here. */
    async proofFile(id: ProofId) {
      const proof = await proofRepository(db).find(id)
      return proof?.mediaKey ? deps.media(db).get(proof.mediaKey) : undefined
    },
    /** A coupon of this stay, or of its group, that may be paid and is not credited yet. */
    async awaitingCredit(reservation: Reservation): Promise<AwaitingCredit | null> {
      for (const stay of await accountOf({ deps, tx: db }, reservation)) {
        const payments = await paymentRepository(db).ofReservation(stay.id)
        const coupon = payments.findLast(isAwaitingCredit)
        if (coupon) return { amount: coupon.amount, payBy: coupon.expiresAt }
      }
      return null
    },
    paymentsOf: (id: ReservationId) => paymentRepository(db).ofReservation(id),
    requestsOf: (id: ReservationId) => requestRepository(db).ofReservation(id),
    movements: (from: Movement['at'], to: Movement['at']) => listMovements(db, from, to),
  }
}
