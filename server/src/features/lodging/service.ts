import type { CreateAccommodationBody, PatchAccommodationBody } from '@tranquera/contracts/accommodations'
import { type SettingsBody, settingsSchema } from '@tranquera/contracts/settings'
import type { Clock } from '../../lib/clock.ts'
import { ConstraintViolation, type Db, isViolationOf } from '../../lib/db/types.ts'
import { problem } from '../../lib/errors.ts'
import type { Actor } from '../../lib/http/actor.ts'
import type { AccommodationId, Ids, PropertyId } from '../../lib/ids.ts'
import type { MediaStore } from '../../lib/media-store.ts'
import type { CatalogueEntry } from '../language/domain.ts'
import type { AuditEntry } from '../staff/domain/audit.ts'
import {
  type Accommodation,
  foldName,
  type Localized,
  MOST_PHOTO_BYTES,
  type Photo,
  type PhotoId,
  type Property,
  photoMime,
  slugOf,
  toCatalogue,
} from './domain/accommodation.ts'
import type { Settings } from './domain/settings.ts'
import { lodgingRepository, SLUG_UNIQUE } from './repository.ts'

export interface LodgingDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly propertyId: PropertyId
  readonly media: (db: Db) => MediaStore
  readonly audit: (tx: Db, entry: AuditEntry) => Promise<void>
}

export type NewAccommodation = Omit<CreateAccommodationBody, 'rates'>
export type LodgingService = ReturnType<ReturnType<typeof lodgingService>>

const FOREIGN_KEY_VIOLATION = '23503'

