import {
  addDays,
  isLocalDate,
  type LocalDate,
  nightsBetween,
  weekdayIndex,
} from '../../../../lib/local-date.ts'
import { mondayOf, NO_STAY } from '../dates/reading.ts'
import type { Rereading, Scene } from './scene.ts'
import { says, told } from './talk-phrases.ts'

/** "A mediados de mes" where April is spoken of: the middle of April. */
export const partOfSpan: Rereading = (read, scene) => {
  const { certainty, checkIn, checkOut } = read.stay
  const month = daysOfTalk(scene)?.from
  if (certainty !== 'window' || !checkIn || !checkOut || !month) return read
  if (!says('part_of_month', scene.folded) || says('names_month', scene.folded)) return read
  const day = `${month.slice(0, -2)}${checkIn.slice(-2)}`
  if (!isLocalDate(day)) return read
  const until = addDays(day, nightsBetween(checkIn, checkOut))
  return { ...read, stay: { ...read.stay, checkIn: day, checkOut: until } }
}

export const WEEK = 7

const WEEK_BEGINS: Readonly<Record<string, number>> = {
  ...{ primera: 0, primeira: 0, first: 0, segunda: 1, second: 1 },
  ...{ tercera: 2, terceira: 2, third: 2, cuarta: 3 },
}

/** "La primera semana", of the month that is spoken of. */
export const weekOfSpan: Rereading = (read, { folded, talk }) => {
  const { span } = talk
  // Of dates that were listed "la segunda semana" may be one; "¿y la segunda?" behind a week is the next.
  const isListed = (talk.options ?? []).length > 0
  if (!span || read.stay.certainty !== 'none' || says('names_month', folded)) return read
  const isWeek = [WEEK - 1, WEEK].includes(nightsBetween(span.from, span.to))
  const which =
    (isListed ? null : told('week_of_month', folded, 'which')) ??
    (isWeek ? told('week_alone', folded, 'which') : null)
  if (!which) return read
  const nth = WEEK_BEGINS[which]
  // A week that is spoken of is one of its month.
  const from = nightsBetween(span.from, span.to) > WEEK ? span.from : firstOfMonth(span.from)
  const checkIn = nth === undefined ? addDays(span.to, 1 - WEEK) : addDays(from, nth * WEEK)
  return { ...read, stay: { ...read.stay, certainty: 'window', checkIn, checkOut: addDays(checkIn, WEEK) } }
}

const NTH_WEEKEND = new RegExp(
  '(?<![a-z])(?<which>primer|primeiro|segundo|tercer|terceiro|first|second|third|ultimo|last) ' +
    '(?:finde|fin de semana|fim de semana|fds|weekend)(?![a-z])',
)

const NTH: Readonly<Record<string, number>> = {
  ...{ primer: 0, primeiro: 0, first: 0, segundo: 1, second: 1, tercer: 2, terceiro: 2, third: 2 },
}

const SATURDAY = 6

/** "The second weekend", of the month that is spoken of: counted by its Saturday, from Friday to Sunday. */
export const weekendOfSpan: Rereading = (read, { folded, talk }) => {
  const span = (talk.options ?? []).length > 0 ? null : talk.span
  const which = NTH_WEEKEND.exec(folded)?.groups?.which
  if (!span || !which || /\d/.test(folded) || says('names_month', folded)) return read
  const from = addDays(span.from, (SATURDAY - weekdayIndex(span.from) + WEEK) % WEEK)
  const last = addDays(span.to, -((weekdayIndex(span.to) - SATURDAY + WEEK) % WEEK))
  const nth = NTH[which]
  const saturday = nth === undefined ? last : addDays(from, nth * WEEK)
  const stay = { checkIn: addDays(saturday, -1), checkOut: addDays(saturday, 1) }
  return { ...read, stay: { ...read.stay, ...stay, certainty: 'assume', nights: 2, options: [] } }
}

function firstOfMonth(day: LocalDate): LocalDate {
  const first = `${day.slice(0, -2)}01`
  return isLocalDate(first) ? first : day
}

/** "De lunes a viernes" where a week in February is spoken of: of that week. */
export const weekdaysOfSpan: Rereading = (read, scene) => {
  const { certainty, checkIn, checkOut } = read.stay
  const span = daysOfTalk(scene)
  const isSaid = certainty === 'sure' || certainty === 'assume'
  if (!isSaid || !checkIn || !checkOut || !span || /\d/.test(scene.folded)) return read
  if (!says('names_weekday', scene.folded) || says('names_month', scene.folded)) return read
  if (checkIn >= span.from && checkIn < span.to) return read
  if (scene.talk.stay && isBeside(checkIn, scene.talk.stay.checkIn)) return read
  const ahead = (weekdayIndex(checkIn) - weekdayIndex(span.from) + WEEK) % WEEK
  const near = addDays(span.from, ahead)
  if (near <= scene.today) return read
  const until = addDays(near, nightsBetween(checkIn, checkOut))
  return { ...read, stay: { ...read.stay, certainty: 'sure', options: [], checkIn: near, checkOut: until } }
}

/** "Mejor desde el jueves" of a stay from Friday: the day before it, and not one of the week behind. */
function isBeside(day: LocalDate, checkIn: LocalDate): boolean {
  return day < checkIn && nightsBetween(day, checkIn) <= DAYS_BEFORE
}

const DAYS_BEFORE = 2

/** "¿Y entre semana?" of a stay over the weekend: of that week or of the next, only asking tells. */
export const midweek: Rereading = (read, { folded, talk, today }) => {
  const { certainty, nights } = read.stay
  if (!talk.stay || certainty !== 'none' || nights !== null || !says('midweek', folded)) return read
  const stayed = nightsBetween(talk.stay.checkIn, talk.stay.checkOut)
  const monday = mondayOf(talk.stay.checkIn)
  const options = [monday, addDays(monday, WEEK)]
    .filter((day) => day > today)
    .map((day) => ({ checkIn: day, checkOut: addDays(day, stayed) }))
  return { ...read, consent: 'none', stay: { ...NO_STAY, certainty: 'ask', options } }
}

/** Where the stay is looked for: the period that was named, or the dates that are spoken of. */
function daysOfTalk({ talk }: Scene): { readonly from: LocalDate; readonly to: LocalDate } | null {
  if (talk.span) return talk.span
  return talk.stay ? { from: talk.stay.checkIn, to: talk.stay.checkOut } : null
}
