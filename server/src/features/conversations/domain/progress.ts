import type { Understanding } from '../../language/domain.ts'
import { offerAlternatives } from './alternatives.ts'
import type { DialogueContext } from './dialogue.ts'
import { type Effect, type Step, say } from './effects.ts'
import type { DialogueEvent } from './events.ts'
import { withStay } from './fill-in.ts'
import type { Frame, Offer, PartyCount } from './frame.ts'
import { askChoice, narrowed } from './narrowing.ts'
import { proposeChange } from './own-change.ts'
import type { StayDates } from './owner-deed.ts'
import { ask, askDeparture, handOver, stayChoice } from './questions.ts'
import { agreedFor } from './remembered.ts'

const GROUP_NEEDS_PERSON_ABOVE = 30
const WEEKEND_NIGHTS = 2

/** The next question is a function of the frame alone: dates, then guests, then the quote. */
export function askNext(frame: Frame, read: Understanding, context: DialogueContext): Step {
  const end = endOf(frame, read)
  const settled: Understanding = end
    ? { ...read, stay: { ...read.stay, ...end, certainty: 'sure', options: [] } }
    : read
  const step = nextQuestion({ ...(end ? withStay(frame, end) : frame), misses: 0 }, settled, context)
  return { frame: step.frame, effects: [{ type: 'stage', stage: 'inquiry' }, ...step.effects] }
}

/** "Hasta el domingo" once the day of arrival is known: the one reading that begins on it. */
function endOf({ arrival }: Frame, { stay }: Understanding): StayDates | undefined {
  if (arrival === null || stay.certainty !== 'ask') return undefined
  const [only, ...others] = stay.options.filter((option) => option.checkIn === arrival)
  return only && others.length === 0 ? { checkIn: only.checkIn, checkOut: only.checkOut } : undefined
}

function nextQuestion(frame: Frame, read: Understanding, context: DialogueContext): Step {
  const changing = frame.changing ? context.bookings.find((one) => one.code === frame.changing) : undefined
  if (changing && frame.stay && read.stay.certainty !== 'ask') {
    // A cabin that was offered in the place of a booking too small for the party, chosen by its name.
    const chosen = read.accommodationId
    const party = (chosen && frame.party) || changing.party
    const wish = { stay: frame.stay, party, accommodationId: chosen ?? changing.accommodationId }
    return proposeChange(frame, { booking: changing, wish })
  }
  const isArrival = frame.arrival !== null && frame.arrival === read.stay.checkIn
  if (read.stay.certainty === 'ask' && !(isArrival && read.stay.options.length === 0))
    return askWhich(frame, read.stay)
  // For more than fit into one cabin no single free one is looked for: the days, and then several together.
  const { window, party } = frame
  const isMany = party !== null && context.cabins.every((one) => one.capacity < party.adults + party.children)
  if (!frame.stay && window && isMany && !frame.arrival) return ask(frame, { kind: 'dates' })
  if (!frame.stay) return askStay(frame, read.guests !== null)
  const others = otherReadings(frame.stay, read)
  if (frame.watching) return watchStay(frame, frame.stay)
  if (!frame.party) {
    const { stay, accommodationId } = frame
    return { frame, effects: [{ type: 'check_nights', stay, accommodationId, others }] }
  }
  if (frame.party.adults + frame.party.children > GROUP_NEEDS_PERSON_ABOVE)
    return handOver(frame, 'group', context)
  return { frame, effects: [...assumed(frame.stay, others), search(frame, frame.stay, frame.party)] }
}

function askStay(frame: Frame, countsAnew = false): Step {
  if (frame.arrival) return askDeparture(frame, countsAnew)
  if (!frame.window && frame.pending?.kind === 'choice' && countsAnew)
    return { frame, effects: [askChoice(frame.pending.options, { guests: frame.party })] }
  // Which of some dates was meant stays the question, whatever else is said meanwhile.
  if (!frame.window) return ask(frame, frame.pending?.kind === 'choice' ? frame.pending : { kind: 'dates' })
  const { party, accommodationId, window, weekends } = frame
  // "Un finde de marzo" says how many nights.
  const nights = frame.nights ?? (weekends ? WEEKEND_NIGHTS : null)
  if (nights === null) return ask(frame, { kind: 'nights' })
  return { frame, effects: [{ type: 'find_gaps', ...window, nights, party, accommodationId, weekends }] }
}

function otherReadings(stay: StayDates, read: Understanding): StayDates[] {
  if (read.stay.certainty !== 'assume') return []
  return read.stay.options
    .filter((option) => option.checkIn !== stay.checkIn || option.checkOut !== stay.checkOut)
    .slice(0, 2)
}

