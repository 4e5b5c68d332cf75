import { addPhotoQuerySchema, photoSchema } from '@tranquera/contracts/accommodations'
import { idOf } from '@tranquera/contracts/common'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { problem } from '../../../lib/errors.ts'
import { actorOf } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { MOST_PHOTO_BYTES } from '../domain/accommodation.ts'
import { presentPhoto } from '../presenter.ts'
import { cabinParams, type LodgingRouteDeps } from './catalogue.ts'

const photoParams = cabinParams.extend({ photo_id: idOf<'photo'>() })

const sizeParams = z.object({ key: z.string().max(64), file: z.enum(['480.webp', '960.webp', '1600.webp']) })

const WIDTHS = { '480.webp': 480, '960.webp': 960, '1600.webp': 1600 } as const

export function pictureRoutes(app: App, deps: LodgingRouteDeps): void {
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
      return sendPicture(reply, photo)
    },
  })

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
      return sendPicture(reply, photo)
    },
  })
}

/** A key names the same bytes for ever. */
function sendPicture(reply: FastifyReply, photo: { readonly mime: string; readonly bytes: Uint8Array }) {
  return reply
    .header('cache-control', 'public, max-age=31536000, immutable')
    .type(photo.mime)
    .send(Buffer.from(photo.bytes))
}

export function photoRoutes(app: App, deps: LodgingRouteDeps): void {
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
