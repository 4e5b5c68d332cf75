import { idParamsSchema, offsetOf, pageQuerySchema, paginate } from '@tranquera/contracts/common'
import {
  alertPageSchema,
  alertSchema,
  alertsQuerySchema,
  deadLetterOutcomeSchema,
  deadLetterPageSchema,
} from '@tranquera/contracts/operations'
import { formatInstant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { problem } from '../../../lib/errors.ts'
import { type Actor, actorOf, type Guards } from '../../../lib/http/actor.ts'
import type { App, Routes } from '../../../lib/http/app-type.ts'
import type { DeadLetterStore } from '../../../lib/queue/dead-letters.ts'
import { presentAlert } from '../presenter.ts'
import type { AlertService } from '../service.ts'

export interface AuditNote {
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
  readonly deadLetters: DeadLetterStore
  readonly audit: (tx: Db, entry: AuditNote) => Promise<void>
}

/** What needs a person: open problems, and jobs that failed as often as they may. */
export function alertRoutes(deps: AlertRouteDeps): Routes {
  return (app: App) => {
    alerts(app, deps)
    listDeadLetters(app, deps)
    settleDeadLetter(app, deps, 'retry')
    settleDeadLetter(app, deps, 'discard')
  }
}

function alerts(app: App, deps: AlertRouteDeps): void {
  app.route({
    method: 'GET',
    url: '/admin/alerts',
    preHandler: deps.guards.reader,
    schema: { tags: ['Watch'], querystring: alertsQuerySchema, response: { 200: alertPageSchema } },
    handler: async ({ query }) => {
      const page = { limit: query.page_size, offset: offsetOf(query) }
      const { items, total } = await deps.alerts(deps.db).list(query.status, page)
      return {
        items: items.map((alert) => presentAlert(alert, deps.zone)),
        pagination: paginate(query, total),
      }
    },
  })

  app.route({
    method: 'POST',
    url: '/admin/alerts/:id/resolve',
    preHandler: deps.guards.staff,
    schema: { tags: ['Watch'], params: idParamsSchema, response: { 200: alertSchema } },
    handler: async (request) => {
      const { id } = request.params
      return deps.db.transaction(async (tx) => {
        const outcome = await deps.alerts(tx).resolve(id)
        if (!outcome.ok) throw problem({ code: 'not_found', detail: 'There is no such alert.' })
        await note(deps, tx, {
          actor: actorOf(request),
          action: 'alert.resolved',
          entity: 'alert',
          entityId: id,
        })
        return presentAlert(outcome.alert, deps.zone)
      })
    },
  })
}

function listDeadLetters(app: App, deps: AlertRouteDeps): void {
  app.route({
    method: 'GET',
    url: '/admin/dead-letters',
    preHandler: deps.guards.reader,
    schema: { tags: ['Messages'], querystring: pageQuerySchema, response: { 200: deadLetterPageSchema } },
    handler: async ({ query }) => {
      const { items, total } = await deps.deadLetters.list(query.page_size, offsetOf(query))
      return {
        items: items.map((letter) => ({
          id: letter.id,
          queue: letter.queue,
          error: letter.error,
          attempts: letter.attempts,
          failed_at: formatInstant(letter.failedAt, deps.zone),
        })),
        pagination: paginate(query, total),
      }
    },
  })
}

function settleDeadLetter(app: App, deps: AlertRouteDeps, step: 'retry' | 'discard'): void {
  const outcome = step === 'retry' ? ('retried' as const) : ('discarded' as const)
  app.route({
    method: 'POST',
    url: `/admin/dead-letters/:id/${step}`,
    preHandler: deps.guards.staff,
    schema: { tags: ['Messages'], params: idParamsSchema, response: { 200: deadLetterOutcomeSchema } },
    handler: async (request) => {
      const { id } = request.params
      if (!(await deps.deadLetters[step](id))) {
        throw problem({ code: 'not_found', detail: 'There is no such dead letter.' })
      }
      const entry = { actor: actorOf(request), entity: 'dead_letter', entityId: id }
      await note(deps, deps.db, { ...entry, action: `dead_letter.${outcome}` })
      return { id, outcome }
    },
  })
}

function note(deps: AlertRouteDeps, tx: Db, entry: Omit<AuditNote, 'cause'>): Promise<void> {
  return deps.audit(tx, { ...entry, cause: 'panel' })
}
