import { isLocalDate, type LocalDate } from '../../../lib/local-date.ts'
import type { Money } from '../../../lib/money.ts'
import { type FrozenTerms, moneyIn } from '../../pricing/domain/terms.ts'
import { type Balance, dueByLedger } from './ledger.ts'
import type { Reservation } from './reservation.ts'

export interface PaymentDue extends Money {
  readonly purpose: 'deposit' | 'balance'
}

/**
 * What a stay is to pay next, the one place that knows: what is missing of its deposit while it is a hold (also of one
 * that has ended, whose money may still arrive), afterwards everything that is owed. Null when that is nothing.
 */
export function paymentDue(
  { status, terms }: Pick<Reservation, 'status' | 'terms'>,
  balance: Pick<Balance, 'paid' | 'due'>,
): PaymentDue | null {
  switch (status) {
    case 'pre_reserved':
    case 'expired':
      return owing('deposit', moneyIn(terms, terms.deposit - balance.paid))
    case 'confirmed':
    case 'checked_in':
    case 'completed':
      return owing('balance', moneyIn(terms, balance.due))
    default:
      return null
  }
}

function owing(purpose: PaymentDue['purpose'], money: Money): PaymentDue | null {
  return money.amount > 0 ? { purpose, ...money } : null
}

/** What is to be paid now, where the rate of the day may have changed what was agreed. */
export interface AskedNow extends Money {
  readonly isOfToday: boolean
}

/** Whether a balance takes the exchange rate of the day it is paid (contract section 2.12). */
export function followsRate({ fx, policy }: FrozenTerms): boolean {
  return fx !== null && policy.balance_fx === 'on_payment_day'
}

/**
 * What the stay of the row `stay` owes at the rate of today, half up, in SQL; null where no rate moves it. As
 * `atDayRate` of payments says it.
 */
export function dueToday(stay: string): string {
  return `(select div(2 * rated.due * rated.today + rated.agreed, 2 * rated.agreed)::bigint
     from (select ${dueByLedger(`${stay}.id`)} as due, (rates.plan->'fx'->>'rate')::numeric as today,
         (${stay}.fx->>'rate')::numeric as agreed
       from rates
      where rates.accommodation_id = ${stay}.accommodation_id and ${stay}.policy->>'balance_fx' = 'on_payment_day'
        and ${stay}.status in ('confirmed', 'checked_in', 'completed')) rated
    where rated.due > 0 and rated.today <> rated.agreed)`
}

/** Until when the balance is to be paid; once that day is over it is that of the arrival. Null of a hold. */
export function balanceDueOn(
  { status, terms, checkIn }: Pick<Reservation, 'status' | 'terms' | 'checkIn'>,
  today: LocalDate,
): LocalDate | null {
  if (status === 'pre_reserved') return null
  const agreed = terms.policy.balance_due_on
  return isLocalDate(agreed) && agreed >= today ? agreed : checkIn
}
