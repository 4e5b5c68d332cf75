import { type Instant, isBefore } from '../../../lib/clock.ts'

/** Newest moment a free-form message may be sent: 24 h after the guest's last one, minus a margin of 5 minutes. */
export function windowClosesAt(lastInboundAt: Instant): Instant {
  return lastInboundAt.add({ hours: 23, minutes: 55 })
}

/** Who has never written has no window: free text would be refused. */
export function isWindowClosed(lastInboundAt: Instant | null, now: Instant): boolean {
  return lastInboundAt === null || isBefore(windowClosesAt(lastInboundAt), now)
}
