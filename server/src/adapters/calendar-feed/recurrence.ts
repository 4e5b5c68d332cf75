import { dateOf, epochDay, fromEpochDay, type LocalDate } from '../../lib/local-date.ts'
import type { Rule } from './recurrence-rule.ts'

/**
 * Recurrence by walking the days and asking each whether the rule names it: every rule, however hostile, costs at
 * most one question per day of its span. ical.js reads the rule's values; its iterator is not used, because
 * `FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30` or `INTERVAL=1000000000` keeps its `next()` busy for ever.
 */

export interface Expansion {
  /**
   * Days on which an occurrence starts, ascending, the first day of the event not included unless the rule names it.
   */
  readonly days: readonly LocalDate[]
  readonly capped: boolean
}

/** One budget for a whole feed: a thousand rules from 1970 must not cost more than one. */
export interface Budget {
  daysLeft: number
}

/** Starts of `rule` within `[from, to)`, counted from `start`. */
export function expandRule(
  rule: Rule,
  start: LocalDate,
  window: { from: LocalDate; to: LocalDate; limit: number; budget: Budget },
): Expansion {
  const first = epochDay(start)
  const anchor = anchorOf(rule, first)
  const last = Math.min(epochDay(window.to) - 1, rule.until ? epochDay(rule.until) : Number.POSITIVE_INFINITY)
  const from = Math.max(first, epochDay(window.from))
  // COUNT must be counted from the beginning; without it the past need not be walked.
  let day = periodStart(rule, rule.count === null ? from : first)
  const days: LocalDate[] = []
  let counted = 0
  let period: number[] = []
  let periodKey = Number.NaN
  const take = (candidate: number): boolean => {
    if (candidate < first || candidate > last) return true
    counted++
    if (rule.count !== null && counted > rule.count) return false
    if (candidate >= from) days.push(fromEpochDay(candidate))
    return days.length < window.limit
  }
  for (; day <= last; day++) {
    if (window.budget.daysLeft-- <= 0) return { days, capped: true }
    const civil = civilOf(day)
    const key = periodIndex(rule, day, civil)
    if (rule.positions.length > 0 && key !== periodKey) {
      for (const candidate of positioned(period, rule.positions))
        if (!take(candidate)) return { days, capped: days.length >= window.limit }
      period = []
    }
    periodKey = key
    if ((key - anchor.period) % rule.interval !== 0 || !names(rule, anchor, { day, civil })) continue
    if (rule.positions.length > 0) period.push(day)
    else if (!take(day)) return { days, capped: days.length >= window.limit }
  }
  // The last period may be cut by the window; its positions from the end would then be wrong.
  for (const candidate of positioned(completed(rule, anchor, { period, next: day }), rule.positions))
    if (!take(candidate)) break
  return { days, capped: days.length >= window.limit }
}

interface Civil {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Days since 1970, and the same day as a date. */
interface DayOfRule {
  readonly day: number
  readonly civil: Civil
}

interface Anchor extends Civil {
  readonly weekday: number
  readonly period: number
}

function anchorOf(rule: Rule, first: number): Anchor {
  const civil = civilOf(first)
  return { ...civil, weekday: weekdayOfDay(first), period: periodIndex(rule, first, civil) }
}

function civilOf(day: number): Civil {
  // Howard Hinnant's civil_from_days: arithmetic instead of a Date per day.
  const z = day + 719_468
  const era = Math.floor(z / 146_097)
  const doe = z - era * 146_097
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  )
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
  }
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const lengthOfMonth = (civil: Civil) =>
  civil.month === 2 && isLeap(civil.year) ? 29 : (MONTH_DAYS[civil.month - 1] ?? 31)
const weekdayOfDay = (day: number) => (((day + 4) % 7) + 7) % 7
const weekIndex = (day: number, weekStart: number) => Math.floor((day + 4 - weekStart) / 7)

function dayOfYear(civil: Civil): number {
  let total = civil.day
  for (let month = 1; month < civil.month; month++) total += lengthOfMonth({ ...civil, month })
  return total
}

function periodIndex(rule: Rule, day: number, civil: Civil): number {
  if (rule.frequency === 'DAILY') return day
  if (rule.frequency === 'WEEKLY') return weekIndex(day, rule.weekStart)
  if (rule.frequency === 'MONTHLY') return civil.year * 12 + civil.month
  return rule.weeks.length > 0 ? weekOf(day, rule.weekStart).year : civil.year
}

