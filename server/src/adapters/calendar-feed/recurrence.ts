import ICAL from 'ical.js'
import { dateOf, epochDay, fromEpochDay, type LocalDate } from '../../lib/local-date.ts'

/**
 * Recurrence by walking the days and asking each whether the rule names it: every rule, however hostile, costs at
 * most one question per day of its span. ical.js reads the rule's values; its iterator is not used, because
 * `FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30` or `INTERVAL=1000000000` keeps its `next()` busy for ever.
 */
export interface Rule {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  readonly interval: number
  readonly count: number | null
  readonly until: LocalDate | null
  /** 0 is Sunday. */
  readonly weekStart: number
  readonly months: readonly number[]
  readonly monthDays: readonly number[]
  readonly yearDays: readonly number[]
  readonly weeks: readonly number[]
  readonly weekdays: readonly { readonly weekday: number; readonly nth: number }[]
  readonly positions: readonly number[]
}

/** HOURLY and finer: no calendar of nights means it; we block every day it covers. */
export interface SubDailyRule {
  readonly frequency: 'SUB_DAILY'
  /** Length of COUNT repetitions, null when only UNTIL or nothing ends it. */
  readonly spanSeconds: number | null
  readonly until: LocalDate | null
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const SUB_DAILY_SECONDS: Readonly<Record<string, number>> = { SECONDLY: 1, MINUTELY: 60, HOURLY: 3600 }

/** `readUntil` turns UNTIL into the last day a start may have. Undefined when the rule cannot be read. */
export function readRule(
  text: string,
  readUntil: (until: string) => LocalDate | undefined,
): Rule | SubDailyRule | undefined {
  const parts = ruleParts(text)
  const untilText = parts.get('UNTIL')
  const until = untilText === undefined ? null : readUntil(untilText)
  if (until === undefined) return undefined
  parts.delete('UNTIL')
  const recur = readParts([...parts].map(([name, value]) => `${name}=${value}`).join(';'))
  if (!recur || (parts.has('COUNT') && !(recur.count && recur.count > 0))) return undefined
  const interval = Math.max(1, recur.interval || 1)
  const finer = SUB_DAILY_SECONDS[recur.freq]
  if (finer !== undefined) {
    const filtered = [...parts.keys()].some((name) => name.startsWith('BY'))
    const spanSeconds = recur.count && !filtered ? (recur.count - 1) * interval * finer : null
    return { frequency: 'SUB_DAILY', spanSeconds, until }
  }
  const frequency = recur.freq
  if (frequency !== 'DAILY' && frequency !== 'WEEKLY' && frequency !== 'MONTHLY' && frequency !== 'YEARLY') {
    return undefined
  }
  return {
    frequency,
    interval,
    count: recur.count || null,
    until,
    weekStart: Math.max(0, WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO')),
    months: numbers(recur.parts.BYMONTH),
    monthDays: numbers(recur.parts.BYMONTHDAY),
    yearDays: numbers(recur.parts.BYYEARDAY),
    weeks: numbers(recur.parts.BYWEEKNO),
    weekdays: weekdays(recur.parts.BYDAY),
    positions: numbers(recur.parts.BYSETPOS),
  }
}

function ruleParts(text: string): Map<string, string> {
  const parts = new Map<string, string>()
  for (const part of text.toUpperCase().replaceAll(/\s/g, '').slice(0, 2000).split(';')) {
    const equals = part.indexOf('=')
    const name = part.slice(0, equals)
    if (equals > 0 && /^(FREQ|INTERVAL|COUNT|UNTIL|WKST|BY[A-Z]+)$/.test(name))
      parts.set(name, part.slice(equals + 1))
  }
  return parts
}

function readParts(text: string): ICAL.Recur | undefined {
  try {
    return ICAL.Recur.fromString(text)
  } catch {
    return undefined
  }
}

function numbers(values: unknown): number[] {
  return Array.isArray(values) ? values.map(Number).filter(Number.isInteger) : []
}

function weekdays(values: unknown): { weekday: number; nth: number }[] {
  if (!Array.isArray(values)) return []
  return values.flatMap((value) => {
    const match = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/.exec(String(value))
    return match ? [{ weekday: WEEKDAYS.indexOf(match[2] ?? ''), nth: Number(match[1] ?? 0) }] : []
  })
}

export interface Expansion {
  /** Days on which an occurrence starts, ascending, the first day of the event not included unless the rule names it. */
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
    if ((key - anchor.period) % rule.interval !== 0 || !names(rule, day, civil, anchor)) continue
    if (rule.positions.length > 0) period.push(day)
    else if (!take(day)) return { days, capped: days.length >= window.limit }
  }
  // The last period may be cut by the window; its positions from the end would then be wrong.
  for (const candidate of positioned(completed(rule, period, day, anchor), rule.positions))
    if (!take(candidate)) break
  return { days, capped: days.length >= window.limit }
}

interface Civil {
  readonly year: number
  readonly month: number
  readonly day: number
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

function completed(rule: Rule, period: number[], next: number, anchor: Anchor): number[] {
  if (rule.positions.length === 0 || period.length === 0) return []
  const key = periodIndex(rule, next - 1, civilOf(next - 1))
  const whole = [...period]
  for (let day = next; day < next + 366; day++) {
    const civil = civilOf(day)
    if (periodIndex(rule, day, civil) !== key) break
    if (names(rule, day, civil, anchor)) whole.push(day)
  }
  return whole
}

function positioned(period: readonly number[], positions: readonly number[]): number[] {
  const found = positions.flatMap((at) => period[at > 0 ? at - 1 : period.length + at] ?? [])
  return [...new Set(found)].sort((a, b) => a - b)
}

/** Whether the BY parts name this day, given that its period is one of the rule's (RFC 5545 section 3.3.10, table). */
function names(rule: Rule, day: number, civil: Civil, anchor: Anchor): boolean {
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
  return namesByDefault(rule, day, civil, anchor)
}

function namesByDefault(rule: Rule, day: number, civil: Civil, anchor: Anchor): boolean {
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
