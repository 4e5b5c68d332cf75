export type Edge = 'around' | 'after' | 'before'

/**
 * A day as far as the words tell it; `null` is left to the other end of the range, to the context or to the calendar.
 */
export interface DayAtom {
  readonly type: 'day'
  readonly day: number | null
  readonly month: number | null
  /** The month was named relative to this one: 0 this month, 1 next. */
  readonly relMonth: number | null
  readonly year: number | null
  readonly weekday: number | null
  /** Which of these weekdays of its month; -1 the last. */
  readonly nth: number | null
  /** Days from today. */
  readonly rel: number | null
  readonly qualifier: 'this' | 'next' | 'other' | null
  /** Weeks from this week, from "de la semana que viene". */
  readonly relWeek: number | null
  readonly holiday: number | null
  readonly night: boolean
  /** Written numerically with both numbers up to 12: English readers differ on the order. */
  readonly ambiguousOrder: boolean
  /** Written month first, beyond doubt: 12/25. */
  readonly monthFirst: boolean
  /** "cerca del 10", "después del 10", "antes del 10": no day, but a window beside one. */
  readonly edge: Edge | null
  readonly start: number
  readonly end: number
}

type PeriodName =
  | 'weekend'
  | 'lweekend'
  | 'holiday'
  | 'holidays'
  | 'quincena'
  | 'month'
  | 'week'
  | 'season'
  | 'offset'
  /** A year by itself: "en 2028". */
  | 'year'

export interface PeriodAtom {
  readonly type: 'period'
  readonly name: PeriodName
  /** Holiday, season or half. */
  readonly id: number
  readonly nth: number | null
  readonly month: number | null
  readonly relMonth: number | null
  readonly year: number | null
  readonly part: number | null
  readonly of: readonly DayAtom[]
  readonly qualifier: 'this' | 'next' | 'other' | 'previous' | 'any' | 'all' | 'unknown' | null
  /** Weeks from this one. */
  readonly relWeek: number | null
  readonly offsetDays: number
  readonly toMonth: number | null
  readonly edge: Edge | null
  readonly start: number
  readonly end: number
}

export interface LengthAtom {
  readonly type: 'length'
  readonly unit: 'nights' | 'days' | 'weeks'
  readonly count: number
  readonly upTo: number | null
  readonly start: number
  readonly end: number
}

export type Atom = DayAtom | PeriodAtom | LengthAtom

export const NO_DAY: DayAtom = {
  type: 'day',
  day: null,
  month: null,
  relMonth: null,
  year: null,
  weekday: null,
  nth: null,
  rel: null,
  qualifier: null,
  relWeek: null,
  holiday: null,
  night: false,
  ambiguousOrder: false,
  monthFirst: false,
  edge: null,
  start: 0,
  end: 0,
}
export const NO_PERIOD: PeriodAtom = {
  type: 'period',
  name: 'month',
  id: 0,
  nth: null,
  month: null,
  relMonth: null,
  year: null,
  part: null,
  of: [],
  qualifier: null,
  relWeek: null,
  offsetDays: 0,
  toMonth: null,
  edge: null,
  start: 0,
  end: 0,
}
