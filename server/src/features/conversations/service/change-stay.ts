import type { Db } from '../../../lib/db/types.ts'
import { idIn } from '../../../lib/ids.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { ChangeResult } from '../../reservations/service/change.ts'
import type { DialogueEvent } from '../domain/events.ts'
import type { ShownChange, Wish } from '../domain/frame.ts'
import { changeGroup, isSame, proposeGroupChange } from './change-group.ts'
import { nearby } from './nearby.ts'
import { findOwn } from './own.ts'
import { offerTransfer, takeTransfer } from './pay-by-transfer.ts'
import { asAlternatives, searchStay, toSearchRefusal } from './search.ts'
import { tried } from './tried.ts'
import type { Answering } from './turn.ts'

interface Wished {
  readonly code: string
  readonly wish: Wish
}

/** What the change would cost or give back: made, looked at, and undone. */
export async function proposeChange(
  answering: Answering,
  { code, wish }: Wished,
): Promise<DialogueEvent | undefined> {
  const { tx } = answering
  const own = findOwn(answering, code)
  if (!own) return { type: 'cancel_proposed', proposal: null }
  if (wish.payBy) return offerTransfer(answering, code)
  if (own.groupId) return proposeGroupChange(answering, { own, wish })
  const unwelcome = await petsRefused(answering, { code, wish, own })
  if (unwelcome) return unwelcome
  const { result } = await tried(tx, madeBy(answering, own, wish), () => false)
  if (!result.ok) return refused(answering, { code, wish }, result)
  return proposal(answering, { code, wish, own }, result)
}

/** A pet that was not booked may come where pets may: which cabins those are, with their price. */
async function petsRefused(
  { deps, tx, turn }: Answering,
  { code, wish, own }: Wished & { readonly own: Reservation },
): Promise<DialogueEvent | undefined> {
  const cabin = (await deps.cabins(tx)).find((one) => one.id === wish.accommodationId)
  const isNew = wish.party.pets > own.party.pets || wish.accommodationId !== own.accommodationId
  if (!cabin || cabin.petsAllowed || wish.party.pets === 0 || !isNew) return undefined
  const found = await searchStay(deps, tx, { ...wish, accommodationId: null, language: turn.language })
  const alternatives = asAlternatives(found.offers)
  const others = found.offers.map((one) => one.cabin)
  const told = { type: 'change_refused', code, cabin: cabin.name, wish } as const
  return { ...told, refusal: { reason: 'no_pets', others }, alternatives }
}

type Changed = Extract<ChangeResult, { ok: true }>

function madeBy({ deps, ...answering }: Answering, own: Reservation, wish: Wish) {
  const change = changeOf({ deps, ...answering }, own, wish)
  return (inner: Db): Promise<ChangeResult> => deps.reservations(inner).change(own.id, change)
}

async function proposal(
  { deps, tx }: Answering,
  { code, wish, own }: Wished & { readonly own: Reservation },
  result: Changed,
): Promise<DialogueEvent> {
  const cabin = (await deps.cabins(tx)).find((one) => one.id === wish.accommodationId)?.name ?? ''
  const agreed = { checkIn: own.checkIn, checkOut: own.checkOut }
  const { currency } = own.terms
  return {
    type: 'change_proposed',
    proposal: { code, wish, cabin, agreed, ...figuresOf(own, result), currency },
  }
}

function figuresOf(own: Reservation, { reservation, refundDue }: Changed): ShownChange {
  const { total } = reservation.terms
  return { total, charge: Math.max(0, total - own.terms.total), refund: refundDue ?? 0 }
}

/**
 * The guest said yes to exactly these figures (contract section 2.11); where they are others by now they are shown
 * anew. The notice of a change tells what the stay is now.
 */
export async function changeStay(
  answering: Answering,
  { code, wish, shown }: Wished & { readonly shown: ShownChange | undefined },
): Promise<DialogueEvent | undefined> {
  const own = findOwn(answering, code)
  if (!own) return { type: 'cancel_proposed', proposal: null }
  if (wish.payBy) return takeTransfer(answering, { held: own, shown })
  if (own.groupId) return changeGroup(answering, { own, wish, shown })
  const { result, kept } = await tried(
    answering.tx,
    madeBy(answering, own, wish),
    (one) => one.ok && isSame(figuresOf(own, one), shown),
  )
  if (!result.ok) return refused(answering, { code, wish }, result)
  return kept ? { type: 'changed', code } : proposal(answering, { code, wish, own }, result)
}

function changeOf({ turn }: Answering, own: Reservation, { stay, party, accommodationId }: Wish) {
  // Ages told when booking travel with the stay while the same children come.
  const { childAges } = own.party
  const sameChildren = own.party.children === party.children && childAges !== undefined
  return {
    checkIn: stay.checkIn,
    checkOut: stay.checkOut,
    accommodationId: idIn<'accommodation'>(accommodationId),
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
  const refusal = toSearchRefusal(result)
  if (reason !== 'capacity_exceeded') return { ...told, refusal, alternatives: [] }
  const roomier = await searchStay(deps, tx, { ...wish, accommodationId: null, language: turn.language })
  return { ...told, refusal, alternatives: asAlternatives(roomier.offers) }
}
