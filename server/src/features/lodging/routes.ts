import {
  type AccommodationList,
  accommodationListSchema,
  accommodationQuerySchema,
  accommodationSchema,
  addPhotoQuerySchema,
  createAccommodationBodySchema,
  ownerAccommodationListSchema,
  ownerAccommodationSchema,
  patchAccommodationBodySchema,
  photoSchema,
  removedAccommodationSchema,
} from '@tranquera/contracts/accommodations'
import { idOf, idParams, offsetOf, pageQuerySchema, paginate } from '@tranquera/contracts/common'
import { settingsBodySchema, settingsViewSchema } from '@tranquera/contracts/settings'
import { z } from 'zod'
import type { Clock } from '../../lib/clock.ts'
import type { KeptFacts, Standing } from '../../lib/db/kept-facts.ts'
import type { Db } from '../../lib/db/types.ts'
import { problem } from '../../lib/errors.ts'
import { type Actor, actorOf, type Guards } from '../../lib/http/actor.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import { operation } from '../../lib/http/operation.ts'
import { readyAnswers } from '../../lib/http/ready-answers.ts'
import { dateAt } from '../../lib/local-date.ts'
import type { Language } from '../language/domain.ts'
import { toRatePlan } from '../pricing/domain/plan-wire.ts'
import type { PricingService } from '../pricing/service.ts'
import { type Accommodation, MOST_PHOTO_BYTES, type Property } from './domain/accommodation.ts'
import {
  type Presenting,
  presentAccommodation,
  presentForOwner,
  presentPhoto,
  presentProperty,
} from './presenter.ts'
import { notFound } from './service/deps.ts'
import type { LodgingService } from './service.ts'

export interface LodgingRouteDeps {
  readonly db: Db
  readonly clock: Clock
  readonly guards: Guards
  /** IANA zone of the property. */
  readonly zone: string
  readonly baseUrl: string
  /** WhatsApp is simulated: visitors are sent to the pretend phone. */
  readonly hasPretendPhone: boolean
  /** Cabins and settings as they stand, read once until somebody changes them. */
  readonly catalogue: KeptFacts
  readonly lodging: (db: Db) => LodgingService
  readonly pricing: (db: Db) => PricingService
}

const listQuery = pageQuerySchema.extend({ lang: accommodationQuerySchema.shape.lang })
const cabinParams = idParams<'accommodation'>()
const photoParams = cabinParams.extend({ photo_id: idOf<'photo'>() })

export function lodgingRoutes(deps: LodgingRouteDeps): Routes {
  return (app: App) => {
    publicRoutes(app, deps)
    photoSizeRoute(app, deps)
    ownerRoutes(app, deps)
    settingsRoutes(app, deps)
    photoRoutes(app, deps)
  }
}

/** What every answer about a cabin needs besides the cabin; two queries however many cabins. */
async function presenting(deps: LodgingRouteDeps, language: Language = 'es', db: Db = deps.db) {
  const property = await deps.lodging(db).property()
  const plans = await deps.pricing(db).ratePlans()
  const today = dateAt(deps.clock.now(), property.zone)
  return (cabin: Accommodation): Presenting => ({
    property,
    plan: plans.get(cabin.id),
    language,
    today,
    baseUrl: deps.baseUrl,
  })
}

/** What `GET /accommodations` answers, and what the guests' pages are made of. */
export async function publicCatalogue(
  deps: LodgingRouteDeps,
  query: z.output<typeof listQuery>,
  standing?: Standing,
): Promise<AccommodationList> {
  const { db } = standing ?? (await deps.catalogue.now())
  const cabins = await deps.lodging(db).listAccommodations({ activeOnly: true })
  const context = await presenting(deps, query.lang, db)
  const page = cabins.slice(offsetOf(query), offsetOf(query) + query.page_size)
  const property = await deps.lodging(db).property()
  return {
    items: page.map((cabin) => presentAccommodation(cabin, context(cabin))),
    pagination: paginate(query, cabins.length),
    property: presentProperty(property, query.lang ?? 'es'),
    contact: { whatsapp_phone: property.settings.contact_phone ?? null, sandbox: deps.hasPretendPhone },
  }
}

/** A page of cabins with its photos is about 12 kB. */
const MOST_KEPT_BYTES = 2 * 2 ** 20

