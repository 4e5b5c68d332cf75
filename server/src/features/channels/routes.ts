import type { Clock } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { Guards } from '../../lib/http/actor.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import { conflictRoutes } from './routes/conflicts.ts'
import { exportRoutes } from './routes/exports.ts'
import { feedRoutes } from './routes/feeds.ts'
import type { ChannelService } from './service.ts'

export interface ChannelRouteDeps {
  readonly db: Db
  readonly clock: Clock
  readonly zone: string
  /** Public address of the product, without a slash at the end. */
  readonly baseUrl: string
  readonly guards: Guards
  readonly channels: (db: Db) => ChannelService
  readonly onExportFailed: (error: unknown) => void
}

/** Calendars of platforms: what we read from them, what they read from us, and where both disagree. */
export function channelRoutes(deps: ChannelRouteDeps): Routes {
  return (app: App) => {
    feedRoutes(app, deps)
    conflictRoutes(app, deps)
    exportRoutes(app, deps)
  }
}
