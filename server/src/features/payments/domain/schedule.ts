import { addDays, type LocalDate } from '../../../lib/local-date.ts'
import { type MinorUnits, percentOf } from '../../../lib/money.ts'

export interface ScheduleTerms {
  readonly total: MinorUnits
  /** 0 to 100. */
  readonly depositPercent: number
  /** The balance falls due this many days before arrival; 0 is the day of arrival. */
  readonly balanceDueDays: number
  readonly checkIn: LocalDate
  /** The day of the booking in the property's zone. */
  readonly bookedOn: LocalDate
}

type InstalmentKind = 'deposit' | 'balance'

export interface Instalment {
  readonly kind: InstalmentKind
  readonly dueOn: LocalDate
  readonly amount: MinorUnits
}

type InstalmentState = 'paid' | 'partial' | 'due' | 'overdue' | 'upcoming'

export interface InstalmentStanding extends Instalment {
  readonly paid: MinorUnits
  readonly state: InstalmentState
}

/**
 * What is to be paid and when. A booking made when the balance is already due asks for everything at once, as a
 * deposit of 100 %. Amounts are positive and sum to the total.
 */
export function paymentSchedule(terms: ScheduleTerms): Instalment[] {
  if (terms.total <= 0) return []
  const balanceDueOn = addDays(terms.checkIn, -terms.balanceDueDays)
  const deposit = Math.min(terms.total, percentOf(terms.total, terms.depositPercent))
  const isLate = terms.bookedOn >= balanceDueOn
  if (isLate || deposit >= terms.total) {
    return [{ kind: 'deposit', dueOn: terms.bookedOn, amount: terms.total }]
  }
  const balance: Instalment = { kind: 'balance', dueOn: balanceDueOn, amount: terms.total - deposit }
  return deposit > 0 ? [{ kind: 'deposit', dueOn: terms.bookedOn, amount: deposit }, balance] : [balance]
}

/** Where each instalment stands after `paid` in all: money fills the earliest first. */
export function standingsOf(
  schedule: readonly Instalment[],
  payment: { readonly paid: MinorUnits; readonly today: LocalDate },
): InstalmentStanding[] {
  let left = Math.max(0, payment.paid)
  return schedule.map((instalment) => {
    const paid = Math.min(left, instalment.amount)
    left -= paid
    return { ...instalment, paid, state: stateOf(instalment, paid, payment.today) }
  })
}

function stateOf(instalment: Instalment, paid: MinorUnits, today: LocalDate): InstalmentState {
  if (paid >= instalment.amount) return 'paid'
  if (today > instalment.dueOn) return 'overdue'
  if (paid > 0) return 'partial'
  return today === instalment.dueOn ? 'due' : 'upcoming'
}
