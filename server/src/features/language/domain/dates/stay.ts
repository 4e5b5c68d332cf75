import { addDays, type LocalDate, nightsBetween, weekdayIndex } from '../../../../lib/local-date.ts'
import type { StayOption, StayReading } from '../../domain.ts'
import type { Token } from '../text/token.ts'
import type { Atom, DayAtom, LengthAtom, PeriodAtom } from './atoms.ts'
import { CONVENTIONS } from './conventions.ts'
import { type Expr, expressions, type List, type Single } from './expressions.ts'
import { nightsNamed } from './links.ts'
import { ask, assume, NO_STAY, option, sure, type World, windowOf } from './reading.ts'
import { edgeWindow, type Hint, resolveDay } from './resolve-day.ts'
import { hintOf, resolvePeriod } from './resolve-period.ts'
import { resolveRange } from './resolve-range.ts'
import { readBeside } from './stay-edge.ts'
import { dropNegated, nightsOf, resolvePeriods, resolvePeriodWith, unionOf } from './stay-period.ts'

/** Puts the time expressions of a message together into one stay. */
export function readStay(atoms: readonly Atom[], tokens: readonly Token[], world: World): StayReading {
  const days = atoms.filter((a) => a.type === 'day')
  const periods = dropNegated(
    atoms.filter((a) => a.type === 'period'),
    tokens,
  )
  const lengths = atoms.filter((a) => a.type === 'length')
  const length = lengthOf(lengths)
  const exprs = expressions(days, tokens)
  const either = alternatives(exprs, periods, tokens, length, world)
  if (either) return either
  const beside = periods.length > 0 ? readBeside(days, periods, tokens, world) : null
  if (beside) return beside
  const hint = periods.length > 0 ? mergeHints(periods, world) : {}
  const range = exprs.find((e) => e.type === 'range')
  if (range) {
    const others = exprs.filter((e) => e.type === 'range')
    if (others.length > 1) return askEach(others.map((e) => resolveRange(e.from, e.to, world, hint)))
    const gap = stayWithin(range, length, tokens, world, hint)
    if (gap) return gap
    const reading = checkLength(resolveRange(range.from, range.to, world, hint), length)
    return tokens.some((t) => t.word === 'inclusive') ? withLastDay(reading) : reading
  }
  const list = exprs.find((e) => e.type === 'list')
  if (list) return resolveList(list, length, world, hint)
  const singles = exprs.filter((e) => e.type === 'single')
  if (singles.length > 0) return resolveSingles(singles, periods, length, tokens, world)
  if (periods.length > 0) return resolvePeriods(periods, length, world)
  return length ? { ...NO_STAY, nights: nightsOf(length) } : NO_STAY
}

/** "4 noches entre el 3 y el 10 de enero": the days bound where to look. */
function stayWithin(
  range: Expr & { readonly type: 'range' },
  length: LengthAtom | null,
  tokens: readonly Token[],
  world: World,
  hint: Hint,
): StayReading | null {
  const nights = nightsOf(length)
  if (
    nights === null ||
    !tokens.slice(Math.max(0, range.start - 3), range.start + 2).some((t) => t.kind === 'between')
  )
    return null
  const { checkIn, checkOut, nights: room } = resolveRange(range.from, range.to, world, hint)
  if (!checkIn || !checkOut || room === null || room <= nights) return null
  return windowOf(checkIn, checkOut, nights, world)
}

/** "del 20 al 23 inclusive": the night of the 23rd may be meant. */
function withLastDay(reading: StayReading): StayReading {
  const { certainty, checkIn, checkOut } = reading
  if (certainty !== 'sure' || !checkIn || !checkOut) return reading
  return assume(checkIn, checkOut, [option(checkIn, addDays(checkOut, 1))])
}

function lengthOf(lengths: readonly LengthAtom[]): LengthAtom | null {
  return lengths.find((l) => l.unit === 'nights') ?? lengths[0] ?? null
}

/** "el 10 o el 17", "este finde o el otro": each reading is an option. */
function alternatives(
  exprs: readonly Expr[],
  periods: readonly PeriodAtom[],
  tokens: readonly Token[],
  length: LengthAtom | null,
  world: World,
): StayReading | null {
  const spans = [...exprs, ...periods].toSorted((a, b) => a.start - b.start)
  const or = spans.findIndex((s, i) => {
    const next = spans[i + 1]
    return next && next.start - s.end <= 5 && tokens.slice(s.end, next.start).some((t) => t.kind === 'or')
  })
  const [a, b] = [spans[or], spans[or + 1]]
  if (or < 0 || !a || !b) return null
  const month = b.type === 'single' ? b.day.month : b.type === 'range' ? (b.to.month ?? b.from.month) : null
  const readings = [a, b].map((span) => {
    if (span.type === 'period') return resolvePeriodWith(span, length, world)
    if (span.type === 'range') return resolveRange(span.from, span.to, world, month ? { month } : {})
    if (span.type === 'list') return resolveList(span, length, world, {})
    return resolveSingle(
      { ...span, day: { ...span.day, month: span.day.month ?? (span.day.day ? month : null) } },
      length,
      world,
      {},
    )
  })
  return readings.every((r) => r.certainty === 'window') ? unionOf(readings) : askEach(readings)
}

