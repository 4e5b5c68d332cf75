import { toCents } from '../../../lib/money.ts'
import type { OwnReservation } from './reservations-api.ts'

export type NextStep = 'charge_deposit' | 'charge_balance' | 'arrived' | 'left' | 'reopen'

type Standing = Pick<OwnReservation, 'status' | 'check_in' | 'due_amount'>

/** The next thing that really happens to a stay: pay a deposit, arrive, pay the rest, leave. */
export function nextStep(stay: Standing, today: string): NextStep | undefined {
  const owes = toCents(stay.due_amount) > 0
  switch (stay.status) {
    case 'pre_reserved':
      return 'charge_deposit'
    case 'confirmed':
      if (stay.check_in <= today) return 'arrived'
      return owes ? 'charge_balance' : undefined
    case 'checked_in':
      return owes ? 'charge_balance' : 'left'
    case 'expired':
    case 'cancelled':
    case 'no_show':
      return 'reopen'
    case 'completed':
      return owes ? 'charge_balance' : undefined
  }
}
