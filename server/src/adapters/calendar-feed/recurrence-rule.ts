import ICAL from 'ical.js'
import type { LocalDate } from '../../lib/local-date.ts'

/** RRULE as written, its values read by ical.js. */
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
interface SubDailyRule {
  readonly frequency: 'SUB_DAILY'
  /** Length of COUNT repetitions, null when only UNTIL or nothing ends it. */
  readonly spanSeconds: number | null
  readonly until: LocalDate | null
}

/** A rule nobody can read: any day may be one of its own. */
interface UnreadableRule {
  readonly frequency: 'UNREADABLE'
  readonly until: LocalDate | null
}

export type AnyRule = Rule | SubDailyRule | UnreadableRule

export function isWalked(rule: AnyRule): rule is Rule {
  return rule.frequency !== 'SUB_DAILY' && rule.frequency !== 'UNREADABLE'
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const SUB_DAILY_SECONDS: Readonly<Record<string, number>> = { SECONDLY: 1, MINUTELY: 60, HOURLY: 3600 }

/** `readUntil` turns UNTIL into the last day a start may have; what it cannot read ends nothing. */
export function readRule(text: string, readUntil: (until: string) => LocalDate | undefined): AnyRule {
  const parts = ruleParts(text)
  const untilText = parts.get('UNTIL')
  const until = (untilText === undefined ? undefined : readUntil(untilText)) ?? null
  parts.delete('UNTIL')
  const unreadable = { frequency: 'UNREADABLE', until } as const
  const gregorian = /^(GREGORIAN)?$/.test(parts.get('RSCALE') ?? '')
  parts.delete('RSCALE')
  const recur = gregorian
    ? readParts([...parts].map(([name, value]) => `${name}=${value}`).join(';'))
    : undefined
  if (!recur || (parts.has('COUNT') && !(recur.count && recur.count > 0))) return unreadable
  if (untilText !== undefined && until === null) return unreadable
  if (Number(parts.get('INTERVAL') ?? 1) < 1) return unreadable
  const interval = Math.max(1, recur.interval || 1)
  const finer = SUB_DAILY_SECONDS[recur.freq]
  if (finer !== undefined) {
    const filtered = [...parts.keys()].some((name) => name.startsWith('BY'))
    const spanSeconds = recur.count && !filtered ? (recur.count - 1) * interval * finer : null
    return { frequency: 'SUB_DAILY', spanSeconds, until }
  }
  const frequency = recur.freq
  if (frequency !== 'DAILY' && frequency !== 'WEEKLY' && frequency !== 'MONTHLY' && frequency !== 'YEARLY')
    return unreadable
  return { frequency, interval, count: recur.count || null, until, ...byParts(recur, parts) }
}

function byParts(recur: ICAL.Recur, parts: ReadonlyMap<string, string>) {
  return {
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
    if (equals > 0 && /^(FREQ|INTERVAL|COUNT|UNTIL|WKST|RSCALE|BY[A-Z]+)$/.test(name))
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
