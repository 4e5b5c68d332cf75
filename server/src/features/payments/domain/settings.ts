import type { Settings } from '@tranquera/contracts/settings'
import { addSeconds, type Instant, isBefore, secondsBetween } from '../../../lib/clock.ts'
import { parseAmount } from '../../../lib/money.ts'

/** How the owner wants to be paid. The lodging settings may override each of them. */
export interface PaymentSettings {
  /** Cash coupons take up to 2 working days to be credited. */
  readonly cash: {
    readonly offered: boolean
    /** Left out when arrival is nearer than this. */
    readonly leastDaysToArrival: number
    /** Left out when the hold is shorter than this. */
    readonly leastHoldSeconds: number
    /** Days a guest has to pay a coupon; Mercado Pago takes 1 to 30. */
    readonly couponDays: number
    /** Minor units; less is not worth a walk to the kiosk. */
    readonly leastAmount: number
  }
  readonly balance: {
    /** The link goes out this many days before arrival, and again at each of the later days. */
    readonly linkDaysBefore: number
    readonly reminderDaysBefore: readonly number[]
  }
}

const DEFAULT_PAYMENT_SETTINGS: PaymentSettings = {
  cash: { offered: true, leastDaysToArrival: 7, leastHoldSeconds: 900, couponDays: 3, leastAmount: 0 },
  balance: { linkDaysBefore: 10, reminderDaysBefore: [7, 3] },
}

/** How the owner wants to be paid, as the settings say it. */
export function paymentSettings(settings: Settings): PaymentSettings {
  const { enabled, hold_hours, min_days_before_arrival, min_amount } = settings.cash_coupon
  const days = [...settings.balance_reminder_days].sort((a, b) => b - a)
  const [first = settings.balance_due_days, ...later] = days
  return {
    cash: {
      offered: enabled,
      leastDaysToArrival: min_days_before_arrival,
      leastHoldSeconds: DEFAULT_PAYMENT_SETTINGS.cash.leastHoldSeconds,
      // Mercado Pago gives a coupon at least a day.
      couponDays: Math.max(1, hold_hours / 24),
      leastAmount: min_amount === undefined ? 0 : (parseAmount(min_amount) ?? 0),
    },
    balance: { linkDaysBefore: first, reminderDaysBefore: later },
  }
}

export interface CashQuestion {
  readonly now: Instant
  readonly holdEndsAt: Instant | null
  readonly arrivalAt: Instant
  readonly amount: number
}

/** Whether slow methods are left out: what is paid at a kiosk must be able to arrive in time. */
export function excludesCash(cash: PaymentSettings['cash'], question: CashQuestion): boolean {
  if (!cash.offered) return true
  const { now, holdEndsAt, arrivalAt, amount } = question
  if (amount < cash.leastAmount) return true
  if (isBefore(arrivalAt, addSeconds(now, cash.leastDaysToArrival * 86_400))) return true
  return holdEndsAt !== null && secondsBetween(now, holdEndsAt) < cash.leastHoldSeconds
}
