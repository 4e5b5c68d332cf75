import { idParamsSchema, offsetOf, pageQuerySchema, paginate } from '@tranquera/contracts/common'
import {
  deadLetterOutcomeSchema,
  deadLetterPageSchema,
  deadLettersRetriedSchema,
  discardBody,
} from '@tranquera/contracts/operations'
import { formatInstant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { problem } from '../../../lib/errors.ts'
import { type Actor, actorOf, type Guards } from '../../../lib/http/actor.ts'
import type { App, Routes } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import type { DeadLetterStore } from '../../../lib/queue/dead-letters.ts'

export interface AuditNote {
  readonly actor: Actor
  readonly action: string
  readonly entity: string
  readonly entityId: string
  readonly cause: string
}

export interface DeadLetterRouteDeps {
  readonly db: Db
  readonly zone: string
  readonly guards: Guards
  readonly deadLetters: DeadLetterStore
  readonly audit: (tx: Db, entry: AuditNote) => Promise<void>
}

/** Jobs that failed as often as they may: a person retries or discards them. */
export function deadLetterRoutes(deps: DeadLetterRouteDeps): Routes {
  return (app: App) => {
    listDeadLetters(app, deps)
    retryOne(app, deps)
    retryAll(app, deps)
    discardOne(app, deps)
  }
}

function listDeadLetters(app: App, deps: DeadLetterRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/dead-letters',
    id: 'listDeadLetters',
    summary: 'Lists work that failed as often as it may.',
    tag: 'Messages',
    guard: deps.guards.reader,
    schema: { querystring: pageQuerySchema, response: { 200: deadLetterPageSchema } },
    handler: async ({ query }) => {
      const { items, total } = await deps.deadLetters.list(query.page_size, offsetOf(query))
      return {
        items: items.map((letter) => ({
          id: letter.id,
          queue: letter.queue,
          error: letter.error,
          attempts: letter.attempts,
          failed_at: formatInstant(letter.failedAt, deps.zone),
          trace_id: letter.traceId,
        })),
        pagination: paginate(query, total),
      }
    },
  })
}

function retryOne(app: App, deps: DeadLetterRouteDeps): void {
  operation(app, {
    method: 'POST',
    url: '/admin/dead-letters/:id/retry',
    id: 'retryDeadLetter',
    summary: 'Tries work that failed once more.',
    tag: 'Messages',
    guard: deps.guards.staff,
    problems: ['not_found'],
    schema: { params: idParamsSchema, response: { 200: deadLetterOutcomeSchema } },
    handler: async (request) => {
      const { id } = request.params
      if (!(await deps.deadLetters.retry(id))) throw noSuchLetter()
      await note(deps, request, { id, action: 'dead_letter.retried', cause: 'panel' })
      return { id, outcome: 'retried' as const }
    },
  })
}

function retryAll(app: App, deps: DeadLetterRouteDeps): void {
  operation(app, {
    method: 'POST',
    url: '/admin/dead-letters/retry-all',
    id: 'retryDeadLetters',
    summary: 'Tries everything that failed once more.',
    tag: 'Messages',
    guard: deps.guards.staff,
    schema: { response: { 200: deadLettersRetriedSchema } },
    handler: async (request) => {
      const ids = await deps.deadLetters.retryAll()
      for (const id of ids) await note(deps, request, { id, action: 'dead_letter.retried', cause: 'panel' })
      return { retried: ids.length }
    },
  })
}

function discardOne(app: App, deps: DeadLetterRouteDeps): void {
  operation(app, {
    method: 'POST',
    url: '/admin/dead-letters/:id/discard',
    id: 'discardDeadLetter',
    summary: 'Gives up work that failed, and says why.',
    tag: 'Messages',
    guard: deps.guards.staff,
    problems: ['not_found'],
    schema: { params: idParamsSchema, body: discardBody, response: { 200: deadLetterOutcomeSchema } },
    handler: async (request) => {
      const { id } = request.params
      if (!(await deps.deadLetters.discard(id))) throw noSuchLetter()
      await note(deps, request, { id, action: 'dead_letter.discarded', cause: request.body.reason })
      return { id, outcome: 'discarded' as const }
    },
  })
}

function noSuchLetter() {
  return problem({ code: 'not_found', detail: 'There is no such dead letter.' })
}

function note(
  deps: DeadLetterRouteDeps,
  request: Parameters<typeof actorOf>[0],
  of: { readonly id: string; readonly action: string; readonly cause: string },
): Promise<void> {
  const { id, action, cause } = of
  return deps.audit(deps.db, { actor: actorOf(request), entity: 'dead_letter', entityId: id, action, cause })
}
