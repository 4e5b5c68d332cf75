import { addDays, isLocalDate, type LocalDate, nightsBetween } from '../../../../lib/local-date.ts'
import { NO_STAY } from '../dates/reading.ts'
import { bookedStay, type Rereading } from './scene.ts'
import { says, told } from './talk-phrases.ts'

/** "Una noche" where the guests were asked for says nights, and nobody who comes. */
export const nightsNotGuests: Rereading = (read, { expecting }) => {
  const { guests, stay } = read
  const isNights =
    expecting === 'guests' &&
    guests !== null &&
    guests.adults === null &&
    !guests.children &&
    !guests.pets &&
    guests.total === stay.nights
  return isNights ? { ...read, guests: null, number: null } : read
}

const MOST_NIGHTS = 60

/** "¿Y si me quedo 10?" of nights that are spoken of. */
export const staysFor: Rereading = (read, { folded, talk }) => {
  const { stay, guests, change } = read
  const isOpen = stay.certainty === 'none' && stay.nights === null && !guests && !change
  if (!isOpen || !(talk.stay ?? talk.arrival)) return read
  const nights = Number(told('stays_for', folded, 'n') ?? 0)
  if (nights < 1 || nights > MOST_NIGHTS) return read
  return { ...read, consent: 'none', stay: { ...stay, nights } }
}

/** "We'd love to stay 3 nights around the 14th": a length, where nothing stands that could become longer. */
export const nightsOfWindow: Rereading = (read, { talk }) => {
  const { stay, change } = read
  const nights = change?.nights ?? 0
  if (stay.certainty !== 'window' || stay.nights !== null || nights < 1) return read
  if (talk.stay || talk.reservation) return read
  return { ...read, change: null, stay: { ...stay, nights } }
}

const BRIEF = 5

/** "Sí, de diciembre": the month of the dates on the table, and no wish for others. */
export const sameMonth: Rereading = (read, { text, talk }) => {
  const { certainty, nights, checkIn, checkOut } = read.stay
  if (certainty !== 'window' || nights !== null || !talk.stay || !checkIn || !checkOut) return read
  const holds = checkIn <= talk.stay.checkIn && talk.stay.checkOut <= checkOut
  const isBrief = text.trim().split(/\s+/).length <= BRIEF
  return holds && isBrief && !/[?¿]/.test(text) ? { ...read, stay: NO_STAY } : read
}

const TWO_DAYS = /^\D*\d{1,2}\D+\d{1,2}\D*$/

/** "Del 20 al 25" where July was spoken of: the 20th that is nearest to it. */
export const nearSpan: Rereading = (read, { folded, talk, today }) => {
  const { certainty, checkIn, checkOut } = read.stay
  const from = talk.stay ? null : talk.span?.from
  const isSaid = certainty === 'sure' || certainty === 'assume'
  if (!isSaid || !checkIn || !checkOut || !from || !TWO_DAYS.test(folded)) return read
  if (says('names_month', folded) || says('names_weekday', folded)) return read
  const near = [-1, 0, 1]
    .flatMap((months) => dayInMonth(from, { months, like: checkIn }) ?? [])
    .filter((day) => day >= today)
    .toSorted((a, b) => apart(a, from) - apart(b, from))[0]
  if (!near || apart(checkIn, from) <= apart(near, from)) return read
  const until = [0, 1]
    .flatMap((months) => dayInMonth(near, { months, like: checkOut }) ?? [])
    .find((day) => day > near)
  const departs = until ?? addDays(near, nightsBetween(checkIn, checkOut))
  return { ...read, stay: { ...read.stay, certainty: 'sure', options: [], checkIn: near, checkOut: departs } }
}

function dayInMonth(
  base: LocalDate,
  { months, like }: { readonly months: number; readonly like: LocalDate },
): LocalDate | null {
  const [year = 0, month = 1] = base.split('-').map(Number)
  const index = year * 12 + (month - 1) + months
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${Math.floor(index / 12)}-${two((index % 12) + 1)}-${like.slice(-2)}`
  return isLocalDate(day) ? day : null
}

function apart(a: LocalDate, b: LocalDate): number {
  return a < b ? nightsBetween(a, b) : nightsBetween(b, a)
}

const GOES_ON = new Set(['price', 'availability', 'book', 'change_guests'])

/** One reading was asked about, and whoever goes on to the price or the guests speaks of it. */
export const onlyDates: Rereading = (read, { talk, folded }) => {
  const [only, ...others] = talk.options ?? []
  if (!only || others.length > 0 || talk.arrival) return read
  const goesOn = read.guests !== null || read.intents.some(({ name }) => GOES_ON.has(name))
  const isOther = read.change !== null || says('other_dates', folded)
  if (!goesOn || isOther || read.consent === 'no' || read.stay.certainty !== 'none') return read
  return { ...read, stay: { ...NO_STAY, ...only, certainty: 'sure', nights: null } }
}

/** "¿Y si voy mañana a pagar en efectivo?" from somebody who has booked names a day to pay. */
export const payDay: Rereading = (read, { folded, talk }) => {
  const { certainty, checkIn, checkOut, nights } = read.stay
  const booked = bookedStay(talk)
  if ((certainty !== 'sure' && certainty !== 'assume') || !checkIn || !booked) return read
  // As many nights as are booked: only an arrival was named.
  const isDay = checkOut === null || nights === nightsBetween(booked.checkIn, booked.checkOut)
  if (!isDay || !says('pays', folded) || says('comes', folded)) return read
  return { ...read, stay: NO_STAY }
}

/** "Nos tenemos que ir un día antes, el 9", of what is booked: the departure alone. */
export const leavesEarly: Rereading = (read, { folded, talk }) => {
  const days = read.change?.checkOutDays ?? 0
  if (days >= 0 || !bookedStay(talk) || !says('leaves_early', folded)) return read
  return { ...read, stay: NO_STAY }
}
