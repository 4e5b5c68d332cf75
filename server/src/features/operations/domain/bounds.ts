import { type Instant, secondsBetween } from '../../../lib/clock.ts'

/** What counts as wrong, for health, for the alarms and for the set-up check alike (contract section 4). */

export const LOW_DISK_PERCENT = 10
export const FULL_DISK_PERCENT = 3
/** A night was missed. */
export const OLD_BACKUP_HOURS = 36
/** Renewed by Caddy and certbot 30 days before; two weeks before its end nobody has. */
const CERTIFICATE_DAYS = 14
/** Nobody renews it any more by itself. */
export const CERTIFICATE_LAST_DAYS = 3
/** Holds last half an hour and dates turn at midnight: less does no harm. */
const CLOCK_SECONDS = 60
export const CLOCK_FAR_SECONDS = 300

export function isClockOff(aheadSeconds: number): boolean {
  return Math.abs(aheadSeconds) > CLOCK_SECONDS
}

export function daysUntil(end: Instant, now: Instant): number {
  return Math.floor(secondsBetween(now, end) / 86_400)
}

export function isCertificateEnding(endsAt: Instant, now: Instant): boolean {
  return daysUntil(endsAt, now) < CERTIFICATE_DAYS
}
