import { type LocalDate, nightsBetween } from '../../../../lib/local-date.ts'
import type { StayReading } from '../../domain.ts'
import { CONVENTIONS } from './conventions.ts'
import { ask, NO_STAY, type World } from './reading.ts'

/** The last word on every reading: it leaves after it arrives, lies ahead and is no longer than people stay. */
export function guardStay(stay: StayReading, world: World): StayReading {
  const options = stay.options.filter((o) => isPossible(o.checkIn, o.checkOut, world))
  const { checkIn, checkOut } = stay
  if (stay.certainty === 'window') return guardWindow(stay, world)
  const whole = checkIn === null || checkOut === null || isPossible(checkIn, checkOut, world)
  const ahead = (checkIn ?? checkOut ?? world.today) >= world.today
  if (whole && ahead) return options.length === stay.options.length ? stay : { ...stay, options }
  return ask(options, stay.certainty === 'ask' ? stay.nights : null)
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
