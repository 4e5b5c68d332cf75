import type { Clock, Instant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import { problem } from '../../lib/errors.ts'
import type { Actor } from '../../lib/http/actor.ts'
import type { GuestId, PropertyId } from '../../lib/ids.ts'
import type { AuditEntry } from '../staff/domain/audit.ts'
import { type ForgottenGuest, type GuestPatch, KEPT, type Kept, type KeptPerson, marksOf } from './domain.ts'
import { type KeptRows, readKept } from './repository/kept.ts'
import {
  type ExportedMessage,
  type ExportedStay,
  type GuestListPage,
  type GuestRow,
  guestRepository,
} from './repository.ts'

/** The rows of people belong to the chats; they are written there. */
interface PeopleOfChats {
  keep(guest: KeptPerson): Promise<void>
  change(id: GuestId, patch: GuestPatch): Promise<void>
  merge(from: GuestId, into: GuestId): Promise<void>
  /** Forgets the person and what was said. */
  erase(id: GuestId, now: Instant): Promise<void>
}

/** The contact on a stay belongs to reservations; it is written there. */
interface ContactsOfStays {
  giveGuest(reservationIds: readonly string[], guestId: GuestId): Promise<void>
  forgetContact(reservationIds: readonly string[]): Promise<void>
}

export interface GuestDeps {
  readonly clock: Clock
  readonly propertyId: PropertyId
  readonly people: (tx: Db) => PeopleOfChats
  readonly stays: (tx: Db) => ContactsOfStays
  /** What others keep of them, one way to forget for each thing that is handed out; in this order. */
  readonly forgetElsewhere: () => Readonly<Record<Kept, Forget | 'of money'>>
  readonly audit: (tx: Db, entry: AuditEntry) => Promise<void>
}

type Forget = (tx: Db, guest: ForgottenGuest) => Promise<unknown>

export interface GuestFile {
  readonly at: Instant
  readonly guest: GuestRow
  readonly stays: readonly ExportedStay[]
  readonly messages: readonly ExportedMessage[]
  readonly kept: KeptRows
}

/** The guest book: who stayed, who asked, and what the law gives them (Ley 25.326: access, correction, erasure). */
export function guestService(deps: GuestDeps) {
  return (db: Db) => ({
    list: (page: GuestListPage) => guestRepository(db, deps.propertyId).list(page),

    change(id: string, patch: GuestPatch, actor: Actor): Promise<GuestRow> {
      return db.transaction(async (tx) => {
        const before = await kept(deps, tx, id)
        const phone = patch.phone?.replaceAll(/\D/g, '') ?? patch.phone
        await deps.people(tx).change(before.id, { ...patch, phone })
        // The law wants to know that it was corrected, not what it said before.
        await record(deps, tx, { actor, action: 'guest.changed', id, after: { fields: Object.keys(patch) } })
        return get(deps, tx, id)
      })
    },

    merge(id: string, into: string, actor: Actor): Promise<GuestRow> {
      return db.transaction(async (tx) => {
        if (id === into) throw problem({ code: 'conflict', detail: 'This is one entry already.' })
        const from = await kept(deps, tx, id)
        const target = await kept(deps, tx, into)
        const stays = await guestRepository(tx, deps.propertyId).stayIdsOf(from.id)
        await deps.stays(tx).giveGuest(stays, target.id)
        await deps.people(tx).merge(from.id, target.id)
        await deps.people(tx).change(target.id, {
          phone: target.phone ?? from.phone,
          email: target.email ?? from.email,
          notes: [target.notes, from.notes].filter((one) => one !== '').join('\n'),
        })
        await record(deps, tx, { actor, action: 'guest.merged', id, after: { into } })
        return get(deps, tx, into)
      })
    },

    /** Everything that is kept about a person; that it was handed out stands in the audit log. */
    export(id: string, actor: Actor): Promise<GuestFile> {
      return db.transaction(async (tx) => {
        const guest = await get(deps, tx, id)
        const read = guestRepository(tx, deps.propertyId)
        await record(deps, tx, { actor, action: 'guest.exported', id })
        return {
          at: deps.clock.now(),
          guest,
          stays: await read.staysOf(guest.id),
          messages: await read.messagesOf(guest.conversations),
          kept: await readKept(tx, await marked(deps, tx, guest)),
        }
      })
    },

    /** Nights, prices and the ledger stay, without a name; what was said, and who it was, goes. */
    erase(id: string, actor: Actor): Promise<void> {
      return db.transaction(async (tx) => {
        const guest = await kept(deps, tx, id)
        const forgotten = await marked(deps, tx, guest)
        const { reservationIds: stays } = forgotten
        await deps.stays(tx).giveGuest(stays, guest.id)
        await deps.stays(tx).forgetContact(stays)
        const ways = deps.forgetElsewhere()
        for (const kept of KEPT) {
          const forget = ways[kept]
          if (forget !== 'of money') await forget(tx, forgotten)
        }
        await deps.people(tx).erase(guest.id, deps.clock.now())
        await record(deps, tx, { actor, action: 'guest.erased', id, after: { stays: stays.length } })
      })
    },
  })
}

export type GuestService = ReturnType<ReturnType<typeof guestService>>

async function get(deps: GuestDeps, tx: Db, id: string): Promise<GuestRow> {
  const guest = await guestRepository(tx, deps.propertyId).find(id)
  if (!guest) throw problem({ code: 'not_found', detail: 'The guest book has no such entry.' })
  return guest
}

/** The entry as a row of its own: one who only booked on the page gets it now, with the stays that were theirs. */
async function kept(deps: GuestDeps, tx: Db, id: string): Promise<GuestRow> {
  const guest = await get(deps, tx, id)
  if (guest.is_kept) return guest
  const stays = await guestRepository(tx, deps.propertyId).stayIdsOf(guest.id)
  const { name, phone, email, language } = guest
  await deps.people(tx).keep({ id: guest.id, name, phone, email, language, now: guest.created_at })
  await deps.stays(tx).giveGuest(stays, guest.id)
  return guest
}

/** What leads to everything that is theirs. */
async function marked(deps: GuestDeps, tx: Db, guest: GuestRow): Promise<ForgottenGuest> {
  const read = guestRepository(tx, deps.propertyId)
  const reservationIds = await read.stayIdsOf(guest.id)
  const { contacts, names } = marksOf(await read.writtenAs(guest.id))
  const conversationIds = guest.conversations
  const own = await read.ownNames({ id: guest.id, conversationIds, contacts, names })
  return { conversationIds, reservationIds, contacts, names: own }
}

interface Change {
  readonly actor: Actor
  readonly action: string
  readonly id: string
  readonly after?: Readonly<Record<string, unknown>>
}

function record(deps: GuestDeps, tx: Db, { id, ...change }: Change): Promise<void> {
  return deps.audit(tx, { ...change, entity: 'guest', entityId: id, cause: 'guest book' })
}
