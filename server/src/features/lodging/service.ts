import type { PatchAccommodationBody } from '@tranquera/contracts/accommodations'
import { type Settings, type SettingsBody, settingsSchema } from '@tranquera/contracts/settings'
import type { Db } from '../../lib/db/types.ts'
import type { Actor } from '../../lib/http/actor.ts'
import type { AccommodationId } from '../../lib/ids.ts'
import type { CatalogueEntry } from '../language/domain.ts'
import type { AuditEntry } from '../staff/domain/audit.ts'
import {
  type Accommodation,
  foldName,
  type PhotoId,
  type PhotoWidth,
  type Property,
  toCatalogue,
} from './domain/accommodation.ts'
import { type ArrivalNote, arrivalNotesOf } from './domain/told.ts'
import { photoFileRepository } from './repository/photo-files.ts'
import { lodgingRepository } from './repository.ts'
import {
  apply,
  compose,
  factsOf,
  type NewAccommodation,
  refusingTakenSlug,
  removeOrDeactivate,
} from './service/cabins.ts'
import { type LodgingDeps, notFound, type Work } from './service/deps.ts'
import { addPhoto, type PhotoFile, photoOfWidth, removePhoto, replacePhoto } from './service/photos.ts'

export type LodgingService = ReturnType<ReturnType<typeof lodgingService>>

export function lodgingService(deps: LodgingDeps) {
  const repositoryOf = (db: Db) => lodgingRepository(db, deps.propertyId)

  return (db: Db) => {
    const work: Work = { deps, tx: db }
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

    const record = (tx: Db, change: Change) =>
      deps.audit(tx, { entity: 'accommodation', cause: 'catalogue edited', ...change })

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

      /** For whoever has a confirmed stay; also of cabins that are no longer offered. */
      arrivalNotes: async (): Promise<ArrivalNote[]> => arrivalNotesOf(await repositoryOf(db).list(false)),

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
          await record(tx, {
            actor,
            action: 'accommodation.created',
            entityId: cabin.id,
            after: factsOf(cabin),
          })
          return cabin
        })
      },

      patch(id: AccommodationId, body: PatchAccommodationBody, actor: Actor): Promise<Accommodation> {
        return db.transaction(async (tx) => {
          const before = await get(tx, id)
          const after = apply(before, body)
          await refusingTakenSlug(tx, (inner) => repositoryOf(inner).update(after, deps.clock.now()))
          if (body.photo_ids) await repositoryOf(tx).orderPhotos(id, body.photo_ids)
          await record(tx, {
            actor,
            action: 'accommodation.changed',
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
          await record(tx, { actor, action: 'accommodation.export_token_renewed', entityId: id })
        })
      },

      /** Only deactivates a cabin that something (a reservation, a quote, nights) still names. */
      async remove(id: AccommodationId, actor: Actor): Promise<'deleted' | 'deactivated'> {
        const { outcome, photos, sizes } = await db.transaction(async (tx) => {
          const before = await get(tx, id)
          const sizes = await photoFileRepository(tx).listPhotoSizes(before.photos.map((photo) => photo.id))
          const outcome = await removeOrDeactivate({ deps, tx }, before)
          await record(tx, {
            actor,
            action: `accommodation.${outcome}`,
            entityId: id,
            before: factsOf(before),
          })
          return { outcome, photos: before.photos, sizes }
        })
        if (outcome === 'deactivated') return outcome
        for (const key of [...photos.map((photo) => photo.mediaKey), ...sizes])
          await deps.media(db).remove(key)
        return outcome
      },

      addPhoto: (id: AccommodationId, file: PhotoFile, actor: Actor) => addPhoto(work, { id, file, actor }),
      replacePhoto: (id: AccommodationId, photoId: PhotoId, of: { file: PhotoFile; actor: Actor }) =>
        replacePhoto(work, { id, photoId, ...of }),
      removePhoto: (id: AccommodationId, photoId: PhotoId, actor: Actor) =>
        removePhoto(work, { id, photoId, actor }),

      /** The bytes of a photo that the public may see; undefined for any other file. */
      async publicPhoto(mediaKey: string) {
        return (await photoFileRepository(db).findPhoto(mediaKey)) ? deps.media(db).get(mediaKey) : undefined
      },
      photoOfWidth: (mediaKey: string, width: PhotoWidth) => photoOfWidth(work, { mediaKey, width }),
    }
  }
}

type Change = Pick<AuditEntry, 'actor' | 'action' | 'entityId' | 'before' | 'after'>
