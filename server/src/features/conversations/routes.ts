import { offsetOf, pageQuerySchema, paginate } from '@tranquera/contracts/common'
import { conversationList, ownerMessageBody, transcript } from '@tranquera/contracts/conversations'
import { z } from 'zod'
import { formatInstant, type Instant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import { problem } from '../../lib/errors.ts'
import { type Actor, actorOf, type Guards } from '../../lib/http/actor.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import { windowClosesAt } from '../messaging/domain/window.ts'
import type { OwnerResult } from './service/by-owner.ts'
import type { ConversationService } from './service.ts'

export interface ConversationRouteDeps {
  readonly db: Db
  readonly zone: string
  readonly guards: Guards
  readonly conversations: (db: Db) => ConversationService
}

const MESSAGES_PER_PAGE = 100

export function conversationRoutes(deps: ConversationRouteDeps): Routes {
  const at = (instant: Instant | null) => (instant ? formatInstant(instant, deps.zone) : null)
  return (app: App) => {
    app.route({
      method: 'GET',
      url: '/admin/conversations',
      preHandler: deps.guards.reader,
      schema: { tags: ['Conversations'], querystring: pageQuerySchema, response: { 200: conversationList } },
      async handler(request) {
        const { query } = request
        const { items, total } = await deps
          .conversations(deps.db)
          .list({ limit: query.page_size, offset: offsetOf(query) })
        return {
          items: items.map((one) => ({
            id: one.id as string,
            guest: {
              id: one.guest.id as string,
              name: one.guest.name,
              phone: one.guest.phone,
              email: one.guest.email,
              language: one.guest.language,
            },
            status: one.status,
            unread: one.unread,
            last_message: one.last_text,
            last_message_at: at(one.last_message_at),
            window_expires_at: at(one.last_inbound_at ? windowClosesAt(one.last_inbound_at) : null),
            reservation_codes: one.reservation_codes,
          })),
          pagination: paginate(query, total),
        }
      },
    })

    app.route({
      method: 'GET',
      url: '/admin/conversations/:id/messages',
      preHandler: deps.guards.reader,
      schema: {
        tags: ['Conversations'],
        params: z.object({ id: z.string().max(60) }),
        querystring: pageQuerySchema.extend({
          page_size: z.coerce.number().int().min(1).max(MESSAGES_PER_PAGE).default(MESSAGES_PER_PAGE),
        }),
        response: { 200: transcript },
      },
      async handler(request) {
        const { query } = request
        const found = await deps
          .conversations(deps.db)
          .transcript(request.params.id, { limit: query.page_size, offset: offsetOf(query) })
        if (!found) throw problem({ code: 'not_found', detail: 'There is no such conversation.' })
        return {
          items: found.items.map((message) => ({
            ...message,
            at: formatInstant(message.at, deps.zone),
            understanding: message.understanding ?? null,
          })),
          pagination: paginate(query, found.total),
        }
      },
    })
    ownersPart(app, deps)
  }
}

/** A person in the chat: taking it, writing in it, giving it back to the bot. */
function ownersPart(app: App, deps: ConversationRouteDeps): void {
  const shared = { method: 'POST', preHandler: deps.guards.staff } as const
  const schema = { tags: ['Conversations'], params: z.object({ id: z.string().max(60) }) }
  const handOver = (path: string, act: (id: string, actor: Actor) => Promise<OwnerResult>) =>
    app.route({
      ...shared,
      url: `/admin/conversations/:id/${path}`,
      schema: { ...schema, response: { 200: z.object({ id: z.string(), status: z.string() }) } },
      async handler(request) {
        const { id } = request.params
        done(await act(id, actorOf(request)))
        return { id, status: path === 'release' ? 'bot' : 'human' }
      },
    })
  handOver('takeover', (id, actor) => deps.conversations(deps.db).takeOver(id, actor))
  handOver('release', (id, actor) => deps.conversations(deps.db).release(id, actor))

  app.route({
    ...shared,
    url: '/admin/conversations/:id/messages',
    schema: {
      ...schema,
      body: ownerMessageBody,
      response: { 202: z.object({ id: z.string(), status: z.string() }) },
    },
    async handler(request, reply) {
      const { id } = request.params
      done(await deps.conversations(deps.db).write(id, request.body.text, actorOf(request)))
      return reply.code(202).send({ id, status: 'human' })
    },
  })
}

function done(result: OwnerResult): void {
  if (result.ok) return
  if (result.reason === 'not_found') {
    throw problem({ code: 'not_found', detail: 'There is no such conversation.' })
  }
  throw problem({
    code: 'conflict',
    detail: 'This guest wrote by e-mail and has no WhatsApp here: answer from your mailbox.',
  })
}
