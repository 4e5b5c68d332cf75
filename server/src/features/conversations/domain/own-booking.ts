import { addDays } from '../../../lib/local-date.ts'
import type { IntentName, Understanding } from '../../language/domain.ts'
import { cabinOfSize } from './cabins-by-size.ts'
import { mergeParty } from './change.ts'
import type { DialogueContext } from './dialogue.ts'
import type { Effect, Step } from './effects.ts'
import type { Frame, OwnBooking } from './frame.ts'
import { again, asProposed, asWished, changeBooking, proposeChange, show } from './own-change.ts'
import { isQuestion } from './sentence-words.ts'
import { speaksOf } from './talk-words.ts'
import type { Heard } from './topics.ts'
import { inParts } from './word-lists.ts'

/** The booking the talk is about: the one placed in this chat, else the next one. */
export function bookingOf(
  frame: Frame,
  { bookings }: Pick<DialogueContext, 'bookings'>,
): OwnBooking | undefined {
  return bookings.find((one) => one.code === frame.reservationCode) ?? bookings[0]
}

/**
 * What is said while the guest holds or owns a stay. It is about that stay first: its own nights are not "taken", a yes
 * is about paying it, other dates are a wish to change it. Undefined when the message is about something else.
 */
export function aboutOwnBooking(before: Frame, told: Heard, context: DialogueContext): Step | undefined {
  const { read, intents, text } = told
  const frame: Frame = { ...before, misses: 0 }
  const booking = bookingOf(before, context)
  const fewer = booking && leavesCabin(frame, bySize(told, booking, context), booking)
  if (fewer) return fewer
  // "¿Y si la corro para agosto en vez de cancelar?"
  if (
    booking &&
    speaksOf('puts_off', text) &&
    read.stay.certainty !== 'sure' &&
    read.stay.certainty !== 'assume'
  )
    return changeBooking(frame, told, booking)
  if (intents.has('cancel') && !speaksOf('puts_off', text))
    return { frame, effects: [{ type: 'propose_cancel', code: booking?.code ?? null }] }
  if (!booking) return undefined
  const { code } = booking
  if (wantsOtherCabin(told, booking)) {
    const { stay, party } = booking
    const changing = {
      changing: code,
      reservationCode: code,
      pending: null,
      offers: [],
      accommodationId: null,
    }
    return {
      frame: { ...frame, ...changing, stay, party },
      effects: [{ type: 'list_cabins', stay, party, from: 0 }],
    }
  }
  // One of those that were offered in its place, by its name.
  if (before.pending?.kind === 'cabin' && wishesOtherCabin(before, told, booking) && read.accommodationId) {
    const stay = before.stay ?? booking.stay
    const wish = { stay, party: before.party ?? booking.party, accommodationId: read.accommodationId }
    return proposeChange({ ...frame, reservationCode: code }, { booking, wish })
  }
  if (wantsChange(before, told, booking)) {
    const step = changeBooking(frame, told, asWished(before, booking, read))
    // Whether the animal may come is said by what is proposed for it.
    const petsAsked = (read.guests?.pets ?? 0) > 0
    const topics = told.topics.filter((topic) => topic !== 'other' && !(petsAsked && topic === 'pets'))
    const { accommodationId } = booking
    const answers: Effect[] =
      topics.length > 0 ? [{ type: 'answer_faq', topics, accommodationId, reask: false }] : []
    return { frame: step.frame, effects: [...answers, ...step.effects] }
  }
  // "¿Cuánto tiempo tengo para decidir?", of what is proposed: nobody has written that down.
  if (frame.pending?.kind === 'change' && isQuestion(text) && HOW_LONG.test(text))
    return { frame, effects: askingOwner(frame) }
  if (asksItsPrice(read, intents) && told.topics.length === 0)
    return frame.pending?.kind === 'change' || frame.pending?.kind === 'cancel' ? again(frame) : show(frame)
  if (frame.pending !== null || isNews(read, intents)) return undefined
  const isHold = booking.status === 'pre_reserved'
  if (read.consent === 'no' && isHold) return { frame, effects: [{ type: 'propose_cancel', code }] }
  if (read.consent === 'yes' && isHold)
    return { frame, effects: [{ type: 'send_payment_link', code, brief: true }] }
  return undefined
}

