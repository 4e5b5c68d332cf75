import type { Db } from '../../../lib/db/types.ts'
import type { Id, ReservationId } from '../../../lib/ids.ts'
import type { QuoteRefusal, StayRequest } from '../../pricing/domain/quote.ts'
import { type FrozenTerms, withHandMade } from '../../pricing/domain/terms.ts'
import type { Reservation } from '../domain/reservation.ts'
import { statusAt } from '../domain/reservation.ts'
import { reservationRepository } from '../repository.ts'
import type { ReservationDeps } from './deps.ts'
import type { Because, MoveResult } from './move.ts'

export interface StayChange {
  readonly checkIn?: StayRequest['checkIn']
  readonly checkOut?: StayRequest['checkOut']
  readonly accommodationId?: StayRequest['accommodationId']
  readonly party?: StayRequest['party']
  readonly notes?: string
}

export type ChangeResult = MoveResult<'date_overlap'> | QuoteRefusal

/**
 * Other nights, another cabin or other guests: priced anew, and the difference stands in the ledger as an adjustment,
 * so that paid + due = total stays true.
 */
export function changeStay(
  deps: ReservationDeps,
  db: Db,
  id: ReservationId,
  change: StayChange & Because,
): Promise<ChangeResult> {
  return db.transaction(async (tx): Promise<ChangeResult> => {
    const repository = reservationRepository(tx)
    const reservation = await repository.lockById(id)
    if (!reservation) return { ok: false, reason: 'not_found' }
    const now = deps.clock.now()
    const status = statusAt(reservation, now)
    const stay = merged(reservation, change)
    if (!stay) {
      const notes = change.notes ?? reservation.notes
      return { ok: true, reservation: await repository.patch(id, { notes }, now) }
    }
    if (status !== 'pre_reserved' && status !== 'confirmed' && status !== 'checked_in') {
      return { ok: false, reason: 'not_allowed', status }
    }
    const quoted = await deps.quotes(tx).quote(stay, reservation.language)
    if (!quoted.ok) return quoted
    const moved = await deps.occupancy(tx).move(id, stay)
    if (!moved.ok) return { ok: false, reason: 'date_overlap' }
    const after = await repository.patch(
      id,
      {
        accommodationId: stay.accommodationId,
        checkIn: stay.checkIn,
        checkOut: stay.checkOut,
        party: stay.party,
        terms: keepHandMade(quoted.quote.terms, reservation.terms),
        notes: change.notes ?? reservation.notes,
      },
      now,
    )
    await bookDifference(deps, tx, { before: reservation, after, change })
    await deps.audit(tx, {
      actor: change.actor,
      cause: change.cause,
      action: 'reservation.changed',
      entity: 'reservation',
      entityId: id,
      before: summary(reservation),
      after: summary(after),
    })
    await deps.emit(tx, { type: 'reservation.changed', reservationId: id })
    return { ok: true, reservation: after }
  })
}

/** Undefined when the stay itself does not change. */
function merged(reservation: Reservation, change: StayChange): StayRequest | undefined {
  const { checkIn, checkOut, accommodationId, party } = change
  if (!checkIn && !checkOut && !accommodationId && !party) return undefined
  return {
    accommodationId: accommodationId ?? reservation.accommodationId,
    checkIn: checkIn ?? reservation.checkIn,
    checkOut: checkOut ?? reservation.checkOut,
    party: party ?? reservation.party,
    extras: reservation.extras,
    payBy: reservation.payBy,
  }
}

/** No plan knows of what a person wrote, so it is written on the new terms again. */
function keepHandMade(fresh: FrozenTerms, agreed: FrozenTerms): FrozenTerms {
  return agreed.handMade.reduce(withHandMade, fresh)
}

async function bookDifference(
  deps: ReservationDeps,
  tx: Db,
  { before, after, change }: { before: Reservation; after: Reservation; change: Because },
): Promise<void> {
  const difference = after.terms.total - before.terms.total
  if (difference === 0) return
  await reservationRepository(tx).insertEntry(after.id, {
    id: deps.ids.uuid<Id<'ledger-entry'>>(),
    kind: 'adjustment',
    method: null,
    amount: difference,
    currency: after.terms.currency,
    note: `${before.checkIn}/${before.checkOut} → ${after.checkIn}/${after.checkOut}`,
    actorKind: change.actor.kind,
    actorId: change.actor.id,
    sourceKey: null,
    reverses: null,
    createdAt: deps.clock.now(),
  })
}

function summary(reservation: Reservation): Record<string, unknown> {
  return {
    accommodation_id: reservation.accommodationId,
    check_in: reservation.checkIn,
    check_out: reservation.checkOut,
    party: reservation.party,
    total: reservation.terms.total,
  }
}
