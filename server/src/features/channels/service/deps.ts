import type { Clock } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { AccommodationId, Ids, PropertyId } from '../../../lib/ids.ts'
import type { Jobs } from '../../../lib/queue/job.ts'
import type { CloseAlert, RaiseAlert, RestateAlert } from '../../notifications/domain/alert.ts'
import type { OccupancyService } from '../../occupancy/service.ts'
import type { ReservationService } from '../../reservations/service.ts'
import type { AuditEntry } from '../../staff/domain/audit.ts'
import type { Channel } from '../domain/platforms.ts'
import type { ReconcileSettings } from '../domain/reconcile-settings.ts'
import type { CalendarReader, CalendarWriter, FeedFetcher } from '../ports.ts'

export interface ChannelCabin {
  readonly id: AccommodationId
  readonly name: string
  /** A secret: whoever has it reads our calendar. */
  readonly icalExportToken: string
}

export interface ChannelDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly propertyId: PropertyId
  /** IANA zone of the property: whose midnight a stay begins and ends at. */
  readonly zone: string
  readonly jobs: Jobs
  readonly fetcher: FeedFetcher
  readonly reader: CalendarReader
  readonly writer: CalendarWriter
  readonly settings: Omit<ReconcileSettings, 'zone' | 'ownDomain' | 'importClosures'> & {
    /** JOB_ICAL_INTERVAL_SECONDS */
    readonly intervalSeconds: number
    /** ICAL_SYNC_MAX_AGE_MINUTES */
    readonly maxAgeMinutes: number
    /** Public address of the product, without a slash at the end. */
    readonly baseUrl: string
  }
  readonly occupancy: (db: Db) => OccupancyService
  readonly reservations: (
    db: Db,
  ) => Pick<ReservationService, 'cancel' | 'lockById' | 'findById' | 'listByIds' | 'alternatives'>
  /** Withdrawn cabins too: their calendars stay true until the last stay is over. */
  readonly cabins: (db: Db) => Promise<readonly ChannelCabin[]>
  /** Makes another secret; the address that platforms know stops working. */
  readonly renewExportToken: (db: Db, id: AccommodationId, actor: Actor) => Promise<void>
  readonly alert: RaiseAlert
  readonly closeAlert: CloseAlert
  readonly restateAlert: RestateAlert
  readonly audit: (tx: Db, entry: AuditEntry) => Promise<void>
  readonly metrics: ChannelMetrics
}

export interface ChannelMetrics {
  synced(seconds: number): void
  changed(
    what: 'imported' | 'updated' | 'removed',
    of: { readonly accommodationId: AccommodationId; readonly channel: Channel },
    count: number,
  ): void
  failed(accommodationId: AccommodationId, errorType: string): void
  ages(
    ages: readonly { readonly accommodationId: AccommodationId; readonly minutes: number }[],
    stalest: number,
  ): void
}

/** Host of the public address: the domain of the UIDs we write. */
export function hostOf(deps: Pick<ChannelDeps, 'settings'>): string {
  return new URL(deps.settings.baseUrl).hostname
}