function publicRoutes(app: App, deps: LodgingRouteDeps): void {
  const answers = readyAnswers(MOST_KEPT_BYTES)

  operation(app, {
    method: 'GET',
    url: '/accommodations',
    id: 'listAccommodations',
    config: { rateLimit: 'public_reads', readyAnswer: true },
    summary: 'Lists the cabins that can be booked.',
    tag: 'Public',
    schema: { querystring: listQuery, response: { 200: accommodationListSchema } },
    handler(request, reply) {
      const { query } = request
      const answer = (standing: Standing) => {
        const today = dateAt(deps.clock.now(), deps.zone)
        const key = `${standing.stamp} ${today} ${query.page} ${query.page_size} ${query.lang}`
        return answers.send({ request, reply }, key, async () =>
          reply.serialize(await publicCatalogue(deps, query, standing)),
        )
      }
      const standing = deps.catalogue.now()
      return standing instanceof Promise ? standing.then(answer) : answer(standing)
    },
  })

  operation(app, {
    method: 'GET',
    url: '/accommodations/:id',
    id: 'getAccommodation',
    config: { rateLimit: 'public_reads' },
    summary: 'Shows one cabin.',
    tag: 'Public',
    problems: ['accommodation_not_found'],
    schema: {
      params: cabinParams,
      querystring: accommodationQuerySchema,
      response: { 200: accommodationSchema },
    },
    handler: async ({ params, query }) => {
      const { db } = await deps.catalogue.now()
      const cabin = await deps.lodging(db).getAccommodation(params.id)
      if (!cabin.active) throw notFound()
      return presentAccommodation(cabin, (await presenting(deps, query.lang, db))(cabin))
    },
  })

  operation(app, {
    method: 'GET',
    url: '/media/:key',
    id: 'getPicture',
    summary: 'Sends a picture of a cabin.',
    tag: 'Public',
    problems: ['not_found'],
    file: { type: 'image/*', holds: 'The picture.' },
    config: { rateLimit: 'exempt' },
    schema: { params: z.object({ key: z.string().max(64) }) },
    handler: async ({ params }, reply) => {
      const photo = await deps.lodging(deps.db).publicPhoto(params.key)
      if (!photo) throw problem({ code: 'not_found', detail: 'There is no such picture.' })
      // A key names the same bytes for ever.
      return reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type(photo.mime)
        .send(Buffer.from(photo.bytes))
    },
  })
}

const sizeParams = z.object({ key: z.string().max(64), file: z.enum(['480.webp', '960.webp', '1600.webp']) })
const WIDTHS = { '480.webp': 480, '960.webp': 960, '1600.webp': 1600 } as const

function photoSizeRoute(app: App, deps: LodgingRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/media/:key/:file',
    id: 'getPictureOfWidth',
    summary: 'Sends a photo of a cabin as WebP, 480, 960 or 1600 pixels wide.',
    tag: 'Public',
    problems: ['not_found'],
    file: { type: 'image/webp', holds: 'The picture.' },
    config: { rateLimit: 'exempt' },
    schema: { params: sizeParams },
    handler: async ({ params }, reply) => {
      const photo = await deps.lodging(deps.db).photoOfWidth(params.key, WIDTHS[params.file])
      if (!photo) throw problem({ code: 'not_found', detail: 'There is no such picture.' })
      return reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type(photo.mime)
        .send(Buffer.from(photo.bytes))
    },
  })
}

function ownerRoutes(app: App, deps: LodgingRouteDeps): void {
  const { guards } = deps
  const answer = async (cabin: Accommodation, actor: Actor, db: Db = deps.db) =>
    presentForOwner(cabin, (await presenting(deps, 'es', db))(cabin), actor)

  operation(app, {
    method: 'GET',
    url: '/admin/accommodations',
    id: 'listOwnAccommodations',
    summary: 'Lists all cabins, also those no longer offered.',
    tag: 'Catalogue',
    guard: guards.reader,
    schema: { querystring: listQuery, response: { 200: ownerAccommodationListSchema } },
    handler: async (request) => {
      const { query } = request
      const cabins = await deps.lodging(deps.db).listAccommodations({ activeOnly: false })
      const context = await presenting(deps, query.lang)
      const page = cabins.slice(offsetOf(query), offsetOf(query) + query.page_size)
      const items = page.map((cabin) => presentForOwner(cabin, context(cabin), actorOf(request)))
      return { items, pagination: paginate(query, cabins.length) }
    },
  })

  operation(app, {
    method: 'POST',
    url: '/admin/accommodations',
    id: 'createAccommodation',
    summary: 'Adds a cabin, with its rates if they are given.',
    tag: 'Catalogue',
    guard: guards.owner,
    problems: ['conflict', 'fx_required'],
    schema: { body: createAccommodationBodySchema, response: { 201: ownerAccommodationSchema } },
    handler: async (request, reply) => {
      const { rates, ...body } = request.body
      const actor = actorOf(request)
      const created = await deps.db.transaction(async (tx) => {
        const cabin = await deps.lodging(tx).create(body, actor)
        if (rates) await deps.pricing(tx).saveRatePlan(cabin.id, toRatePlan(rates), actor)
        return answer(cabin, actor, tx)
      })
      return reply.code(201).send(created)
    },
  })

  operation(app, {
    method: 'GET',
    url: '/admin/accommodations/:id',
    id: 'getOwnAccommodation',
    summary: 'Shows one cabin as its owner sees it.',
    tag: 'Catalogue',
    guard: guards.reader,
    problems: ['accommodation_not_found'],
    schema: { params: cabinParams, response: { 200: ownerAccommodationSchema } },
    handler: async (request) => {
      const cabin = await deps.lodging(deps.db).getAccommodation(request.params.id)
      return answer(cabin, actorOf(request))
    },
  })

  operation(app, {
    method: 'PATCH',
    url: '/admin/accommodations/:id',
    id: 'changeAccommodation',
    summary: 'Changes what is told about a cabin, or the order of its photos.',
    tag: 'Catalogue',
    guard: guards.staff,
    problems: ['accommodation_not_found', 'conflict'],
    schema: {
      params: cabinParams,
      body: patchAccommodationBodySchema,
      response: { 200: ownerAccommodationSchema },
    },
    handler: async (request) => {
      const id = request.params.id
      const actor = actorOf(request)
      return answer(await deps.lodging(deps.db).patch(id, request.body, actor), actor)
    },
  })

  operation(app, {
    method: 'DELETE',
    url: '/admin/accommodations/:id',
    id: 'removeAccommodation',
    summary: 'Deletes a cabin that never had a stay, and stops offering any other.',
    tag: 'Catalogue',
    guard: guards.owner,
    problems: ['accommodation_not_found', 'conflict'],
    schema: {
      params: cabinParams,
      response: { 200: removedAccommodationSchema },
    },
    handler: async (request) => ({
      outcome: await deps.lodging(deps.db).remove(request.params.id, actorOf(request)),
    }),
  })
}

