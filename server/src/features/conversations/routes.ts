import { offsetOf, paginate } from '@tranquera/contracts/common'
import {
  conversationList,
  conversationListQuery,
  conversationView,
  savedReplies,
  transcript,
  transcriptQuery,
} from '@tranquera/contracts/conversations'
import { z } from 'zod'
import { formatInstant, type Instant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import { problem } from '../../lib/errors.ts'
import type { Guards } from '../../lib/http/actor.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import { operation } from '../../lib/http/operation.ts'
import { windowClosesAt } from '../messaging/domain/window-templates.ts'
import { type FileSource, fileOf, mayBeShown } from './domain/files.ts'
import { attendingRoutes, conversationParams } from './routes/attending.ts'
import { presentVoice, voiceRoute } from './routes/voice.ts'
import type { ConversationService } from './service.ts'

export interface ConversationRouteDeps {
  readonly db: Db
  readonly zone: string
  readonly guards: Guards
  readonly conversations: (db: Db) => ConversationService
  /** The bytes of a message; undefined when they are gone, or cannot be had now. */
  readonly file: (
    db: Db,
    source: FileSource,
  ) => Promise<{ readonly bytes: Uint8Array; readonly mime: string } | undefined>
}

type Listed = Awaited<ReturnType<ConversationService['list']>>['items'][number]

export function conversationRoutes(deps: ConversationRouteDeps): Routes {
  const at = (instant: Instant | null) => (instant ? formatInstant(instant, deps.zone) : null)
  const present = (one: Listed) => ({
    id: one.id,
    guest: {
      id: one.guest.id,
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
  })
  return (app: App) => {
    operation(app, {
      method: 'GET',
      url: '/admin/conversations',
      id: 'listConversations',
      summary: 'Lists conversations, the latest first.',
      tag: 'Conversations',
      guard: deps.guards.reader,
      schema: { querystring: conversationListQuery, response: { 200: conversationList } },
      async handler(request) {
        const { query } = request
        const { items, total, ...far } = await deps.conversations(deps.db).list({
          limit: query.page_size,
          offset: offsetOf(query),
          cursor: query.cursor,
          status: query.status,
          text: query.q,
        })
        return { items: items.map(present), pagination: paginate(query, total, far) }
      },
    })

    operation(app, {
      method: 'GET',
      url: '/admin/conversations/:id',
      id: 'getConversation',
      summary: 'Shows who a conversation is with and who answers in it.',
      tag: 'Conversations',
      guard: deps.guards.reader,
      problems: ['not_found'],
      schema: { params: conversationParams, response: { 200: conversationView } },
      async handler(request) {
        const { items } = await deps
          .conversations(deps.db)
          .list({ limit: 1, offset: 0, counted: false, id: request.params.id })
        const [one] = items
        if (!one) throw problem({ code: 'not_found', detail: 'There is no such conversation.' })
        return present(one)
      },
    })

    operation(app, {
      method: 'GET',
      url: '/admin/conversations/:id/messages',
      id: 'listMessages',
      summary: 'Shows what was said in a conversation, newest first.',
      tag: 'Conversations',
      guard: deps.guards.reader,
      problems: ['not_found'],
      schema: {
        params: conversationParams,
        querystring: transcriptQuery,
        response: { 200: transcript },
      },
      async handler(request) {
        const { query } = request
        const found = await deps.conversations(deps.db).transcript(request.params.id, query)
        if (!found) throw problem({ code: 'not_found', detail: 'There is no such conversation.' })
        return {
          items: found.items.map((message) => ({
            ...message,
            file: presentFile(request.params.id, message),
            at: formatInstant(message.at, deps.zone),
            understanding: message.understanding ?? null,
            voice: presentVoice(request.params.id, message),
          })),
          pagination: paginate({ page: 1, page_size: query.limit }, found.total),
        }
      },
    })
    voiceRoute(app, deps)
    fileRoute(app, deps)
    attendingRoutes(app, deps)
    savedPart(app, deps)
  }
}

function presentFile(
  conversation: string,
  { id, content }: { readonly id: string; readonly content: unknown },
) {
  const file = fileOf(content)
  if (!file) return null
  const { kind, name } = file
  return { kind, name, url: `/api/v1/admin/conversations/${conversation}/messages/${id}/file` }
}

const messageParams = conversationParams.extend({ message: z.string().max(60) })

function fileRoute(app: App, deps: ConversationRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/conversations/:id/messages/:message/file',
    id: 'getMessageFile',
    summary: 'Sends the picture, film or paper of a message.',
    tag: 'Conversations',
    guard: deps.guards.reader,
    problems: ['not_found'],
    file: { type: 'application/octet-stream', holds: 'The file as it came.' },
    schema: { params: messageParams },
    async handler(request, reply) {
      const { id, message } = request.params
      const content = await deps.conversations(deps.db).contentOf(id, message)
      const file = fileOf(content)
      const got = file && (await deps.file(deps.db, file.source))
      if (!got) throw problem({ code: 'not_found', detail: 'This file is not there any more.' })
      const name = (file.name ?? `${file.kind}`).replace(/[^\w.-]/g, '_')
      const isShown = mayBeShown(got.mime)
      return reply
        .type(isShown ? got.mime : 'application/octet-stream')
        .header('cache-control', 'private, max-age=3600')
        .header('content-disposition', `${isShown ? 'inline' : 'attachment'}; filename="${name}"`)
        .send(Buffer.from(got.bytes))
    },
  })
}

/** What people of the house say often. */
function savedPart(app: App, deps: ConversationRouteDeps): void {
  const shared = { url: '/admin/saved-replies', tag: 'Conversations' } as const
  operation(app, {
    ...shared,
    method: 'GET',
    id: 'listSavedReplies',
    summary: 'Lists the answers that are ready to be used.',
    guard: deps.guards.reader,
    schema: { response: { 200: savedReplies } },
    handler: () => deps.conversations(deps.db).savedReplies(),
  })
  operation(app, {
    ...shared,
    method: 'PUT',
    id: 'keepSavedReplies',
    summary: 'Keeps these answers in the place of those before.',
    guard: deps.guards.staff,
    schema: { body: savedReplies, response: { 200: savedReplies } },
    handler: (request) => deps.conversations(deps.db).keepSavedReplies(request.body),
  })
}
