import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { addSeconds, instantFromMs, isBefore } from '../../lib/clock.ts'
import { sameSecret } from '../../lib/ids.ts'
import { type Answer, answerUnderFault, jsonBody, rawBody } from '../http.ts'
import { graphErrorBody, type Refusal, refuse, unknownObject } from './graph-error.ts'
import {
  findMedia,
  keepMedia,
  kindOfMime,
  mediaHash,
  mediaPath,
  mediaRefusal,
  sha256Base64,
  UPLOAD_TTL_SECONDS,
} from './media.ts'
import { acceptSend } from './sending.ts'
import { newObjectId, type State, setTyping, show } from './state.ts'
import { parseTemplate, templateKey } from './templates.ts'
import type { Webhooks } from './webhooks.ts'

const TYPING_SECONDS = 25

const objectParams = z.object({ id: z.string() })
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

function idOf(request: FastifyRequest): string {
  return objectParams.parse(request.params).id
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

async function upload(state: State, request: FastifyRequest): Promise<Answer> {
  const contentType = request.headers['content-type'] ?? ''
  if (!contentType.startsWith('multipart/form-data'))
    return refuse({ code: 100, details: '(#100) The parameter messaging_product is required.' })
  // the platform's own multipart reader: the sandbox needs no parser of its own
  const form = await new Response(new Uint8Array(rawBody(request.body)), {
    headers: { 'content-type': contentType },
  }).formData()
  if (form.get('messaging_product') !== 'whatsapp')
    return refuse({ code: 100, details: '(#100) The parameter messaging_product is required.' })
  const file = form.get('file')
  if (file === null || typeof file === 'string')
    return refuse({ code: 100, details: '(#100) The parameter file is required.' })
  const mime = String(form.get('type') ?? file.type)
  const bytes = Buffer.from(await file.arrayBuffer())
  const refusal = mediaRefusal(kindOfMime(mime), mime, bytes.length)
  if (refusal) return refuse({ code: 100, details: refusal })
  const media = keepMedia(state, { bytes, mime, filename: file.name, ttlSeconds: UPLOAD_TTL_SECONDS })
  return { status: 200, body: { id: media.id } }
}

function describeObject(state: State, request: FastifyRequest): Answer {
  const id = idOf(request)
  if (id === state.options.phoneId) return { status: 200, body: describeNumber(state) }
  const media = findMedia(state, id)
  const asked = z.object({ phone_number_id: z.string().optional() }).parse(request.query).phone_number_id
  if (!media || (asked !== undefined && asked !== state.options.phoneId)) return refuse(unknownObject(id))
  return {
    status: 200,
    body: {
      messaging_product: 'whatsapp',
      url: `${request.protocol}://${request.host}${mediaPath(state, media)}`,
      mime_type: media.mime,
      sha256: sha256Base64(media.bytes),
      file_size: media.bytes.length,
      id: media.id,
    },
  }
}

function describeNumber(state: State): unknown {
  return {
    verified_name: state.options.verifiedName ?? 'Tranquera',
    display_phone_number: `+${state.displayPhoneNumber}`,
    quality_rating: state.settings.qualityRating,
    throughput: { level: 'STANDARD' },
    status: state.settings.numberStatus,
    whatsapp_business_manager_messaging_limit: 'TIER_250',
    id: state.options.phoneId,
  }
}

function deleteMedia(state: State, request: FastifyRequest): Answer {
  const id = idOf(request)
  return state.media.delete(id) ? { status: 200, body: { success: true } } : refuse(unknownObject(id))
}

const mediaQuery = z.object({ mid: z.string(), ext: z.coerce.number(), hash: z.string() })

function mediaBytes(state: State, request: FastifyRequest): Answer {
  const query = mediaQuery.safeParse(request.query)
  const media = query.success ? findMedia(state, query.data.mid) : undefined
  if (!query.success || !media) return { status: 404, body: '' }
  const isFresh = isBefore(state.options.clock.now(), instantFromMs(query.data.ext * 1000))
  if (!isFresh || query.data.hash !== mediaHash(state, media.id, query.data.ext))
    return { status: 404, body: '' }
  return { status: 200, body: media.bytes, headers: { 'content-type': media.mime } }
}

/** The one app of the sandbox, as Graph lists it. */
function listSubscriptions(state: State, request: FastifyRequest): Answer {
  const { permissions, subscription } = state.settings
  if (permissions === 'messaging')
    return refuse({ code: 200, details: 'Requires whatsapp_business_management', status: 403 })
  if (idOf(request) !== state.options.wabaId) return refuse(unknownObject(idOf(request)))
  const app = { whatsapp_business_api_data: { id: '300000000000003', name: 'Tranquera' } }
  if (subscription === 'none') return { status: 200, body: { data: [] } }
  const override =
    subscription === 'subscribed' ? {} : { override_callback_uri: subscription.overrideCallbackUri }
  return { status: 200, body: { data: [{ ...app, ...override }] } }
}

function listTemplates(state: State, request: FastifyRequest): Answer {
  if (idOf(request) !== state.options.wabaId) return refuse(unknownObject(idOf(request)))
  const { name } = z.object({ name: z.string().optional() }).parse(request.query)
  return {
    status: 200,
    body: { data: [...state.templates.values()].filter((one) => !name || one.name === name), paging: {} },
  }
}

/** Approved at once and announced by webhook, as Meta does for plain utility templates within minutes. */
function createTemplate(state: State, webhooks: Webhooks, request: FastifyRequest): Answer {
  if (idOf(request) !== state.options.wabaId) return refuse(unknownObject(idOf(request)))
  const definition = parseTemplate(jsonBody(request.body))
  if (!definition)
    return refuse({ code: 100, details: 'name, language, category and components are required' })
  const id = newObjectId(state)
  const { name, language, category } = definition
  state.templates.set(templateKey(name, language), { ...definition, id, status: 'APPROVED' })
  void webhooks.send('account', 'message_template_status_update', {
    event: 'APPROVED',
    message_template_id: Number(id),
    message_template_name: name,
    message_template_language: language,
    message_template_category: category,
    reason: 'NONE',
  })
  return { status: 200, body: { id, status: 'APPROVED', category } }
}
