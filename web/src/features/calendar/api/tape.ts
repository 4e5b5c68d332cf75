import { weekdayOf } from '../../../lib/days.ts'

/** The days a chart shows. */
export interface Range {
  readonly from: string
  /** Not included. */
  readonly to: string
}

/** How wide a night is drawn: as wide as a thumb. */
export const DAY_PX = 46

const FRIDAY = 5
const SATURDAY = 6

/** Nights dear by habit: those of Friday and Saturday. */
export function isWeekend(day: string): boolean {
  const weekday = weekdayOf(day)
  return weekday === FRIDAY || weekday === SATURDAY
}