function watchStay(frame: Frame, stay: StayDates): Step {
  const { party, accommodationId } = frame
  return {
    frame: { ...frame, watching: false, quiet: false, pending: null },
    effects: [{ type: 'join_waitlist', stay, party, accommodationId }],
  }
}

/** Taken dates are told at once; who comes is asked only where there is something to offer. */
export function onNightsChecked(
  frame: Frame,
  { free, others, alternatives, cabin }: Extract<DialogueEvent, { type: 'nights_checked' }>,
): Step {
  if (!frame.stay) return ask(frame, { kind: 'dates' })
  return free ? askGuests(frame, frame.stay, [...others]) : offerAlternatives(frame, alternatives, cabin)
}

/** An assumption is answered at once, and the other reading stands beside it as a button. */
function assumed(stay: StayDates, others: StayDates[]): Effect[] {
  if (others.length === 0) return []
  return [{ ...say('assumed_dates', { stay, options: others }), choices: others.map(stayChoice) }]
}

/** The assumption and the question are one message, so that the dates are said once. */
function askGuests(frame: Frame, stay: StayDates, others: StayDates[]): Step {
  const step = ask(frame, { kind: 'guests' })
  if (others.length === 0) return step
  const question = say('ask_guests', { stay, options: others })
  return { frame: step.frame, effects: [{ ...question, choices: others.map(stayChoice) }] }
}

function askWhich(frame: Frame, { options, nights }: Understanding['stay']): Step {
  if (options.length === 0) return ask(frame, { kind: 'dates' })
  const stays = options.map(({ checkIn, checkOut }) => ({ checkIn, checkOut }))
  // "La semana del 15, 5 noches": of so many, where they were told.
  const left = nights !== null && nights > 0 && stays.length > 1 ? narrowed(stays, nights) : stays
  const asked = left.slice(0, 3)
  return ask(withoutOther(frame, asked), { kind: 'choice', options: asked })
}

/** "Mejor del 21": the dates of before are no longer meant, whatever is said next. */
function withoutOther(frame: Frame, options: readonly StayDates[]): Frame {
  const { stay, changing } = frame
  if (
    !stay ||
    changing ||
    options.some((one) => one.checkIn === stay.checkIn && one.checkOut === stay.checkOut)
  )
    return frame
  return { ...frame, stay: null, offers: [], version: frame.version + 1 }
}

/** Shows what the frame asks for now, after a tap that changed or questioned it. */
export function again(frame: Frame): Step {
  const { stay, party, accommodationId, changing: code } = frame
  // A booking that is to become another cabin: what that would cost, rather than a second stay.
  if (code && stay && party && accommodationId) {
    const wish = { stay, party, accommodationId }
    return {
      frame: { ...frame, changing: null, pending: null },
      effects: [{ type: 'propose_change', code, wish }],
    }
  }
  if (!stay) return askStay(frame)
  if (!party) return { frame, effects: [{ type: 'check_nights', stay, accommodationId, others: [] }] }
  return { frame, effects: [search(frame, stay, party)] }
}

function search(frame: Frame, stay: StayDates, party: PartyCount): Effect {
  const { units, accommodationId, prefer, sizes } = frame
  const isTold =
    sizes.length > 1 && sizes.reduce((sum, size) => sum + size, 0) === party.adults + party.children
  if (isTold)
    return { type: 'search_group', stay, party, units: sizes.length, accommodationIds: [], text: '', sizes }
  return units !== null && units > 1
    ? { type: 'search_group', stay, party, units, accommodationIds: [], text: '' }
    : { type: 'search', stay, party, accommodationId, prefer }
}

/** Every cabin, to be listed with its price. */
export function listCabins(frame: Frame, from = 0): Step {
  const { stay, party } = frame
  if (!stay || !party) return again(frame)
  return { frame: { ...frame, accommodationId: null }, effects: [{ type: 'list_cabins', stay, party, from }] }
}

/** The yes that books: everything it needs is known, or is asked for first. */
export function reserve(frame: Frame, offer: Offer | undefined, context: DialogueContext): Step {
  if (!offer || !frame.party) return again(frame)
  const name = frame.name ?? context.profileName
  if (!name) return ask(frame, { kind: 'name', offer })
  if (!context.phoneKnown && !frame.phone) return ask(frame, { kind: 'phone', offer })
  const { party, phone } = frame
  const agreed = agreedFor(frame, offer)
  return { frame: { ...frame, taken: offer }, effects: [{ type: 'hold', offer, party, name, phone, agreed }] }
}