function settingsRoutes(app: App, deps: LodgingRouteDeps): void {
  const present = ({ settings, name, zone, currency }: Property) => ({ ...settings, name, zone, currency })

  operation(app, {
    method: 'GET',
    url: '/admin/settings',
    id: 'getSettings',
    summary: 'Shows the settings of the place.',
    tag: 'Catalogue',
    guard: deps.guards.reader,
    schema: { response: { 200: settingsViewSchema } },
    handler: async () => present(await deps.lodging(deps.db).property()),
  })

  // Deposits and the transfer account are money settings, so the whole document is the owner's.
  operation(app, {
    method: 'PUT',
    url: '/admin/settings',
    id: 'saveSettings',
    summary: 'Changes the settings that are named and keeps the others.',
    tag: 'Catalogue',
    guard: deps.guards.owner,
    schema: { body: settingsBodySchema, response: { 200: settingsViewSchema } },
    handler: async (request) => {
      const { zone, currency, ...body } = request.body
      keepsFixed(await deps.lodging(deps.db).property(), { zone, currency })
      return present(await deps.lodging(deps.db).saveSettings(body, actorOf(request)))
    },
  })
}

/** Stays and prices are told in them: they come back in the document, and do not change with it. */
function keepsFixed(
  property: Property,
  given: Readonly<Record<'zone' | 'currency', string | undefined>>,
): void {
  for (const path of ['zone', 'currency'] as const) {
    if (given[path] === undefined || given[path] === property[path]) continue
    const detail = `${path} is fixed for this property (${property[path]}); leave it out.`
    throw problem({ code: 'validation_failed', detail, errors: [{ path, message: detail }] })
  }
}

function photoRoutes(app: App, deps: LodgingRouteDeps): void {
  operation(app, {
    method: 'POST',
    url: '/admin/accommodations/:id/photos',
    id: 'addPhoto',
    config: { rateLimit: 'uploads' },
    summary:
      'Adds a photo (JPEG, PNG or WebP of at most 20 MB) to a cabin, or puts it in the place of another.',
    tag: 'Catalogue',
    guard: deps.guards.staff,
    problems: ['accommodation_not_found', 'not_found'],
    upload: true,
    schema: { params: cabinParams, querystring: addPhotoQuerySchema, response: { 201: photoSchema } },
    handler: async (request, reply) => {
      const file = await request.file({ limits: { files: 1, fileSize: MOST_PHOTO_BYTES, fields: 4 } })
      if (!file) {
        const detail = 'Send the photo as a file field of a multipart form.'
        throw problem({ code: 'validation_failed', detail })
      }
      const upload = { bytes: await file.toBuffer(), filename: file.filename }
      const id = request.params.id
      const { replaces } = request.query
      const lodging = deps.lodging(deps.db)
      const actor = actorOf(request)
      const photo = replaces
        ? await lodging.replacePhoto(id, replaces, { file: upload, actor })
        : await lodging.addPhoto(id, upload, actor)
      return reply.code(201).send(presentPhoto(photo, { language: 'es', baseUrl: deps.baseUrl }))
    },
  })

  operation(app, {
    method: 'DELETE',
    url: '/admin/accommodations/:id/photos/:photo_id',
    id: 'removePhoto',
    summary: 'Removes a photo from a cabin.',
    tag: 'Catalogue',
    guard: deps.guards.staff,
    problems: ['accommodation_not_found', 'not_found'],
    schema: { params: photoParams },
    handler: async (request, reply) => {
      const { id, photo_id: photoId } = request.params
      await deps.lodging(deps.db).removePhoto(id, photoId, actorOf(request))
      return reply.code(204).send()
    },
  })
}
