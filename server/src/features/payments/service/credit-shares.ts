import { livingOf } from '../../reservations/domain/group.ts'
import { type Reservation, type ReservationStatus, statusAt } from '../../reservations/domain/reservation.ts'
import { atDayRate, payOff } from '../domain/day-rate.ts'
import { accountOf, IS_HELD } from './account.ts'
import type { Work } from './deps.ts'
import { netBalance } from './returnable.ts'
import { dayRateOf } from './wish.ts'

/** One cabin, with what of the money is its. */
export interface CreditShare {
  readonly stay: Reservation
  readonly amount: number
  /** What the rate of the day adds to its price. */
  readonly dearer: number
}

const STANDS: ReadonlySet<ReservationStatus> = new Set(['confirmed', 'checked_in', 'completed'])

type Shares =
  | { readonly ok: true; readonly shares: readonly CreditShare[] }
  | { readonly ok: false; readonly reason: 'not_allowed' | 'more_than_due' }

/** What a cabin owes, at the rate of the day where its balance follows it. */
async function debtOf(work: Work, stay: Reservation) {
  const status = statusAt(stay, work.deps.clock.now())
  const { paid, due } = await netBalance(work, stay.id)
  const rate = STANDS.has(status) ? await dayRateOf(work, stay) : null
  const deposit = IS_HELD.has(status) ? Math.max(0, stay.terms.deposit - paid) : 0
  return { stay, due, rate, most: Math.max(0, atDayRate(due, rate)), deposit }
}

type Debt = Awaited<ReturnType<typeof debtOf>>

function shareOf({ stay, due, rate }: Debt, amount: number): CreditShare {
  const repriced = payOff(due, { amount, rate })
  return { stay, amount, dearer: repriced.counted - repriced.paidOff }
}

/**
 * Money for one cabin, or with `together` for everything booked with it: deposits first, then what is owed. What is
 * `typed` into a sheet is for the cabins whose sum that sheet shows.
 */
export async function creditShares(
  work: Work,
  of: {
    readonly reservation: Reservation
    readonly amount: number
    readonly together: boolean
    readonly typed: boolean
  },
): Promise<Shares> {
  const now = work.deps.clock.now()
  const all = of.together ? await accountOf(work, of.reservation) : [of.reservation]
  const account = of.typed ? livingOf(all) : all
  const isOver = (one: Reservation) => {
    const status = statusAt(one, now)
    return status === 'cancelled' || (of.together && status === 'no_show')
  }
  const living = account.filter((one) => !isOver(one))
  if (living.length === 0) return { ok: false, reason: 'not_allowed' }
  const debts: Debt[] = []
  for (const stay of living) debts.push(await debtOf(work, stay))
  let left = of.amount
  if (left > debts.reduce((all, one) => all + one.most, 0)) return { ok: false, reason: 'more_than_due' }
  const take = (most: number) => {
    const part = Math.min(left, most)
    left -= part
    return part
  }
  const deposits = debts.map((one) => take(one.deposit))
  const amounts = debts.map((one, i) => (deposits[i] ?? 0) + take(one.most - (deposits[i] ?? 0)))
  const shares = debts.map((one, i) => shareOf(one, amounts[i] ?? 0)).filter((one) => one.amount > 0)
  return { ok: true, shares }
}

/** What the guest was told to pay: the deposits that hold the cabins, else everything that is owed. */
export async function dueTogether(work: Work, reservation: Reservation): Promise<number> {
  const debts: Debt[] = []
  for (const stay of await accountOf(work, reservation)) {
    const status = statusAt(stay, work.deps.clock.now())
    if (status !== 'cancelled' && status !== 'no_show') debts.push(await debtOf(work, stay))
  }
  const sum = (of: (one: Debt) => number) => debts.reduce((all, one) => all + of(one), 0)
  return sum((one) => one.deposit) || sum((one) => one.most)
}

/** What these cabins owe, and whether the rate of today has made it another sum than was agreed. */
export async function owedNow(
  work: Work,
  stays: readonly Reservation[],
): Promise<{ readonly amount: number; readonly isOfToday: boolean }> {
  const debts: Debt[] = []
  for (const stay of stays) debts.push(await debtOf(work, stay))
  return {
    amount: debts.reduce((all, one) => all + one.most, 0),
    isOfToday: debts.some(({ due, most, rate }) => rate !== null && due > 0 && due !== most),
  }
}
