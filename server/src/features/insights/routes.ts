import { type DashboardView, dashboardSchema } from '@tranquera/contracts/insights'
import type { Db } from '../../lib/db/types.ts'
import type { Guards } from '../../lib/http/actor.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import { operation } from '../../lib/http/operation.ts'
import { presentDashboard } from './presenter.ts'
import type { InsightsService } from './service.ts'

export interface InsightsRouteDeps {
  readonly db: Db
  readonly zone: string
  readonly guards: Guards
  readonly insights: (db: Db) => InsightsService
  /** What is not well, in short. */
  readonly health: () => Promise<DashboardView['health']>
}

export function insightsRoutes(deps: InsightsRouteDeps): Routes {
  return (app: App) => {
    operation(app, {
      method: 'GET',
      url: '/admin/dashboard',
      id: 'getDashboard',
      summary: 'Shows the day and the month at a glance.',
      tag: 'Home',
      guard: deps.guards.reader,
      schema: { response: { 200: dashboardSchema } },
      handler: async () => {
        const [board, health] = await Promise.all([deps.insights(deps.db).dashboard(), deps.health()])
        return presentDashboard(board, { zone: deps.zone, health })
      },
    })
  }
}
