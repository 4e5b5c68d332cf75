import { epochDay, type LocalDate } from '../../lib/local-date.ts'
import type { ReadEvent } from './event-reader.ts'
import { isWalked, type Rule, readRule } from './recurrence-rule.ts'
import { readTime } from './values.ts'

export interface Work {
  /** Days that have to be asked whether a rule names them. */
  readonly days: number
  /** Occurrences they may come to, at most. */
  readonly occurrences: number
}

const PERIOD_DAYS = { DAILY: 1, WEEKLY: 7, MONTHLY: 28, YEARLY: 365 } as const

/** What the rules of a feed would cost, worked out before any is followed. */
export function workOf(
  events: readonly ReadEvent[],
  horizon: { readonly from: LocalDate; readonly to: LocalDate },
): Work {
  let days = 0
  let occurrences = 0
  for (const { start, rules, excludedRules, cancelled } of events) {
    for (const text of cancelled ? [] : [...rules, ...excludedRules]) {
      const rule = readRule(text, (until) => readTime(until, null)?.day)
      if (!isWalked(rule)) continue
      const first = epochDay(start.day)
      const from = Math.max(first, epochDay(horizon.from))
      const end = Math.min(epochDay(horizon.to), rule.until ? epochDay(rule.until) : Number.POSITIVE_INFINITY)
      days += Math.max(0, end - (rule.count === null ? from : first))
      occurrences += Math.min(rule.count ?? Number.POSITIVE_INFINITY, expected(rule, Math.max(0, end - from)))
    }
  }
  return { days, occurrences }
}

function expected(rule: Rule, days: number): number {
  const period = PERIOD_DAYS[rule.frequency]
  const narrowed = rule.weekdays.length + rule.monthDays.length + rule.yearDays.length + rule.weeks.length
  const perPeriod = narrowed === 0 ? 1 : Math.min(period, Math.max(1, narrowed * 6))
  return Math.min(days, Math.ceil(days / (period * rule.interval)) * perPeriod)
}
