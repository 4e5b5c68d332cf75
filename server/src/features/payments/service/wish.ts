import { type Instant, isBefore } from '../../../lib/clock.ts'
import { addDays, dateAt, instantAt } from '../../../lib/local-date.ts'
import { paymentDue } from '../../reservations/domain/payment-due.ts'
import { ALIVE, type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import { atDayRate, type DayRate } from '../domain/day-rate.ts'
import type { Purpose } from '../domain/request.ts'
import { accountOf } from './account.ts'
import type { Work } from './deps.ts'
import { netBalance } from './returnable.ts'

/** Guests pay what they owe until they leave; a balance link dies at noon of that day. */
const LAST_HOUR = '12:00'

export interface Wish {
  readonly purpose: Purpose
  /** What the provider charges. */
  readonly amount: number
  /** What of the ledger that pays, when the balance takes the rate of its day; null when it is the same. */
  readonly ledgerAmount: number | null
  readonly expiresAt: Instant
}

/** What this stay, with the cabins that were booked with it, is to pay online now; null when nothing is. */
export async function wishOf(work: Work, reservation: Reservation): Promise<Wish | null> {
  if (reservation.groupId === null) return wishOfOne(work, reservation)
  const account = await accountOf(work, reservation)
  const wishes: Wish[] = []
  for (const stay of account) {
    const wish = await wishOfOne(work, stay)
    if (wish) wishes.push(wish)
  }
  return together(wishes)
}

/** Deposits before balances: cabins of one group are held and paid together. */
function together(wishes: readonly Wish[]): Wish | null {
  const purpose = wishes.some((one) => one.purpose === 'deposit') ? 'deposit' : 'balance'
  const asked = wishes.filter((one) => one.purpose === purpose)
  const [first] = asked
  if (!first) return null
  const sum = (of: (one: Wish) => number) => asked.reduce((all, one) => all + of(one), 0)
  const isRated = asked.some((one) => one.ledgerAmount !== null)
  return {
    purpose,
    amount: sum((one) => one.amount),
    ledgerAmount: isRated ? sum((one) => one.ledgerAmount ?? one.amount) : null,
    expiresAt: asked.reduce(
      (least, one) => (isBefore(one.expiresAt, least) ? one.expiresAt : least),
      first.expiresAt,
    ),
  }
}

async function wishOfOne(work: Work, reservation: Reservation): Promise<Wish | null> {
  const { deps } = work
  const status = statusAt(reservation, deps.clock.now())
  if (!ALIVE.has(status)) return null
  const due = paymentDue(reservation, await netBalance(work, reservation.id))
  if (!due) return null
  if (due.purpose === 'deposit')
    return reservation.expiresAt
      ? { purpose: 'deposit', amount: due.amount, ledgerAmount: null, expiresAt: reservation.expiresAt }
      : null
  if (reservation.frozenReason) return null
  const lastMoment = instantAt(reservation.checkOut, LAST_HOUR, deps.zone)
  if (!isBefore(deps.clock.now(), lastMoment)) return null
  const rated = await ratedBalance(work, reservation, due.amount)
  return rated
    ? { ...rated, expiresAt: isBefore(rated.expiresAt, lastMoment) ? rated.expiresAt : lastMoment }
    : { purpose: 'balance', amount: due.amount, ledgerAmount: null, expiresAt: lastMoment }
}

/** Today's rate beside the agreed one, for balances that follow it; null for every other stay. */
export async function dayRateOf({ deps, tx }: Work, reservation: Reservation): Promise<DayRate | null> {
  const today = await deps.rateToday(tx, reservation)
  const agreed = reservation.terms.fx?.rate
  return today !== null && agreed !== undefined ? { today, agreed } : null
}

/** A balance that takes the exchange rate of the day on which it is paid: its link ends with the day. */
async function ratedBalance({ deps, tx }: Work, reservation: Reservation, due: number): Promise<Wish | null> {
  const rate = await dayRateOf({ deps, tx }, reservation)
  if (!rate) return null
  const today = dateAt(deps.clock.now(), deps.zone)
  return {
    purpose: 'balance',
    amount: atDayRate(due, rate),
    ledgerAmount: due,
    expiresAt: instantAt(addDays(today, 1), '00:00', deps.zone),
  }
}
