import { type Db, isViolationOf } from '../../../lib/db/types.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import { dateAt, type LocalDate } from '../../../lib/local-date.ts'
import type { Party } from '../../pricing/domain/party.ts'
import type { PayBy, QuoteRefusal } from '../../pricing/domain/quote.ts'
import { groupCode, type ReservationGroup } from '../domain/group.ts'
import type { GroupId, Reservation } from '../domain/reservation.ts'
import { GROUP_CODE_UNIQUE, groupRepository } from '../repository/groups.ts'
import { announce, type BookRequest, count, ownOf, writeStay } from './book.ts'
import type { ReservationDeps } from './deps.ts'

interface GroupItem {
  readonly accommodationId: AccommodationId
  readonly party: Party
  /** Only those that this cabin has. */
  readonly extras?: readonly string[]
}

export interface BookGroupRequest
  extends Omit<BookRequest, 'stay' | 'quoteId' | 'override' | 'totalPrice' | 'isUntold'> {
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  /** Two cabins or more, each once. */
  readonly items: readonly GroupItem[]
  readonly payBy?: PayBy | null
}

export type BookGroupResult =
  | { readonly ok: true; readonly group: ReservationGroup; readonly reservations: readonly Reservation[] }
  /** The cabin that was taken, or that does not take these guests; nothing of the group is booked then. */
  | {
      readonly ok: false
      readonly accommodationId: AccommodationId
      readonly refused: { readonly ok: false; readonly reason: 'date_overlap' } | QuoteRefusal
    }

type Refusal = Extract<BookGroupResult, { ok: false }>

class GroupRefused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super('one of the cabins was refused')
    this.refusal = refusal
  }
}

const CODE_ATTEMPTS = 5

/** Several cabins for the same nights: all of them in one transaction, or none. */
export async function bookGroup(
  deps: ReservationDeps,
  db: Db,
  request: BookGroupRequest,
): Promise<BookGroupResult> {
  const result = await db
    .savepoint((tx) => writeGroup({ deps, tx }, request))
    .catch((error: unknown): BookGroupResult => {
      if (error instanceof GroupRefused) return error.refusal
      throw error
    })
  db.afterCommit(() => {
    if (!result.ok) return count(deps, request, result.refused)
    for (const _ of result.reservations) count(deps, request, result)
  })
  return result
}

async function writeGroup(
  step: { readonly deps: ReservationDeps; readonly tx: Db },
  request: BookGroupRequest,
): Promise<BookGroupResult> {
  const { deps, tx } = step
  // Two groups that want the same cabins wait for each other here, and nowhere else.
  const cabins = [...new Set(request.items.map((item) => item.accommodationId))].sort()
  for (const id of cabins) await deps.occupancy(tx).lock(id)
  const group = await insertWithFreeCode(step)
  const own = ownOf(deps, group.id)
  const reservations: Reservation[] = []
  for (const item of request.items) {
    const written = await writeStay(step, { request: requestOf(request, item), own })
    if (!written.ok)
      throw new GroupRefused({ ok: false, accommodationId: item.accommodationId, refused: written })
    reservations.push(written.reservation)
  }
  // Told once everything stands: the one request for money is for all of them.
  const [first, ...others] = reservations
  for (const reservation of others) await announce(step, { request, reservation, isSpokenFor: true })
  if (first) await announce(step, { request, reservation: first })
  return { ok: true, group, reservations }
}

function requestOf(request: BookGroupRequest, item: GroupItem): BookRequest {
  const { checkIn, checkOut, items: _, payBy, ...shared } = request
  const { accommodationId, party, extras } = item
  const stay = { accommodationId, checkIn, checkOut, party, payBy: payBy ?? null, extras: extras ?? [] }
  return { ...shared, stay }
}

async function insertWithFreeCode(step: {
  readonly deps: ReservationDeps
  readonly tx: Db
}): Promise<ReservationGroup> {
  const { deps, tx } = step
  const createdAt = deps.clock.now()
  const id = deps.ids.uuid<GroupId>()
  for (let attempt = 1; ; attempt++) {
    const code = groupCode(dateAt(createdAt, deps.zone), deps.ids.unambiguous(4))
    const group = { id, code, createdAt }
    try {
      await tx.savepoint((inner) => groupRepository(inner).insert(deps.propertyId, group))
      return group
    } catch (error) {
      if (!isViolationOf(error, GROUP_CODE_UNIQUE) || attempt === CODE_ATTEMPTS) throw error
    }
  }
}
