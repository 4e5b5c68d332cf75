import type { Db } from '../../../lib/db/types.ts'
import { livingOf } from '../../reservations/domain/group.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { ChangeResult } from '../../reservations/service/change.ts'
import type { DialogueEvent } from '../domain/events.ts'
import type { ShownChange, Wish } from '../domain/frame.ts'
import { placedIn } from '../domain/group-party.ts'
import { changedMessage } from './pay-message.ts'
import { toSearchRefusal } from './search.ts'
import { tried } from './tried.ts'
import { type Answering, say } from './turn.ts'
import { namesOf } from './wording.ts'

interface Wished {
  readonly own: Reservation
  readonly wish: Wish
}

type Made =
  | {
      readonly ok: true
      readonly figures: ShownChange
      /** The cabins that are left, as they are now. */
      readonly left: readonly Reservation[]
    }
  | { readonly ok: false; readonly refused: Extract<ChangeResult, { ok: false }>; readonly cabin: string }
  | { readonly ok: false; readonly refused: null; readonly most: number }

/** Several cabins that were booked together, changed as one: made, looked at, and undone. */
export async function proposeGroupChange(answering: Answering, wished: Wished): Promise<DialogueEvent> {
  const { result } = await tried(
    answering.tx,
    (inner) => make(answering, inner, wished),
    () => false,
  )
  return result.ok ? proposal(answering, wished, result) : refusal(answering, wished, result)
}

/** Only at the figures that were shown; the guest is told in one message what all of it is now. */
export async function changeGroup(
  answering: Answering,
  { shown, ...wished }: Wished & { readonly shown: ShownChange | undefined },
): Promise<DialogueEvent> {
  const { deps, tx, turn } = answering
  const { result, kept } = await tried(
    tx,
    (inner) => make(answering, inner, wished),
    (made) => made.ok && isSame(made.figures, shown),
  )
  if (!result.ok) return refusal(answering, wished, result)
  const [first] = result.left
  if (!kept || !first) return proposal(answering, wished, result)
  const whole = await deps.reservations(tx).wholeStay(first)
  const cabin = namesOf(await deps.cabins(tx), whole.accommodationIds)
  const told = { language: turn.language, cabin, balance: whole.balance }
  await say(answering, await changedMessage({ deps, tx }, whole.reservation, told))
  return { type: 'changed', code: first.code }
}

/** What a guest said yes to is what it comes to now. */
export function isSame(now: ShownChange, shown: ShownChange | undefined): boolean {
  return now.total === shown?.total && now.charge === shown.charge && now.refund === shown.refund
}

/** All of it or nothing: cabins that are not wanted go first, then the others take their days and people. */
async function make({ deps, turn }: Answering, inner: Db, { own, wish }: Wished): Promise<Made> {
  const reservations = deps.reservations(inner)
  const cabins = await deps.cabins(inner)
  const members = own.groupId ? livingOf(await reservations.groupMembers(own.groupId)) : [own]
  const gone = members.filter((one) => wish.without?.includes(one.accommodationId))
  const staying = members.filter((one) => !gone.includes(one))
  const roomOf = ({ accommodationId }: Reservation) =>
    cabins.find((cabin) => cabin.id === accommodationId)?.capacity ?? 0
  const parties = placedIn(
    staying.map((one) => ({ party: one.party, capacity: roomOf(one) })),
    wish.party,
  )
  if (!parties) return { ok: false, refused: null, most: staying.reduce((sum, one) => sum + roomOf(one), 0) }
  const because = {
    actor: { kind: 'guest' as const, id: turn.guest.id },
    cause: 'yes to a change in the chat',
  }
  let refund = 0
  for (const { id, accommodationId } of gone) {
    const done = await reservations.cancel(id, { ...because, by: 'guest' })
    // One that stays would be missing from the sum that the guest says yes to.
    if (!done.ok) {
      const cabin = namesOf(cabins, [accommodationId])
      return { ok: false, refused: { ok: false, reason: 'not_allowed' }, cabin }
    }
    refund += done.refundDue ?? 0
  }
  const left: Reservation[] = []
  for (const [i, member] of staying.entries()) {
    const { checkIn, checkOut } = wish.stay
    const change = { checkIn, checkOut, party: parties[i] ?? member.party, notify: false, ...because }
    const done = await reservations.change(member.id, change)
    if (!done.ok) return { ok: false, refused: done, cabin: namesOf(cabins, [member.accommodationId]) }
    refund += done.refundDue ?? 0
    left.push(done.reservation)
  }
  const sum = (of: readonly Reservation[]) => of.reduce((all, one) => all + one.terms.total, 0)
  const total = sum(left)
  return { ok: true, figures: { total, charge: Math.max(0, total - sum(members)), refund }, left }
}

async function proposal(
  { deps, tx }: Answering,
  { own, wish }: Wished,
  { figures, left }: Extract<Made, { ok: true }>,
): Promise<DialogueEvent> {
  const ids = left.map((one) => one.accommodationId)
  const { reservation } = await deps.reservations(tx).wholeStay(own)
  return {
    type: 'change_proposed',
    proposal: {
      code: own.code,
      shownCode: reservation.code,
      wish,
      cabin: namesOf(await deps.cabins(tx), ids),
      agreed: { checkIn: own.checkIn, checkOut: own.checkOut },
      ...figures,
      currency: own.terms.currency,
    },
  }
}

async function refusal(
  { deps, tx }: Answering,
  { own, wish }: Wished,
  made: Extract<Made, { ok: false }>,
): Promise<DialogueEvent> {
  const base = { type: 'change_refused', code: own.code, wish, alternatives: [] } as const
  if (made.refused) {
    const { reason } = made.refused
    if (reason === 'not_found' || reason === 'not_allowed') return { type: 'cancel_proposed', proposal: null }
    return { ...base, cabin: made.cabin, refusal: toSearchRefusal(made.refused) }
  }
  const { accommodationIds } = await deps.reservations(tx).wholeStay(own)
  const left = accommodationIds.filter((id) => !wish.without?.includes(id))
  const cabin = namesOf(await deps.cabins(tx), left)
  return { ...base, cabin, refusal: { reason: 'capacity_exceeded', limit: made.most } }
}
