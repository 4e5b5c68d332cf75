import type { Db } from '../../../lib/db/types.ts'
import { idIn } from '../../../lib/ids.ts'
import type { FrozenTerms } from '../../pricing/domain/terms.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { Effect } from '../domain/effects.ts'
import type { DialogueEvent } from '../domain/events.ts'
import type { PartyCount } from '../domain/frame.ts'
import { nearby } from './nearby.ts'
import { receiptAwaited, shownCode } from './own.ts'
import { searchStay, stayOf, toSearchRefusal } from './search.ts'
import { searchGroup } from './search-group.ts'
import { tried } from './tried.ts'
import type { Answering } from './turn.ts'

type Hold = Extract<Effect, { type: 'hold' }>
type HoldGroup = Extract<Effect, { type: 'hold_group' }>

export async function hold(answering: Answering, effect: Hold): Promise<DialogueEvent> {
  const { deps, tx } = answering
  const { offer, party } = effect
  const awaited = await moneyOnItsWay(answering, [offer])
  if (awaited) return awaited
  const made = await inPlaceOfOld(answering, async (inner) => {
    const result = await deps.reservations(inner).book({
      ...sharedOf(answering, effect),
      stay: stayOf(offer, party),
      quoteId: offer.quoteId === null ? null : idIn<'quote'>(offer.quoteId),
      ...(effect.agreed === null ? {} : { totalPrice: effect.agreed }),
      cause: 'yes to a quote in the chat',
    })
    if (!result.ok) return { ok: false, refused: result }
    const { code, terms } = result.reservation
    return isShown(effect, terms) ? { ok: true, code } : { ok: false, refused: PRICE_MOVED }
  })
  if (made.ok) return { type: 'held', code: made.code, replaced: made.replaced }
  const result = made.refused
  const wanted = { stay: offer.stay, party, accommodationId: offer.accommodationId }
  if (result.reason === 'price_moved') {
    const found = await searchStay(deps, tx, { ...wanted, language: answering.turn.language })
    return { type: 'price_moved', found }
  }
  const alternatives = result.reason === 'date_overlap' ? await nearby(deps, tx, wanted) : []
  return { type: 'hold_refused', refusal: toSearchRefusal(result), alternatives }
}

/** A receipt for these very nights may wait for the owner: nobody pays for them twice. */
async function moneyOnItsWay(
  answering: Answering,
  nights: Parameters<typeof receiptAwaited>[1],
): Promise<DialogueEvent | undefined> {
  const awaited = await receiptAwaited(answering, nights)
  return awaited && { type: 'receipt_awaited', code: await shownCode(answering, awaited) }
}

/** Contract section 2.11: the yes was to this amount. The snapshot that was shown is it, whatever else is known. */
function isShown({ offer, agreed }: Hold, { quoteId, total, deposit }: FrozenTerms): boolean {
  if (agreed !== null) return total === agreed
  const { shown } = offer
  if (offer.quoteId !== null && quoteId === offer.quoteId) return true
  return shown !== undefined && total === shown.total && deposit === shown.deposit
}

/** All of them or none; when one has gone or costs something else by now, what can be had is offered anew. */
export async function holdGroup(answering: Answering, effect: HoldGroup): Promise<DialogueEvent> {
  const { deps } = answering
  const { group } = effect
  const wantedNights = group.items.map(({ accommodationId }) => ({ accommodationId, stay: group.stay }))
  const awaited = await moneyOnItsWay(answering, wantedNights)
  if (awaited) return awaited
  const items = group.items.map(({ accommodationId, party }) => ({
    accommodationId: idIn<'accommodation'>(accommodationId),
    party,
  }))
  const made = await inPlaceOfOld(answering, async (inner) => {
    const result = await deps.reservations(inner).bookGroup({
      ...sharedOf(answering, effect),
      ...group.stay,
      items,
      cause: 'yes to several cabins in the chat',
    })
    if (!result.ok) return { ok: false, refused: result.refused }
    const total = result.reservations.reduce((sum, one) => sum + one.terms.total, 0)
    const deposit = result.reservations.reduce((sum, one) => sum + one.terms.deposit, 0)
    const [first] = result.reservations
    // Contract section 2.11: the yes was to these amounts.
    if (total !== group.total || deposit !== group.deposit || !first)
      return { ok: false, refused: PRICE_MOVED }
    return { ok: true, code: first.code }
  })
  if (made.ok) return { type: 'held', code: made.code, replaced: made.replaced }
  const party = together(group.items.map((one) => one.party))
  const wanted = { stay: group.stay, party, units: items.length, accommodationIds: [], text: '' }
  const found = await searchGroup(answering, { type: 'search_group', ...wanted })
  return made.refused.reason === 'price_moved' ? { type: 'price_moved', found } : found
}

