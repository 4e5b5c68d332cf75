import type { Settings } from '@tranquera/contracts/settings'
import type { Instant } from '../../lib/clock.ts'
import { column, json, table } from '../../lib/db/table.ts'
import type { Db } from '../../lib/db/types.ts'
import type { AccommodationId, PropertyId } from '../../lib/ids.ts'
import {
  type Accommodation,
  type Photo,
  type PhotoId,
  type Property,
  parseSettings,
} from './domain/accommodation.ts'

export const SLUG_UNIQUE = 'accommodations_slug_unique'

type StoredCabin = Omit<Accommodation, 'photos'>

/** @public Checked against the migrations. */
export const ACCOMMODATIONS = table<StoredCabin>(
  'accommodations',
  {
    id: column('id'),
    slug: column('slug'),
    name: column('name'),
    aliases: column('aliases'),
    description: column('description'),
    capacity: column('capacity'),
    bedrooms: column('bedrooms'),
    bathrooms: column('bathrooms'),
    beds: json('beds'),
    amenities: column('amenities'),
    petsAllowed: column('pets_allowed'),
    facts: json('facts'),
    arrivalNote: json('arrival_note'),
    reviews: json('reviews'),
    position: column('position'),
    active: column('active'),
    icalExportToken: column('ical_export_token'),
    createdAt: column('created_at'),
  },
  { property_id: 'every statement is of one property', updated_at: 'for whoever looks into the database' },
)

/** @public Checked against the migrations. */
export const PHOTOS = table<Photo>(
  'photos',
  { id: column('id'), mediaKey: column('media_key'), mime: column('mime'), alt: column('alt') },
  {
    accommodation_id: 'photos are read with their cabin',
    position: 'the list is in this order',
    created_at: 'breaks ties of the order',
  },
)

/** A cabin with its photos in one row. */
const CABIN = `${ACCOMMODATIONS.select('a')},
  (select coalesce(json_agg(p order by p.position, p.created_at, p.id), '[]')
     from (select ${PHOTOS.select()}, position, created_at from photos where accommodation_id = a.id) p) as photos`

type Row = Readonly<Record<string, unknown>>
type CabinRow = Row & { readonly photos: readonly Row[] }

function toCabin(row: CabinRow): Accommodation {
  return { ...ACCOMMODATIONS.read(row), photos: row.photos.map(PHOTOS.read) }
}

const PROPERTY_FACT = 'lodging.property'
const CABINS_FACT = 'lodging.cabins'
const cabinFact = (id: AccommodationId) => `lodging.cabin:${id}`

export interface FirstProperty {
  readonly id: PropertyId
  readonly zone: string
}

/** The one business of this installation, by the row that is there or made now; call it under a lock. */
export async function findOrInsertProperty(
  db: Db,
  first: { readonly id: PropertyId; readonly name: string },
): Promise<FirstProperty> {
  const known = await db.query<FirstProperty>('select id, zone from properties order by created_at limit 1')
  if (known.rows[0]) return known.rows[0]
  const made = await db.query<FirstProperty>(
    'insert into properties (id, name) values ($1, $2) returning id, zone',
    [first.id, first.name],
  )
  if (!made.rows[0]) throw new Error('The property was not created')
  return made.rows[0]
}

/** Which facts stand as long as the stamp of the catalogue; plans and what is sold by them belong to pricing. */
export const isLodgingFact = (key: string) => key.startsWith('lodging.')

/** Another after every change of cabins, photos, rates and settings, by whomever: see the migration. */
export async function readCatalogueStamp(db: Db): Promise<string> {
  const { rows } = await db.query<{ stamp: string }>('select stamp from catalogue_stamps')
  const [row] = rows
  if (!row) throw new Error('The catalogue has no stamp; a migration gives it one')
  return row.stamp
}

