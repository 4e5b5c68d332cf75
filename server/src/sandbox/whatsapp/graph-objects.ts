import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { instantFromMs, isBefore } from '../../lib/clock.ts'
import { type Answer, jsonBody, rawBody } from '../http.ts'
import { refuse, unknownObject } from './graph-error.ts'
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
import { newObjectId, type State } from './state.ts'
import { parseTemplate, templateKey } from './templates.ts'
import type { Webhooks } from './webhooks.ts'

export async function upload(state: State, request: FastifyRequest): Promise<Answer> {
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

export function describeObject(state: State, request: FastifyRequest): Answer {
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

export function deleteMedia(state: State, request: FastifyRequest): Answer {
  const id = idOf(request)
  return state.media.delete(id) ? { status: 200, body: { success: true } } : refuse(unknownObject(id))
}

const mediaQuery = z.object({ mid: z.string(), ext: z.coerce.number(), hash: z.string() })

export function mediaBytes(state: State, request: FastifyRequest): Answer {
  const query = mediaQuery.safeParse(request.query)
  const media = query.success ? findMedia(state, query.data.mid) : undefined
  if (!query.success || !media) return { status: 404, body: '' }
  const isFresh = isBefore(state.options.clock.now(), instantFromMs(query.data.ext * 1000))
  if (!isFresh || query.data.hash !== mediaHash(state, media.id, query.data.ext))
    return { status: 404, body: '' }
  return { status: 200, body: media.bytes, headers: { 'content-type': media.mime } }
}

/** The one app of the sandbox, as Graph lists it. */
export function listSubscriptions(state: State, request: FastifyRequest): Answer {
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

export function listTemplates(state: State, request: FastifyRequest): Answer {
  if (idOf(request) !== state.options.wabaId) return refuse(unknownObject(idOf(request)))
  const { name } = z.object({ name: z.string().optional() }).parse(request.query)
  return {
    status: 200,
    body: { data: [...state.templates.values()].filter((one) => !name || one.name === name), paging: {} },
  }
}

/** Approved at once and announced by webhook, as Meta does for plain utility templates within minutes. */
export function createTemplate(state: State, webhooks: Webhooks, request: FastifyRequest): Answer {
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

const objectParams = z.object({ id: z.string() })

export function idOf(request: FastifyRequest): string {
  return objectParams.parse(request.params).id
}
