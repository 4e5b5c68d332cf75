import type { Chance } from '../chance.ts'
import { type Day, plusDays, weekday } from '../days.ts'
import type { Party, Wish } from './meaning.ts'

/** What somebody wants who writes on that day. */
export function wishOf(today: Day, chance: Chance): Wish {
  const ahead = chance.weighted({ soon: 3, weeks: 5, months: 3 })
  const days = {
    soon: () => chance.int(1, 8),
    weeks: () => chance.int(9, 40),
    months: () => chance.int(41, 120),
  }[ahead]()
  let checkIn = plusDays(today, days)
  // Weekends are what most people want.
  while (chance.yes(0.5) && weekday(checkIn) !== 5) checkIn = plusDays(checkIn, 1)
  const nights = chance.one([2, 2, 3, 3, 4, 5, 7, 7, 10])
  return { checkIn, checkOut: plusDays(checkIn, nights), party: partyOf(chance) }
}

function partyOf(chance: Chance): Party {
  const adults = chance.yes(0.05) ? chance.int(9, 12) : chance.one([1, 2, 2, 2, 2, 3, 4, 4])
  const children = chance.one([0, 0, 0, 1, 2, 2])
  return {
    adults,
    childAges: Array.from({ length: children }, () => chance.int(3, 15)),
    babies: chance.yes(0.08) ? 1 : 0,
    pets: chance.yes(0.12) ? 1 : 0,
  }
}