export function lodgingRepository(db: Db, propertyId: PropertyId) {
  /** What this transaction knows of cabins is no longer so. */
  function forget(id: AccommodationId): void {
    db.learn(CABINS_FACT, undefined)
    db.learn(cabinFact(id), undefined)
  }

  async function readAll(): Promise<Accommodation[]> {
    const { rows } = await db.query<CabinRow>(
      `select ${CABIN} from accommodations a where a.property_id = $1 order by a.position, a.created_at, a.id`,
      [propertyId],
    )
    const cabins = rows.map(toCabin)
    for (const cabin of cabins) db.learn(cabinFact(cabin.id), cabin)
    return cabins
  }

  async function readProperty(): Promise<Property | undefined> {
    const { rows } = await db.query<{ name: string; zone: string; currency: string; settings: unknown }>(
      'select name, zone, currency, settings from properties where id = $1',
      [propertyId],
    )
    const row = rows[0]
    return row && { ...row, id: propertyId, settings: parseSettings(row.settings) }
  }

  return {
    async insertProperty(name: string, settings: object): Promise<void> {
      await db.query(
        'insert into properties (id, name, settings) values ($1, $2, $3) on conflict (id) do nothing',
        [propertyId, name, settings],
      )
    },

    findProperty: (): Promise<Property | undefined> => db.once(PROPERTY_FACT, readProperty),

    async saveProperty(name: string, settings: Settings): Promise<void> {
      await db.query('update properties set name = $2, settings = $3 where id = $1', [
        propertyId,
        name,
        settings,
      ])
      db.learn(PROPERTY_FACT, undefined)
    },

    async list(activeOnly: boolean): Promise<Accommodation[]> {
      const all = await db.once(CABINS_FACT, readAll)
      return activeOnly ? all.filter((cabin) => cabin.active) : [...all]
    },

    find: (id: AccommodationId): Promise<Accommodation | undefined> =>
      db.once(cabinFact(id), async () => {
        const { rows } = await db.query<CabinRow>(
          `select ${CABIN} from accommodations a where a.id = $1 and a.property_id = $2`,
          [id, propertyId],
        )
        return rows[0] && toCabin(rows[0])
      }),

    async insert({ photos: _, ...cabin }: Accommodation): Promise<void> {
      const besides = { property_id: propertyId, updated_at: cabin.createdAt }
      await db.query(...ACCOMMODATIONS.insert(cabin, besides))
      forget(cabin.id)
    },

    /** Everything the owner may write; the secret of its calendar has a statement of its own. */
    async update(cabin: Accommodation, now: Instant): Promise<void> {
      const { id, photos: _, icalExportToken: _token, createdAt: _created, ...written } = cabin
      const { sql, params } = ACCOMMODATIONS.sets(written, 4)
      await db.query(`update accommodations set updated_at = $3, ${sql} where id = $1 and property_id = $2`, [
        id,
        propertyId,
        now,
        ...params,
      ])
      forget(id)
    },

    async saveExportToken(id: AccommodationId, token: string, now: Instant): Promise<void> {
      await db.query(
        'update accommodations set ical_export_token = $3, updated_at = $4 where id = $1 and property_id = $2',
        [id, propertyId, token, now],
      )
      forget(id)
    },

    async remove(id: AccommodationId): Promise<void> {
      await db.query('delete from accommodations where id = $1 and property_id = $2', [id, propertyId])
      forget(id)
    },

    async insertPhoto(id: AccommodationId, photo: Photo, now: Instant): Promise<void> {
      await db.query(
        `insert into photos (id, accommodation_id, media_key, mime, alt, position, created_at)
         select $1, $2, $3, $4, $5, coalesce(max(position) + 1, 0), $6 from photos where accommodation_id = $2`,
        [photo.id, id, photo.mediaKey, photo.mime, photo.alt, now],
      )
      forget(id)
    },

    async removePhoto(id: AccommodationId, photoId: PhotoId): Promise<void> {
      await db.query('delete from photos where id = $1 and accommodation_id = $2', [photoId, id])
      forget(id)
    },

    async orderPhotos(id: AccommodationId, photoIds: readonly string[]): Promise<void> {
      await db.query(
        `update photos set position = coalesce(array_position($2::uuid[], id), 1000 + position)
          where accommodation_id = $1`,
        [id, photoIds],
      )
      forget(id)
    },
  }
}
