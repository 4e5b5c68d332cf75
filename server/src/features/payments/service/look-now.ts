import type { Db } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import { livingOf } from '../../reservations/domain/group.ts'
import { type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import type { StoredPayment } from '../domain/records.ts'
import { paymentRepository } from '../repository/payments.ts'
import { requestRepository } from '../repository.ts'
import { accountOf } from './account.ts'
import { type PaymentDeps, TryAgainError, type Work } from './deps.ts'
import { readPayment } from './read-payment.ts'
import { netBalance } from './returnable.ts'

/** Links of one stay that are asked about at once: the newest; an older one was asked about when it was closed. */
const MOST_REQUESTS = 4

/**
 * What is known of a guest's "ya pagué" a moment later:
 * - `confirmed`: nothing more is asked for;
 * - `partial`: some of it is here, `missing` is not;
 * - `pending`: a coupon or a review that is on its way;
 * - `rejected`: the last try was refused;
 * - `nothing`: the provider knows of no payment (its index may lag a minute);
 * - `unreachable`: it could not be asked.
 */
export interface Looked {
  readonly found: 'confirmed' | 'partial' | 'pending' | 'rejected' | 'nothing' | 'unreachable'
  /** Minor units in the currency of the stay. */
  readonly paid: number
  readonly missing: number
}

/** Asks the provider at once about every payment of the stay and does what they mean. Not inside a transaction. */
export async function lookNow(deps: PaymentDeps, db: Db, id: ReservationId): Promise<Looked> {
  const answered = deps.provider ? await askAbout({ ...deps, provider: deps.provider }, db, id) : true
  const reservation = await deps.reservations(db).getById(id)
  const work = { deps, tx: db }
  const now = deps.clock.now()
  const stays = livingOf(await accountOf(work, reservation))
  const isHold = stays.some((one) => statusAt(one, now) === 'pre_reserved')
  let paid = 0
  let missing = 0
  for (const stay of stays) {
    const net = await netBalance(work, stay.id)
    paid += net.paid
    missing += Math.max(0, isHold ? stay.terms.deposit - net.paid : net.due)
  }
  const stands = stays.every((one) => one.status === 'confirmed' || one.status === 'checked_in')
  const payments = await paymentsOf(work, stays)
  const last = payments.at(-1)
  const waits = payments.some((one) => one.status === 'pending' || one.status === 'in_process')
  const found = (): Looked['found'] => {
    if (stands && paid > 0) return 'confirmed'
    if (waits) return 'pending'
    if (isHold && paid > 0) return 'partial'
    if (last?.status === 'rejected') return 'rejected'
    return answered ? 'nothing' : 'unreachable'
  }
  return { found: found(), paid, missing }
}

/** Of everything that is paid together, the oldest first. */
async function paymentsOf({ tx }: Work, stays: readonly Reservation[]): Promise<StoredPayment[]> {
  const known = new Map<string, StoredPayment>()
  for (const { id } of stays) {
    for (const one of await paymentRepository(tx).ofReservation(id)) known.set(one.paymentId, one)
  }
  return [...known.values()].toSorted((a, b) => a.seenAt.epochMilliseconds - b.seenAt.epochMilliseconds)
}

/** False when the provider gave no answer to any question. */
async function askAbout(
  deps: PaymentDeps & { readonly provider: NonNullable<PaymentDeps['provider']> },
  db: Db,
  id: ReservationId,
): Promise<boolean> {
  const work = { deps, tx: db }
  const stays = await accountOf(work, await deps.reservations(db).getById(id))
  const all = await requestRepository(db).ofAccount(stays.map((one) => one.id))
  const requests = all.slice(-MOST_REQUESTS)
  const ids = new Set<string>()
  let answered = requests.length === 0
  for (const { externalReference } of requests) {
    const page = await deps.provider.searchPayments({ externalReference })
    if (page.ok) answered = true
    if (page.ok) for (const payment of page.payments) ids.add(payment.id)
  }
  for (const payment of await paymentsOf(work, stays)) ids.add(payment.paymentId)
  for (const paymentId of ids) {
    try {
      await readPayment(deps, db, { paymentId, attempt: 1 })
    } catch (error) {
      if (!(error instanceof TryAgainError)) throw error
    }
  }
  return answered
}