export function lodgingService(deps: LodgingDeps) {
  const repositoryOf = (db: Db) => lodgingRepository(db, deps.propertyId)

  return (db: Db) => {
    async function get(tx: Db, id: AccommodationId): Promise<Accommodation> {
      const cabin = await repositoryOf(tx).find(id)
      if (!cabin) throw notFound()
      return cabin
    }

    async function property(tx: Db = db): Promise<Property> {
      const found = await repositoryOf(tx).findProperty()
      if (!found) throw new Error('The property does not exist; ensureProperty() runs at start')
      return found
    }

    const record = (tx: Db, actor: Actor, action: string, change: Omit<Change, 'action'>) =>
      deps.audit(tx, { actor, action, entity: 'accommodation', cause: 'catalogue edited', ...change })

    return {
      /** Creates the property with default settings when there is none yet. */
      async ensureProperty(name = 'Mis cabañas'): Promise<Property> {
        await repositoryOf(db).insertProperty(name, {})
        return property()
      },

      property: () => property(),
      settings: async (): Promise<Settings> => (await property()).settings,

      /** Keys that are left out keep their value. */
      saveSettings(body: SettingsBody, actor: Actor): Promise<Property> {
        return db.transaction(async (tx) => {
          const before = await property(tx)
          const { name, ...changes } = body
          const settings = settingsSchema.parse({ ...before.settings, ...changes })
          await repositoryOf(tx).saveProperty(name ?? before.name, settings)
          await deps.audit(tx, {
            actor,
            action: 'settings.saved',
            entity: 'property',
            entityId: deps.propertyId,
            cause: 'settings edited',
            before: { ...before.settings, name: before.name },
            after: { ...settings, name: name ?? before.name },
          })
          return property(tx)
        })
      },

      listAccommodations: (options: { readonly activeOnly: boolean }) =>
        repositoryOf(db).list(options.activeOnly),

      /** Throws a 404 problem `accommodation_not_found`. */
      getAccommodation: (id: AccommodationId) => get(db, id),
      findAccommodation: (id: AccommodationId) => repositoryOf(db).find(id),

      /** By slug, name or alias, without regard to accents and capitals. */
      async findByName(name: string): Promise<Accommodation | undefined> {
        const wanted = foldName(name)
        const all = await repositoryOf(db).list(true)
        return all.find((cabin) =>
          [cabin.slug, cabin.name, ...cabin.aliases].some((other) => foldName(other) === wanted),
        )
      },

      catalogue: async (): Promise<CatalogueEntry[]> => toCatalogue(await repositoryOf(db).list(true)),

      create(body: NewAccommodation, actor: Actor): Promise<Accommodation> {
        return db.transaction(async (tx) => {
          const cabin = await compose(deps, await repositoryOf(tx).list(false), body)
          await refusingTakenSlug(tx, (inner) => repositoryOf(inner).insert(cabin))
          await record(tx, actor, 'accommodation.created', { entityId: cabin.id, after: factsOf(cabin) })
          return cabin
        })
      },

      patch(id: AccommodationId, body: PatchAccommodationBody, actor: Actor): Promise<Accommodation> {
        return db.transaction(async (tx) => {
          const before = await get(tx, id)
          const after = apply(before, body)
          await refusingTakenSlug(tx, (inner) => repositoryOf(inner).update(after, deps.clock.now()))
          if (body.photo_ids) await repositoryOf(tx).orderPhotos(id, body.photo_ids)
          await record(tx, actor, 'accommodation.changed', {
            entityId: id,
            before: factsOf(before),
            after: factsOf(after),
          })
          return get(tx, id)
        })
      },

      /** The calendar's address known so far stops working. */
      renewExportToken(id: AccommodationId, actor: Actor): Promise<void> {
        return db.transaction(async (tx) => {
          await get(tx, id)
          await repositoryOf(tx).saveExportToken(id, deps.ids.token(24), deps.clock.now())
          await record(tx, actor, 'accommodation.export_token_renewed', { entityId: id })
        })
      },

      /** Only deactivates a cabin that something (a reservation, a quote, nights) still names. */
      async remove(id: AccommodationId, actor: Actor): Promise<'deleted' | 'deactivated'> {
        const { outcome, photos } = await db.transaction(async (tx) => {
          const before = await get(tx, id)
          const outcome = await removeOrDeactivate(deps, tx, before)
          await record(tx, actor, `accommodation.${outcome}`, { entityId: id, before: factsOf(before) })
          return { outcome, photos: before.photos }
        })
        if (outcome === 'deleted') for (const photo of photos) await deps.media(db).remove(photo.mediaKey)
        return outcome
      },

      /** JPEG or PNG of at most 5 MB, told by its bytes. */
      async addPhoto(
        id: AccommodationId,
        file: { readonly bytes: Uint8Array; readonly filename: string; readonly alt?: Localized },
        actor: Actor,
      ): Promise<Photo> {
        const mime = acceptedMime(file.bytes)
        await get(db, id)
        return db.transaction(async (tx) => {
          const mediaKey = await deps.media(tx).put(file.bytes, mime, file.filename)
          const photo: Photo = { id: deps.ids.uuid<PhotoId>(), mediaKey, mime, alt: file.alt ?? {} }
          await repositoryOf(tx).insertPhoto(id, photo, deps.clock.now())
          await record(tx, actor, 'accommodation.photo_added', { entityId: id, after: { photo: photo.id } })
          return photo
        })
      },

      async removePhoto(id: AccommodationId, photoId: PhotoId, actor: Actor): Promise<void> {
        const gone = await db.transaction(async (tx) => {
          const photo = (await get(tx, id)).photos.find((one) => one.id === photoId)
          if (!photo) throw problem({ code: 'not_found', detail: 'There is no such photo.' })
          await repositoryOf(tx).removePhoto(id, photoId)
          await record(tx, actor, 'accommodation.photo_removed', { entityId: id, before: { photo: photoId } })
          return photo
        })
        // Bytes go last: they cannot be rolled back.
        await deps.media(db).remove(gone.mediaKey)
      },

      /** The bytes of a photo that the public may see; undefined for any other file. */
      async publicPhoto(mediaKey: string) {
        return (await repositoryOf(db).isPhoto(mediaKey)) ? deps.media(db).get(mediaKey) : undefined
      },
    }
  }
}

