import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../workspace.mjs'

/** Every kind the bell knows; `test` is a person's trial and no alert. */
function alertKinds() {
  const text = readFileSync(path.join(ROOT, 'contracts/src/alert-kinds.ts'), 'utf8')
  const [list = ''] = text.match(/ALERT_KINDS = \[[^\]]*\]/) ?? []
  return [...list.matchAll(/'([a-z_]+)'/g)].map(([, kind]) => kind).filter((kind) => kind !== 'test')
}

/**
 * What Prometheus sees by itself, should the product or its bell not be able to speak. The same kinds and the same
 * bounds as in server/src/features/operations; `kind` null: only an outsider can tell.
 */
const WATCH = [
  {
    alert: 'TranqueraDown',
    kind: null,
    severity: 'critical',
    expr: 'up{job="tranquera"} == 0',
    wait: '2m',
    says: 'The product does not answer at {{ $labels.instance }}.',
  },
  {
    alert: 'TranqueraErrors',
    kind: 'errors_many',
    severity: 'critical',
    expr: `sum(rate(http_requests_total{status=~"5.."}[15m])) / sum(rate(http_requests_total[15m])) > 0.05
            and sum(increase(http_requests_total[15m])) > 40`,
    wait: '5m',
    says: '{{ $value | humanizePercentage }} of the requests of a quarter of an hour ended in an error of ours.',
  },
  {
    alert: 'TranqueraSlowReplies',
    kind: 'replies_slow',
    severity: 'warning',
    expr: `histogram_quantile(0.95, sum by (le) (rate(message_reply_seconds_bucket{kind!="audio"}[15m]))) > 3
            and sum(increase(message_reply_seconds_count{kind!="audio"}[15m])) > 10`,
    wait: '5m',
    says: 'Guests wait {{ $value | humanizeDuration }} for an answer (95 of 100 are faster).',
  },
  {
    alert: 'TranqueraCircuitOpen',
    kind: 'circuit_open',
    severity: 'critical',
    expr: 'max by (service) (circuit_state) == 2',
    wait: '1m',
    says: '{{ $labels.service }} does not answer; what was to be sent there waits.',
  },
  {
    alert: 'TranqueraDeadLetters',
    kind: 'dead_letters',
    severity: 'warning',
    expr: 'max(dead_letters) > 0',
    wait: '1m',
    says: '{{ $value }} jobs failed for good.',
  },
  {
    alert: 'TranqueraQueueStuck',
    kind: 'queue_stuck',
    severity: 'critical',
    expr: 'min(queue_oldest_seconds) > 300',
    wait: '2m',
    says: 'A job has been waiting for {{ $value | humanizeDuration }}. Check that a worker is running.',
  },
  {
    alert: 'TranqueraCalendarStale',
    kind: 'calendar_stale',
    severity: 'warning',
    expr: 'max(ical_last_sync_age_minutes) > 30',
    wait: '5m',
    says: 'A calendar has not been read for {{ $value }} minutes.',
  },
  {
    alert: 'TranqueraBackupMissed',
    kind: 'backup_missed',
    severity: 'critical',
    expr: 'time() - max(backup_last_success_timestamp_seconds > 0) > 36 * 3600',
    wait: '10m',
    says: 'The last backup is {{ $value | humanizeDuration }} old.',
  },
  {
    alert: 'TranqueraForgedWebhooks',
    kind: 'webhook_signatures',
    severity: 'warning',
    expr: 'sum by (provider) (increase(webhook_signature_invalid_total[1h])) > 10',
    wait: '5m',
    says: '{{ $value }} deliveries of an hour claimed to be of {{ $labels.provider }} with a wrong signature.',
  },
]

const RUNBOOK = 'docs/runbook.md'

/** `ops/prometheus/tranquera.rules.yml`: one rule for each kind of the bell, and what an outsider sees by itself. */
export function rulesText() {
  const bell = alertKinds().map(
    (kind) => `      - alert: ${kind}
        expr: max by (severity) (alerts_open{kind="${kind}"}) > 0
        labels: { kind: ${kind} }
        annotations:
          summary: 'Open in Tranquera: ${kind.replaceAll('_', ' ')}.'
          runbook: '${RUNBOOK}#${kind}'`,
  )
  const watch = WATCH.map(
    ({ alert, kind, severity, expr, wait, says }) => `      - alert: ${alert}
        expr: >-
          ${expr.replace(/\n\s+/g, '\n          ')}
        for: ${wait}
        labels: { severity: ${severity}${kind ? `, kind: ${kind}` : ''} }
        annotations:
          summary: '${says}'${kind ? `\n          runbook: '${RUNBOOK}#${kind}'` : ''}`,
  )
  return `# Written by: node scripts/check-ops.mjs --write. Change scripts/ops/rules.mjs, not this file.
groups:
  # What the product itself found: each of its alerts is one of these, open as long as it is open there.
  - name: tranquera_bell
    rules:
${bell.join('\n')}
  # The same from outside, should the product not be able to tell.
  - name: tranquera_watch
    rules:
${watch.join('\n')}
`
}
