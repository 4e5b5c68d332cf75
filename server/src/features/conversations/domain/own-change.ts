import { addDays } from '../../../lib/local-date.ts'
import type { Understanding } from '../../language/domain.ts'
import { isSameParty } from '../../pricing/domain/party.ts'
import { changedParty, changedStay, mergeParty } from './change.ts'
import { type Effect, type Step, say } from './effects.ts'
import type { Frame, OwnBooking, Wish } from './frame.ts'
import type { StayDates } from './owner-deed.ts'
import { ask, reask } from './questions.ts'
import type { Heard } from './topics.ts'

export function again(frame: Frame): Step {
  return { frame, effects: reask(frame) }
}

export function show(frame: Frame): Step {
  return { frame, effects: [{ type: 'show_reservations' }] }
}

export function changeBooking(frame: Frame, { read }: Heard, booking: OwnBooking): Step {
  const { certainty, checkIn: from, checkOut: to } = read.stay
  // "Lo paso a mayo": the days that are told next are of that month.
  const window = certainty === 'window' && from && to ? { stay: null, window: { from, to } } : {}
  const changing: Frame = { ...frame, ...window, changing: booking.code, reservationCode: booking.code }
  const options = read.stay.certainty === 'ask' ? read.stay.options : []
  if (options.length > 0) return ask(changing, { kind: 'choice', options: options.slice(0, 3) })
  const wish = wishOf(booking, read)
  // What is proposed is wished once more.
  if (!wish && frame.pending?.kind === 'change' && frame.pending.code === booking.code) return again(frame)
  if (!wish && read.guests !== null) return kept(frame, booking)
  if (!wish) return { frame: { ...changing, pending: { kind: 'dates' } }, effects: [askNewDates(booking)] }
  return proposeChange(changing, { booking, wish })
}

/** Shows what the change would cost or give back; nothing has changed yet. */
export function proposeChange(
  frame: Frame,
  { booking, wish }: { readonly booking: OwnBooking; readonly wish: Wish },
): Step {
  if (isAsBooked(booking, wish)) return kept(frame, booking)
  return {
    frame: { ...frame, changing: null, pending: null },
    effects: [{ type: 'propose_change', code: booking.code, wish }],
  }
}

/** What was wished is what is booked. */
function kept(frame: Frame, { code, cabin, stay, isGroup }: OwnBooking): Step {
  const calm: Frame = { ...frame, changing: null, pending: null }
  if (!cabin || isGroup) return show(calm)
  return { frame: calm, effects: [say('cancel_kept', { code, cabin, stay })] }
}

function askNewDates(booking: OwnBooking): Effect {
  return say('ask_new_dates', { code: booking.code, stay: booking.stay })
}

/** What was proposed a moment ago is what the next wish is about: "somos 11", and then "mejor del 21 al 24". */
export function asProposed({ pending }: Frame, booking: OwnBooking): OwnBooking {
  return pending?.kind === 'change' && pending.code === booking.code
    ? { ...booking, ...pending.wish }
    : booking
}

/** A wish that undoes what was proposed ("y una noche más", of one night fewer) is of what is booked. */
export function asWished(frame: Frame, booking: OwnBooking, read: Understanding): OwnBooking {
  const proposed = asProposed(frame, booking)
  const wish = wishOf(proposed, read)
  return wish && isAsBooked(booking, wish) ? booking : proposed
}

/** The booking as the message would have it; undefined when it says nothing definite. */
function wishOf(booking: OwnBooking, read: Understanding): Wish | undefined {
  const stay = stayWished(booking.stay, read)
  const counted = mergeParty(booking.party, read.guests) ?? booking.party
  const party = read.change ? changedParty(counted, read.change) : counted
  // Which of several cabins would become the named one is not said.
  const accommodationId = (booking.isGroup ? null : read.accommodationId) ?? booking.accommodationId
  const wish = { stay, party, accommodationId }
  return isAsBooked(booking, wish) ? undefined : wish
}

function isAsBooked(booking: OwnBooking, { stay, party, accommodationId }: Wish): boolean {
  return (
    stay.checkIn === booking.stay.checkIn &&
    stay.checkOut === booking.stay.checkOut &&
    accommodationId === booking.accommodationId &&
    isSameParty(party, booking.party)
  )
}

function stayWished(agreed: StayDates, read: Understanding): StayDates {
  const { certainty, checkIn, checkOut } = read.stay
  if ((certainty === 'sure' || certainty === 'assume') && checkIn) {
    if (checkOut) return { checkIn, checkOut }
    // "y si llegamos el 9?": the departure stays unless the arrival has passed it.
    if (checkIn < agreed.checkOut) return { checkIn, checkOut: agreed.checkOut }
  }
  const { nights } = read.stay
  if (certainty === 'none' && nights !== null && nights >= 1 && !read.change)
    return { checkIn: agreed.checkIn, checkOut: addDays(agreed.checkIn, nights) }
  return read.change ? changedStay(agreed, read.change) : agreed
}
