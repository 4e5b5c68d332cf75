import type { Language } from '@tranquera/contracts/values'
import type { Instant } from '../../../lib/clock.ts'
import type { Id, StaffId } from '../../../lib/ids.ts'
import { addDays, dateAt, instantAt } from '../../../lib/local-date.ts'
import type { Alert, AlertId, Severity } from './alert.ts'

export const WAYS = ['push', 'whatsapp', 'email', 'slack'] as const
export type Way = (typeof WAYS)[number]
export type TellingId = Id<'alert_telling'>
export type Phase = 'opened' | 'closed'

/** `HH:MM` of the property's zone; over midnight when `to` is the earlier. */
export interface QuietHours {
  readonly from: string
  readonly to: string
}

export interface WaySettings {
  readonly enabled: boolean
  /** The least severe alert that is told this way. */
  readonly from_severity: Severity
  /** Null: those of the environment (`OWNER_PHONES`, `ALERT_WHATSAPP_TO`, `ALERT_EMAIL_TO`). */
  readonly to: readonly string[] | null
}

/** As `notification_settings.settings` holds them. */
export interface TellingSettings {
  readonly language: Language
  readonly quiet_hours: QuietHours | null
  readonly muted_kinds: readonly string[]
  readonly ways: Readonly<Record<Way, WaySettings>>
}

const EVERYTHING = { enabled: true, from_severity: 'warning', to: null } as const

export const DEFAULT_SETTINGS: TellingSettings = {
  language: 'es',
  quiet_hours: { from: '22:00', to: '08:00' },
  muted_kinds: [],
  ways: { push: EVERYTHING, whatsapp: EVERYTHING, email: EVERYTHING, slack: EVERYTHING },
}

/** One thing said to one recipient by one way. */
export interface Telling {
  readonly id: TellingId
  readonly alertId: AlertId
  readonly phase: Phase
  readonly ring: number
  readonly way: Way
  readonly recipient: string
  readonly createdAt: Instant
  readonly attempts: number
  readonly sentAt: Instant | null
  readonly failedAt: Instant | null
  readonly error: string | null
  /** WhatsApp's window was closed: it goes as the approved template. */
  readonly asTemplate: boolean
  readonly providerId: string | null
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, critical: 2 }

/** A guest who waits in silence is what the product exists to prevent: that rings like the gravest. */
const RINGS_LIKE_CRITICAL = new Set(['human_wanted'])

/** Rings through the night, and again until somebody has seen it. */
export function isPressing(alert: Pick<Alert, 'kind' | 'severity'>): boolean {
  return alert.severity === 'critical' || RINGS_LIKE_CRITICAL.has(alert.kind)
}

export function isTold(
  alert: Pick<Alert, 'kind' | 'severity'>,
  way: WaySettings,
  settings: TellingSettings,
): boolean {
  if (!way.enabled || settings.muted_kinds.includes(alert.kind)) return false
  return isPressing(alert) || RANK[alert.severity] >= RANK[way.from_severity]
}

/** Minutes until it rings again after the first, second, third… ring; then every hour. */
const AGAIN_AFTER_MINUTES = [10, 20, 30] as const
const THEN_EVERY_MINUTES = 60
/** Who has not looked for two days does not look here. */
const MOST_RINGS = 50

/** Null when it has rung enough. `rings`: how often it has rung by now. */
export function minutesUntilNextRing(alert: Pick<Alert, 'kind' | 'severity'>, rings: number): number | null {
  if (!isPressing(alert) || rings >= MOST_RINGS) return null
  return AGAIN_AFTER_MINUTES[rings - 1] ?? THEN_EVERY_MINUTES
}

/** The end of the quiet hours in which `at` lies; null outside them. `from` equal to `to` is no quiet at all. */
export function quietUntil(at: Instant, quiet: QuietHours | null, zone: string): Instant | null {
  if (!quiet || quiet.from === quiet.to) return null
  const today = dateAt(at, zone)
  const starts = quiet.from < quiet.to ? [today] : [addDays(today, -1), today]
  for (const day of starts) {
    const from = instantAt(day, quiet.from, zone).epochMilliseconds
    const until = instantAt(quiet.from < quiet.to ? day : addDays(day, 1), quiet.to, zone)
    if (from <= at.epochMilliseconds && at.epochMilliseconds < until.epochMilliseconds) return until
  }
  return null
}

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
