import type { Instant } from '../../../lib/clock.ts'
import type { Id, StaffId } from '../../../lib/ids.ts'

export type SubscriptionId = Id<'push_subscription'>

/** A browser that wants to be told, as the Push API hands it out. */
export interface PushSubscription {
  readonly id: SubscriptionId
  readonly staffId: StaffId | null
  /** Chosen by the browser's maker, given to us by whoever is signed in: an outside address like any other. */
  readonly endpoint: string
  /** base64url: the browser's public key and its secret (RFC 8291). */
  readonly p256dh: string
  readonly auth: string
  readonly createdAt: Instant
}

/** Application server keys (RFC 8292), made once at the first start. base64url. */
export interface VapidKeys {
  readonly publicKey: string
  readonly privateKey: string
}
