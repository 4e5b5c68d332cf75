import { problem } from '../../../lib/errors.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import type { StoredFile } from '../../../lib/media-store.ts'
import { cleanPicture, type Picture, webpOf } from '../../../lib/pictures.ts'
import {
  type Accommodation,
  KEPT_PHOTO,
  type Localized,
  MOST_PHOTO_BYTES,
  type Photo,
  type PhotoId,
  type PhotoWidth,
} from '../domain/accommodation.ts'
import { photoFileRepository } from '../repository/photo-files.ts'
import { lodgingRepository } from '../repository.ts'
import { notFound, type Work } from './deps.ts'

export interface PhotoFile {
  readonly bytes: Uint8Array
  readonly filename: string
  readonly alt?: Localized
}

interface Added {
  readonly id: AccommodationId
  readonly file: PhotoFile
  readonly actor: Actor
}

interface Replacement extends Added {
  readonly photoId: PhotoId
}

/** A picture of at most 20 MB; kept upright, without what the camera wrote into it, as WhatsApp can send it. */
export async function addPhoto({ deps, tx: db }: Work, { id, file, actor }: Added): Promise<Photo> {
  const picture = await acceptedPicture(file.bytes)
  if (!(await lodgingRepository(db, deps.propertyId).find(id))) throw notFound()
  return db.transaction(async (tx) => {
    const photo = await insert({ deps, tx }, id, { picture, ...file })
    const change = { action: 'accommodation.photo_added', entityId: id, after: { photo: photo.id } }
    await deps.audit(tx, { actor, entity: 'accommodation', cause: 'catalogue edited', ...change })
    return photo
  })
}

/** Takes the place of another, and what was told of it. */
export async function replacePhoto(
  { deps, tx: db }: Work,
  { id, photoId, file, actor }: Replacement,
): Promise<Photo> {
  const picture = await acceptedPicture(file.bytes)
  const { photo, gone } = await db.transaction(async (tx) => {
    const repository = lodgingRepository(tx, deps.propertyId)
    const cabin = await repository.find(id)
    if (!cabin) throw notFound()
    const before = photoIn(cabin, photoId)
    const sizes = await photoFileRepository(tx).listPhotoSizes([photoId])
    const photo = await insert({ deps, tx }, id, { picture, filename: file.filename, alt: before.alt })
    const ids = cabin.photos.map((one) => (one.id === photoId ? photo.id : one.id))
    await repository.orderPhotos(id, ids)
    await repository.removePhoto(id, photoId)
    const change = { before: { photo: photoId }, after: { photo: photo.id } }
    await deps.audit(tx, {
      ...{ actor, entity: 'accommodation', entityId: id, ...change },
      ...{ action: 'accommodation.photo_replaced', cause: 'catalogue edited' },
    })
    return { photo, gone: [before.mediaKey, ...sizes] }
  })
  await forget({ deps, tx: db }, gone)
  return photo
}

async function insert(
  { deps, tx }: Work,
  id: AccommodationId,
  of: { readonly picture: Picture; readonly filename: string; readonly alt?: Localized },
): Promise<Photo> {
  const { bytes, mime } = of.picture
  const mediaKey = await deps.media(tx).put(bytes, mime, of.filename)
  const photo: Photo = { id: deps.ids.uuid<PhotoId>(), mediaKey, mime, alt: of.alt ?? {} }
  await lodgingRepository(tx, deps.propertyId).insertPhoto(id, photo, deps.clock.now())
  return photo
}

function photoIn(cabin: Accommodation, photoId: PhotoId): Photo {
  const photo = cabin.photos.find((one) => one.id === photoId)
  if (!photo) throw problem({ code: 'not_found', detail: 'There is no such photo.' })
  return photo
}

/** Bytes go last: they cannot be rolled back. */
async function forget({ deps, tx: db }: Work, keys: readonly string[]): Promise<void> {
  for (const key of keys) await deps.media(db).remove(key)
}

async function acceptedPicture(bytes: Uint8Array): Promise<Picture> {
  if (bytes.length > MOST_PHOTO_BYTES) {
    throw problem({ code: 'body_too_large', detail: 'A photo is at most 20 MB; send a smaller one.' })
  }
  const picture = await cleanPicture(bytes, KEPT_PHOTO)
  if (!picture) {
    throw problem({ code: 'unsupported_media_type', detail: 'Send the photo as JPEG, PNG or WebP.' })
  }
  return picture
}

interface Removed {
  readonly id: AccommodationId
  readonly photoId: PhotoId
  readonly actor: Actor
}

export async function removePhoto({ deps, tx: db }: Work, { id, photoId, actor }: Removed): Promise<void> {
  const keys = await db.transaction(async (tx) => {
    const repository = lodgingRepository(tx, deps.propertyId)
    const cabin = await repository.find(id)
    if (!cabin) throw notFound()
    const photo = photoIn(cabin, photoId)
    const sizes = await photoFileRepository(tx).listPhotoSizes([photoId])
    await repository.removePhoto(id, photoId)
    const change = { action: 'accommodation.photo_removed', entityId: id, before: { photo: photoId } }
    await deps.audit(tx, { actor, entity: 'accommodation', cause: 'catalogue edited', ...change })
    return [photo.mediaKey, ...sizes]
  })
  await forget({ deps, tx: db }, keys)
}

/** Drawn once however many pages ask for it at the same moment. */
const underWay = new Map<string, Promise<StoredFile | undefined>>()

/** A photo as pages show it; made when it is first asked for. Undefined for any file that is no photo of a cabin. */
export async function photoOfWidth(
  { deps, tx: db }: Work,
  { mediaKey, width }: { readonly mediaKey: string; readonly width: PhotoWidth },
): Promise<StoredFile | undefined> {
  const known = await photoFileRepository(db).findPhotoSize(mediaKey, width)
  const kept = known && (await deps.media(db).get(known))
  if (kept) return kept
  const name = `${mediaKey} ${width}`
  const drawing = underWay.get(name) ?? draw({ deps, tx: db }, mediaKey, width)
  underWay.set(name, drawing)
  return drawing.finally(() => underWay.delete(name))
}

async function draw({ deps, tx: db }: Work, mediaKey: string, width: PhotoWidth) {
  const photoId = await photoFileRepository(db).findPhoto(mediaKey)
  const whole = photoId && (await deps.media(db).get(mediaKey))
  const bytes = whole && (await webpOf(whole.bytes, width))
  if (!photoId || !bytes) return undefined
  const file = { bytes, mime: 'image/webp', filename: `${width}.webp` }
  await keep({ deps, tx: db }, { photoId, width, file })
  return file
}

/** Another process may have drawn it meanwhile: the first one stays, and the bytes of the second go. */
async function keep(
  { deps, tx: db }: Work,
  { photoId, width, file }: { photoId: PhotoId; width: PhotoWidth; file: StoredFile },
): Promise<void> {
  const key = await deps.media(db).put(file.bytes, file.mime, file.filename)
  const size = { photoId, width, mediaKey: key }
  const isFirst = await photoFileRepository(db).insertPhotoSize(size, deps.clock.now())
  if (!isFirst) await deps.media(db).remove(key)
}
