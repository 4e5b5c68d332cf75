import type { Actor } from '../../../lib/http/actor.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import { ratioOf } from '../../pricing/domain/exact.ts'
import type { LedgerEntry } from '../../reservations/domain/ledger.ts'
import { refundRepository } from '../repository/refunds.ts'
import type { Work } from './deps.ts'

interface MoneyBack {
  readonly reservationId: ReservationId
  /** Null for money that a person took. */
  readonly paymentId: string | null
  /** Tells the entries of several cabins apart. */
  readonly suffix?: string
  readonly amount: number
  readonly actor: Actor
  readonly once: string
}

/**
 * A payment that opens its debt again takes with it what the rate of its day had added to the price: what is due then
 * is in the agreed rate, and takes that of its own day once (contract 2.12).
 */
export async function takeBackDayRate(work: Work, back: MoneyBack): Promise<void> {
  const { deps, tx } = work
  const { reservationId, actor, once } = back
  const ledger = await deps.reservations(tx).ledger(reservationId)
  const rated = ratedBy(ledger, back)
  const dearer = rated.reduce((all, one) => all + one.dearer, 0)
  const counted = rated.reduce((all, one) => all + one.payment.amount, 0) - (await excessOf(work, back))
  if (dearer === 0 || counted <= 0) return
  const amount = ratioOf(dearer, String(Math.min(back.amount, counted)), String(counted))
  const note = 'rate of the day of payment, taken back'
  await deps
    .reservations(tx)
    .adjust(reservationId, { amount: -amount, note, actor, sourceKey: backKey(once) })
}

/** The money is there after all. */
export async function bringBackDayRate(
  { deps, tx }: Work,
  of: { readonly reservationId: ReservationId; readonly actor: Actor; readonly once: string },
): Promise<void> {
  const { reservationId, actor, once } = of
  const ledger = await deps.reservations(tx).ledger(reservationId)
  const taken = ledger.find((entry) => entry.sourceKey === backKey(once))
  if (!taken) return
  const note = 'rate of the day of payment'
  const sourceKey = `${backKey(once)}:won`
  await deps.reservations(tx).adjust(reservationId, { amount: -taken.amount, note, actor, sourceKey })
}

const backKey = (once: string) => `rate-back:${once}`

/** The payments it may come from, with what the rate of their day added. */
function ratedBy(ledger: readonly LedgerEntry[], { paymentId, suffix = '' }: MoneyBack) {
  const takenBack = new Set(ledger.map((entry) => entry.reverses))
  const stands = ledger.filter((entry) => !takenBack.has(entry.id))
  return stands.flatMap((payment) => {
    const isOnline = payment.sourceKey?.startsWith('payment:') ?? false
    const isIts =
      payment.kind === 'payment' &&
      (paymentId === null ? !isOnline : isOnline && payment.sourceKey?.split(':')[1] === paymentId)
    const key = paymentId === null ? `rate:${payment.id}` : `rate:${paymentId}${suffix}`
    const rate = isIts ? stands.find((entry) => entry.sourceKey === key) : undefined
    return rate ? [{ payment, dearer: rate.amount }] : []
  })
}

/** What of the payment went back as too much never paid anything off. */
async function excessOf({ tx }: Work, { paymentId, reservationId }: MoneyBack): Promise<number> {
  if (paymentId === null) return 0
  return (await refundRepository(tx).ofReservation(reservationId))
    .filter((one) => one.paymentId === paymentId && one.cause === 'excess' && one.state !== 'rejected')
    .reduce((all, one) => all + one.amount, 0)
}
