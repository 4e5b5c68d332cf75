import { type Instant, secondsBetween, toInstant } from '../../../lib/clock.ts'

/** Nobody books at this hour, and a machine that is off at night makes it up for later. */
const NIGHT = { from: 2, until: 5 }
const NIGHTLY_SECONDS = 20 * 3600
/** A night that was missed is made up for whatever the hour. */
const MISSED_SECONDS = 30 * 3600
const DAY_SECONDS = 24 * 3600

/** `2026-12-01T03-10-00Z`: sorts by time, and is a name on every file system. */
export function backupName(at: Instant): string {
  return `${at.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString().replaceAll(':', '-')}`
}

/** Undefined for what is no backup of ours. */
export function madeAtOf(name: string): Instant | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2}Z)$/.exec(name)
  return match ? toInstant(`${match[1]}:${match[2]}:${match[3]}`) : undefined
}

export function latestOf(names: readonly string[]): Instant | null {
  const last = names
    .filter((name) => madeAtOf(name))
    .sort()
    .at(-1)
  return last === undefined ? null : (madeAtOf(last) ?? null)
}

/** Once a night in the zone of the property; also by day once a night was missed. */
export function isBackupDue(last: Instant | null, now: Instant, zone: string): boolean {
  const age = last ? secondsBetween(last, now) : null
  if (age !== null && age > MISSED_SECONDS) return true
  const { hour } = now.toZonedDateTimeISO(zone)
  return hour >= NIGHT.from && hour < NIGHT.until && (age === null || age > NIGHTLY_SECONDS)
}

/** Left half written, and in the clear, by a process that died; nobody works on one for a day. */
export function abandonedBackups(names: readonly string[], now: Instant): string[] {
  const begun = names.flatMap((name) => /^(.+Z)\.new(?:\.part)?$/.exec(name)?.[1] ?? [])
  return [...new Set(begun)].filter((name) => {
    const at = madeAtOf(name)
    return at !== undefined && !names.includes(name) && secondsBetween(at, now) > DAY_SECONDS
  })
}

/** Older than they are kept for; the last one stays however old it is. */
export function expiredBackups(names: readonly string[], now: Instant, keepDays: number): string[] {
  const ours = names.filter((name) => madeAtOf(name)).sort()
  return ours.slice(0, -1).filter((name) => {
    const at = madeAtOf(name)
    return at !== undefined && secondsBetween(at, now) > keepDays * DAY_SECONDS
  })
}
