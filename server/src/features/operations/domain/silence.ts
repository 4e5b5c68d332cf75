import type { Instant } from '../../../lib/clock.ts'

/** Guests write by day: hours of the property's zone. */
const FROM_HOUR = 9
const UNTIL_HOUR = 21
const HOURS_A_DAY = UNTIL_HOUR - FROM_HOUR
const HOUR_MS = 3_600_000

/** So long how often something came is looked back at. */
export const LOOK_BACK_DAYS = 14
/** With fewer in that time nobody can say that none should be missing. */
const LEAST_EVENTS = 20
/** When so many were to be expected and none came, chance is no explanation: once in three thousand. */
const MISSING_EVENTS = 8
const SHORTEST_HOURS = 3
const LONGEST_HOURS = 48

/** How many hours of business lie between two moments. */
export function businessHours(from: Instant, to: Instant, zone: string): number {
  let hours = 0
  let at = from
  // Whole hours are enough; a silence is days at most.
  while (at.epochMilliseconds + HOUR_MS <= to.epochMilliseconds && hours <= LONGEST_HOURS) {
    const { hour } = at.toZonedDateTimeISO(zone)
    if (hour >= FROM_HOUR && hour < UNTIL_HOUR) hours++
    at = at.add({ hours: 1 })
  }
  return hours
}

/** `events`: of the last 14 days. Null: too few to judge by. */
export function longestSilenceHours(events: number): number | null {
  if (events < LEAST_EVENTS) return null
  const anHour = events / (LOOK_BACK_DAYS * HOURS_A_DAY)
  return Math.min(LONGEST_HOURS, Math.max(SHORTEST_HOURS, MISSING_EVENTS / anHour))
}
