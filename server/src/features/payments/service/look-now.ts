import type { Db } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import { statusAt } from '../../reservations/domain/reservation.ts'
import { paymentRepository, requestRepository } from '../repository.ts'
import { type PaymentDeps, TryAgainError } from './deps.ts'
import { netBalance } from './give-back.ts'
import { readPayment } from './read-payment.ts'

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
  const { paid, due } = await netBalance({ deps, tx: db }, id)
  const isHold = statusAt(reservation, deps.clock.now()) === 'pre_reserved'
  const missing = Math.max(0, isHold ? reservation.terms.deposit - paid : due)
  const stands = reservation.status === 'confirmed' || reservation.status === 'checked_in'
  const payments = await paymentRepository(db).ofReservation(id)
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

/** False when the provider gave no answer to any question. */
async function askAbout(
  deps: PaymentDeps & { readonly provider: NonNullable<PaymentDeps['provider']> },
  db: Db,
  id: ReservationId,
): Promise<boolean> {
  const requests = (await requestRepository(db).ofReservation(id)).slice(-MOST_REQUESTS)
  const ids = new Set<string>()
  let answered = requests.length === 0
  for (const { externalReference } of requests) {
    const page = await deps.provider.searchPayments({ externalReference })
    if (page.ok) answered = true
    if (page.ok) for (const payment of page.payments) ids.add(payment.id)
  }
  for (const payment of await paymentRepository(db).ofReservation(id)) ids.add(payment.paymentId)
  for (const paymentId of ids) {
    try {
      await readPayment(deps, db, { paymentId, attempt: 1 })
    } catch (error) {
      if (!(error instanceof TryAgainError)) throw error
    }
  }
  return answered
}
