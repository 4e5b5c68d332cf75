import { addSeconds, type Instant } from '../../lib/clock.ts'
import { type Db, isViolationOf } from '../../lib/db/types.ts'
import type { Actor } from '../../lib/http/actor.ts'
import type { GuestId, Id, ReservationId } from '../../lib/ids.ts'
import { dateAt } from '../../lib/local-date.ts'
import type { MinorUnits } from '../../lib/money.ts'
import type { Alternative, StayRequest } from '../pricing/domain/quote.ts'
import { withHandMade } from '../pricing/domain/terms.ts'
import { type ArrivalDetails, mergeArrival } from './domain/arrival.ts'
import { type Balance, balanceOf, type LedgerEntry } from './domain/ledger.ts'
import { followsRate } from './domain/payment-due.ts'
import { canMove, type Reservation, statusAt } from './domain/reservation.ts'
import { arrivalRepository } from './repository/arrivals.ts'
import type { ReservationFilter } from './repository/filters.ts'
import { LEDGER_SOURCE_ONCE, ledgerRepository } from './repository/ledger.ts'
import { type ListOrder, type ReservationPatch, reservationRepository } from './repository.ts'
import { type BookRequest, book } from './service/book.ts'
import { type BookGroupRequest, bookGroup } from './service/book-group.ts'
import {
  type ChangeResult,
  type Changing,
  changeStay,
  previewChange,
  type StayChange,
} from './service/change.ts'
import type { ReservationDeps } from './service/deps.ts'
import { groupsOf } from './service/groups.ts'
import { type Confirmation, confirm, type Extension, expire, extend } from './service/hold.ts'
import { type ImportRequest, importStays } from './service/import-stays.ts'
import {
  type Because,
  type Cancellation,
  cancel,
  netStanding,
  type Progress,
  progress,
  reopen,
} from './service/move.ts'
import { reverseEntry } from './service/reverse-entry.ts'
import { chooseWay, payAnotherWay } from './service/way-of-payment.ts'

const EXPIRY_BATCH = 200

export type NewEntry = Omit<LedgerEntry, 'id' | 'createdAt' | 'reverses'>

export interface Adjustment {
  /** Minor units; a charge or a fee only raises. */
  readonly amount: number
  readonly note: string
  readonly actor: Actor
  readonly sourceKey: string | null
  readonly kind?: 'adjustment' | 'charge' | 'fee'
}

