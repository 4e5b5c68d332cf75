import type { FeedEvent } from '../../src/features/channels/domain/feed-event.ts'
import type { FeedStayId, KnownStay } from '../../src/features/channels/domain/known-stay.ts'
import { type Nights, union } from '../../src/features/channels/domain/nights.ts'
import type { Platform } from '../../src/features/channels/domain/platforms.ts'
import { type Plan, type ReconcileInput, reconcile } from '../../src/features/channels/domain/reconcile.ts'
import { RECONCILE_DEFAULTS } from '../../src/features/channels/domain/reconcile-settings.ts'
import { addSeconds, type Instant, toInstant } from '../../src/lib/clock.ts'
import { made } from '../../src/lib/ids.ts'
import { localDate } from '../../src/lib/local-date.ts'

/** What the product reconciles by, in the zone of Argentina. */
const settings = {
  ...RECONCILE_DEFAULTS,
  zone: 'America/Argentina/Buenos_Aires',
  ownDomain: 'cabins.example',
}
export const start = toInstant('2026-11-24T15:00:00Z')

export function event(
  uid: string,
  checkIn: string,
  checkOut: string,
  more: Partial<FeedEvent> = {},
): FeedEvent {
  return {
    uid,
    recurrenceId: null,
    ordinal: 0,
    checkIn: localDate(checkIn),
    checkOut: localDate(checkOut),
    summary: 'Reserved',
    description: '',
    status: '',
    transparent: false,
    warnings: [],
    ...more,
  }
}

/** A feed as it is remembered between readings: what the repository will do, in memory. */
export class Feed {
  stays: KnownStay[] = []
  plan: Plan | undefined
  private serial = 0
  private readonly channel: Platform
  constructor(channel: Platform = 'airbnb') {
    this.channel = channel
  }
  read(incoming: readonly FeedEvent[], minutes: number, more: Partial<ReconcileInput> = {}): Plan {
    const now: Instant = addSeconds(start, minutes * 60)
    const plan = reconcile({
      previous: this.stays,
      incoming,
      unreadable: [],
      channel: this.channel,
      now,
      settings,
      receipts: [],
      ours: [],
      held: this.plan?.hold ?? null,
      ...more,
    })
    const changed = [plan.extend, plan.move, plan.same, plan.missing, plan.keepHeld].flat()
    this.stays = [
      ...changed.map(({ before, after }) => ({ ...after, id: before.id })),
      ...plan.add.map((stay) => ({ ...stay, id: made<FeedStayId>(`s${this.serial++}`) })),
    ]
    this.plan = plan
    return plan
  }
  get nights(): Nights[] {
    return union(this.stays.flatMap((stay) => stay.nights))
  }
}

export const nights = (checkIn: string, checkOut: string) => ({
  checkIn: localDate(checkIn),
  checkOut: localDate(checkOut),
})
export const three = [
  event('a', '2026-12-01', '2026-12-04'),
  event('b', '2026-12-10', '2026-12-12'),
  event('c', '2026-12-20', '2026-12-27'),
]
