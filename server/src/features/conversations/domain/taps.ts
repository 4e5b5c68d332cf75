import { LANGUAGES } from '../../language/domain.ts'
import { BUTTON_KEYS, type ButtonKey, buttonLabel } from '../../messaging/domain/labels.ts'
import { type Action, parseTap } from './buttons.ts'
import type { DialogueContext } from './dialogue.ts'
import { type Effect, type Step, say } from './effects.ts'
import { withStay } from './fill-in.ts'
import { EMPTY_FRAME, type Frame, type Pending } from './frame.ts'
import { reserveGroup } from './groups.ts'
import { answering, settleMeant, watch } from './place-questions.ts'
import { askPrice } from './plain-wishes.ts'
import { again, listCabins, reserve } from './progress.ts'
import { ask, goOn, handOver, reask } from './questions.ts'
import { settleHeard } from './voice-notes.ts'

export function onTap(frame: Frame, id: string, context: DialogueContext): Step {
  const tap = parseTap(id)
  if (!tap) return reoffer({ ...frame, misses: 0 })
  return act({ ...frame, misses: 0 }, tap.action, { context, current: tap.version === frame.version })
}

/** What a button asks for. `current`: it was made for the frame as it is now. */
export function act(
  frame: Frame,
  action: Action,
  how: { readonly context: DialogueContext; readonly current: boolean },
): Step {
  switch (action.type) {
    case 'reserve':
      return tapReserve(frame, action, how)
    case 'others':
      return how.current ? listCabins(frame) : reoffer(frame)
    case 'more':
      return listCabins(frame, action.from)
    case 'book_group':
      return tapBookGroup(frame, how)
    case 'other_dates':
      return ask(frame, { kind: 'dates' })
    case 'stay':
      return again(withStay(frame, action.stay))
    case 'show':
      return again(withStay({ ...frame, accommodationId: action.accommodationId }, action.stay))
    case 'resume':
      return again({ ...frame, pending: null })
    case 'start_over':
      return ask(startOver(frame), { kind: 'dates' })
    case 'human':
      return handOver(frame, 'asked', how.context)
    case 'bot_yes':
    case 'bot_no':
      return goOn(frame, action.type === 'bot_yes')
    case 'heard_yes':
    case 'heard_no':
      return settleHeard(frame, action.type === 'heard_yes')
    // An owner's button in the hands of the owner is heard before the dialogue is; in others' it means nothing.
    case 'owner':
    case 'owner_yes':
    case 'owner_no':
      return { frame, effects: [] }
    case 'faq': {
      const { accommodationId } = frame
      return { frame, effects: answering([action.topic], { accommodationId, reask: true }) }
    }
    case 'ask_price':
      return askPrice(frame)
    case 'tell_me':
      return watch(frame)
    case 'that_one':
    case 'something_else':
      return settleMeant(frame, action.type === 'that_one')
    default:
      return actOnReservation(frame, action, how)
  }
}

function actOnReservation(
  frame: Frame,
  action: Extract<
    Action,
    {
      type:
        | 'my_reservation'
        | 'cancel_yes'
        | 'cancel_no'
        | 'change_yes'
        | 'change_no'
        | 'pay'
        | 'transfer'
        | 'extend'
    }
  >,
  { context, current }: { readonly context: DialogueContext; readonly current: boolean },
): Step {
  const { pending } = frame
  switch (action.type) {
    case 'my_reservation':
      return { frame, effects: [{ type: 'show_reservations' }] }
    case 'cancel_yes':
      // The refund it showed may have shrunk since: only the proposal that is open now can be said yes to.
      return current && pending?.kind === 'cancel' && pending.code === action.code
        ? { frame, effects: [cancelShown(pending)] }
        : { frame, effects: [{ type: 'propose_cancel', code: action.code }] }
    // Only what is on the table now can be said yes to; an older proposal may cost something else by now.
    case 'change_yes':
      if (pending?.kind !== 'change' || pending.code !== action.code)
        return { frame, effects: [{ type: 'show_reservations' }] }
      return { frame, effects: current ? [changeShown(pending)] : reask(frame) }
    case 'change_no':
    case 'cancel_no':
      return keepReservation(frame, action.code, context)
    case 'pay':
      return { frame, effects: [{ type: 'send_payment_link', code: action.code }] }
    case 'transfer':
      return { frame, effects: [{ type: 'offer_transfer', code: action.code }] }
    case 'extend':
      return { frame, effects: [{ type: 'extend_hold', code: action.code }] }
  }
}