/** The life of a stay and its ledger. Each method joins the transaction it is called in. */
export function reservationService(deps: ReservationDeps) {
  return (db: Db) => ({
    book: (request: BookRequest) => book(deps, db, request),
    /** Several cabins for the same nights, all or none; one request for money, one set of words. */
    bookGroup: (request: BookGroupRequest) => bookGroup(deps, db, request),
    ...groupsOf({ deps, db }),
    /** Stays of a notebook: all of them or none. */
    importStays: (request: ImportRequest) => importStays({ deps, db }, request),
    /** At most 3 stays that are free now, nearest first. */
    alternatives: (stay: StayRequest): Promise<Alternative[]> => deps.quotes(db).alternatives(stay),

    confirm: (id: ReservationId, options: Confirmation) => confirm({ deps, tx: db }, { ...options, id }),
    cancel: (id: ReservationId, options: Cancellation) => cancel({ deps, tx: db }, { ...options, id }),
    extend: (id: ReservationId, options: Extension) => extend({ deps, tx: db }, { ...options, id }),
    progress: (id: ReservationId, options: Progress) => progress({ deps, tx: db }, { ...options, id }),
    reopen: (of: Parameters<typeof reopen>[1]) => reopen({ deps, tx: db }, of),
    change: (id: ReservationId, change: StayChange & Because) => changeStay({ deps, tx: db }, { id, change }),
    payAnotherWay: (of: Parameters<typeof payAnotherWay>[1]) => payAnotherWay({ deps, tx: db }, of),
    chooseWay: (of: Parameters<typeof chooseWay>[1]) => chooseWay({ deps, tx: db }, of),
    /** What a change would do: made, looked at, and taken back. */
    previewChange: <T>(changing: Changing, look: (tx: Db, result: ChangeResult) => Promise<T>) =>
      previewChange({ deps, tx: db }, changing, look),

    /** Announces every hold whose time has passed, each in a transaction of its own. Answers how many. */
    async expireHolds(): Promise<number> {
      const due = await reservationRepository(db).listExpiredHolds(
        deps.propertyId,
        deps.clock.now(),
        EXPIRY_BATCH,
      )
      let announced = 0
      for (const id of due) if ((await expire({ deps, tx: db }, id)).ok) announced++
      return announced
    },

    /** One reminder per hold, HOLD_REMINDER_SECONDS before its end. Answers how many. */
    async remindHolds(): Promise<number> {
      const now = deps.clock.now()
      const before = addSeconds(now, deps.hold.reminderSeconds)
      const due = await reservationRepository(db).listUnreminded(deps.propertyId, before, now)
      for (const id of due) {
        await db.transaction(async (tx) => {
          if (!(await reservationRepository(tx).markReminded(id, now))) return
          await deps.emit(tx, { type: 'reservation.reminder_due', reservationId: id })
        })
      }
      return due.length
    },

    findById: (id: ReservationId) => reservationRepository(db).findById(id),
    findByCode: (code: string) => reservationRepository(db).findByCode(code),
    lockById: (id: ReservationId) => reservationRepository(db).lockById(id),

    async getById(id: ReservationId): Promise<Reservation> {
      const reservation = await reservationRepository(db).findById(id)
      if (!reservation) throw new Error(`Reservation ${id} does not exist`)
      return reservation
    },

    list: (filter: ReservationFilter, order: ListOrder) =>
      reservationRepository(db).list(deps.propertyId, { filter, order, now: deps.clock.now() }),
    /** The guest's own stays, newest first. */
    listOfGuest: (who: { readonly guestId: GuestId; readonly phone: string | null }) =>
      reservationRepository(db).listByPhoneOrGuest(deps.propertyId, who),
    listByIds: (ids: readonly ReservationId[]) => reservationRepository(db).listByIds(ids),
    paidOf: (ids: readonly ReservationId[]) => ledgerRepository(db).paidOf(ids),
    /** Of those whose balance follows the exchange rate, where today's makes it another sum. */
    dueTodayOf: (stays: readonly Reservation[]) =>
      ledgerRepository(db).dueTodayOf(stays.filter((one) => followsRate(one.terms)).map((one) => one.id)),

    /** Fields that move no nights, no money and no status. */
    annotate: (id: ReservationId, patch: Pick<ReservationPatch, 'notes' | 'frozenReason'>) =>
      reservationRepository(db).patch(id, patch, deps.clock.now()),

    arrival: (id: ReservationId) => arrivalRepository(db).find(id),
    /** What a guest tells about the arrival; what is not said again stays. */
    async noteArrival(id: ReservationId, said: Partial<ArrivalDetails>): Promise<ArrivalDetails> {
      return db.transaction(async (tx) => {
        await reservationRepository(tx).lockById(id)
        const details = mergeArrival(await arrivalRepository(tx).find(id), said)
        await arrivalRepository(tx).save(id, details, deps.clock.now())
        return details
      })
    },
    /** Documents and plates past their time. Answers how many stays were forgotten. */
    forgetArrivals: (before: Instant) => arrivalRepository(db).forget(dateAt(before, deps.zone)),

    ledger: (id: ReservationId): Promise<LedgerEntry[]> => ledgerRepository(db).listEntries(id),
    async balance(id: ReservationId): Promise<Balance> {
      return balanceOf(await ledgerRepository(db).listEntries(id))
    },
    /** The same without what is promised back already. */
    netBalance: (id: ReservationId): Promise<Balance> => netStanding({ deps, tx: db }, id),
    /** What the frozen policy gives back of what was paid, cancelling now; null when it can no longer be cancelled. */
    async refundIfCancelled(reservation: Reservation): Promise<MinorUnits | null> {
      const now = deps.clock.now()
      if (!canMove(statusAt(reservation, now), 'cancelled')) return null
      const { paid } = await netStanding({ deps, tx: db }, reservation.id)
      return deps.refundDue(reservation, paid, now)
    },
    /**
     * Raises or lowers what the stay costs: an entry, and the total with it. False when `sourceKey` stands there
     * already.
     */
    adjust(id: ReservationId, by: Adjustment): Promise<boolean> {
      const { amount, note, actor, sourceKey, kind = 'adjustment' } = by
      return db.transaction(async (tx) => {
        const repository = reservationRepository(tx)
        const reservation = await repository.lockById(id)
        if (!reservation) throw new Error(`Reservation ${id} does not exist`)
        const added = await reservationService(deps)(tx).addEntry(id, {
          kind,
          method: null,
          amount,
          currency: reservation.terms.currency,
          note,
          actorKind: actor.kind,
          actorId: actor.id,
          sourceKey,
        })
        if (!added) return false
        const terms = withHandMade(reservation.terms, { amount, note })
        await repository.patch(id, { terms }, deps.clock.now())
        return true
      })
    },
    /** Appends an entry and answers its id; null when the same outside fact (`sourceKey`) stands there already. */
    async addEntry(id: ReservationId, entry: NewEntry): Promise<LedgerEntry['id'] | null> {
      const entryId = deps.ids.uuid<Id<'ledger-entry'>>()
      const createdAt = deps.clock.now()
      const written = { ...entry, id: entryId, reverses: null, createdAt }
      try {
        await db.savepoint((tx) => ledgerRepository(tx).insertEntry(id, written))
        return entryId
      } catch (error) {
        if (isViolationOf(error, LEDGER_SOURCE_ONCE)) return null
        throw error
      }
    },
    reverseEntry: (of: Parameters<typeof reverseEntry>[1]) => reverseEntry({ deps, db }, of),
    findEntry: (id: string) => ledgerRepository(db).findEntry(id),
  })
}

export type ReservationService = ReturnType<ReturnType<typeof reservationService>>
