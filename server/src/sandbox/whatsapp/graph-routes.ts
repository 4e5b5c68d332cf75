import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { addSeconds } from '../../lib/clock.ts'
import { sameSecret } from '../../lib/ids.ts'
import { type Answer, answerUnderFault, jsonBody } from '../http.ts'
import { graphErrorBody, type Refusal, refuse, unknownObject } from './graph-error.ts'
import {
  createTemplate,
  deleteMedia,
  describeObject,
  idOf,
  listSubscriptions,
  listTemplates,
  mediaBytes,
  upload,
} from './graph-objects.ts'
import { acceptSend } from './sending.ts'
import { type State, setTyping, show } from './state.ts'
import type { Webhooks } from './webhooks.ts'

const TYPING_SECONDS = 25

const readBody = z.object({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: z.string(),
  typing_indicator: z.object({ type: z.literal('text') }).optional(),
})

export function registerGraphRoutes(app: FastifyInstance, state: State, webhooks: Webhooks): void {
  /** Every Graph route: token first, then the injected fault, then the work. */
  const guarded =
    (
      point: string | ((request: FastifyRequest) => string),
      work: (request: FastifyRequest) => Promise<Answer> | Answer,
    ) =>
    (request: FastifyRequest, reply: FastifyReply) => {
      const denied = tokenRefusal(state, request)
      if (denied) return reply.code(denied.status ?? 401).send(graphErrorBody(denied))
      const fault = state.faults.strike(typeof point === 'string' ? point : point(request))
      return answerUnderFault(reply, {
        fault,
        work: () => work(request),
        failure: ({ code, detail }) =>
          graphErrorBody({ code: code ?? 131000, details: detail ?? 'Injected failure' }),
      })
    }

  // Graph keeps good time and says it in every answer.
  app.addHook('onSend', async (_request, reply) => {
    reply.header('date', new Date(state.options.clock.now().epochMilliseconds).toUTCString())
  })
  const version = '/:version(^v\\d+\\.\\d+$)'
  app.post(`${version}/:id/messages`, async (request, reply) => {
    const isRead = readBody.safeParse(jsonBody(request.body)).success
    if (isRead)
      return guarded('mark_read', (one) => onOwnNumber(state, one, () => markRead(state, one.body)))(
        request,
        reply,
      )
    return sendUnderFault({ state, webhooks }, request, reply)
  })
  app.post(
    `${version}/:id/media`,
    guarded('media_upload', (request) => onOwnNumber(state, request, () => upload(state, request))),
  )
  app.get(
    `${version}/:id/message_templates`,
    guarded('templates', (request) => listTemplates(state, request)),
  )
  app.post(
    `${version}/:id/message_templates`,
    guarded('templates', (request) => createTemplate(state, webhooks, request)),
  )
  app.get(
    `${version}/:id/subscribed_apps`,
    guarded('subscription', (request) => listSubscriptions(state, request)),
  )
  app.get(
    `${version}/:id`,
    guarded(
      (request) => (idOf(request) === state.options.phoneId ? 'number' : 'media_descriptor'),
      (request) => describeObject(state, request),
    ),
  )
  app.delete(
    `${version}/:id`,
    guarded('media_descriptor', (request) => deleteMedia(state, request)),
  )
  app.get('/whatsapp_business/attachments/', async (request, reply) => {
    if (tokenRefusal(state, request)) return reply.code(401).send('')
    const fault = state.faults.strike('media_bytes')
    return answerUnderFault(reply, { fault, work: () => mediaBytes(state, request), failure: () => '' })
  })
}

function sendUnderFault(
  { state, webhooks }: { readonly state: State; readonly webhooks: Webhooks },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const denied = tokenRefusal(state, request)
  if (denied) return reply.code(denied.status ?? 401).send(graphErrorBody(denied))
  const fault = state.faults.strike('messages')
  const failLater = fault?.kind === 'fail_later' ? fault.code : undefined
  return answerUnderFault(reply, {
    fault,
    work: () =>
      onOwnNumber(state, request, () => {
        if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
          return refuse({ code: 100, details: 'The parameter messaging_product is required.' })
        return acceptSend(state, webhooks, { body: jsonBody(request.body), failLater })
      }),
    failure: ({ code, detail }) =>
      graphErrorBody({ code: code ?? 131000, details: detail ?? 'Injected failure' }),
  })
}

function tokenRefusal(state: State, request: FastifyRequest): Refusal | undefined {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined)
    return { code: 190, details: 'An access token is required to request this resource.' }
  if (!sameSecret(token, state.options.accessToken))
    return { code: 190, details: 'Invalid OAuth access token.' }
  if (state.settings.permissions === 'none')
    return { code: 10, details: 'Application does not have permission for this action', status: 403 }
  return undefined
}

async function onOwnNumber(
  state: State,
  request: FastifyRequest,
  work: () => Promise<Answer> | Answer,
): Promise<Answer> {
  if (idOf(request) !== state.options.phoneId) return refuse(unknownObject(idOf(request)))
  if (state.settings.numberStatus !== 'CONNECTED')
    return refuse({ code: 133010, details: 'The account is not registered' })
  return work()
}

/** Marks the message and everything the guest wrote before it. */
function markRead(state: State, body: unknown): Answer {
  const { message_id: id, typing_indicator: typing } = readBody.parse(jsonBody(body))
  for (const guest of state.guests.values()) {
    const upTo = guest.messages.findIndex((one) => one.id === id && one.from === 'guest')
    if (upTo < 0) continue
    for (const message of guest.messages.slice(0, upTo + 1)) {
      if (message.from !== 'guest' || message.status === 'read') continue
      message.status = 'read'
      show(state, guest, message)
    }
    if (typing) setTyping(state, guest, addSeconds(state.options.clock.now(), TYPING_SECONDS))
    return { status: 200, body: { success: true } }
  }
  return refuse({ code: 100, details: 'message_id: does not exist' })
}
