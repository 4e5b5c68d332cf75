import { addDays, dateOf, type LocalDate, partsOf } from '../../../../lib/local-date.ts'
import { isKind, type Token, type Tokens } from '../text/token.ts'
import { type Atom, type DayAtom, NO_DAY } from './atoms.ts'
import { isMonthName, parseMonthAfter, parseYear } from './parse-month.ts'
import { monthAfter, monthEnd, onOrAfter, type World, yearNamed } from './reading.ts'

const LAST = -1
/** "1° viernes de enero" may be Friday the first. */
const FIRST_DAY = /^1(?:°|o|ro)$/

/** "el segundo sábado de enero", "the last friday of march": the weekday is counted within its month. */
export function parseNthWeekday(tokens: Tokens, at: number, i: number): DayAtom | null {
  const nth = nthOf(tokens[i])
  const weekday = tokens[i + 1]
  if (nth === null || weekday?.kind !== 'wday') return null
  const month = isKind(tokens, i + 2, 'at') && isMonthName(tokens[i + 3]) ? i + 3 : i + 2
  const named = parseMonthAfter(tokens, month)
  if (!named) return null
  const year = parseYear(tokens, named.end)
  return {
    ...NO_DAY,
    nth,
    weekday: weekday.val,
    month: named.month,
    relMonth: named.relMonth,
    year: year?.year ?? null,
    start: at,
    end: year?.end ?? named.end,
  }
}

function nthOf(token: Token | undefined): number | null {
  if (token?.kind === 'lastof') return LAST
  // Portuguese "segunda" is Monday or the second.
  if (token?.kind === 'wday')
    return token.note === '' || Number.isNaN(Number(token.note)) ? null : Number(token.note)
  return token?.kind === 'ord' && token.val <= 5 && !FIRST_DAY.test(token.word) ? token.val : null
}

/** The day of the month that it is, the first one ahead. */
export function onItsDay(atom: Atom, world: World): Atom {
  if (atom.type !== 'day' || atom.nth === null) return atom
  const { nth, weekday, month, relMonth, year } = atom
  if (nth === null || weekday === null) return atom
  const now = partsOf(world.today)
  const near = relMonth === null ? null : monthAfter(world.today, relMonth)
  const given = year === null ? (world.year ?? near?.year) : yearNamed(year, world)
  const years = given === undefined || given === null ? [now.year, now.year + 1] : [given]
  const dates = years.map((one) => dayIn(one, near?.month ?? month ?? now.month, { nth, weekday }))
  const date = dates.find((one) => one >= world.today) ?? dates[0]
  return date ? { ...atom, ...partsOf(date), nth: null, relMonth: null } : atom
}

function dayIn(
  year: number,
  month: number,
  { nth, weekday }: { readonly nth: number; readonly weekday: number },
): LocalDate {
  const last = onOrAfter(addDays(monthEnd(year, month), -6), weekday)
  const day = addDays(onOrAfter(dateOf(year, month, 1), weekday), 7 * (nth - 1))
  return nth === LAST || day > last ? last : day
}
