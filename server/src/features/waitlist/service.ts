import type { WaitlistBody } from '@tranquera/contracts/waitlist'
import { addSeconds, type Clock, isBefore } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { Actor } from '../../lib/http/actor.ts'
import type { AccommodationId, ConversationId, Ids, PropertyId } from '../../lib/ids.ts'
import { dateAt, type LocalDate, localDate } from '../../lib/local-date.ts'
import { encodeTap } from '../conversations/domain/buttons.ts'
import { buttonLabel } from '../messaging/domain/labels.ts'
import { renderMessage } from '../messaging/service/templates.ts'
import type { MessagingService } from '../messaging/service.ts'
import type { CloseAlert, RaiseAlert } from '../notifications/domain/alert.ts'
import { overlaps } from '../occupancy/domain.ts'
import { toParty } from '../pricing/domain/party.ts'
import { cabinNotFound } from '../pricing/errors.ts'
import { offerOf } from '../pricing/service/search.ts'
import type { PricingService } from '../pricing/service.ts'
import type { AuditEntry } from '../staff/domain/audit.ts'
import type { WaitlistEntry, WaitlistId } from './domain.ts'
import { waitlistRepository } from './repository.ts'

/** For so long the nights are offered to one guest only. */
const OFFER_SECONDS = 2 * 3600

export interface WaitlistDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly propertyId: PropertyId
  readonly zone: string
  readonly messaging: (db: Db) => MessagingService
  readonly market: (db: Db) => Pick<PricingService, 'market'>
  readonly hasCabin: (db: Db, id: AccommodationId) => Promise<boolean>
  /** The chat with this number, and its language; and whether the guest wants no unasked message. */
  readonly chatOf: (db: Db, phone: string) => Promise<ConversationId | null>
  readonly isQuiet: (db: Db, id: ConversationId) => Promise<boolean>
  readonly alert: RaiseAlert
  readonly closeAlert: CloseAlert
  readonly audit: (tx: Db, entry: AuditEntry) => Promise<void>
}

type Wish = Pick<
  WaitlistEntry,
  | 'conversationId'
  | 'accommodationId'
  | 'contactName'
  | 'contactPhone'
  | 'language'
  | 'checkIn'
  | 'checkOut'
  | 'party'
>

export type WaitlistService = ReturnType<ReturnType<typeof waitlistService>>

export function waitlistService(deps: WaitlistDeps) {
  const repositoryOf = (db: Db) => waitlistRepository(db, deps.propertyId)

  return (db: Db) => ({
    list: (page: { limit: number; offset: number }) => repositoryOf(db).list(page),

    /** The same wish of one chat stands once, at its first place in the line. */
    async join(wish: Wish): Promise<WaitlistEntry> {
      const repository = repositoryOf(db)
      const open = wish.conversationId ? await repository.openOf(wish.conversationId) : []
      const same = open.find((one) => isSame(one, wish))
      return same ?? insert(deps, db, wish)
    },

    /** Throws a problem when there is no such cabin. */
    add(body: WaitlistBody, actor: Actor): Promise<WaitlistEntry> {
      return db.transaction(async (tx) => {
        const phone = body.contact_phone ?? null
        const accommodationId = body.accommodation_id ?? null
        if (accommodationId && !(await deps.hasCabin(tx, accommodationId))) throw cabinNotFound()
        const entry = await insert(deps, tx, {
          conversationId: phone ? await deps.chatOf(tx, phone) : null,
          accommodationId,
          contactName: body.contact_name ?? null,
          contactPhone: phone,
          language: body.language ?? 'es',
          checkIn: localDate(body.check_in),
          checkOut: localDate(body.check_out),
          party: toParty(body.guests),
        })
        await deps.audit(tx, {
          actor,
          action: 'waitlist.joined',
          entity: 'waitlist',
          entityId: entry.id,
          cause: 'written by hand',
          after: { check_in: entry.checkIn, check_out: entry.checkOut },
        })
        return entry
      })
    },

    remove(id: WaitlistId, actor: Actor): Promise<boolean> {
      return db.transaction(async (tx) => {
        const gone = await repositoryOf(tx).remove(id)
        const entry = { actor, action: 'waitlist.removed', entity: 'waitlist', entityId: id }
        if (!gone) return false
        await deps.closeAlert(tx, alertKey(id))
        await deps.audit(tx, { ...entry, cause: 'removed by hand' })
        return true
      })
    },

    /** The guest of this chat waits for nothing any longer; answers how many wishes went. */
    leave(conversationId: ConversationId): Promise<number> {
      return db.transaction(async (tx) => {
        const open = await repositoryOf(tx).openOf(conversationId)
        for (const { id } of open) {
          if (!(await repositoryOf(tx).remove(id))) continue
          const actor: Actor = { kind: 'guest', id: conversationId }
          const entry = { actor, action: 'waitlist.removed', entity: 'waitlist', entityId: id }
          await deps.closeAlert(tx, alertKey(id))
          await deps.audit(tx, { ...entry, cause: 'by the guest in the chat' })
        }
        return open.length
      })
    },

    /** Answers how many wishes went. */
    forget(of: Parameters<ReturnType<typeof repositoryOf>['forget']>[0]): Promise<number> {
      return db.transaction(async (tx) => {
        const gone = await repositoryOf(tx).forget(of)
        for (const id of gone) await deps.closeAlert(tx, alertKey(id))
        return gone.length
      })
    },

    /** Handler of `waitlist.look`. */
    look: () => db.transaction((tx) => look(deps, tx)),
  })
}