function periodStart(rule: Rule, day: number): number {
  if (rule.positions.length === 0 || rule.frequency === 'DAILY') return day
  if (rule.frequency === 'WEEKLY') return weekIndex(day, rule.weekStart) * 7 - 4 + rule.weekStart
  const civil = civilOf(day)
  return rule.frequency === 'MONTHLY' ? day - civil.day + 1 : day - dayOfYear(civil) + 1
}

function completed(
  rule: Rule,
  anchor: Anchor,
  { period, next }: { period: number[]; next: number },
): number[] {
  if (rule.positions.length === 0 || period.length === 0) return []
  const key = periodIndex(rule, next - 1, civilOf(next - 1))
  const whole = [...period]
  for (let day = next; day < next + 366; day++) {
    const civil = civilOf(day)
    if (periodIndex(rule, day, civil) !== key) break
    if (names(rule, anchor, { day, civil })) whole.push(day)
  }
  return whole
}

function positioned(period: readonly number[], positions: readonly number[]): number[] {
  const found = positions.flatMap((at) => period[at > 0 ? at - 1 : period.length + at] ?? [])
  return [...new Set(found)].sort((a, b) => a - b)
}

/** Whether the BY parts name this day, given that its period is one of the rule's (RFC 5545 section 3.3.10, table). */
function names(rule: Rule, anchor: Anchor, { day, civil }: DayOfRule): boolean {
  if (rule.months.length > 0 && !rule.months.includes(civil.month)) return false
  if (rule.monthDays.length > 0 && !fromEitherEnd(rule.monthDays, civil.day, lengthOfMonth(civil)))
    return false
  if (rule.yearDays.length > 0) {
    if (!fromEitherEnd(rule.yearDays, dayOfYear(civil), isLeap(civil.year) ? 366 : 365)) return false
  }
  if (rule.weeks.length > 0) {
    const week = weekOf(day, rule.weekStart)
    if (!fromEitherEnd(rule.weeks, week.number, week.total)) return false
  }
  if (rule.weekdays.length > 0) return namesWeekday(rule, day, civil)
  return namesByDefault(rule, anchor, { day, civil })
}

function namesByDefault(rule: Rule, anchor: Anchor, { day, civil }: DayOfRule): boolean {
  if (rule.frequency === 'DAILY') return true
  if (rule.frequency === 'WEEKLY') return weekdayOfDay(day) === anchor.weekday
  if (rule.monthDays.length > 0 || rule.yearDays.length > 0) return true
  if (rule.frequency === 'MONTHLY') return civil.day === anchor.day
  if (rule.weeks.length > 0) return weekdayOfDay(day) === anchor.weekday
  return civil.day === anchor.day && (rule.months.length > 0 || civil.month === anchor.month)
}

function namesWeekday(rule: Rule, day: number, civil: Civil): boolean {
  const weekday = weekdayOfDay(day)
  return rule.weekdays.some((wanted) => {
    if (wanted.weekday !== weekday) return false
    if (wanted.nth === 0 || rule.frequency === 'DAILY' || rule.frequency === 'WEEKLY') return true
    const inMonth = rule.frequency === 'MONTHLY' || rule.months.length > 0
    const position = inMonth ? civil.day : dayOfYear(civil)
    const length = inMonth ? lengthOfMonth(civil) : isLeap(civil.year) ? 366 : 365
    const nth = wanted.nth > 0 ? Math.ceil(position / 7) : -Math.ceil((length - position + 1) / 7)
    return nth === wanted.nth
  })
}

const fromEitherEnd = (wanted: readonly number[], position: number, length: number) =>
  wanted.includes(position) || wanted.includes(position - length - 1)

/** Week 1 is the first with at least four days in the year (RFC 5545, BYWEEKNO). */
function weekOf(day: number, weekStart: number): { year: number; number: number; total: number } {
  const index = weekIndex(day, weekStart)
  const { year } = civilOf(index * 7 - 4 + weekStart + 3)
  const firstOf = (of: number) => weekIndex(epochDay(dateOf(of, 1, 4)), weekStart)
  return { year, number: index - firstOf(year) + 1, total: firstOf(year + 1) - firstOf(year) }
}