function askEach(readings: readonly StayReading[]): StayReading {
  const options = readings.flatMap((r) =>
    r.checkIn && r.checkOut ? [option(r.checkIn, r.checkOut)] : r.options,
  )
  return ask(
    options.length > 0
      ? options
      : readings.flatMap((r) =>
          r.checkIn
            ? [1, 2].map((n) => option(r.checkIn as LocalDate, addDays(r.checkIn as LocalDate, n)))
            : [],
        ),
  )
}

function mergeHints(periods: readonly PeriodAtom[], world: World): Hint {
  return Object.assign({}, ...periods.map((period) => hintOf(period, world)).toReversed())
}

/** The dates win over a wrong count of nights only after asking. "4 días del 20 al 24" agrees with 4 and with 3 nights. */
function checkLength(reading: StayReading, length: LengthAtom | null): StayReading {
  const { checkIn, checkOut, nights } = reading
  if (!length || !checkIn || !checkOut || nights === null || reading.certainty === 'ask') return reading
  const said = nightsOf(length)
  if (said !== null && said !== nights)
    return length.unit === 'weeks' && length.count === 1 && nights >= 5
      ? reading
      : ask([option(checkIn, checkOut), option(checkIn, addDays(checkIn, said))])
  if (
    length.unit === 'days' &&
    length.upTo === null &&
    length.count !== nights &&
    length.count !== nights + 1
  )
    return ask([option(checkIn, checkOut), option(checkIn, addDays(checkIn, length.count))])
  return reading
}

/** Named days are nights ("viernes y sábado"), unless the last is a Sunday, which may be the departure. */
function resolveList(list: List, length: LengthAtom | null, world: World, hint: Hint): StayReading {
  const filled = fillMonths(list.days)
  const first = filled[0]
  const last = filled[filled.length - 1]
  if (!first || !last) return NO_STAY
  const spanned = resolveRange(first, last, world, hint)
  const { checkIn, checkOut } = spanned
  if (!checkIn || !checkOut || spanned.certainty === 'ask') return spanned
  const asNights = addDays(checkOut, 1)
  const said = nightsOf(length)
  if (said !== null) {
    const fitting = [asNights, checkOut].find((date) => nightsBetween(checkIn, date) === said)
    return fitting
      ? sure(checkIn, fitting)
      : ask([option(checkIn, addDays(checkIn, said)), option(checkIn, checkOut)])
  }
  const consecutive = nightsBetween(checkIn, checkOut) === list.days.length - 1
  if (list.nights && consecutive) return sure(checkIn, asNights)
  const bothOptions = [option(checkIn, checkOut), option(checkIn, asNights)]
  const relative = first.rel !== null
  if (!consecutive || (weekdayIndex(checkOut) === 0 && !relative)) return ask(bothOptions)
  return assume(checkIn, asNights, bothOptions)
}

function fillMonths(days: readonly DayAtom[]): DayAtom[] {
  // "el lunes y martes que viene": the qualifier is the first day's.
  const [first, ...rest] = days
  const last = days[days.length - 1]
  if (first && last && first.qualifier === null && last.qualifier !== null && first.day === null)
    return [{ ...first, qualifier: last.qualifier }, ...rest.map((day) => ({ ...day, qualifier: null }))]
  const named = days.findLast((d) => d.month !== null || d.relMonth !== null)
  return days.map((d) => {
    // "mañana y pasado": the second is the day after tomorrow.
    if (!named || d.day === null || d.month !== null || d.relMonth !== null) return d
    return { ...d, month: named.month, relMonth: named.relMonth }
  })
}

function resolveSingles(
  singles: readonly Single[],
  periods: readonly PeriodAtom[],
  length: LengthAtom | null,
  tokens: readonly Token[],
  world: World,
): StayReading {
  const main = singles.find((s) => s.role === 'start') ?? singles[0]
  if (!main) return NO_STAY
  const leaving = singles.find((s) => s.role === 'end' && s !== main)
  const hint = mergeHints(periods, world)
  if (leaving) return checkLength(resolveRange(main.day, leaving.day, world, hint), length)
  const within = periods.find((p) => p.name === 'weekend' || p.name === 'lweekend' || p.name === 'holiday')
  if (within && !length) {
    const period = resolvePeriod(within, null, world)
    const date = resolveDay(main.day, world, hint).dates[0]
    if (period.checkIn && period.checkOut && date && period.certainty !== 'window') {
      if (main.role === 'end' && date > period.checkIn) return assume(period.checkIn, date)
      if (date < period.checkOut && date >= addDays(period.checkIn, -3) && main.role !== 'end') {
        return period.certainty === 'ask'
          ? ask([option(date, period.checkOut), ...period.options])
          : assume(date, period.checkOut)
      }
    }
  }
  const named = nightsNamed(tokens, main.day)
  const oneNight: LengthAtom | null =
    !length && named ? { type: 'length', unit: 'nights', count: 1, upTo: null, start: 0, end: 0 } : length
  return resolveSingle(main, oneNight, world, hint)
}

function resolveSingle(single: Single, length: LengthAtom | null, world: World, hint: Hint): StayReading {
  const read = resolveDay(single.day, world, hint)
  const date = read.dates[0]
  if (!date) return ask([])
  const nights = nightsOf(length)
  if (single.day.edge) return edgeWindow(single.day.edge, { from: date, to: date }, nights, world)
  if (single.role === 'end') return resolveDeparture(date, nights, world)
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