function together(parties: readonly PartyCount[]): PartyCount {
  const sum = (of: (one: PartyCount) => number) => parties.reduce((all, one) => all + of(one), 0)
  return {
    adults: sum((one) => one.adults),
    children: sum((one) => one.children),
    babies: sum((one) => one.babies),
    pets: sum((one) => one.pets),
  }
}

function sharedOf({ turn }: Answering, { name, phone }: Pick<Hold, 'name' | 'phone'>) {
  return {
    contact: { name, phone: phone ?? turn.guest.phone, email: turn.guest.email },
    channel: 'whatsapp' as const,
    language: turn.language,
    guestId: turn.guest.id,
    conversationId: turn.conversationId,
    actor: { kind: 'guest' as const, id: turn.guest.id },
    as: 'pre_reserved' as const,
  }
}

/** It could be had, but not for what was shown. */
const PRICE_MOVED = { reason: 'price_moved' } as const
type Refused = Parameters<typeof toSearchRefusal>[0] | typeof PRICE_MOVED
type Booked = { readonly ok: true; readonly code: string } | { readonly ok: false; readonly refused: Refused }

/**
 * A guest has one live hold: the next takes its place, unless money for it has come. The old one goes first (its nights
 * may be the new one's), and that is taken back when the new one cannot be had.
 */
async function inPlaceOfOld(
  answering: Answering,
  book: (tx: Db) => Promise<Booked>,
): Promise<
  | { readonly ok: true; readonly code: string; readonly replaced: string | null }
  | { readonly ok: false; readonly refused: Refused }
> {
  const { tx } = answering
  const replaced = await unpaidHold(answering)
  const bookInstead = async (inner: Db) => {
    const code = replaced ? await letGo(answering, inner, replaced) : null
    const booked = await book(inner)
    return booked.ok ? { ...booked, replaced: code } : booked
  }
  return (await tried(tx, bookInstead, (one) => one.ok)).result
}

async function letGo({ deps, turn }: Answering, inner: Db, old: Reservation): Promise<string> {
  const reservations = deps.reservations(inner)
  const because = {
    actor: { kind: 'guest' as const, id: turn.guest.id },
    by: 'guest' as const,
    cause: 'another hold took its place',
  }
  const whole = await reservations.wholeStay(old)
  if (old.groupId) await reservations.cancelGroup(old.groupId, because)
  else await reservations.cancel(old.id, because)
  return whole.reservation.code
}

/** What could be had in the place of the hold: looked at as if it were gone, and taken back. */
export async function insteadOfHold<T>(
  answering: Answering,
  look: (of: Answering) => Promise<T>,
): Promise<T> {
  const old = await unpaidHold(answering)
  if (!old) return look(answering)
  const looked = async (inner: Db) => {
    await letGo(answering, inner, old)
    return look({ ...answering, tx: inner })
  }
  return (await tried(answering.tx, looked, () => false)).result
}

async function unpaidHold({ deps, tx, turn }: Answering): Promise<Reservation | undefined> {
  const old = turn.own.find((one) => one.status === 'pre_reserved')
  if (!old) return undefined
  const { balance } = await deps.reservations(tx).wholeStay(old)
  return balance.paid > 0 ? undefined : old
}
