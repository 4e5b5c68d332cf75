import { weekdayOf } from '../../../lib/days.ts'

/** The days a chart shows. */
export interface Range {
  readonly from: string
  /** Not included. */
  readonly to: string
}

/** How wide a night is drawn: as wide as a thumb. */
export const DAY_PX = 46

/** How high a bar and what lies around the bars of a line are. */
export const LANE_PX = 40
export const PADDING_PX = 8

const FRIDAY = 5
const SATURDAY = 6

/** Nights dear by habit: those of Friday and Saturday. */
export function isWeekend(day: string): boolean {
  const weekday = weekdayOf(day)
  return weekday === FRIDAY || weekday === SATURDAY
}
