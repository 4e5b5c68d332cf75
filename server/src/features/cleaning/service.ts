import type { Clock } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { Actor } from '../../lib/http/actor.ts'
import { type AccommodationId, type Ids, type PropertyId, sameSecret } from '../../lib/ids.ts'
import { dateAt, type LocalDate } from '../../lib/local-date.ts'
import {
  byUrgency,
  type CabinDay,
  type CleaningState,
  cabinDay,
  cleaningStateOf,
  type HouseHours,
} from './domain.ts'
import { type CleaningLink, cleaningRepository } from './repository.ts'

export interface CleaningDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly propertyId: PropertyId
  /** IANA zone of the property: its day is meant. */
  readonly zone: string
  readonly hours: (db: Db) => Promise<HouseHours>
  readonly audit: (
    tx: Db,
    entry: {
      readonly actor: Actor
      readonly action: string
      readonly entity: string
      readonly entityId: string
      readonly cause: string
    },
  ) => Promise<void>
}

export interface CleaningDay {
  readonly date: LocalDate
  /** What has to be ready soonest comes first. */
  readonly cabins: readonly CabinDay[]
}

/** 24 bytes of chance: nobody finds it by trying. */
const TOKEN_BYTES = 24
const CLEANER: Actor = { kind: 'system', id: 'cleaner' }

/** Which cabins have to be cleaned, for whom and until when; and the address by which the cleaner sees it. */
export function cleaningService(deps: CleaningDeps) {
  const { clock, zone, propertyId } = deps
  return (db: Db) => ({
    today: (): LocalDate => dateAt(clock.now(), zone),

    /** Clean or dirty now, in the owner's order; nothing of who comes and goes. */
    async states(): Promise<readonly Pick<CabinDay, 'id' | 'name' | 'state'>[]> {
      const cabins = await cleaningRepository(db, propertyId).cabins(dateAt(clock.now(), zone))
      return cabins.map((cabin) => ({ id: cabin.id, name: cabin.name, state: cleaningStateOf(cabin, zone) }))
    },

    async day(date: LocalDate = dateAt(clock.now(), zone)): Promise<CleaningDay> {
      const read = cleaningRepository(db, propertyId)
      const today = dateAt(clock.now(), zone)
      const [cabins, stays, hours] = await Promise.all([read.cabins(today), read.stays(date), deps.hours(db)])
      return { date, cabins: byUrgency(cabins.map((cabin) => cabinDay(cabin, stays, { date, zone, hours }))) }
    },

    link: (): Promise<CleaningLink | undefined> => cleaningRepository(db, propertyId).link(),

    /** Makes the address, or a new one in its place. */
    makeLink(actor: Actor): Promise<CleaningLink> {
      return db.transaction(async (tx) => {
        const token = deps.ids.token(TOKEN_BYTES)
        const createdAt = clock.now()
        await cleaningRepository(tx, propertyId).saveLink(token, createdAt)
        await note(tx, { actor, action: 'cleaning_link.made', entityId: propertyId })
        return { token, createdAt, openedAt: null }
      })
    },

    /** False when there was none. */
    endLink(actor: Actor): Promise<boolean> {
      return db.transaction(async (tx) => {
        const ended = await cleaningRepository(tx, propertyId).deleteLink()
        if (ended) await note(tx, { actor, action: 'cleaning_link.ended', entityId: propertyId })
        return ended
      })
    },

    /** Whether this is the address of now. */
    async admits(token: string): Promise<boolean> {
      const link = await cleaningRepository(db, propertyId).link()
      return link !== undefined && sameSecret(token, link.token)
    },

    noteOpened: (): Promise<void> => cleaningRepository(db, propertyId).noteOpened(clock.now()),

    /** `actor` null: the cleaner, by the link. False when there is no such cabin. */
    mark(id: AccommodationId, state: CleaningState, actor: Actor | null): Promise<boolean> {
      return db.transaction(async (tx) => {
        const by = actor ? 'staff' : 'cleaner'
        const known = await cleaningRepository(tx, propertyId).mark(id, { state, by, at: clock.now() })
        if (known) await note(tx, { actor: actor ?? CLEANER, action: `cabin.${state}`, entityId: id })
        return known
      })
    },
  })

  function note(tx: Db, of: { actor: Actor; action: string; entityId: string }): Promise<void> {
    return deps.audit(tx, { ...of, entity: 'cleaning', cause: of.actor.kind === 'staff' ? 'panel' : 'link' })
  }
}

export type CleaningService = ReturnType<ReturnType<typeof cleaningService>>
