import { calendarWriter } from '../adapters/calendar-feed/emitter.ts'
import { createFeedFetcher } from '../adapters/calendar-feed/fetcher.ts'
import { HostGate, POLITE } from '../adapters/calendar-feed/host-gate.ts'
import { createPoliteFetcher } from '../adapters/calendar-feed/polite-fetcher.ts'
import { RECONCILE_DEFAULTS } from '../features/channels/domain/reconcile-settings.ts'
import { presentConflict } from '../features/channels/presenter.ts'
import type { ChannelRouteDeps } from '../features/channels/routes/deps.ts'
import type { ChannelDeps, ChannelMetrics } from '../features/channels/service/deps.ts'
import { channelService } from '../features/channels/service.ts'
import type { Db } from '../lib/db/types.ts'
import type { Guards } from '../lib/http/actor.ts'
import { systemResolver } from '../lib/http/guarded-fetch.ts'
import type { AccommodationId } from '../lib/ids.ts'
import type { LocalDate } from '../lib/local-date.ts'
import type { Metrics } from '../lib/metrics.ts'
import { openCalendarReader } from './calendar-reader.ts'
import type { Context } from './context.ts'
import type { Bookings, RecordAudit } from './reservations.ts'
import { productVersion } from './version.ts'

export interface ChannelParts {
  readonly bookings: Bookings
  readonly alert: ChannelDeps['alert']
  readonly closeAlert: ChannelDeps['closeAlert']
  readonly restateAlert: ChannelDeps['restateAlert']
  readonly audit: RecordAudit
}

/** Contract section 1 and reference section 5.6: before a direct booking is confirmed. */
const BEFORE_BOOKING = { maxAgeSeconds: 300, budgetMs: 3_000, insist: true }

/**
 * Calendars of platforms, wired: what comes in (feeds), what goes out (exports), and where both disagree (conflicts).
 *
 * - `channels(db)`: the use cases of features/channels.
 * - `refreshStale(accommodationId)`: to be awaited, outside any transaction, before a direct booking is confirmed.
 * - `conflictsOn(db, from, to)`: for the owner's calendar.
 * - `routeDeps(guards)` for channelRoutes.
 */
export function wireChannels(context: Context, parts: ChannelParts) {
  const { clock, ids, queue, propertyId, zone, config, metrics, database, logger } = context
  const { bookings } = parts
  const channels = channelService({
    clock,
    ids,
    propertyId,
    zone,
    jobs: queue,
    fetcher: feedFetcher(context),
    reader: openCalendarReader(),
    writer: calendarWriter,
    settings: {
      ...RECONCILE_DEFAULTS,
      removalGraceMinutes: config.ical.removalGraceMinutes,
      dropHoldHours: config.ical.dropHoldHours,
      intervalSeconds: config.jobs.icalSeconds,
      maxAgeMinutes: config.ical.maxAgeMinutes,
      baseUrl: config.http.baseUrl,
    },
    occupancy: bookings.occupancy,
    reservations: bookings.reservations,
    cabins: (db) => bookings.lodging(db).listAccommodations({ activeOnly: false }),
    renewExportToken: (db, id, actor) => bookings.lodging(db).renewExportToken(id, actor),
    alert: parts.alert,
    closeAlert: parts.closeAlert,
    restateAlert: parts.restateAlert,
    audit: parts.audit,
    metrics: channelMetrics(metrics),
  })
  return {
    channels,
    refreshStale: (accommodationId: AccommodationId) =>
      channels(database).refreshStale(accommodationId, BEFORE_BOOKING),
    conflictsOn: (db: Db, from: LocalDate, to: LocalDate) => conflictsOn(context, channels(db), { from, to }),
    routeDeps: (guards: Guards): ChannelRouteDeps => ({
      db: database,
      clock,
      zone,
      baseUrl: config.http.baseUrl,
      guards,
      channels,
      onExportFailed: (error) => logger.error({ err: error }, 'calendar_export_failed'),
    }),
  }
}

export type Calendars = ReturnType<typeof wireChannels>

/** The guarded client behind the gate. On a private network nobody has to be spared. */
function feedFetcher({ clock, config, metrics }: Context) {
  const { allowPrivateHosts } = config.ical
  // Some refuse agents they do not know; this form they know, and it still says who asks and where to complain.
  const userAgent = `Mozilla/5.0 (compatible; Tranquera/${productVersion()}; +${config.http.baseUrl})`
  const minSpacingSeconds = allowPrivateHosts ? 0 : POLITE.minSpacingSeconds
  return createPoliteFetcher({
    fetcher: createFeedFetcher({ resolve: systemResolver, allowPrivateHosts, userAgent, clock }),
    gate: new HostGate({ ...POLITE, minSpacingSeconds, clock }),
    allowPrivateHosts,
    clock,
    observe: ({ seconds, openHosts }) => {
      metrics.externalCallDuration.observe({ service: 'calendars' }, seconds)
      metrics.circuitState.set({ service: 'calendars' }, openHosts > 0 ? 2 : 0)
    },
  })
}

function channelMetrics(metrics: Metrics): ChannelMetrics {
  const counters = {
    imported: metrics.icalImported,
    updated: metrics.icalUpdated,
    removed: metrics.icalRemoved,
  }
  return {
    synced: (seconds) => metrics.icalSyncDuration.observe(seconds),
    changed: (what, { accommodationId, channel }, count) =>
      counters[what].inc({ accommodation_id: accommodationId, source: channel }, count),
    failed: (accommodationId, errorType) =>
      metrics.icalErrors.inc({ accommodation_id: accommodationId, error_type: errorType }),
    ages(ages, stalest) {
      metrics.icalSyncAge.reset()
      for (const { accommodationId, minutes } of ages)
        metrics.icalSyncAge.set({ accommodation_id: accommodationId }, minutes)
      metrics.icalLastSyncAge.set(stalest)
    },
  }
}

async function conflictsOn(
  context: Context,
  service: ReturnType<ReturnType<typeof channelService>>,
  span: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<Record<string, unknown>[]> {
  const [open, cabins] = await Promise.all([
    service.conflicts.listOpenBetween(span.from, span.to),
    service.exports.cabins(),
  ])
  const names = new Map(cabins.map((cabin) => [cabin.id, cabin.name]))
  return open.map((conflict) => presentConflict(conflict, [], { zone: context.zone, names }))
}