type Change = Pick<AuditEntry, 'action' | 'entityId' | 'before' | 'after'>

export function notFound() {
  return problem({
    code: 'accommodation_not_found',
    detail: 'There is no such accommodation; GET /accommodations lists them.',
  })
}

function acceptedMime(bytes: Uint8Array): string {
  const mime = photoMime(bytes)
  if (!mime) {
    throw problem({ code: 'unsupported_media_type', detail: 'Send the photo as JPEG or PNG.' })
  }
  if (bytes.length > MOST_PHOTO_BYTES) {
    throw problem({
      code: 'body_too_large',
      detail: 'A photo is at most 5 MB; send a smaller one.',
    })
  }
  return mime
}

async function compose(
  deps: LodgingDeps,
  others: readonly Accommodation[],
  body: NewAccommodation,
): Promise<Accommodation> {
  const wanted = body.slug ?? slugOf(body.name)
  const taken = new Set(others.map((other) => other.slug))
  let slug = wanted
  // A slug the owner wrote is refused when taken; one made from the name just gets a number.
  for (let n = 2; !body.slug && taken.has(slug); n++) slug = `${wanted}-${n}`
  const blank: Accommodation = {
    id: deps.ids.uuid<AccommodationId>(),
    slug,
    name: body.name,
    aliases: [],
    description: {},
    capacity: 1,
    bedrooms: 1,
    bathrooms: 1,
    beds: [],
    amenities: [],
    petsAllowed: false,
    position: Math.max(-1, ...others.map((other) => other.position)) + 1,
    active: true,
    icalExportToken: deps.ids.token(24),
    photos: [],
    createdAt: deps.clock.now(),
  }
  return apply(blank, { ...body, slug })
}

function apply(before: Accommodation, body: PatchAccommodationBody): Accommodation {
  const { description } = body
  const words = typeof description === 'string' ? { ...before.description, es: description } : description
  return {
    ...before,
    slug: body.slug ?? before.slug,
    name: body.name ?? before.name,
    aliases: body.aliases ?? before.aliases,
    description: words ?? before.description,
    capacity: body.capacity ?? body.max_guests ?? before.capacity,
    bedrooms: body.bedrooms ?? before.bedrooms,
    bathrooms: body.bathrooms ?? before.bathrooms,
    beds: body.beds ?? before.beds,
    amenities: body.amenities ?? before.amenities,
    petsAllowed: body.pets_allowed ?? before.petsAllowed,
    active: body.active ?? before.active,
    position: body.position ?? before.position,
  }
}

async function refusingTakenSlug(tx: Db, write: (inner: Db) => Promise<void>): Promise<void> {
  try {
    await tx.savepoint(write)
  } catch (error) {
    if (!isViolationOf(error, SLUG_UNIQUE)) throw error
    throw problem({
      code: 'conflict',
      detail: 'Another accommodation has this slug; choose another one.',
      errors: [{ path: 'slug', message: 'Already taken.' }],
    })
  }
}

async function removeOrDeactivate(
  deps: LodgingDeps,
  tx: Db,
  cabin: Accommodation,
): Promise<'deleted' | 'deactivated'> {
  try {
    await tx.savepoint((inner) => lodgingRepository(inner, deps.propertyId).remove(cabin.id))
  } catch (error) {
    if (!(error instanceof ConstraintViolation) || error.sqlState !== FOREIGN_KEY_VIOLATION) throw error
    await lodgingRepository(tx, deps.propertyId).update({ ...cabin, active: false }, deps.clock.now())
    return 'deactivated'
  }
  return 'deleted'
}

/** For the audit log: what the owner can change, not the secret of the calendar. */
function factsOf(cabin: Accommodation): Record<string, unknown> {
  const { icalExportToken: _secret, photos: _photos, createdAt: _at, ...facts } = cabin
  return facts
}
