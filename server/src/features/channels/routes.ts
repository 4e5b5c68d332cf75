import type { App, Routes } from '../../lib/http/app-type.ts'
import { conflictRoutes } from './routes/conflicts.ts'
import type { ChannelRouteDeps } from './routes/deps.ts'
import { exportRoutes } from './routes/exports.ts'
import { feedRoutes } from './routes/feeds.ts'

/** Calendars of platforms: what we read from them, what they read from us, and where both disagree. */
export function channelRoutes(deps: ChannelRouteDeps): Routes {
  return (app: App) => {
    feedRoutes(app, deps)
    conflictRoutes(app, deps)
    exportRoutes(app, deps)
  }
}
