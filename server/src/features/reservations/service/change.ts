import type { StayNotes } from '@tranquera/contracts/stay-notes'
import type { Db } from '../../../lib/db/types.ts'
import type { Id, ReservationId } from '../../../lib/ids.ts'
import { nightsBetween } from '../../../lib/local-date.ts'
import type { MinorUnits } from '../../../lib/money.ts'
import { withoutUndefined } from '../../../lib/records.ts'
import type { PayBy, QuoteRefusal, StayRequest } from '../../pricing/domain/quote.ts'
import type { FrozenTerms } from '../../pricing/domain/terms.ts'
import { agreedTotal } from '../domain/change-terms.ts'
import type { Contact, Reservation } from '../domain/reservation.ts'
import { ALIVE, notesIn, statusAt } from '../domain/reservation.ts'
import { ledgerRepository } from '../repository/ledger.ts'
import { reservationRepository } from '../repository.ts'
import type { Step } from './deps.ts'
import { type Because, type MoveResult, netStanding, type RefundWish } from './move.ts'
import { newTerms, type PriceWish, stayOf } from './new-terms.ts'

export interface StayChange extends Partial<StayNotes>, PriceWish {
  readonly checkIn?: StayRequest['checkIn']
  readonly checkOut?: StayRequest['checkOut']
  readonly accommodationId?: StayRequest['accommodationId']
  readonly party?: StayRequest['party']
  /** The way of payment the price is for (contract section 5, step 8). */
  readonly payBy?: PayBy
  readonly contact?: Partial<Contact>
  /** Of what is paid too much afterwards. Left out: shortening follows the policy, repricing alone returns nothing. */
  readonly refund?: RefundWish
  /** False where the guest knows already. */
  readonly notify?: boolean
}

export type ChangeResult =
  | (MoveResult<'date_overlap' | 'below_zero'> & { readonly refundDue?: MinorUnits })
  | QuoteRefusal

export interface Changing {
  readonly id: ReservationId
  readonly change: StayChange & Because
}

/** Other nights, another cabin, other guests, another price; or only who they are. All or nothing. */
export function changeStay(work: Step, { id, change }: Changing): Promise<ChangeResult> {
  return work.tx.transaction(async (tx): Promise<ChangeResult> => {
    const { deps } = work
    const repository = reservationRepository(tx)
    const reservation = await repository.lockById(id)
    if (!reservation) return { ok: false, reason: 'not_found' }
    const now = deps.clock.now()
    const status = statusAt(reservation, now)
    const corrected = {
      ...notesIn(change),
      ...(change.contact ? { contact: { ...reservation.contact, ...change.contact } } : {}),
    }
    const stay = merged(reservation, change)
    if (!stay && change.totalPrice === undefined) {
      const after = await repository.patch(id, corrected, now)
      if (change.contact) await record({ deps, tx }, { before: reservation, after, change })
      return { ok: true, reservation: after }
    }
    if (!ALIVE.has(status)) return { ok: false, reason: 'not_allowed', status }
    const priced = await newTerms({ deps, tx }, { reservation, stay, change })
    if (!priced.ok) return priced
    if (priced.terms.total < 0) return { ok: false, reason: 'below_zero' }
    if (stay && movesNights(reservation, stay)) {
      const moved = await deps.occupancy(tx).move(id, stay)
      if (!moved.ok) return { ok: false, reason: 'date_overlap' }
    }
    const settled = await settleExcess({ deps, tx }, { reservation, stay, terms: priced.terms, change })
    const { accommodationId, checkIn, checkOut, party, payBy = null } = stay ?? reservation
    const where = { accommodationId, checkIn, checkOut, party, payBy }
    const after = await repository.patch(id, { ...where, ...corrected, terms: settled.terms }, now)
    await bookDifference({ deps, tx }, { before: reservation, after, change })
    await record({ deps, tx }, { before: reservation, after, change })
    await deps.emit(tx, {
      type: 'reservation.changed',
      reservationId: id,
      refundDue: settled.refund,
      isTold: change.notify ?? true,
    })
    return { ok: true, reservation: after, refundDue: settled.refund }
  })
}

