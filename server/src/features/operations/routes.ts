import type { Routes } from '../../lib/http/app-type.ts'
import { type DeadLetterRouteDeps, deadLetterRoutes } from './routes/dead-letters.ts'
import { type HealthRouteDeps, healthRoutes } from './routes/health.ts'
import { type LiveRouteDeps, liveRoutes } from './routes/live.ts'
import { type VersionRouteDeps, versionRoutes } from './routes/version.ts'
import { type WatchRouteDeps, watchRoutes } from './routes/watch.ts'

export type OperationsRouteDeps = HealthRouteDeps &
  DeadLetterRouteDeps &
  WatchRouteDeps &
  LiveRouteDeps &
  VersionRouteDeps

/** Health and readiness for machines; dead letters, webhooks, limits and live events for the panel. */
export function operationsRoutes(deps: OperationsRouteDeps): Routes {
  return async (app) => {
    const all = [healthRoutes, deadLetterRoutes, watchRoutes, liveRoutes, versionRoutes]
    for (const routes of all) await routes(deps)(app)
  }
}