export function askingOwner({ accommodationId }: Frame): Effect[] {
  return [{ type: 'answer_faq', topics: ['other'], accommodationId, reask: true }]
}

const HOW_LONG = /tiempo|tempo|how long|cu[aá]ndo|quando|hasta qu[eé]/iu

/** "¿Cuánto sale?" from somebody who has booked is about what they booked. */
function asksItsPrice(read: Understanding, intents: ReadonlySet<IntentName>): boolean {
  const { stay, guests, accommodationId } = read
  return intents.has('price') && stay.certainty === 'none' && guests === null && accommodationId === null
}

/** Dates, guests or another cabin in words: something new rather than an answer. */
function isNews(read: Understanding, intents: ReadonlySet<IntentName>): boolean {
  return (
    read.stay.certainty !== 'none' ||
    read.guests !== null ||
    intents.has('availability') ||
    intents.has('price')
  )
}

/**
 * A hold was made a moment ago, so other dates correct it; a paid stay changes only when the guest says so, because
 * people who are coming ask about their next stay too.
 */
function wantsChange(before: Frame, told: Heard, booking: OwnBooking): boolean {
  const { read, intents } = told
  if (read.change !== null || intents.has('change_dates') || intents.has('change_guests')) return true
  if (wishesOtherCabin(before, told, booking)) return true
  if (before.changing === booking.code) return read.stay.certainty !== 'none'
  if (movesPaid(before, told, booking) || countsPaid(before, told, booking)) return true
  if (movesCabin(before, told, booking)) return true
  // A change or a cancellation that was only proposed is no other talk.
  const open = before.pending?.kind
  const free = open === undefined || open === 'change' || open === 'cancel'
  if (booking.status !== 'pre_reserved' || !free || intents.has('waitlist')) return false
  const dated = read.stay.certainty !== 'none' && read.stay.checkIn !== null
  // "Mejor 10 noches", "somos 3 al final": of the nights that are held.
  const other = read.stay.certainty === 'none' && (read.stay.nights !== null || counts(read))
  return dated || other
}

/** So near to a paid stay other dates are of the same trip, unless somebody else or one more stay is spoken of. */
const NEAR_DAYS = 10

/** "Surgió un problema, ¿podemos ir del 12 al 15?", of a stay that is paid. */
function movesPaid(before: Frame, { read, text }: Heard, { status, stay }: OwnBooking): boolean {
  const { certainty, checkIn, checkOut } = read.stay
  const open = before.pending?.kind
  if (status !== 'confirmed' || (open && open !== 'cancel' && open !== 'change') || read.guests !== null)
    return false
  const doubtful = certainty === 'ask' && read.stay.options.length === 1
  if ((certainty !== 'sure' && certainty !== 'assume' && !doubtful) || !checkIn || !checkOut) return false
  if (speaksOf('one_more_stay', text)) return false
  // Instead of the cancellation that was asked for, or of the change that was proposed.
  if (open === 'cancel' || open === 'change') return true
  return checkIn <= addDays(stay.checkOut, NEAR_DAYS) && addDays(checkOut, NEAR_DAYS) >= stay.checkIn
}

/** "Se suma mi suegra, seríamos 4", of a stay that is paid. */
function countsPaid({ pending }: Frame, { read, intents, text }: Heard, { status }: OwnBooking): boolean {
  if (status !== 'confirmed' || pending !== null || read.stay.certainty !== 'none' || !counts(read))
    return false
  const asksForMore = (['availability', 'price', 'book'] as const).some((name) => intents.has(name))
  return !asksForMore && !speaksOf('second_stay', text)
}

