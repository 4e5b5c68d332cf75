import type { CreateAccommodationBody, PatchAccommodationBody } from '@tranquera/contracts/accommodations'
import { ConstraintViolation, type Db, isViolationOf } from '../../../lib/db/types.ts'
import { problem } from '../../../lib/errors.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import { type Accommodation, slugOf } from '../domain/accommodation.ts'
import { petsIn, retold } from '../domain/told.ts'
import { lodgingRepository, SLUG_UNIQUE } from '../repository.ts'
import type { LodgingDeps, Work } from './deps.ts'

export type NewAccommodation = Omit<CreateAccommodationBody, 'rates'>

const FOREIGN_KEY_VIOLATION = '23503'

/** A new cabin, behind all others. */
export async function compose(
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
    facts: {},
    arrivalNote: {},
    reviews: [],
    position: Math.max(-1, ...others.map((other) => other.position)) + 1,
    active: true,
    icalExportToken: deps.ids.token(24),
    photos: [],
    createdAt: deps.clock.now(),
  }
  return apply(blank, { ...body, slug })
}

/** A cabin as the owner's change leaves it: what is left out stays. */
export function apply(before: Accommodation, body: PatchAccommodationBody): Accommodation {
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
    petsAllowed: body.pets_allowed ?? petsIn(body.facts) ?? before.petsAllowed,
    facts: retold(before.facts, body),
    arrivalNote: body.arrival_note ?? before.arrivalNote,
    reviews: body.reviews ?? before.reviews,
    active: body.active ?? before.active,
    position: body.position ?? before.position,
  }
}

/** Throws the problem `conflict` when another cabin has the slug. */
export async function refusingTakenSlug(tx: Db, write: (inner: Db) => Promise<void>): Promise<void> {
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

/** Something that names the cabin keeps it: it is then only offered no more. */
export async function removeOrDeactivate(
  { deps, tx }: Work,
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

/** For the audit log: what the owner can change, without what opens the calendar or the door. */
export function factsOf(cabin: Accommodation): Record<string, unknown> {
  const { icalExportToken: _secret, arrivalNote, photos: _photos, createdAt: _at, ...facts } = cabin
  const written = Object.entries(arrivalNote).flatMap(([language, words]) => (words ? [language] : []))
  return { ...facts, arrivalNoteIn: written }
}
