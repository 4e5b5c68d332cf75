import {
  addDays,
  isLocalDate,
  type LocalDate,
  nightsBetween,
  weekdayIndex,
} from '../../../../lib/local-date.ts'
import { isMonthName, monthValue } from '../dates/parse-month.ts'
import { NO_STAY } from '../dates/reading.ts'
import { isKind, type Token } from '../text/token.ts'
import { NOBODY, partyDiscussed, type Rereading, stayTalkedOf } from './scene.ts'
import { WEEK } from './spans-in-talk.ts'
import { says, told } from './talk-phrases.ts'

/** "Perdón, quise decir abril", "era mayo, no marzo": the same days of that month. */
export const monthCorrected: Rereading = (read, { folded, tokens, talk, today }) => {
  const { certainty, nights } = read.stay
  const stay = stayTalkedOf(talk)
  const isOpen = certainty === 'none' || certainty === 'window' || certainty === 'ask'
  if (!isOpen || nights !== null || !stay || /\d/.test(folded) || !says('corrects', folded)) return read
  const month = monthMeant(tokens)
  if (!month) return read
  const year = Number(stay.checkIn.slice(0, 4))
  const checkIn = [year - 1, year, year + 1]
    .map((one) => `${one}-${String(month).padStart(2, '0')}-${stay.checkIn.slice(-2)}`)
    .find((day): day is LocalDate => isLocalDate(day) && day > today)
  if (!checkIn) return read
  const checkOut = addDays(checkIn, nightsBetween(stay.checkIn, stay.checkOut))
  return { ...read, consent: 'none', stay: { ...NO_STAY, certainty: 'sure', checkIn, checkOut } }
}

/** "Para el 24" and then "enero": that day of the month, and not any day in it. */
export const monthOfArrival: Rereading = (read, { folded, tokens, talk }) => {
  const { certainty, nights, checkIn: from, checkOut: to } = read.stay
  if (certainty !== 'window' || nights !== null || !from || !to || talk.stay || !talk.arrival) return read
  const isMonth =
    folded.trim().split(/\s+/).length <= MOST_BESIDE_MONTH && tokens.filter(isMonthName).length === 1
  const day = `${from.slice(0, -2)}${talk.arrival.slice(-2)}`
  if (
    !isMonth ||
    /\d/.test(folded) ||
    says('part_of_month', folded) ||
    !isLocalDate(day) ||
    day < from ||
    day > to
  )
    return read
  return { ...read, stay: { ...NO_STAY, certainty: 'sure', checkIn: day } }
}

const MOST_BESIDE_MONTH = 3

const HALF_A_WEEK = 3

/**
 * "Llegaríamos el viernes", "y nos volvemos el lunes", where only Father's Day is known: the Friday next to it, and the
 * first Monday behind it.
 */
export const weekdayByArrival: Rereading = (read, { folded, talk }) => {
  const { certainty, checkIn, checkOut } = read.stay
  const { arrival } = talk
  if (!arrival || talk.stay || certainty === 'none' || certainty === 'window') return read
  if (/\d/.test(folded) || !says('names_weekday', folded) || says('names_month', folded)) return read
  if (!checkIn && checkOut) {
    const ahead = (weekdayIndex(checkOut) - weekdayIndex(arrival) + WEEK) % WEEK || WEEK
    const until = addDays(arrival, ahead)
    return { ...read, stay: { ...NO_STAY, certainty: 'sure', checkIn: arrival, checkOut: until } }
  }
  if (!checkIn || checkOut) return read
  const ahead = (weekdayIndex(checkIn) - weekdayIndex(arrival) + WEEK) % WEEK
  const near = addDays(arrival, ahead > HALF_A_WEEK ? ahead - WEEK : ahead)
  return { ...read, stay: { ...NO_STAY, certainty: 'sure', checkIn: near } }
}

/** "Si cancelo 10 días antes, ¿cuánto me devuelven?": the rule is asked for, and no other stay. */
export const noticeOfCancelling: Rereading = (read, { folded }) => {
  const moves = read.change !== null || read.stay.certainty !== 'none'
  if (!moves || !says('notice_of_cancelling', folded) || NAMED_DAY.test(folded)) return read
  const policies = { name: 'policies', confidence: 0.9, cue: '' } as const
  const others = read.intents.filter(({ name }) => !OF_ANOTHER_STAY.has(name))
  const intents = others.some(({ name }) => name === 'policies') ? others : [policies, ...others]
  return { ...read, consent: 'none', change: null, stay: NO_STAY, intents }
}

const OF_ANOTHER_STAY: ReadonlySet<string> = new Set([
  'cancel',
  'change_dates',
  'availability',
  'price',
  'yes',
])

/** More than a number of days before: a day of the calendar. */
const NAMED_DAY = /\d{1,2}\s*(?:\/|de [a-z]|al? \d)/

