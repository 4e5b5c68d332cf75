import type { Routes } from '../../lib/http/app-type.ts'
import { type AlertRouteDeps, alertRoutes } from './routes/alerts.ts'
import { type NotificationRouteDeps, notificationRoutes } from './routes/notifications.ts'

export type TellingRouteDeps = AlertRouteDeps & NotificationRouteDeps

/** What needs a person, and how a person is told of it. */
export function tellingRoutes(deps: TellingRouteDeps): Routes {
  return async (app) => {
    await alertRoutes(deps)(app)
    await notificationRoutes(deps)(app)
  }
}