/** Makes the change, looks at what it does, and takes all of it back. */
export async function previewChange<T>(
  work: Step,
  changing: Changing,
  look: (tx: Db, result: ChangeResult) => Promise<T>,
): Promise<T> {
  class Undone extends Error {
    readonly seen: T
    constructor(seen: T) {
      super('a preview changes nothing')
      this.seen = seen
    }
  }
  try {
    return await work.tx.transaction(async (tx) => {
      const result = await changeStay({ deps: work.deps, tx }, changing)
      throw new Undone(await look(tx, result))
    })
  } catch (error) {
    if (error instanceof Undone) return error.seen
    throw error
  }
}

/** Undefined when the stay itself does not change. */
function merged(reservation: Reservation, change: StayChange): StayRequest | undefined {
  const { checkIn, checkOut, accommodationId, party, payBy } = change
  if (!checkIn && !checkOut && !accommodationId && !party && !payBy) return undefined
  return { ...stayOf(reservation), ...withoutUndefined({ checkIn, checkOut, accommodationId, party, payBy }) }
}

function movesNights(before: Reservation, stay: StayRequest): boolean {
  return (
    before.accommodationId !== stay.accommodationId ||
    before.checkIn !== stay.checkIn ||
    before.checkOut !== stay.checkOut
  )
}

/**
 * What is paid beyond the new total. Shortening follows the policy: what it does not give back is kept as a charge. A
 * new price alone returns nothing unless a person says so; what is not returned stays to the guest's credit.
 */
async function settleExcess(
  { deps, tx }: Step,
  of: {
    readonly reservation: Reservation
    readonly stay: StayRequest | undefined
    readonly terms: FrozenTerms
    readonly change: StayChange
  },
): Promise<{ readonly terms: FrozenTerms; readonly refund: MinorUnits }> {
  const { reservation, stay, terms, change } = of
  const { paid } = await netStanding({ deps, tx }, reservation.id)
  const excess = paid - terms.total
  if (excess <= 0 || reservation.frozenReason) return { terms, refund: 0 }
  const isShorter =
    stay !== undefined &&
    nightsBetween(stay.checkIn, stay.checkOut) < nightsBetween(reservation.checkIn, reservation.checkOut)
  const wish = change.refund ?? (isShorter ? 'policy' : 'none')
  if (wish === 'none') return { terms, refund: 0 }
  if (wish === 'all' || wish === 'full') return { terms, refund: excess }
  if (typeof wish === 'number') return { terms, refund: Math.min(excess, wish) }
  const refund = deps.refundDue(reservation, excess, deps.clock.now())
  const kept = excess - refund
  return { terms: kept === 0 ? terms : agreedTotal(terms, { total: terms.total + kept, note: KEPT }), refund }
}

const KEPT = 'kept by the cancellation policy'

interface Change {
  readonly before: Reservation
  readonly after: Reservation
  readonly change: Because
}

async function bookDifference({ deps, tx }: Step, { before, after, change }: Change): Promise<void> {
  const difference = after.terms.total - before.terms.total
  if (difference === 0) return
  await ledgerRepository(tx).insertEntry(after.id, {
    id: deps.ids.uuid<Id<'ledger-entry'>>(),
    kind: 'adjustment',
    method: null,
    amount: difference,
    currency: after.terms.currency,
    note: `${before.checkIn}/${before.checkOut} → ${after.checkIn}/${after.checkOut}`,
    actorKind: change.actor.kind,
    actorId: change.actor.id,
    sourceKey: `change:${deps.ids.uuid()}`,
    reverses: null,
    createdAt: deps.clock.now(),
  })
}

function record({ deps, tx }: Step, { before, after, change }: Change): Promise<void> {
  return deps.audit(tx, {
    actor: change.actor,
    cause: change.cause,
    action: 'reservation.changed',
    entity: 'reservation',
    entityId: after.id,
    before: summary(before),
    after: summary(after),
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
