import { ALERT_KINDS } from '@tranquera/contracts/alert-kinds'
import type { NotificationsView } from '@tranquera/contracts/notifications'
import type { AlertView } from '@tranquera/contracts/operations'
import type { Language } from '@tranquera/contracts/values'
import { formatInstant, type Instant } from '../../lib/clock.ts'
import type { Alert } from './domain/alert.ts'
import type { Telling, TellingSettings, Way } from './domain/telling.ts'
import { panelPath, wordsFor } from './domain/wording.ts'

export interface Shown {
  /** IANA zone of the property. */
  readonly zone: string
  readonly language: Language
}

export function presentAlert(
  alert: Alert,
  tellings: readonly Telling[],
  { zone, language }: Shown,
): AlertView {
  const [title, advice] = wordsFor(alert.kind, language)
  return {
    id: alert.id,
    kind: alert.kind,
    severity: alert.severity,
    summary: alert.summary,
    title,
    advice,
    about: alert.about,
    link: panelPath(alert),
    entity: alert.entity,
    entity_id: alert.entityId,
    created_at: formatInstant(alert.createdAt, zone),
    resolved_at: optional(alert.resolvedAt, zone),
    seen_at: optional(alert.seenAt, zone),
    told: tellings
      .filter(({ alertId }) => alertId === alert.id)
      .map((telling) => ({
        way: telling.way,
        phase: telling.phase,
        outcome: telling.sentAt && !telling.failedAt ? 'sent' : telling.failedAt ? 'failed' : 'waiting',
        at: formatInstant(telling.failedAt ?? telling.sentAt ?? telling.createdAt, zone),
      })),
  }
}

export interface WayShown {
  readonly way: Way
  readonly configured: boolean
  readonly recipients: readonly string[]
  readonly lastSentAt: Instant | null
  readonly lastFailedAt: Instant | null
  readonly lastError: string | null
}

export function presentNotifications(
  settings: TellingSettings,
  ways: readonly WayShown[],
  shown: { readonly zone: string; readonly vapidPublicKey: string },
): NotificationsView {
  const { push, slack, whatsapp, email } = settings.ways
  const listed = (to: readonly string[] | null) => to && [...to]
  return {
    language: settings.language,
    quiet_hours: settings.quiet_hours,
    muted_kinds: [...settings.muted_kinds],
    ways: {
      push: { ...push, to: null },
      whatsapp: { ...whatsapp, to: listed(whatsapp.to) },
      email: { ...email, to: listed(email.to) },
      slack: { ...slack, to: null },
    },
    state: ways.map((one) => ({
      way: one.way,
      configured: one.configured,
      reaches: one.recipients.length,
      last_sent_at: optional(one.lastSentAt, shown.zone),
      last_failed_at: optional(one.lastFailedAt, shown.zone),
      last_error: one.lastError,
    })),
    kinds: ALERT_KINDS.map((kind) => ({ kind, title: wordsFor(kind, settings.language)[0] })),
    vapid_public_key: shown.vapidPublicKey,
  }
}

function optional(at: Instant | null, zone: string): string | null {
  return at ? formatInstant(at, zone) : null
}
