import { addDays, dateOf, type LocalDate, partsOf } from '../../../../lib/local-date.ts'
import { fromEaster } from './calendar.ts'
import { onOrAfter, type World } from './reading.ts'

/** Days known by a name, by the number under which the lexicons have them. */
export const NAMED_DAY = {
  goodFriday: 10,
  maundyThursday: 11,
  easterSunday: 12,
  carnivalMonday: 13,
  carnivalTuesday: 14,
  palmSunday: 15,
  epiphany: 16,
  valentine: 17,
  labour: 18,
  mothers: 19,
  fathers: 20,
  children: 21,
  independence: 22,
  holySaturday: 23,
  christmas: 24,
  newYearsEve: 25,
  newYear: 26,
  christmasEve: 27,
  immaculate: 30,
  malvinas: 31,
  memory: 32,
  sanMartin: 33,
  guemes: 34,
  flag: 35,
  sovereignty: 36,
  diversity: 37,
  mayRevolution: 38,
  spring: 39,
  friends: 40,
  tiradentes: 41,
  corpusChristi: 42,
  independenceOfBrazil: 43,
  aparecida: 44,
  allSouls: 45,
  republicOfBrazil: 46,
  blackConsciousness: 47,
  loversOfBrazil: 48,
  mothersOfBrazil: 49,
  fathersOfBrazil: 50,
  independenceOfChile: 51,
  eveOfEpiphany: 53,
} as const

/** Days off that long weekends are made of; lovers, fathers and the like only name a day. */
export const DAYS_OFF: ReadonlySet<number> = new Set([
  NAMED_DAY.labour,
  NAMED_DAY.independence,
  NAMED_DAY.immaculate,
  NAMED_DAY.malvinas,
  NAMED_DAY.memory,
  NAMED_DAY.sanMartin,
  NAMED_DAY.guemes,
  NAMED_DAY.flag,
  NAMED_DAY.sovereignty,
  NAMED_DAY.diversity,
  NAMED_DAY.mayRevolution,
])

/** Days from Easter Sunday. */
const FROM_EASTER: Readonly<Record<number, number>> = {
  [NAMED_DAY.carnivalMonday]: -48,
  [NAMED_DAY.carnivalTuesday]: -47,
  [NAMED_DAY.palmSunday]: -7,
  [NAMED_DAY.maundyThursday]: -3,
  [NAMED_DAY.goodFriday]: -2,
  [NAMED_DAY.holySaturday]: -1,
  [NAMED_DAY.easterSunday]: 0,
  [NAMED_DAY.corpusChristi]: 60,
}
/** Month and which Sunday of it. */
const SUNDAYS: Readonly<Record<number, readonly [month: number, nth: number]>> = {
  [NAMED_DAY.mothersOfBrazil]: [5, 2],
  [NAMED_DAY.fathers]: [6, 3],
  [NAMED_DAY.children]: [8, 3],
  [NAMED_DAY.fathersOfBrazil]: [8, 2],
  [NAMED_DAY.mothers]: [10, 3],
}
const FIXED: Readonly<Record<number, readonly [month: number, day: number]>> = {
  [NAMED_DAY.newYear]: [1, 1],
  [NAMED_DAY.eveOfEpiphany]: [1, 5],
  [NAMED_DAY.epiphany]: [1, 6],
  [NAMED_DAY.valentine]: [2, 14],
  [NAMED_DAY.memory]: [3, 24],
  [NAMED_DAY.malvinas]: [4, 2],
  [NAMED_DAY.tiradentes]: [4, 21],
  [NAMED_DAY.labour]: [5, 1],
  [NAMED_DAY.mayRevolution]: [5, 25],
  [NAMED_DAY.loversOfBrazil]: [6, 12],
  [NAMED_DAY.guemes]: [6, 17],
  [NAMED_DAY.flag]: [6, 20],
  [NAMED_DAY.independence]: [7, 9],
  [NAMED_DAY.friends]: [7, 20],
  [NAMED_DAY.sanMartin]: [8, 17],
  [NAMED_DAY.independenceOfBrazil]: [9, 7],
  [NAMED_DAY.independenceOfChile]: [9, 18],
  [NAMED_DAY.spring]: [9, 21],
  [NAMED_DAY.diversity]: [10, 12],
  [NAMED_DAY.aparecida]: [10, 12],
  [NAMED_DAY.allSouls]: [11, 2],
  [NAMED_DAY.republicOfBrazil]: [11, 15],
  [NAMED_DAY.sovereignty]: [11, 20],
  [NAMED_DAY.blackConsciousness]: [11, 20],
  [NAMED_DAY.immaculate]: [12, 8],
  [NAMED_DAY.christmasEve]: [12, 24],
  [NAMED_DAY.christmas]: [12, 25],
  [NAMED_DAY.newYearsEve]: [12, 31],
}

/** The next day of this name, today included. */
export function holidayDate(id: number, { today }: World): LocalDate {
  const { year } = partsOf(today)
  const date = namedDay(id, year)
  return date < today ? namedDay(id, year + 1) : date
}

function namedDay(id: number, year: number): LocalDate {
  const offset = FROM_EASTER[id]
  if (offset !== undefined) return fromEaster(year, offset)
  const sunday = SUNDAYS[id]
  if (sunday) return addDays(onOrAfter(dateOf(year, sunday[0], 1), 0), 7 * (sunday[1] - 1))
  const [month, day] = FIXED[id] ?? [1, 1]
  return dateOf(year, month, day)
}
