import type { Instant } from '../../../lib/clock.ts'

/** Newest moment a free-form message may be sent: 24 h after the guest's last one, minus a margin of 5 minutes. */
export function windowClosesAt(lastInboundAt: Instant): Instant {
  return lastInboundAt.add({ hours: 23, minutes: 55 })
}
