import type { AccommodationId } from '../../../lib/ids.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { ChangeResult } from '../../reservations/service/change.ts'
import type { DialogueEvent } from '../domain/dialogue.ts'
import type { Wish } from '../domain/frame.ts'
import { nearby } from './nearby.ts'
import { findOwn } from './own.ts'
import { asAlternatives, searchStay, toSearchRefusal } from './search.ts'
import type { Answering } from './turn.ts'

interface Wished {
  readonly code: string
  readonly wish: Wish
}

/** What the change would cost or give back: made, looked at, and undone. */
export async function proposeChange(answering: Answering, { code, wish }: Wished): Promise<DialogueEvent> {
  const { deps, tx } = answering
  const own = findOwn(answering, code)
  if (!own) return { type: 'cancel_proposed', proposal: null }
  const cabin = (await deps.cabins(tx)).find((one) => one.id === wish.accommodationId)?.name ?? ''
  const result = await previewed(answering, own, wish)
  if (!result.ok) return refused(answering, { code, wish }, result)
  const before = own.terms.total
  const after = result.reservation.terms.total
  return {
    type: 'change_proposed',
    proposal: {
      code,
      wish,
      cabin,
      agreed: { checkIn: own.checkIn, checkOut: own.checkOut },
      total: after,
      charge: Math.max(0, after - before),
      refund: ('refundDue' in result ? (result.refundDue as number | undefined) : undefined) ?? 0,
      currency: own.terms.currency,
    },
  }
}

class Undone extends Error {
  readonly result: ChangeResult
  constructor(result: ChangeResult) {
    super('a preview changes nothing')
    this.result = result
  }
}

async function previewed(answering: Answering, own: Reservation, wish: Wish): Promise<ChangeResult> {
  const { deps, tx } = answering
  try {
    return await tx.savepoint(async (inner) => {
      throw new Undone(await deps.reservations(inner).change(own.id, changeOf(answering, own, wish)))
    })
  } catch (error) {
    if (error instanceof Undone) return error.result
    throw error
  }
}

/** The guest said yes to exactly this (contract section 2.11). Its notice tells what the stay is now. */
export async function changeStay(answering: Answering, { code, wish }: Wished): Promise<DialogueEvent> {
  const { deps, tx } = answering
  const own = findOwn(answering, code)
  if (!own) return { type: 'cancel_proposed', proposal: null }
  const change = changeOf(answering, own, wish)
  const result = await tx.savepoint((inner) => deps.reservations(inner).change(own.id, change))
  return result.ok ? { type: 'changed', code } : refused(answering, { code, wish }, result)
}

function changeOf({ turn }: Answering, own: Reservation, { stay, party, accommodationId }: Wish) {
  // Ages told when booking travel with the stay while the same children come.
  const { childAges } = own.party
  const sameChildren = own.party.children === party.children && childAges !== undefined
  return {
    checkIn: stay.checkIn,
    checkOut: stay.checkOut,
    accommodationId: accommodationId as AccommodationId,
    party: { ...party, ...(sameChildren ? { childAges } : {}) },
    actor: { kind: 'guest' as const, id: turn.guest.id },
    cause: 'yes to a change in the chat',
  }
}

async function refused(
  { deps, tx, turn }: Answering,
  { code, wish }: Wished,
  result: Extract<ChangeResult, { ok: false }>,
): Promise<DialogueEvent> {
  const { reason } = result
  if (reason === 'not_found' || reason === 'not_allowed') return { type: 'cancel_proposed', proposal: null }
  const cabin = (await deps.cabins(tx)).find((one) => one.id === wish.accommodationId)?.name ?? ''
  const told = { type: 'change_refused', code, cabin, wish } as const
  if (reason === 'date_overlap')
    return { ...told, refusal: { reason }, alternatives: await nearby(deps, tx, wish) }
  const refusal = toSearchRefusal(result as never)
  if (reason !== 'capacity_exceeded') return { ...told, refusal, alternatives: [] }
  const roomier = await searchStay(deps, tx, { ...wish, accommodationId: null, language: turn.language })
  return { ...told, refusal, alternatives: asAlternatives(roomier.offers) }
}
