import type { Db } from '../../../lib/db/types.ts'
import type { AccommodationId, ReservationId } from '../../../lib/ids.ts'
import type { MinorUnits } from '../../../lib/money.ts'
import { asOneStay, livingOf, type ReservationGroup } from '../domain/group.ts'
import { type Balance, balanceOf } from '../domain/ledger.ts'
import { canMove, type GroupId, type Reservation, statusAt } from '../domain/reservation.ts'
import { groupRepository } from '../repository/groups.ts'
import { ledgerRepository } from '../repository/ledger.ts'
import { reservationRepository } from '../repository.ts'
import type { ReservationDeps } from './deps.ts'
import { type Cancellation, cancel, netStanding } from './move.ts'

interface Step {
  readonly deps: ReservationDeps
  readonly db: Db
}

/** A stay as its guest sees it: alone, or with the other cabins that were booked with it. */
export interface WholeStay {
  /** Of a group: its code, everybody, the sums; never to be stored. */
  readonly reservation: Reservation
  readonly accommodationIds: readonly AccommodationId[]
  /** The cabins of it, each with days of its own. */
  readonly stays: readonly Reservation[]
  readonly balance: Balance
}

export type CancelGroupResult =
  | {
      readonly ok: true
      readonly reservations: readonly Reservation[]
      readonly refundDue: MinorUnits
    }
  | { readonly ok: false; readonly reason: 'not_allowed' | 'more_than_paid'; readonly status?: string }

/** What several cabins in one booking do together. */
export function groupsOf({ deps, db }: Step) {
  return {
    findGroup: (code: string): Promise<ReservationGroup | undefined> => groupRepository(db).findByCode(code),
    /** Every cabin that was booked with it, the first that lives speaks for all. */
    groupMembers: (id: GroupId): Promise<Reservation[]> => groupRepository(db).members(id),
    groupCodesOf: (ids: readonly ReservationId[]) => groupRepository(db).codesOf(ids),
    wholeStay: (reservation: Reservation) => wholeStay({ deps, db }, reservation),
    /** Everything that was booked together, or what is left of it. */
    cancelGroup: (id: GroupId, options: Cancellation) => cancelGroup({ deps, db }, { id, options }),
  }
}

async function wholeStay({ db }: Step, reservation: Reservation): Promise<WholeStay> {
  const { groupId } = reservation
  const group = groupId ? await groupRepository(db).find(groupId) : undefined
  const members = groupId ? await groupRepository(db).members(groupId) : [reservation]
  const one = group && asOneStay(members, group.code)
  const living = one ? livingOf(members) : [reservation]
  const entries = []
  for (const stay of living) entries.push(await ledgerRepository(db).listEntries(stay.id))
  return {
    reservation: one ?? reservation,
    accommodationIds: living.map((stay) => stay.accommodationId),
    stays: living,
    balance: balanceOf(entries.flat()),
  }
}

function cancelGroup(
  { deps, db }: Step,
  of: { readonly id: GroupId; readonly options: Cancellation },
): Promise<CancelGroupResult> {
  return db.transaction(async (tx): Promise<CancelGroupResult> => {
    const [any] = await groupRepository(tx).members(of.id)
    if (!any) return { ok: false, reason: 'not_allowed' }
    await reservationRepository(tx).lockById(any.id)
    const now = deps.clock.now()
    const members = await groupRepository(tx).members(of.id)
    const living = members.filter((one) => canMove(statusAt(one, now), 'cancelled'))
    if (living.length === 0) return { ok: false, reason: 'not_allowed', status: statusAt(any, now) }
    const wishes = await shareRefund({ deps, tx }, { living, refund: of.options.refund })
    if (!wishes) return { ok: false, reason: 'more_than_paid' }
    const cancelled: Reservation[] = []
    let refundDue = 0
    for (const [i, stay] of living.entries()) {
      const refund = wishes[i]
      const result = await cancel(
        { deps, tx },
        {
          ...of.options,
          id: stay.id,
          ...(refund === undefined ? {} : { refund }),
          isSpokenFor: i < living.length - 1,
          othersRefund: refundDue,
        },
      )
      if (!result.ok) throw new Error(`Cabin ${stay.code} of a group cannot be cancelled: ${result.reason}`)
      cancelled.push(result.reservation)
      refundDue += result.refundDue ?? 0
    }
    return { ok: true, reservations: cancelled, refundDue }
  })
}

/** An amount for all of them goes back from the first cabins on; a word is meant for each. Null: more than was paid. */
async function shareRefund(
  step: { readonly deps: ReservationDeps; readonly tx: Db },
  of: { readonly living: readonly Reservation[]; readonly refund: Cancellation['refund'] | undefined },
): Promise<readonly (Cancellation['refund'] | undefined)[] | null> {
  const { living, refund } = of
  if (typeof refund !== 'number') return living.map(() => refund)
  let left = refund
  const shares: number[] = []
  for (const stay of living) {
    const { paid } = await netStanding(step, stay.id)
    const share = Math.min(left, Math.max(0, paid))
    shares.push(share)
    left -= share
  }
  return left > 0 ? null : shares
}
