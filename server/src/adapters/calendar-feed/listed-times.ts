import type { RawEvent } from './components.ts'
import { periodOf, type TimeContext, timeOf } from './times.ts'
import type { FeedTime } from './values.ts'
import { wholeDays } from './whole-days.ts'

/** RDATE and EXDATE: days that a series has beside its rule, and days that it has not. */

/** RDATE bombs end here. */
const MAX_LISTED = 5_000

export function excludedTimes(raw: RawEvent, context: TimeContext): FeedTime[] {
  return (raw.properties.get('EXDATE') ?? []).flatMap((line) =>
    listed(line.value).flatMap((value) => {
      const one = { ...line, value }
      const time = periodOf(one, context)?.start ?? timeOf(one, context)
      if (!time) context.warnings.add('bad_exception_date')
      return time ?? []
    }),
  )
}

export function extraTimes(raw: RawEvent, context: TimeContext): { start: FeedTime; end: FeedTime | null }[] {
  const { zone } = context.options
  const clues = { zone, calendarZones: context.calendarZones, allDay: false }
  return (raw.properties.get('RDATE') ?? []).flatMap((line) =>
    listed(line.value).flatMap((value) => {
      const one = { ...line, value }
      const period = periodOf(one, context)
      if (period) return wholeDays(period, clues)
      const start = timeOf(one, context)
      if (start) return { start, end: null }
      context.warnings.add('bad_recurrence')
      return []
    }),
  )
}

function listed(value: string): string[] {
  return value
    .split(/[,;]/, MAX_LISTED)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
