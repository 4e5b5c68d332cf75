import { addDays, type LocalDate, nightsBetween } from '../../../../lib/local-date.ts'
import type { StayOption, StayReading } from '../../domain.ts'
import type { DayAtom, LengthAtom } from './atoms.ts'
import { CONVENTIONS } from './conventions.ts'
import type { Single } from './expressions.ts'
import { ask, assume, onOrAfter, option, sure, type World } from './reading.ts'
import { edgeWindow, type Hint, resolveDay } from './resolve-day.ts'
import { nightsOf } from './stay-period.ts'

export function resolveSingle(
  single: Single,
  length: LengthAtom | null,
  world: World,
  hint: Hint,
): StayReading {
  const read = resolveDay(leavingDay(single, world), world, hint)
  const date = read.dates[0]
  if (!date) return ask([])
  const nights = nightsOf(length)
  if (single.day.edge) return edgeWindow(single.day.edge, { from: date, to: date }, nights, world)
  if (single.role === 'end')
    return (nights === null && leavingInTalk(date, world.talk)) || resolveDeparture(date, nights, world)
  const staying = (from: LocalDate, count: number): StayOption => option(from, addDays(from, count))
  if (read.problem === 'past' || read.problem === 'weekday' || read.ambiguous) {
    return askDates(read.dates, nights)
  }
  if (length && nights === null) {
    const counts =
      length.upTo !== null
        ? [length.count, length.upTo]
        : [length.count, length.count - 1].filter((n) => n > 0)
    if (counts.length === 1) return assume(date, addDays(date, counts[0] ?? 1))
    return ask(counts.map((n) => staying(date, length.unit === 'weeks' ? n * 7 : n)))
  }
  if (nights !== null) {
    if (nights > CONVENTIONS.longestStayNights) return ask([])
    if (!read.assumed) return sure(date, addDays(date, nights))
    return assume(
      date,
      addDays(date, nights),
      read.dates.slice(1).map((d) => staying(d, nights)),
    )
  }
  const talked = world.talk && single.day.qualifier === null ? inTalk(single, date, world.talk) : null
  if (talked) return talked
  if (single.day.night) return assume(date, addDays(date, 1))
  if (read.problem === 'today' && single.day.qualifier !== 'this') return askDates(read.dates, null)
  return {
    certainty: read.assumed ? 'assume' : 'sure',
    checkIn: date,
    checkOut: null,
    nights: null,
    options: [],
  }
}

/** "¿y si nos quedamos hasta el miércoles?": the one nearest to the departure under discussion. */
function leavingDay({ role, day }: Single, { talk }: World): DayAtom {
  const bare = day.weekday !== null && day.day === null && day.rel === null
  if (!talk || role !== 'end' || !bare || day.qualifier !== null || day.relWeek !== null) return day
  const from =
    addDays(talk.checkOut, -3) > talk.checkIn ? addDays(talk.checkOut, -3) : addDays(talk.checkIn, 1)
  const [year = 0, month = 1, date = 1] = onOrAfter(from, day.weekday ?? 0)
    .split('-')
    .map(Number)
  return { ...day, weekday: null, year, month, day: date }
}

/** Asks for the day, without inventing a number of nights where none was given. */
function askDates(dates: readonly LocalDate[], nights: number | null): StayReading {
  const count = nights ?? 1
  const reading = ask(
    dates.map((date) => option(date, addDays(date, count))),
    nights,
  )
  return nights === null ? { ...reading, checkOut: null, nights: null } : reading
}

function resolveDeparture(date: LocalDate, nights: number | null, world: World): StayReading {
  if (nights !== null && addDays(date, -nights) >= world.today) return sure(addDays(date, -nights), date)
  const starts = [2, 3, 1].map((n) => addDays(date, -n)).filter((from) => from >= world.today)
  return { ...ask(starts.map((from) => option(from, date))), checkIn: null, checkOut: date, nights: null }
}

/**
 * "¿y si llegamos el 9?": the departure stays. Without a word for the end a day far from the stay under discussion
 * moves all of it; one beside it or within may be either end, and is asked.
 */
function inTalk({ role, day }: Single, date: LocalDate, talk: StayOption): StayReading {
  const { checkIn, checkOut } = talk
  const shifted = option(date, addDays(date, nightsBetween(checkIn, checkOut)))
  const arriving = date < checkOut && nightsBetween(date, checkOut) <= CONVENTIONS.longestWrapNights
  if (role === 'start' && arriving) return assume(date, checkOut, [shifted])
  // "el jueves", said of a stay from Friday to Monday
  const named = day.day === null && day.weekday !== null && day.relWeek === null
  const beside = date >= addDays(checkIn, -BESIDE_DAYS) && date <= addDays(checkOut, BESIDE_DAYS)
  const near = named || beside
  if (!near || role === 'start') return assume(shifted.checkIn, shifted.checkOut)
  const arrival = arriving ? [option(date, checkOut)] : []
  const departure = date > checkIn ? [option(checkIn, date)] : []
  return ask([...arrival, ...departure, shifted])
}

/** Within so many days of the stay under discussion a day may be one of its ends. */
const BESIDE_DAYS = 1

/** "¿y si nos vamos el 15?": the arrival stays. */
function leavingInTalk(date: LocalDate, talk: StayOption | null): StayReading | null {
  if (!talk || date <= talk.checkIn) return null
  return nightsBetween(talk.checkIn, date) <= CONVENTIONS.longestStayNights
    ? assume(talk.checkIn, date)
    : null
}
