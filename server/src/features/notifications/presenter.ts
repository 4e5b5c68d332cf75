import { formatInstant } from '../../lib/clock.ts'
import type { Alert } from './domain/alert.ts'

export function presentAlert(alert: Alert, zone: string) {
  return {
    id: alert.id as string,
    kind: alert.kind,
    severity: alert.severity,
    summary: alert.summary,
    entity: alert.entity,
    entity_id: alert.entityId,
    created_at: formatInstant(alert.createdAt, zone),
    resolved_at: alert.resolvedAt ? formatInstant(alert.resolvedAt, zone) : null,
  }
}
