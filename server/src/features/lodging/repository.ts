import type { Instant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { AccommodationId, PropertyId } from '../../lib/ids.ts'
import type { Accommodation, Bed, Localized, Photo, PhotoId, Property } from './domain/accommodation.ts'
import { parseSettings, type Settings } from './domain/settings.ts'

export const SLUG_UNIQUE = 'accommodations_slug_unique'

interface Row {
  id: AccommodationId
  slug: string
  name: string
  aliases: string[]
  description: Localized
  capacity: number
  bedrooms: number
  bathrooms: number
  beds: Bed[]
  amenities: string[]
  pets_allowed: boolean
  position: number
  active: boolean
  ical_export_token: string
  created_at: Instant
}

interface PhotoRow {
  id: PhotoId
  accommodation_id: AccommodationId
  media_key: string
  mime: string
  alt: Localized
}

const COLUMNS = `id, slug, name, aliases, description, capacity, bedrooms, bathrooms, beds, amenities, pets_allowed,
                 position, active, ical_export_token, created_at`

export function lodgingRepository(db: Db, propertyId: PropertyId) {
  async function withPhotos(rows: readonly Row[]): Promise<Accommodation[]> {
    const { rows: photos } = await db.query<PhotoRow>(
      `select id, accommodation_id, media_key, mime, alt from photos
        where accommodation_id = any($1::uuid[]) order by position, created_at, id`,
      [rows.map((row) => row.id)],
    )
    return rows.map((row) =>
      toAccommodation(
        row,
        photos.filter((photo) => photo.accommodation_id === row.id),
      ),
    )
  }

  return {
    async insertProperty(name: string, settings: object): Promise<void> {
      await db.query(
        'insert into properties (id, name, settings) values ($1, $2, $3) on conflict (id) do nothing',
        [propertyId, name, settings],
      )
    },

    async findProperty(): Promise<Property | undefined> {
      const { rows } = await db.query<{ name: string; zone: string; currency: string; settings: unknown }>(
        'select name, zone, currency, settings from properties where id = $1',
        [propertyId],
      )
      const row = rows[0]
      return row && { ...row, id: propertyId, settings: parseSettings(row.settings) }
    },

    async saveProperty(name: string, settings: Settings): Promise<void> {
      await db.query('update properties set name = $2, settings = $3 where id = $1', [
        propertyId,
        name,
        settings,
      ])
    },

    async list(activeOnly: boolean): Promise<Accommodation[]> {
      const { rows } = await db.query<Row>(
        `select ${COLUMNS} from accommodations where property_id = $1 and (active or not $2)
          order by position, created_at, id`,
        [propertyId, activeOnly],
      )
      return withPhotos(rows)
    },

    async find(id: AccommodationId): Promise<Accommodation | undefined> {
      const { rows } = await db.query<Row>(
        `select ${COLUMNS} from accommodations where id = $1 and property_id = $2`,
        [id, propertyId],
      )
      return (await withPhotos(rows))[0]
    },

    async insert(cabin: Accommodation): Promise<void> {
      await db.query(
        `insert into accommodations (id, property_id, slug, name, aliases, description, capacity, bedrooms, bathrooms,
           beds, amenities, pets_allowed, position, active, ical_export_token, created_at, updated_at)
         values ($1, $2, $3, $4, $5::text[], $6, $7, $8, $9, $10::jsonb, $11::text[], $12, $13, $14, $15, $16, $16)`,
        [cabin.id, propertyId, ...valuesOf(cabin), cabin.icalExportToken, cabin.createdAt],
      )
    },

    async update(cabin: Accommodation, now: Instant): Promise<void> {
      await db.query(
        `update accommodations set slug = $3, name = $4, aliases = $5::text[], description = $6, capacity = $7,
           bedrooms = $8, bathrooms = $9, beds = $10::jsonb, amenities = $11::text[], pets_allowed = $12,
           position = $13, active = $14, updated_at = $15
         where id = $1 and property_id = $2`,
        [cabin.id, propertyId, ...valuesOf(cabin), now],
      )
    },

    async saveExportToken(id: AccommodationId, token: string, now: Instant): Promise<void> {
      await db.query(
        'update accommodations set ical_export_token = $3, updated_at = $4 where id = $1 and property_id = $2',
        [id, propertyId, token, now],
      )
    },

    async remove(id: AccommodationId): Promise<void> {
      await db.query('delete from accommodations where id = $1 and property_id = $2', [id, propertyId])
    },

    async insertPhoto(id: AccommodationId, photo: Photo, now: Instant): Promise<void> {
      await db.query(
        `insert into photos (id, accommodation_id, media_key, mime, alt, position, created_at)
         select $1, $2, $3, $4, $5, coalesce(max(position) + 1, 0), $6 from photos where accommodation_id = $2`,
        [photo.id, id, photo.mediaKey, photo.mime, photo.alt, now],
      )
    },

    async removePhoto(id: AccommodationId, photoId: PhotoId): Promise<void> {
      await db.query('delete from photos where id = $1 and accommodation_id = $2', [photoId, id])
    },

    async orderPhotos(id: AccommodationId, photoIds: readonly string[]): Promise<void> {
      await db.query(
        `update photos set position = coalesce(array_position($2::uuid[], id), 1000 + position)
          where accommodation_id = $1`,
        [id, photoIds],
      )
    },

    async isPhoto(mediaKey: string): Promise<boolean> {
      const { rows } = await db.query('select 1 from photos where media_key = $1 limit 1', [mediaKey])
      return rows.length > 0
    },
  }
}

function valuesOf(cabin: Accommodation): unknown[] {
  return [
    cabin.slug,
    cabin.name,
    cabin.aliases,
    cabin.description,
    cabin.capacity,
    cabin.bedrooms,
    cabin.bathrooms,
    JSON.stringify(cabin.beds),
    cabin.amenities,
    cabin.petsAllowed,
    cabin.position,
    cabin.active,
  ]
}

function toAccommodation(row: Row, photos: readonly PhotoRow[]): Accommodation {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    aliases: row.aliases,
    description: row.description,
    capacity: row.capacity,
    bedrooms: row.bedrooms,
    bathrooms: row.bathrooms,
    beds: row.beds,
    amenities: row.amenities,
    petsAllowed: row.pets_allowed,
    position: row.position,
    active: row.active,
    icalExportToken: row.ical_export_token,
    photos: photos.map(({ id, media_key, mime, alt }) => ({ id, mediaKey: media_key, mime, alt })),
    createdAt: row.created_at,
  }
}
