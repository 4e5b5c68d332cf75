/**
 * What people of the trade mean when they leave something out. One line per decision; the grammar has no others.
 * Offsets are days from the Saturday of a weekend or from Easter Sunday; `to` is the day of departure.
 */
export const CONVENTIONS = {
  /** A weekend is Friday to Sunday; Saturday to Sunday is offered. */
  weekend: { from: -1, to: 1, otherFrom: 0 },
  /**
   * A date this close to a long weekend means the long weekend: "feriado del 20 de noviembre" was moved to the 24th.
   */
  longWeekendReachDays: 4,
  /** Carnival: Saturday to Tuesday; with the Friday, with the Wednesday. */
  carnival: { from: -50, to: -47, earlier: -51, later: -46 },
  /** Holy week: Thursday to Sunday; Wednesday is offered; "toda la semana santa" starts on Palm Sunday. */
  holyWeek: { from: -3, to: 0, earlier: -4, later: 1, whole: -7 },
  /** Christmas and New Year alone are always asked: arrival day and nights vary too much. */
  christmas: { month: 12, day: 24, nights: 2 },
  newYear: { month: 12, day: 31, nights: 2 },
  /** Parts of a month: beginning, middle, end (first day, last day; 0 is the month's last). */
  monthParts: { 1: [1, 10], 2: [10, 20], 3: [20, 0] },
  /** First and last month of summer, winter, autumn and spring in the south; they change on the 21st. */
  seasons: { 2: [12, 3], 3: [6, 9], 4: [3, 6], 5: [9, 12] },
  /** "cerca del 10 de enero": this many days to either side. */
  aroundDays: 3,
  /** "después del 10 de enero", "antes del 15": this many days on that side. */
  openEndDays: 21,
  /** "cualquier finde": how far ahead to look. */
  lookAheadDays: 60,
  /** "del 30 al 2" wraps into the next month only up to this length; longer is a reversed range. */
  longestWrapNights: 16,
  longestStayNights: 60,
  /** Days past a holiday or a date within which it may still mean the one just gone. */
  justPastDays: 30,
  /** Day on which the second half of a month begins. */
  quincenaChangeoverDay: 16,
} as const
