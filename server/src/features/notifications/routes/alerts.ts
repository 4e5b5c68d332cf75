import { idParamsSchema, offsetOf, paginate } from '@tranquera/contracts/common'
import { alertPageSchema, alertSchema, alertsQuerySchema } from '@tranquera/contracts/operations'
import type { Db } from '../../../lib/db/types.ts'
import { problem } from '../../../lib/errors.ts'
import { type Actor, actorOf, type Guards } from '../../../lib/http/actor.ts'
import type { App, Routes } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import type { Alert } from '../domain/alert.ts'
import { presentAlert } from '../presenter.ts'
import type { TellingSettingsService } from '../service/settings.ts'
import type { AlertService } from '../service.ts'

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
  readonly settings: (db: Db) => Pick<TellingSettingsService, 'read'>
  readonly audit: (tx: Db, entry: AlertAuditNote) => Promise<void>
}

/** What needs a person, and that a person has seen to it. */
export function alertRoutes(deps: AlertRouteDeps): Routes {
  return (app: App) => {
    listAlerts(app, deps)
    touchAlert(app, deps, 'see')
    touchAlert(app, deps, 'resolve')
  }
}

function listAlerts(app: App, deps: AlertRouteDeps): void {
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
      return { items: await present(deps, deps.db, items), pagination: paginate(query, total) }
    },
  })
}

const TOUCHES = {
  see: { path: 'seen', id: 'seeAlert', summary: 'Says that somebody has seen an alert: it rings no more.' },
  resolve: { path: 'resolve', id: 'resolveAlert', summary: 'Closes an alert.' },
} as const

function touchAlert(app: App, deps: AlertRouteDeps, how: keyof typeof TOUCHES): void {
  const { path, id: operationId, summary } = TOUCHES[how]
  operation(app, {
    method: 'POST',
    url: `/admin/alerts/:id/${path}`,
    id: operationId,
    summary,
    tag: 'Watch',
    guard: deps.guards.staff,
    problems: ['not_found'],
    schema: { params: idParamsSchema, response: { 200: alertSchema } },
    handler: async (request) => {
      const { id } = request.params
      return deps.db.transaction(async (tx) => {
        const outcome = await deps.alerts(tx)[how](id)
        if (!outcome.ok) throw problem({ code: 'not_found', detail: 'There is no such alert.' })
        await deps.audit(tx, {
          actor: actorOf(request),
          action: how === 'see' ? 'alert.seen' : 'alert.resolved',
          entity: 'alert',
          entityId: id,
          cause: 'panel',
        })
        const [shown] = await present(deps, tx, [outcome.alert])
        if (!shown) throw new Error('One alert is presented as one')
        return shown
      })
    },
  })
}

async function present(deps: AlertRouteDeps, db: Db, alerts: readonly Alert[]) {
  const { settings } = await deps.settings(db).read()
  const tellings = await deps.alerts(db).tellingsOf(alerts.map(({ id }) => id))
  return alerts.map((alert) =>
    presentAlert(alert, tellings, { zone: deps.zone, language: settings.language }),
  )
}
