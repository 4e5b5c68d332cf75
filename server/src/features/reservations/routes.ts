import type { App, Routes } from '../../lib/http/app-type.ts'
import type { ReservationRouteDeps } from './routes/deps.ts'
import { groupRoutes } from './routes/groups.ts'
import { importRoutes } from './routes/import.ts'
import { ownerMoves, ownerWrites } from './routes/owner.ts'
import { ownerReads } from './routes/owner-lists.ts'
import { publicRoutes } from './routes/public.ts'

export function reservationRoutes(deps: ReservationRouteDeps): Routes {
  return (app: App) => {
    publicRoutes(app, deps)
    groupRoutes(app, deps)
    importRoutes(app, deps)
    ownerReads(app, deps)
    ownerWrites(app, deps)
    ownerMoves(app, deps)
  }
}