/** The yes to what a pending cancellation showed. */
export function cancelShown({ code, refund }: Extract<Pending, { kind: 'cancel' }>): Effect {
  return { type: 'cancel', code, refund }
}

export function changeShown({ code, wish, shown }: Extract<Pending, { kind: 'change' }>): Effect {
  return { type: 'change', code, wish, shown }
}

export function keepReservation(frame: Frame, code: string, context: DialogueContext): Step {
  const kept: Frame = { ...frame, pending: null, reservationCode: code }
  const booking = context.bookings.find((one) => one.code === code)
  if (!booking?.cabin || booking.isGroup) return { frame: kept, effects: [{ type: 'show_reservations' }] }
  const { cabin, stay } = booking
  return { frame: kept, effects: [say('cancel_kept', { code, cabin, stay })] }
}

function tapReserve(
  frame: Frame,
  action: Extract<Action, { type: 'reserve' }>,
  { context, current }: { readonly context: DialogueContext; readonly current: boolean },
): Step {
  const same = (known: { accommodationId: string; stay: { checkIn: string; checkOut: string } }) =>
    known.accommodationId === action.accommodationId &&
    known.stay.checkIn === action.stay.checkIn &&
    known.stay.checkOut === action.stay.checkOut
  if (frame.reservationCode && frame.taken && same(frame.taken))
    return { frame, effects: [{ type: 'send_payment_link', code: frame.reservationCode }] }
  // Only the first offer was shown with its lines; the others have to be looked at before they can be said yes to.
  const [offer] = frame.offers
  if (current && offer && same(offer)) return reserve(frame, offer, context)
  // A button of an older quote is offered anew, never applied: price or guests may have changed since.
  const { accommodationId, stay } = action
  return reoffer(frame.stay ? frame : withStay({ ...frame, accommodationId }, stay))
}

/** A second tap once they are held is about paying them. */
function tapBookGroup(
  frame: Frame,
  { context, current }: { readonly context: DialogueContext; readonly current: boolean },
): Step {
  if (current && frame.group) return reserveGroup(frame, context)
  const held = context.bookings.find((one) => one.code === frame.reservationCode)
  return held?.isGroup && frame.pending === null
    ? { frame, effects: [{ type: 'send_payment_link', code: held.code }] }
    : reoffer(frame)
}

function reoffer(frame: Frame): Step {
  const step = again({ ...frame, offers: [] })
  return { frame: step.frame, effects: [say('stale_button', {}), ...step.effects] }
}

function startOver(frame: Frame): Frame {
  const { version, name, phone, reservationCode, taken, touchedAt } = frame
  return { ...EMPTY_FRAME, version: version + 1, name, phone, reservationCode, taken, touchedAt }
}

const TITLES: ReadonlyMap<string, ButtonKey> = new Map(
  BUTTON_KEYS.flatMap((key) =>
    LANGUAGES.map((language) => [plain(buttonLabel(key, language)), key] as const),
  ),
)

/** A button's title that was typed: buttons are shortcuts for what may be written as well. */
export function typedAction(text: string, frame: Frame): Action | undefined {
  const [offer] = frame.offers
  const code = frame.reservationCode
  switch (TITLES.get(plain(text))) {
    case 'book':
      return offer && frame.pending?.kind === 'confirmation' ? { type: 'reserve', ...offer } : undefined
    case 'book_group':
      return frame.pending?.kind === 'group' ? { type: 'book_group' } : undefined
    case 'other_cabins':
    case 'cabins':
      return { type: 'others' }
    case 'other_dates':
    case 'availability':
      return { type: 'other_dates' }
    case 'resume':
      return { type: 'resume' }
    case 'start_over':
      return { type: 'start_over' }
    case 'my_reservation':
      return { type: 'my_reservation' }
    case 'photos':
      return { type: 'faq', topic: 'photos' }
    case 'pay_deposit':
    case 'pay_balance':
    case 'pay_total':
      return code ? { type: 'pay', code } : undefined
    case 'extend':
      return code ? { type: 'extend', code } : undefined
    case 'transfer':
      return code ? { type: 'transfer', code } : undefined
    default:
      return undefined
  }
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
