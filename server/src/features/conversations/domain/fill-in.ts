import { addDays } from '../../../lib/local-date.ts'
import type { Understanding } from '../../language/domain.ts'
import { changedParty, changedStay, mergeParty } from './change.ts'
import type { DialogueContext } from './dialogue.ts'
import type { Frame } from './frame.ts'
import type { StayDates } from './owner-deed.ts'

/** Everything a message says goes into the frame, whatever was asked. */
export function fillIn(before: Frame, read: Understanding, context: DialogueContext): Frame {
  let frame = fillInDates(before, read)
  const pets = read.guests?.pets ?? frame.pets
  const counted = mergeParty(frame.party, read.guests)
  const merged = counted && read.change ? changedParty(counted, read.change) : counted
  const party = merged && merged.pets < pets ? { ...merged, pets } : merged
  frame = { ...frame, pets, units: unitsIn(read) ?? (read.accommodationId ? null : frame.units) }
  if (read.accommodationId) frame = { ...frame, prefer: null }
  if (party !== frame.party) frame = withoutOffer({ ...frame, party })
  if (read.accommodationId && read.accommodationId !== frame.accommodationId)
    frame = withoutOffer({ ...frame, accommodationId: read.accommodationId })
  const name = read.contact?.name ?? frame.name ?? context.profileName
  return { ...frame, name, phone: read.contact?.phone ?? frame.phone }
}

/** What was offered was for other guests or another cabin: nothing that waits for it may still be answered. */
function withoutOffer(frame: Frame): Frame {
  const kind = frame.pending?.kind
  const waits = kind === 'confirmation' || kind === 'group' || kind === 'name' || kind === 'phone'
  return { ...frame, offers: [], pending: waits ? null : frame.pending, version: frame.version + 1 }
}

function unitsIn({ guests }: Understanding): number | null {
  return guests?.units && guests.units > 1 ? guests.units : null
}

function fillInDates(frame: Frame, read: Understanding): Frame {
  const { certainty, checkIn, checkOut, nights } = read.stay
  if ((certainty === 'sure' || certainty === 'assume') && checkIn) {
    const until = checkOut ?? (nights === null ? null : addDays(checkIn, nights))
    if (until) return withStay(frame, { checkIn, checkOut: until })
    // "y si llegamos el 9?" keeps the departure under discussion.
    if (frame.stay && checkIn < frame.stay.checkOut && nearTo(frame.stay, checkIn))
      return withStay(frame, { checkIn, checkOut: frame.stay.checkOut })
    return withArrival(frame, checkIn)
  }
  // One day in doubt, and nothing to choose from: until when they stay is asked with that day named.
  const isOpen = frame.stay === null && frame.arrival === null && frame.window === null
  if (certainty === 'ask' && checkIn && !checkOut && read.stay.options.length === 0 && isOpen)
    return withArrival(frame, checkIn)
  if (certainty === 'window' && checkIn && checkOut) {
    const window = { from: checkIn, to: checkOut }
    return { ...frame, stay: null, arrival: null, window, nights: nights ?? frame.nights, offers: [] }
  }
  if (nights !== null && nights >= 1 && certainty === 'none') return withNights(frame, nights)
  if (read.change && frame.stay && certainty === 'none')
    return withStay(frame, changedStay(frame.stay, read.change))
  return frame
}

/** "y si son 4 noches?" keeps the day of arrival. */
export function withNights(frame: Frame, nights: number): Frame {
  const checkIn = frame.stay?.checkIn ?? frame.arrival
  return checkIn ? withStay(frame, { checkIn, checkOut: addDays(checkIn, nights) }) : { ...frame, nights }
}

/** An arrival a few days off belongs to the stay under discussion; one further off is another stay. */
const NEAR_DAYS = 10

function nearTo(stay: StayDates, day: StayDates['checkIn']): boolean {
  return day >= addDays(stay.checkIn, -NEAR_DAYS)
}

function withArrival(frame: Frame, arrival: StayDates['checkIn']): Frame {
  if (frame.nights !== null)
    return withStay(frame, { checkIn: arrival, checkOut: addDays(arrival, frame.nights) })
  return {
    ...frame,
    arrival,
    stay: null,
    window: null,
    offers: [],
    pending: null,
    version: frame.version + 1,
  }
}

export function withStay(frame: Frame, stay: StayDates): Frame {
  const same = frame.stay?.checkIn === stay.checkIn && frame.stay.checkOut === stay.checkOut
  if (same) return frame
  return {
    ...frame,
    stay,
    arrival: null,
    window: null,
    nights: null,
    offers: [],
    pending: null,
    version: frame.version + 1,
  }
}
