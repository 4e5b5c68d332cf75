import type { Routes } from '../../lib/http/app-type.ts'
import { type DeadLetterRouteDeps, deadLetterRoutes } from './routes/dead-letters.ts'
import { type HealthRouteDeps, healthRoutes } from './routes/health.ts'
import { type LiveRouteDeps, liveRoutes } from './routes/live.ts'
import { type WatchRouteDeps, watchRoutes } from './routes/watch.ts'

export type OperationsRouteDeps = HealthRouteDeps & DeadLetterRouteDeps & WatchRouteDeps & LiveRouteDeps

/** Health and readiness for machines; dead letters, webhooks, limits and live events for the panel. */
export function operationsRoutes(deps: OperationsRouteDeps): Routes {
  return async (app) => {
    for (const routes of [healthRoutes(deps), deadLetterRoutes(deps), watchRoutes(deps), liveRoutes(deps)]) {
      await routes(app)
    }
  }
}
