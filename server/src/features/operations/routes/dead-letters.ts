import { idParamsSchema, offsetOf, pageQuerySchema, paginate } from '@tranquera/contracts/common'
import { deadLetterOutcomeSchema, deadLetterPageSchema } from '@tranquera/contracts/operations'
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
    endDeadLetter(app, deps, 'retry')
    endDeadLetter(app, deps, 'discard')
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
        })),
        pagination: paginate(query, total),
      }
    },
  })
}

function endDeadLetter(app: App, deps: DeadLetterRouteDeps, step: 'retry' | 'discard'): void {
  const outcome = step === 'retry' ? ('retried' as const) : ('discarded' as const)
  operation(app, {
    method: 'POST',
    url: `/admin/dead-letters/:id/${step}`,
    id: step === 'retry' ? 'retryDeadLetter' : 'discardDeadLetter',
    summary: step === 'retry' ? 'Tries work that failed once more.' : 'Gives up work that failed.',
    tag: 'Messages',
    guard: deps.guards.staff,
    problems: ['not_found'],
    schema: { params: idParamsSchema, response: { 200: deadLetterOutcomeSchema } },
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

function note(deps: DeadLetterRouteDeps, tx: Db, entry: Omit<AuditNote, 'cause'>): Promise<void> {
  return deps.audit(tx, { ...entry, cause: 'panel' })
}
