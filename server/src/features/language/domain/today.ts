import type { Instant } from '../../../lib/clock.ts'
import { fromEpochDay, type LocalDate } from '../../../lib/local-date.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** The day of `now` in an IANA zone. Intl with a kept formatter: a tenth of the time of a zoned date, on every message. */
export function todayIn(now: Instant, zone: string): LocalDate {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    formats.set(zone, format)
  }
  const [month = 1, day = 1, year = 1970] = partsIn(format, now.epochMilliseconds)
  return fromEpochDay(Date.UTC(year, month - 1, day) / 86_400_000)
}

function partsIn(format: Intl.DateTimeFormat, epochMs: number): number[] {
  const parts = format.formatToParts(epochMs)
  return (['month', 'day', 'year'] as const).map((type) => Number(parts.find((p) => p.type === type)?.value))
}
