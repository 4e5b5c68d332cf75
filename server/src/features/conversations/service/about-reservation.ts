import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { AccommodationId, GuestId } from '../../../lib/ids.ts'
import { dateAt } from '../../../lib/local-date.ts'
import type { Money } from '../../../lib/money.ts'
import { moneyIn } from '../../pricing/domain/terms.ts'
import { paymentDue } from '../../reservations/domain/payment-due.ts'
import { type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import type { CancelProposal, DialogueEvent, Effect } from '../domain/dialogue.ts'
import type { Frame } from '../domain/frame.ts'
import type { ConversationDeps } from './deps.ts'
import { payMessage } from './pay-message.ts'
import { say, saySaying, type Turn } from './turn.ts'

export async function aboutReservation(
  deps: ConversationDeps,
  tx: Db,
  turn: Turn,
  effect: Extract<
    Effect,
    {
      type:
        | 'show_reservations'
        | 'propose_cancel'
        | 'cancel'
        | 'send_payment_link'
        | 'offer_transfer'
        | 'extend_hold'
        | 'note_name'
    }
  >,
  frame: Frame,
): Promise<DialogueEvent | undefined> {
  switch (effect.type) {
    case 'show_reservations':
      return showReservations(deps, tx, turn, frame)
    case 'propose_cancel':
      return { type: 'cancel_proposed', proposal: await proposeCancel(deps, tx, turn) }
    case 'cancel':
      return cancel(deps, tx, turn, effect.code)
    case 'send_payment_link':
      return sendPaymentLink(deps, tx, turn, effect.code, frame)
    case 'offer_transfer':
      return offerTransfer(deps, tx, turn, effect.code, frame)
    case 'extend_hold':
      return extendHold(deps, tx, turn, effect.code, frame)
    case 'note_name':
      return noteName(deps, tx, turn, effect)
  }
}

/** The guest's own stays: only those this chat's number or id booked. */
async function ownReservations(deps: ConversationDeps, tx: Db, turn: Turn): Promise<Reservation[]> {
  const all = await deps
    .reservations(tx)
    .listOfGuest({ guestId: turn.guest.id as GuestId, phone: turn.guest.phone })
  const today = dateAt(deps.clock.now(), deps.zone)
  return all.filter((one) => {
    const status = statusAt(one, deps.clock.now())
    return (
      one.checkOut >= today &&
      (status === 'pre_reserved' || status === 'confirmed' || status === 'checked_in')
    )
  })
}

async function findOwn(
  deps: ConversationDeps,
  tx: Db,
  turn: Turn,
  code: string | null,
): Promise<Reservation | undefined> {
  const own = await ownReservations(deps, tx, turn)
  return code === null ? own[0] : own.find((one) => one.code === code)
}

async function showReservations(
  deps: ConversationDeps,
  tx: Db,
  turn: Turn,
  frame: Frame,
): Promise<undefined> {
  const own = await ownReservations(deps, tx, turn)
  if (own.length === 0) {
    await saySaying(deps, tx, turn, { type: 'say', key: 'no_reservation', variables: {} }, frame)
    return undefined
  }
  const names = await cabinNames(deps, tx)
  for (const one of own.slice(0, 3)) {
    const { paid, due } = await deps.reservations(tx).balance(one.id)
    const variables = {
      code: one.code,
      status: statusAt(one, deps.clock.now()),
      cabin: names.get(one.accommodationId) ?? '',
      stay: one,
      guests: one.party,
      total: moneyIn(one.terms, one.terms.total),
      paid: moneyIn(one.terms, paid),
      due: due > 0 ? moneyIn(one.terms, due) : null,
    }
    await saySaying(deps, tx, turn, { type: 'say', key: 'my_reservation', variables }, frame)
  }
  return undefined
}

async function cabinNames(deps: ConversationDeps, tx: Db): Promise<Map<AccommodationId, string>> {
  return new Map((await deps.cabins(tx)).map((cabin) => [cabin.id, cabin.name]))
}

async function proposeCancel(deps: ConversationDeps, tx: Db, turn: Turn): Promise<CancelProposal | null> {
  const own = await findOwn(deps, tx, turn, null)
  if (!own) return null
  const { paid } = await deps.reservations(tx).balance(own.id)
  return {
    code: own.code,
    cabin: (await cabinNames(deps, tx)).get(own.accommodationId) ?? '',
    stay: { checkIn: own.checkIn, checkOut: own.checkOut },
    paid,
    refund: deps.refundDue(own, paid),
    currency: own.terms.currency,
  }
}

async function cancel(deps: ConversationDeps, tx: Db, turn: Turn, code: string): Promise<DialogueEvent> {
  const own = await findOwn(deps, tx, turn, code)
  if (!own) return { type: 'cancel_proposed', proposal: null }
  const actor = { kind: 'guest' as const, id: turn.guest.id }
  const done = await deps
    .reservations(tx)
    .cancel(own.id, { actor, by: 'guest', cause: 'yes to a cancellation in the chat' })
  if (!done.ok) return { type: 'cancel_proposed', proposal: null }
  return { type: 'cancelled', code, refund: done.refundDue ?? 0, currency: own.terms.currency }
}

async function sendPaymentLink(
  deps: ConversationDeps,
  tx: Db,
  turn: Turn,
  code: string | null,
  frame: Frame,
): Promise<DialogueEvent | undefined> {
  const own = await findOwn(deps, tx, turn, code)
  if (!own) {
    await saySaying(deps, tx, turn, { type: 'say', key: 'no_reservation', variables: {} }, frame)
    return undefined
  }
  const content = await payMessage(deps, tx, own, turn.language)
  if (content) await say(deps, tx, turn, content)
  else return void (await showReservations(deps, tx, turn, frame))
  return undefined
}

/** The account with what is to be transferred to it. Comes back refused when nothing is, or there is no account. */
async function offerTransfer(
  deps: ConversationDeps,
  tx: Db,
  turn: Turn,
  code: string | null,
  frame: Frame,
): Promise<DialogueEvent | undefined> {
  const own = await ownReservations(deps, tx, turn)
  const owed = await firstOwing(deps, tx, own, code)
  const account = turn.place.transfer
  if (!owed && own.length > 0) return showReservations(deps, tx, turn, frame)
  if (!owed || !account) return { type: 'transfer_refused', code: owed?.reservation.code ?? null }
  const { reservation, amount } = owed
  const variables = {
    code: reservation.code,
    amount,
    ...account,
    deadline: reservation.expiresAt ? momentOf(deps, reservation.expiresAt) : null,
  }
  await saySaying(deps, tx, turn, { type: 'say', key: 'transfer_instructions', variables }, frame)
  return undefined
}

/** The stay of this code when it waits for money, else a hold, which runs out, before a balance. */
async function firstOwing(
  deps: ConversationDeps,
  tx: Db,
  own: readonly Reservation[],
  code: string | null,
): Promise<{ reservation: Reservation; amount: Money } | undefined> {
  const owing: { reservation: Reservation; amount: Money }[] = []
  for (const reservation of own) {
    const amount = paymentDue(reservation, await deps.reservations(tx).balance(reservation.id))
    if (amount) owing.push({ reservation, amount })
  }
  return (
    owing.find((one) => one.reservation.code === code) ??
    owing.find((one) => one.reservation.status === 'pre_reserved') ??
    owing[0]
  )
}

async function noteName(
  deps: ConversationDeps,
  tx: Db,
  turn: Turn,
  { code, name }: { readonly code: string; readonly name: string },
): Promise<undefined> {
  const own = await findOwn(deps, tx, turn, code)
  const locked = own && (await deps.reservations(tx).lockById(own.id))
  if (!locked || locked.contact.name === name || locked.notes.includes(name)) return undefined
  const notes = [locked.notes, `WhatsApp: ${name}`].filter(Boolean).join('\n')
  await deps.reservations(tx).annotate(locked.id, { notes })
  return undefined
}

async function extendHold(
  deps: ConversationDeps,
  tx: Db,
  turn: Turn,
  code: string,
  frame: Frame,
): Promise<undefined> {
  const own = await findOwn(deps, tx, turn, code)
  if (!own?.expiresAt) {
    await saySaying(deps, tx, turn, { type: 'say', key: 'no_reservation', variables: {} }, frame)
    return undefined
  }
  const actor = { kind: 'guest' as const, id: turn.guest.id }
  const done = await deps.reservations(tx).extend(own.id, { actor, cause: 'asked for more time in the chat' })
  const deadline = momentOf(
    deps,
    done.ok && done.reservation.expiresAt ? done.reservation.expiresAt : own.expiresAt,
  )
  // The extension itself is announced by its own notice; only a refusal has to be said here.
  if (!done.ok) {
    await saySaying(
      deps,
      tx,
      turn,
      { type: 'say', key: 'hold_extension_refused', variables: { code, deadline } },
      frame,
    )
  }
  return undefined
}

function momentOf(deps: Pick<ConversationDeps, 'clock' | 'zone'>, at: Instant) {
  return { at, zone: deps.zone, today: dateAt(deps.clock.now(), deps.zone) }
}
