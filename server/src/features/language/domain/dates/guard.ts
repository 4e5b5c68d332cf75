import { type LocalDate, nightsBetween } from '../../../../lib/local-date.ts'
import type { StayOption, StayReading } from '../../domain.ts'
import type { Atom } from './atoms.ts'
import { CONVENTIONS } from './conventions.ts'
import { ask, NO_STAY, type World } from './reading.ts'

/** The last word on every reading: it leaves after it arrives, lies ahead and is no longer than people stay. */
export function guardStay(stay: StayReading, world: World, atoms: readonly Atom[] = []): StayReading {
  const options = stay.options.filter((o) => isPossible(o.checkIn, o.checkOut, world))
  const { checkIn, checkOut } = stay
  if (stay.certainty === 'window') return guardWindow(stay, world)
  const unasked = checkIn !== null && stay.certainty !== 'ask'
  if (unasked && atoms.length > 0 && isFarAway(checkIn, world) && !atoms.some(namesYear))
    return ask(ownAnd(stay))
  const whole = checkIn === null || checkOut === null || isPossible(checkIn, checkOut, world)
  const ahead = (checkIn ?? checkOut ?? world.today) >= world.today
  if (whole && ahead) return options.length === stay.options.length ? stay : { ...stay, options }
  return ask(options, stay.certainty === 'ask' ? stay.nights : null)
}

/** "finde largo del 8", the coming one with an 8th in it a year away: nobody means it without naming the year. */
function isFarAway(checkIn: LocalDate, { today }: World): boolean {
  return checkIn > today && nightsBetween(today, checkIn) > A_YEAR
}

function namesYear(atom: Atom): boolean {
  if (atom.type === 'length') return false
  return atom.year !== null || (atom.type === 'period' && atom.of.some((day) => day.year !== null))
}

const A_YEAR = 366

function ownAnd({ checkIn, checkOut, options }: StayReading): readonly StayOption[] {
  return checkIn && checkOut ? [{ checkIn, checkOut }, ...options] : options
}

function guardWindow(stay: StayReading, world: World): StayReading {
  const { checkIn, checkOut } = stay
  if (checkIn === null || checkOut === null || checkOut < world.today)
    return { ...NO_STAY, nights: stay.nights }
  return checkIn < world.today ? { ...stay, checkIn: world.today } : stay
}

function isPossible(checkIn: LocalDate, checkOut: LocalDate, world: World): boolean {
  const nights = nightsBetween(checkIn, checkOut)
  return checkIn >= world.today && nights > 0 && nights <= CONVENTIONS.longestStayNights
}
