import type { Actor } from '../../../lib/http/actor.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import type { LedgerEntry } from '../../reservations/domain/ledger.ts'
import { dearerOf, type MoneyBack, type RatedMoney } from '../domain/rated-money.ts'
import { refundRepository } from '../repository/refunds.ts'
import type { Work } from './deps.ts'
import { PROMISED } from './returnable.ts'

interface Opening {
  readonly reservationId: ReservationId
  readonly actor: Actor
  /** The refund, or `chargeback:` of a payment. */
  readonly once: string
}

/**
 * A payment that opens its debt again takes with it what the rate of its day had added to the price: what is due then
 * is in the agreed rate, and takes that of its own day once (contract 2.12).
 */
export async function takeBackDayRate(work: Work, { reservationId, actor, once }: Opening): Promise<void> {
  const { deps, tx } = work
  const ledger = await deps.reservations(tx).ledger(reservationId)
  if (ledger.some((entry) => entry.sourceKey === backKey(once))) return
  const stands = standing(ledger)
  const payments = ratedIn(stands)
  if (payments.every(({ dearer }) => dearer === 0)) return
  const dearer = dearerOf(once, { payments, backs: await backsOf(work, { reservationId, stands, once }) })
  if (dearer === 0) return
  const note = 'rate of the day of payment, taken back'
  await deps
    .reservations(tx)
    .adjust(reservationId, { amount: -dearer, note, actor, sourceKey: backKey(once) })
}

/** The money is there after all. */
export async function bringBackDayRate(
  { deps, tx }: Work,
  { reservationId, actor, once }: Opening,
): Promise<void> {
  const ledger = await deps.reservations(tx).ledger(reservationId)
  const taken = ledger.find((entry) => entry.sourceKey === backKey(once))
  if (!taken) return
  const note = 'rate of the day of payment'
  const sourceKey = `${backKey(once)}:won`
  await deps.reservations(tx).adjust(reservationId, { amount: -taken.amount, note, actor, sourceKey })
}

const backKey = (once: string) => `rate-back:${once}`

/** Without what was taken back as a mistake. */
function standing(ledger: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const takenBack = new Set(ledger.map((entry) => entry.reverses))
  return ledger.filter((entry) => entry.reverses === null && !takenBack.has(entry.id))
}

function ratedIn(stands: readonly LedgerEntry[]): RatedMoney[] {
  return stands.flatMap((entry): RatedMoney[] => {
    const [source = '', paymentId = ''] = entry.sourceKey?.split(':') ?? []
    if (entry.kind !== 'payment' || source === 'chargeback-won') return []
    const isOnline = source === 'payment'
    const cause = isOnline ? paymentId : entry.id
    const rate = stands.find(
      ({ sourceKey }) => sourceKey === `rate:${cause}` || sourceKey?.startsWith(`rate:${cause}:`),
    )
    const { amount, createdAt: at } = entry
    return [{ paymentId: isOnline ? paymentId : null, amount, dearer: rate?.amount ?? 0, at }]
  })
}

async function backsOf(
  { tx }: Work,
  of: {
    readonly reservationId: ReservationId
    readonly stands: readonly LedgerEntry[]
    readonly once: string
  },
): Promise<MoneyBack[]> {
  const { stands, once } = of
  const keys = new Set(stands.map((entry) => entry.sourceKey))
  const isOpening = (key: string) => keys.has(backKey(key))
  const refunds = (await refundRepository(tx).ofReservation(of.reservationId))
    .filter(({ id, state, cause }) => {
      if (cause === 'unmatched') return false
      return keys.has(`refund:${id}`) || PROMISED.has(state) || id === once
    })
    .map(({ id, paymentId, amount, cause, createdAt: at }) => {
      return { key: id, paymentId, amount, isOpening: cause === 'cancelled' || isOpening(id), at }
    })
  const chargebacks = stands.flatMap(({ sourceKey: key, amount, createdAt: at }): MoneyBack[] => {
    const [source, ...payment] = key?.split(':') ?? []
    if (!key || source !== 'chargeback' || keys.has(`chargeback-won:${payment.join(':')}`)) return []
    return [{ key, paymentId: payment[0] ?? null, amount, isOpening: isOpening(key), at }]
  })
  return [...refunds, ...chargebacks]
}
