import { conversationStatus, ownerMessageBody } from '@tranquera/contracts/conversations'
import { z } from 'zod'
import type { Db } from '../../../lib/db/types.ts'
import { problem } from '../../../lib/errors.ts'
import { actorOf, type Guards } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { presentTemplate } from '../../messaging/domain/window-templates.ts'
import type { OwnerResult } from '../service/by-owner.ts'
import type { ConversationService } from '../service.ts'

export interface AttendingRouteDeps {
  readonly db: Db
  readonly guards: Guards
  readonly conversations: (db: Db) => Pick<ConversationService, 'takeOver' | 'release' | 'write'>
}

export const conversationParams = z.object({ id: z.string().max(60) })

/** A person in the chat: taking it, writing in it, giving it back to the bot. */
export function attendingRoutes(app: App, deps: AttendingRouteDeps): void {
  const shared = {
    method: 'POST',
    tag: 'Conversations',
    guard: deps.guards.staff,
    problems: ['not_found', 'conflict', 'window_closed'],
  } as const

  operation(app, {
    ...shared,
    url: '/admin/conversations/:id/takeover',
    id: 'takeOverConversation',
    summary: 'Takes the conversation over: the bot is silent until it is given back.',
    schema: { params: conversationParams, response: { 200: conversationStatus } },
    async handler(request) {
      const { id } = request.params
      done(await deps.conversations(deps.db).takeOver(id, actorOf(request)))
      return { id, status: 'human' as const }
    },
  })

  operation(app, {
    ...shared,
    url: '/admin/conversations/:id/release',
    id: 'releaseConversation',
    summary: 'Gives the conversation back to the bot.',
    schema: { params: conversationParams, response: { 200: conversationStatus } },
    async handler(request) {
      const { id } = request.params
      done(await deps.conversations(deps.db).release(id, actorOf(request)))
      return { id, status: 'bot' as const }
    },
  })

  operation(app, {
    ...shared,
    url: '/admin/conversations/:id/messages',
    id: 'writeToGuest',
    summary: 'Writes to the guest; the bot is silent from then on.',
    schema: { params: conversationParams, body: ownerMessageBody, response: { 202: conversationStatus } },
    async handler(request, reply) {
      const { id } = request.params
      done(await deps.conversations(deps.db).write(id, request.body, actorOf(request)))
      return reply.code(202).send({ id, status: 'human' as const })
    },
  })
}

function done(result: OwnerResult): void {
  if (result.ok) return
  if (result.reason === 'not_found') {
    throw problem({ code: 'not_found', detail: 'There is no such conversation.' })
  }
  if (result.reason === 'window_closed') {
    throw problem({
      code: 'window_closed',
      detail: 'The guest last wrote more than 24 hours ago: only an approved template may go.',
      extra: { templates: result.templates.map(presentTemplate) },
    })
  }
  if (result.reason === 'template_not_approved') {
    throw problem({ code: 'conflict', detail: 'WhatsApp has not approved this template yet.' })
  }
  throw problem({
    code: 'conflict',
    detail: 'This guest wrote by e-mail and has no WhatsApp here: answer from your mailbox.',
  })
}
