import type { Instant } from '../../../lib/clock.ts'
import { addDays, dateAt, instantAt, type LocalDate, weekdayIndex } from '../../../lib/local-date.ts'

/** Rapipago and Pago Fácil: what is paid at the kiosk is in the account within two working days (Mercado Pago). */
const CREDIT_WORKING_DAYS = 2

export interface WorkingDays {
  /** IANA name. */
  readonly zone: string
  /** Whether banks rest on this day, weekends apart: a holiday or a bridge day. */
  readonly daysOff: (date: LocalDate) => boolean
}

/** Until when a coupon's nights are kept: its deadline and two working days more, to the end of the second. */
export function creditedBy(deadline: Instant, { zone, daysOff }: WorkingDays): Instant {
  let day = dateAt(deadline, zone)
  for (let left = CREDIT_WORKING_DAYS; left > 0; ) {
    day = addDays(day, 1)
    const weekday = weekdayIndex(day)
    const works = weekday !== 0 && weekday !== 6 && !daysOff(day)
    if (works) left--
  }
  return instantAt(addDays(day, 1), '00:00', zone)
}

/** A kiosk's coupon whose money is still to come. */
export function isAwaitingCredit(payment: {
  readonly status: string
  readonly paymentType: string | null
}): boolean {
  const isCoupon = payment.paymentType === 'ticket' || payment.paymentType === 'atm'
  return isCoupon && (payment.status === 'pending' || payment.status === 'in_process')
}
