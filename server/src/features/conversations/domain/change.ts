import { addDays } from '../../../lib/local-date.ts'
import type { Change, GuestCount } from '../../language/domain.ts'
import { withAges } from '../../pricing/domain/party.ts'
import type { PartyCount } from './frame.ts'
import type { StayDates } from './owner-deed.ts'

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

/** What the guest said about who comes, over what was known. A bare total counts as adults. */
export function mergeParty(known: PartyCount | null, said: GuestCount | null): PartyCount | null {
  if (!said) return known
  const children = said.children ?? (said.total === null ? known?.children : undefined) ?? 0
  const babies = said.babies ?? (said.total === null ? known?.babies : undefined) ?? 0
  // "Perdón, son 3 nenes" counts the children anew, and nobody else.
  const onlyChildren = known !== null && said.total !== null && said.total === children + babies
  const left =
    said.total === null || onlyChildren ? known?.adults : Math.max(1, said.total - children - babies)
  // "Somos tres, con mi vieja": whoever is named is one of those who were counted.
  const isShort = said.adults !== null && said.total !== null && !onlyChildren
  const adults = isShort ? Math.max(said.adults, left ?? 0) : (said.adults ?? left)
  if (adults === undefined || adults < 1) {
    // Only pets or only children were named: who comes with them is still to be asked.
    return known ? { ...known, pets: said.pets ?? known.pets } : null
  }
  const isSameChildren = children === known?.children
  // The language tells the ages of babies too; children are the older ones.
  const told = said.childAges?.length ? said.childAges.toSorted((a, b) => b - a) : undefined
  const ages = told ?? (isSameChildren ? known?.childAges : undefined)
  return withAges({ adults, children, babies, pets: said.pets ?? known?.pets ?? 0 }, ages)
}
