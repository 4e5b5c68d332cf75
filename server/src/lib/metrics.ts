import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

const FAST = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const WAITING = [60, 300, 900, 1800, 3600, 7200, 21600, 43200]
const REPLY = [0.05, 0.1, 0.15, 0.25, 0.5, 1, 2, 3, 5, 8, 15, 30, 60]
const JOB = [0.005, 0.025, 0.1, 0.5, 1, 2, 5, 10, 30, 60]

/**
 * How often the delay of the event loop is looked at. Each look wakes the process: at 10 ms, the default of the client,
 * that alone is half a percent of a core for a server with nothing to do.
 */
export const LOOP_RESOLUTION_MS = 100

/**
 * Every metric of the product, declared once; names and labels are part of the contract with dashboards and alerts.
 * Labels are bounded and carry no guest data.
 */
export function createMetrics({ processMetrics }: { readonly processMetrics: boolean }) {
  const registry = new Registry()
  if (processMetrics) {
    collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LOOP_RESOLUTION_MS })
  }
  return {
    registry,
    contentType: registry.contentType,
    /** The page a Prometheus server reads. */
    text: () => registry.metrics(),
    ...httpMetrics(registry),
    ...bookingMetrics(registry),
    ...calendarMetrics(registry),
    ...conversationMetrics(registry),
    ...outsideMetrics(registry),
  }
}

export type Metrics = ReturnType<typeof createMetrics>

function makers(registry: Registry) {
  return {
    counter: <const L extends string = never>(name: string, help: string, labelNames: readonly L[] = []) =>
      new Counter<L>({ name, help, labelNames, registers: [registry] }),
    gauge: <const L extends string = never>(name: string, help: string, labelNames: readonly L[] = []) =>
      new Gauge<L>({ name, help, labelNames, registers: [registry] }),
    histogram: <const L extends string = never>(
      name: string,
      help: string,
      shape: { readonly buckets: readonly number[]; readonly labelNames?: readonly L[] },
    ) =>
      new Histogram<L>({
        name,
        help,
        buckets: [...shape.buckets],
        labelNames: shape.labelNames ?? [],
        registers: [registry],
      }),
  }
}

function httpMetrics(registry: Registry) {
  const { counter, histogram } = makers(registry)
  const labelNames = ['method', 'route', 'status'] as const
  return {
    httpRequests: counter('http_requests_total', 'HTTP requests by route pattern.', labelNames),
    httpDuration: histogram('http_request_duration_seconds', 'Duration of HTTP requests.', {
      buckets: FAST,
      labelNames,
    }),
    rateLimitBlocked: counter('rate_limit_requests_blocked_total', 'Requests refused by a rate limit.', [
      'path',
      'client_ip',
    ]),
    rateLimitStoreErrors: counter(
      'rate_limit_store_errors_total',
      'Failures of the shared rate limit store.',
    ),
  }
}

function bookingMetrics(registry: Registry) {
  const { counter, histogram } = makers(registry)
  return {
    reservationsCreated: counter('reservations_created_total', 'Holds and reservations created.', [
      'channel',
    ]),
    reservationsConfirmed: counter('reservations_confirmed_total', 'Reservations confirmed.', ['channel']),
    reservationsDateOverlap: counter('reservations_date_overlap_total', 'Bookings refused: nights taken.', [
      'channel',
    ]),
    prereservationsExpired: counter('prereservations_expired_total', 'Holds that ended unpaid.', [
      'accommodation_id',
    ]),
    expiryJobDuration: histogram(
      'prereservation_expiry_job_duration_seconds',
      'Duration of the expiry job.',
      {
        buckets: JOB,
      },
    ),
    remindersSent: counter('prereservation_reminders_sent_total', 'Reminders before the end of a hold.', [
      'channel',
    ]),
    payments: counter('payments_total', 'Payments by last known status.', ['provider', 'status']),
    paymentsLate: counter('payments_late_total', 'Payments approved after their hold ended.', ['outcome']),
  }
}

function calendarMetrics(registry: Registry) {
  const { counter, gauge, histogram } = makers(registry)
  const labels = ['accommodation_id', 'source'] as const
  return {
    icalSyncDuration: histogram('ical_sync_job_duration_seconds', 'Duration of a calendar synchronisation.', {
      buckets: JOB,
    }),
    icalImported: counter('ical_events_imported_total', 'Imported stays added.', labels),
    icalUpdated: counter('ical_events_updated_total', 'Imported stays changed.', labels),
    icalRemoved: counter('ical_events_removed_total', 'Imported stays removed.', labels),
    icalErrors: counter('ical_sync_errors_total', 'Failed calendar synchronisations.', [
      'accommodation_id',
      'error_type',
    ]),
    icalLastSyncAge: gauge('ical_last_sync_age_minutes', 'Minutes since the stalest feed was read.'),
    icalSyncAge: gauge('ical_sync_age_minutes', 'Minutes since the feeds of a cabin were read.', [
      'accommodation_id',
    ]),
  }
}

function conversationMetrics(registry: Registry) {
  const { counter, histogram } = makers(registry)
  return {
    nluMessages: counter('nlu_messages_total', 'Messages understood.', ['intent', 'outcome']),
    answers: counter('answers_total', 'Questions of guests, by where the answer came from.', ['source']),
    conversationStage: counter('conversation_stage_total', 'Conversations that reached a stage.', ['stage']),
    messageReply: histogram('message_reply_seconds', 'From webhook received to reply accepted by WhatsApp.', {
      buckets: REPLY,
      labelNames: ['kind'],
    }),
    handovers: counter('conversation_handovers_total', 'Conversations handed over to a person.', ['reason']),
    handoverSeconds: histogram('conversation_handover_seconds', 'From the hand-over until a person wrote.', {
      buckets: WAITING,
      labelNames: ['reason'],
    }),
    whatsappMessages: counter('whatsapp_messages_total', 'WhatsApp messages.', [
      'direction',
      'type',
      'status',
    ]),
  }
}

function outsideMetrics(registry: Registry) {
  const { counter, gauge, histogram } = makers(registry)
  return {
    externalCallDuration: histogram('external_call_duration_seconds', 'Calls to outside services.', {
      buckets: FAST,
      labelNames: ['service'],
    }),
    externalCallRetries: counter('external_call_retries_total', 'Repeated calls to outside services.', [
      'service',
    ]),
    circuitState: gauge('circuit_state', '0 closed, 1 half open, 2 open.', ['service']),
    queueJobs: counter('queue_jobs_total', 'Jobs by outcome.', ['queue', 'outcome']),
    queueOldest: gauge('queue_oldest_seconds', 'Age of the oldest job that waits.'),
    deadLetters: gauge('dead_letters', 'Jobs that failed as often as they may.'),
    alertsOpen: gauge('alerts_open', 'Alerts that are open, as the bell knows them.', ['kind', 'severity']),
    backupRuns: counter('backup_runs_total', 'Backups made at night.', ['outcome']),
    backupLastSuccess: gauge('backup_last_success_timestamp_seconds', 'When the last good backup was made.'),
    retentionForgotten: counter('retention_forgotten_total', 'Rows past their time, by what they held.', [
      'kind',
    ]),
    buildInfo: gauge('build_info', 'Always 1; what runs here.', ['version', 'node']),
    ownerTold: counter('owner_told_total', 'Alerts told to the owner.', ['way', 'kind', 'outcome']),
    webhookSignatureInvalid: counter('webhook_signature_invalid_total', 'Webhooks with a wrong signature.', [
      'provider',
    ]),
  }
}
