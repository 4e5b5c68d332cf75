import { addDays } from '../../../lib/local-date.ts'
import type { Change } from '../../language/domain.ts'
import type { PartyCount, StayDates } from './frame.ts'

const DAYS_TO_THE_NEXT_WEEKEND = 7

/** "una noche más" moves the departure, "un día antes" the arrival, "el otro finde" both by a week. */
export function changedStay(stay: StayDates, change: Change): StayDates {
  const week = change.which ? (change.which === 'previous' ? -1 : 1) * DAYS_TO_THE_NEXT_WEEKEND : 0
  const checkIn = addDays(stay.checkIn, week + (change.checkInDays ?? 0))
  const checkOut = addDays(stay.checkOut, week + (change.checkOutDays ?? 0) + (change.nights ?? 0))
  // "dos noches menos" of two nights is no stay: what was agreed stays on the table.
  return checkOut > checkIn ? { checkIn, checkOut } : stay
}

/**
 * Somebody joins or stays at home. There is always one adult. A daughter who stays at home is one of "3 personas",
 * though nobody had called her a child.
 */
export function changedParty(party: PartyCount, change: Change): PartyCount {
  const { adults = 0, children = 0, babies = 0, pets = 0 } = change
  if (adults === 0 && children === 0 && babies === 0 && pets === 0) return party
  const uncounted = Math.min(0, party.children + children)
  return {
    ...party,
    adults: Math.max(1, party.adults + adults + uncounted),
    children: Math.max(0, party.children + children),
    babies: Math.max(0, party.babies + babies),
    pets: Math.max(0, party.pets + pets),
  }
}