/** "¿Y sin la noche del 30?" of a stay that begins or ends with it: one night less. */
export const withoutNight: Rereading = (read, { folded, talk }) => {
  const { stay } = talk
  const night = told('without_night', folded, 'n')
  if (!stay || !night || nightsBetween(stay.checkIn, stay.checkOut) < 2) return read
  const isNight = (day: LocalDate) => Number(day.slice(-2)) === Number(night)
  const checkIn = isNight(stay.checkIn) ? addDays(stay.checkIn, 1) : stay.checkIn
  const checkOut = isNight(addDays(stay.checkOut, -1)) ? addDays(stay.checkOut, -1) : stay.checkOut
  if (checkIn === stay.checkIn && checkOut === stay.checkOut) return read
  return { ...read, change: null, stay: { ...NO_STAY, certainty: 'sure', checkIn, checkOut } }
}

/** The last month that is named and not refused ("no marzo"), 1 to 12; 0 where there is none. */
function monthMeant(tokens: readonly Token[]): number {
  const named = tokens.findLast((token, at) => {
    const before = isKind(tokens, at - 1, 'word') || isKind(tokens, at - 1, 'at') ? at - 2 : at - 1
    return isMonthName(token) && !isKind(tokens, before, 'neg') && !isKind(tokens, at - 1, 'neg')
  })
  return monthValue(named)
}

/** "¿Y si voy 5 días nomás?" of the stay on the table: four nights or five, which has to be asked. */
export const daysOfStay: Rereading = (read, { folded, talk }) => {
  const { stay, guests } = read
  if (!talk.stay || stay.certainty !== 'none' || stay.nights !== null || guests) return read
  const days = Number(told('days_of_stay', folded, 'n') ?? 0)
  if (days < 2) return read
  const { checkIn } = talk.stay
  const options = [days, days - 1].map((nights) => ({ checkIn, checkOut: addDays(checkIn, nights) }))
  return { ...read, consent: 'none', stay: { ...NO_STAY, certainty: 'ask', checkIn, options } }
}

const UNSAID = { name: 'unknown', confidence: 0.2, cue: '' } as const

/** "¿Llegamos el viernes tipo 11 de la noche, se puede?" of a stay that begins on a Friday: an hour, and no dates. */
export const hourOfArrival: Rereading = (read, { folded, talk }) => {
  const { certainty, checkIn, checkOut, nights } = read.stay
  const stay = stayTalkedOf(talk)
  if (!stay || !checkIn || certainty === 'window') return read
  // As many nights as are spoken of: only an arrival was named.
  const isDay = checkOut === null || nights === nightsBetween(stay.checkIn, stay.checkOut)
  if ((!isDay && certainty !== 'ask') || weekdayIndex(checkIn) !== weekdayIndex(stay.checkIn)) return read
  if (!says('names_weekday', folded) || !says('comes_at', folded)) return read
  const intents = read.intents.filter(({ name }) => name !== 'availability')
  return { ...read, stay: NO_STAY, intents: intents.length > 0 ? intents : [UNSAID] }
}

/** "Para mañana", where the dates were asked for: the day of arrival. */
export const arrivalAsked: Rereading = (read, { expecting, talk }) => {
  const { certainty, checkIn, checkOut, options, nights } = read.stay
  const isDay = certainty === 'ask' && checkIn !== null && checkOut === null && options.length === 0
  if (!isDay || expecting !== 'dates' || talk.stay) return read
  return { ...read, consent: 'none', stay: { ...NO_STAY, certainty: 'sure', checkIn, nights } }
}

const MOST_ALONE = 8

/** "4" where nobody has said yet who comes: so many people rather than the fourth of the month. */
export const peopleAlone: Rereading = (read, scene) => {
  const count = Number(/^\s*(\d)\s*$/.exec(scene.text)?.[1] ?? 0)
  const isOpen = scene.expecting === 'dates' && !partyDiscussed(scene) && !scene.talk.span
  if (!isOpen || count < 1 || count > MOST_ALONE) return read
  return { ...read, number: null, stay: NO_STAY, guests: { ...NOBODY, pets: null, total: count } }
}

const OTHER_ONE =
  /\d|(?<![a-z])(?:otr[oa]|outr[oa]|other|another|que viene|proxim|siguiente|seguinte|next|following|after)/

/** "Sí, el viernes a domingo" once that weekend is spoken of: the same one, and not the next. */
export const saidAgain: Rereading = (read, { folded, talk }) => {
  const { stay } = talk
  const { certainty, options, checkIn, checkOut } = read.stay
  if (!stay || certainty !== 'assume' || OTHER_ONE.test(folded)) return read
  const isIt = (one: { readonly checkIn: unknown; readonly checkOut: unknown }) =>
    one.checkIn === stay.checkIn && one.checkOut === stay.checkOut
  if (!options.some(isIt) && !isIt({ checkIn, checkOut })) return read
  const nights = nightsBetween(stay.checkIn, stay.checkOut)
  return { ...read, stay: { ...read.stay, ...stay, certainty: 'sure', nights, options: [] } }
}
