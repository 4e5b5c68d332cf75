import { idParamsSchema, offsetOf, paginate } from '@tranquera/contracts/common'
import { alertPageSchema, alertSchema, alertsQuerySchema } from '@tranquera/contracts/operations'
import type { Db } from '../../lib/db/types.ts'
import { problem } from '../../lib/errors.ts'
import { type Actor, actorOf, type Guards } from '../../lib/http/actor.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import { operation } from '../../lib/http/operation.ts'
import { presentAlert } from './presenter.ts'
import type { AlertService } from './service.ts'

export interface AlertAuditNote {
  readonly actor: Actor
  readonly action: string
  readonly entity: string
  readonly entityId: string
  readonly cause: string
}

export interface AlertRouteDeps {
  readonly db: Db
  readonly zone: string
  readonly guards: Guards
  readonly alerts: (db: Db) => AlertService
  readonly audit: (tx: Db, entry: AlertAuditNote) => Promise<void>
}

/** What needs a person, and that a person has seen to it. */
export function alertRoutes(deps: AlertRouteDeps): Routes {
  return (app: App) => alerts(app, deps)
}

function alerts(app: App, deps: AlertRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/alerts',
    id: 'listAlerts',
    summary: 'Lists what needs a person.',
    tag: 'Watch',
    guard: deps.guards.reader,
    schema: { querystring: alertsQuerySchema, response: { 200: alertPageSchema } },
    handler: async ({ query }) => {
      const page = { limit: query.page_size, offset: offsetOf(query) }
      const { items, total } = await deps.alerts(deps.db).list(query.status, page)
      return {
        items: items.map((alert) => presentAlert(alert, deps.zone)),
        pagination: paginate(query, total),
      }
    },
  })

  operation(app, {
    method: 'POST',
    url: '/admin/alerts/:id/resolve',
    id: 'resolveAlert',
    summary: 'Closes an alert.',
    tag: 'Watch',
    guard: deps.guards.staff,
    problems: ['not_found'],
    schema: { params: idParamsSchema, response: { 200: alertSchema } },
    handler: async (request) => {
      const { id } = request.params
      return deps.db.transaction(async (tx) => {
        const outcome = await deps.alerts(tx).resolve(id)
        if (!outcome.ok) throw problem({ code: 'not_found', detail: 'There is no such alert.' })
        await deps.audit(tx, {
          actor: actorOf(request),
          action: 'alert.resolved',
          entity: 'alert',
          entityId: id,
          cause: 'panel',
        })
        return presentAlert(outcome.alert, deps.zone)
      })
    },
  })
}