function isSame(one: WaitlistEntry, wish: Wish): boolean {
  return (
    one.checkIn === wish.checkIn &&
    one.checkOut === wish.checkOut &&
    one.accommodationId === wish.accommodationId
  )
}

async function insert(deps: WaitlistDeps, tx: Db, wish: Wish): Promise<WaitlistEntry> {
  const { adults, children, babies, pets } = wish.party
  const entry: WaitlistEntry = {
    ...wish,
    party: { adults, children, babies, pets },
    id: deps.ids.uuid<WaitlistId>(),
    status: 'waiting',
    toldAt: null,
    offerEndsAt: null,
    createdAt: deps.clock.now(),
  }
  await waitlistRepository(tx, deps.propertyId).insert(entry)
  return entry
}

/** First come, first told; who comes later hears of the same nights only when the offer has ended. */
async function look(deps: WaitlistDeps, tx: Db): Promise<void> {
  const repository = waitlistRepository(tx, deps.propertyId)
  const now = deps.clock.now()
  for (const id of await repository.closePast(dateAt(now, deps.zone))) await deps.closeAlert(tx, alertKey(id))
  const offered: { accommodationId: AccommodationId | null; checkIn: LocalDate; checkOut: LocalDate }[] = []
  for (const entry of await repository.lockOpen()) {
    if (entry.status === 'told') {
      if (entry.offerEndsAt && isBefore(now, entry.offerEndsAt)) offered.push(entry)
      else await repository.close(entry.id)
      continue
    }
    const free = await freeFor(deps, tx, entry)
    const mine = free.find(
      (one) =>
        !offered.some(
          (other) =>
            overlaps(other, entry) &&
            (!other.accommodationId || other.accommodationId === one.accommodationId),
        ),
    )
    if (!mine) continue
    offered.push({ ...entry, accommodationId: mine.accommodationId })
    await tell({ deps, tx }, entry, mine)
  }
}

const alertKey = (id: WaitlistId) => `waitlist:${id}`

interface Free {
  readonly accommodationId: AccommodationId
  readonly cabin: string
  readonly total: { readonly amount: number; readonly currency: string }
}

async function freeFor(deps: WaitlistDeps, tx: Db, entry: WaitlistEntry): Promise<Free[]> {
  const { checkIn, checkOut, party, language } = entry
  const market = await deps.market(tx).market({ checkIn, checkOut })
  return market.cabins
    .filter((cabin) => !entry.accommodationId || cabin.id === entry.accommodationId)
    .flatMap((cabin) => {
      const outcome = offerOf(market, cabin, { stay: { checkIn, checkOut, party }, language })
      if (!outcome.ok) return []
      const { total, currency } = outcome.terms
      return [{ accommodationId: cabin.id, cabin: cabin.name, total: { amount: total, currency } }]
    })
}

async function tell(
  { deps, tx }: { deps: WaitlistDeps; tx: Db },
  entry: WaitlistEntry,
  free: Free,
): Promise<void> {
  const now = deps.clock.now()
  const until = addSeconds(now, OFFER_SECONDS)
  await waitlistRepository(tx, deps.propertyId).markTold(entry.id, now, until)
  const { conversationId, language, checkIn, checkOut } = entry
  if (!conversationId || (await deps.isQuiet(tx, conversationId))) {
    await deps.alert(tx, {
      kind: 'waitlist_free',
      severity: 'info',
      summary: `Somebody on the waiting list can have ${free.cabin}, ${checkIn} to ${checkOut}; tell them.`,
      entity: 'waitlist',
      entityId: entry.id,
      dedupeKey: alertKey(entry.id),
    })
    return
  }
  const stay = { checkIn, checkOut }
  const moment = { at: until, zone: deps.zone, today: dateAt(now, deps.zone) }
  const body = renderMessage('waitlist_free', language, {
    cabin: free.cabin,
    stay,
    total: free.total,
    until: moment,
  })
  const action = { type: 'show', accommodationId: free.accommodationId, stay } as const
  await deps.messaging(tx).say({
    conversationId,
    content: {
      type: 'buttons',
      body,
      buttons: [{ id: encodeTap({ version: 0, action }), title: buttonLabel('book', language) }],
    },
    dedupeKey: `waitlist:${entry.id}`,
  })
}
