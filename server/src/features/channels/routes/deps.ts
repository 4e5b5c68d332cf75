import type { Clock } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { Guards } from '../../../lib/http/actor.ts'
import type { ChannelService } from '../service.ts'

/** What the routes of calendars are given; here and not in `routes.ts`, which gathers them. */
export interface ChannelRouteDeps {
  readonly db: Db
  readonly clock: Clock
  /** IANA zone of the property. */
  readonly zone: string
  /** Public address of the product, without a slash at the end. */
  readonly baseUrl: string
  readonly guards: Guards
  readonly channels: (db: Db) => ChannelService
  readonly onExportFailed: (error: unknown) => void
}

/** Names of the cabins by id, those that are no longer offered too. */
export async function cabinNames({
  channels,
  db,
}: Pick<ChannelRouteDeps, 'channels' | 'db'>): Promise<Map<string, string>> {
  const cabins = await channels(db).exports.cabins()
  return new Map(cabins.map((cabin) => [cabin.id, cabin.name]))
}