/** "¿Puedo pasarme a la Arrayán?", of what is held or paid. */
function movesCabin({ pending }: Frame, { read, text }: Heard, booking: OwnBooking): boolean {
  const other = read.accommodationId !== null && read.accommodationId !== booking.accommodationId
  if (!other || booking.isGroup || pending !== null || read.stay.certainty !== 'none') return false
  return speaksOf('moves_over', text) && !speaksOf('one_more_stay', text)
}

const SWITCHES = inParts(
  String.raw`(?<!\p{L})(?:cambi(?:ar|o|amos|arme|arnos)|troc\p{L}*|mudar|switch|change|swap)`,
  '(?: (?:de|a|our|my|la|to))* ',
  String.raw`(?:another |otra |outra |different )?(?:caba\p{L}+|chal[eé]s?|cabins?)(?!\p{L})`,
)

/** "Queria trocar de cabana", of what they have booked: for which, is chosen from those that are free. */
function wantsOtherCabin({ read, text }: Heard, { isGroup, status }: OwnBooking): boolean {
  if (isGroup || status === 'checked_in' || !SWITCHES.test(text)) return false
  return read.accommodationIds.length === 0 && read.stay.certainty === 'none' && read.guests === null
}

/** "¿Y si fuera la Coihue?", where other nights or another cabin are asked for or proposed: that one. */
function wishesOtherCabin(
  { pending, changing }: Frame,
  { read, intents, topics }: Heard,
  booking: OwnBooking,
): boolean {
  const proposed = pending?.kind === 'change' && pending.code === booking.code
  if ((!proposed && changing !== booking.code) || booking.isGroup || read.accommodationId === null)
    return false
  const asksFact = topics.some((topic) => topic !== 'other')
  return !asksFact && !intents.has('compare') && read.stay.certainty === 'none'
}

function bySize(told: Heard, { cabins = [] }: OwnBooking, context: DialogueContext): Heard {
  const { read, text } = told
  if (cabins.length < 2 || read.accommodationIds.length > 0 || !speaksOf('drops', text)) return told
  const id = cabinOfSize(text, cabins, context)
  return id ? { ...told, read: { ...read, accommodationId: id, accommodationIds: [id] } } : told
}

/** "La Coihue al final no la necesitamos", "nos alcanza con la Lenga": a cabin of several goes. */
function leavesCabin(frame: Frame, told: Heard, booking: OwnBooking): Step | undefined {
  const { read, intents, text } = told
  const cabins = booking.cabins ?? []
  const named = read.accommodationIds
  if (cabins.length < 2 || read.stay.certainty !== 'none') return undefined
  if (named.length === 0) return speaksOf('drops_one', text) ? askWhichGoes(frame, booking) : undefined
  const keeps = speaksOf('keeps_only', text)
  if (!keeps && !frame.dropping && !intents.has('cancel') && !speaksOf('drops', text)) return undefined
  const without = cabins.filter((id) => named.includes(id) !== keeps)
  // None of them, or all: what they have is shown, and nothing is taken apart.
  if (without.length === 0 || without.length === cabins.length) return show(frame)
  const left = cabins.filter((id) => !without.includes(id))
  const proposed = asProposed(frame, booking).party
  const party = mergeParty(proposed, read.guests) ?? proposed
  const wish = { stay: booking.stay, party, accommodationId: left[0] ?? booking.accommodationId, without }
  return {
    frame: { ...frame, changing: null, pending: null, dropping: false, reservationCode: booking.code },
    effects: [{ type: 'propose_change', code: booking.code, wish }],
  }
}

/** "¿Y si sacamos una cabaña?": which one. */
function askWhichGoes(frame: Frame, { code, cabins = [] }: OwnBooking): Step {
  return {
    frame: { ...frame, pending: null, dropping: true, reservationCode: code },
    effects: [{ type: 'ask_which_goes', accommodationIds: cabins }],
  }
}

function counts({ guests }: Understanding): boolean {
  return guests !== null && (guests.total !== null || guests.adults !== null || (guests.pets ?? 0) > 0)
}
