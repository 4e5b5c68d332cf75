import { Temporal } from 'temporal-polyfill'

export type Instant = Temporal.Instant

/** The only source of the present. Everything else receives it, so a test can turn it by hand. */
export interface Clock {
  now(): Instant
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  set(at: Instant | string): void
  advance(seconds: number): void
}

export function manualClock(start: Instant | string): ManualClock {
  let current = toInstant(start)
  return {
    now: () => current,
    set(at) {
      current = toInstant(at)
    },
    advance(seconds) {
      current = addSeconds(current, seconds)
    },
  }
}

export function toInstant(value: Instant | string): Instant {
  return typeof value === 'string' ? Temporal.Instant.from(value) : value
}

export function instantFromMs(epochMilliseconds: number): Instant {
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds)
}

export function addSeconds(at: Instant, seconds: number): Instant {
  return Temporal.Instant.fromEpochMilliseconds(at.epochMilliseconds + Math.round(seconds * 1000))
}

export function secondsBetween(from: Instant, to: Instant): number {
  return (to.epochMilliseconds - from.epochMilliseconds) / 1000
}

export function isBefore(a: Instant, b: Instant): boolean {
  return a.epochMilliseconds < b.epochMilliseconds
}

/** ISO 8601 with the offset of `zone`, to the second: `2026-11-24T14:12:58-03:00`. */
export function formatInstant(at: Instant, zone: string): string {
  return at
    .round({ smallestUnit: 'second', roundingMode: 'floor' })
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never' })
}
