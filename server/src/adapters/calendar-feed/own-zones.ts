import { addDays, dateOf, type LocalDate, partsOf } from '../../lib/local-date.ts'
import type { ContentLine } from './content-lines.ts'
import { type Budget, expandRule } from './recurrence.ts'
import { isWalked, readRule } from './recurrence-rule.ts'
import { type OwnZone, readTime } from './values.ts'

/** STANDARD or DAYLIGHT of a VTIMEZONE: from when on which offset holds. */
export type Observance = ReadonlyMap<string, readonly ContentLine[]>

interface Onsets {
  readonly offset: number
  /** The last day up to `day` on which the offset began, and the second of that day. */
  readonly lastBefore: (day: LocalDate) => { readonly day: LocalDate; readonly seconds: number } | undefined
}

/** Onsets are yearly; anything older than this many years is the beginning of the zone itself. */
const LOOK_BACK_YEARS = 2
/** Days that one zone's rules may be followed together: forty observances for a dozen years. */
const MOST_DAYS = 500_000
/** Zones written by programs have two or three observances; RFC 5545's own examples up to eight. */
const MAX_OBSERVANCES = 40
const REMEMBERED = 5_000

/** Undefined when no offset can be read out of it. */
export function ownZone(observances: readonly Observance[]): OwnZone | undefined {
  const budget = { daysLeft: MOST_DAYS }
  const onsets = observances.slice(0, MAX_OBSERVANCES).flatMap((one) => onsetsOf(one, budget) ?? [])
  const [first] = onsets
  if (!first) return undefined
  const known = new Map<string, number>()
  const search = (day: LocalDate, seconds: number): number => {
    let latest = { key: '', offset: first.offset }
    for (const { offset, lastBefore } of onsets) {
      const today = lastBefore(day)
      const found =
        today && today.day === day && today.seconds > seconds ? lastBefore(addDays(day, -1)) : today
      const key = found ? `${found.day}${String(found.seconds).padStart(6, '0')}` : ''
      if (key > latest.key) latest = { key, offset }
    }
    return latest.offset
  }
  return {
    offsetAt(day, seconds) {
      const key = `${day} ${seconds}`
      const remembered = known.get(key)
      if (remembered !== undefined) return remembered
      const offset = search(day, seconds)
      if (known.size < REMEMBERED) known.set(key, offset)
      return offset
    },
  }
}

function onsetsOf(observance: Observance, budget: Budget): Onsets | undefined {
  const offset = readOffset(observance.get('TZOFFSETTO')?.[0]?.value ?? '')
  if (offset === undefined) return undefined
  const start = readTime(observance.get('DTSTART')?.[0]?.value ?? '', null)
  if (!start) return { offset, lastBefore: () => undefined }
  const seconds = start.seconds ?? 0
  const rule = readRule(observance.get('RRULE')?.[0]?.value ?? '', (until) => readTime(until, null)?.day)
  const dates = (observance.get('RDATE') ?? [])
    .flatMap((line) => line.value.split(',', 500))
    .flatMap((value) => readTime(value, null)?.day ?? [])
  const untilEndOf = new Map<number, readonly LocalDate[]>()
  const onsetsUntilEndOf = (year: number): readonly LocalDate[] => {
    const known = untilEndOf.get(year)
    if (known) return known
    const days = [start.day, ...dates]
    if (isWalked(rule)) {
      const window = { from: dateOf(year - LOOK_BACK_YEARS, 1, 1), to: dateOf(year + 1, 1, 1), limit: 20 }
      days.push(...expandRule(rule, start.day, { ...window, budget }).days)
    }
    days.sort()
    untilEndOf.set(year, days)
    return days
  }
  return {
    offset,
    lastBefore(day) {
      const last = onsetsUntilEndOf(partsOf(day).year).findLast((one) => one <= day)
      return last && { day: last, seconds }
    },
  }
}

/** `+1100`, `-03:00`, `-0353`: seconds east of UTC. */
function readOffset(text: string): number | undefined {
  const match = /^([+-])(\d{2}):?(\d{2}):?(\d{2})?$/.exec(text.trim())
  if (!match) return undefined
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0)
  return match[1] === '-' ? -seconds : seconds
}
