import type { Tokens } from '../text/token.ts'
import type { Atom, DayAtom, PeriodAtom } from './atoms.ts'

export function replace(
  earlier: readonly Atom[],
  later: readonly Atom[],
  tokens: Tokens,
): readonly Atom[] | null {
  const days = later.filter((atom) => atom.type === 'day')
  const periods = later.filter((atom) => atom.type === 'period')
  if (days.length === 0 && periods.length === 0)
    return [...earlier.filter((atom) => atom.type !== 'length'), ...later]
  const [month] = periods
  if (days.length === 0 && periods.length === 1 && month && isPlainMonth(month)) {
    if (!earlier.some((atom) => atom.type === 'day')) return [...earlier.filter(isLength), ...later]
    const others = earlier.filter((atom) => atom.type !== 'period' || atom.name !== 'month')
    return [...others.map((atom) => inMonth(atom, month)), ...later.filter((atom) => atom !== month)]
  }
  const before = earlier.filter((atom) => atom.type === 'day')
  const [only] = days
  // "del 14 al 16, digo 17, de mayo"
  if (
    only?.day &&
    days.length === 1 &&
    periods.length === 1 &&
    month &&
    isPlainMonth(month) &&
    only.month === null
  )
    return replace(earlier, [{ ...only, month: month.month, relMonth: month.relMonth }], tokens)
  const bare = days.every((day) => day.day === null && day.weekday !== null && day.relWeek === null)
  if (only && bare && before.some((day) => day.day !== null))
    return replaceByWeekday({ before, only, earlier, later }, tokens)
  if (days.length === 1 && only && before.length === 2 && periods.length === 0 && !later.some(isLength))
    return replaceEnd({ before, only, earlier, later }, tokens)
  const kept = earlier.filter((atom) => isLength(atom) && !later.some(isLength))
  return [...kept, ...inherit(later, earlier)]
}

function isPlainMonth({ name, part }: PeriodAtom): boolean {
  return name === 'month' && part === null
}

/** "de jueves 14 a domingo 17, mejor desde el viernes": of the same week, when the end is named. */
function replaceByWeekday(end: OneEnd, tokens: Tokens): readonly Atom[] | null {
  const { before, only, earlier, later } = end
  const [from, to] = before
  const lead = tokens[only.start - 1]?.kind
  if (!from || !to || before.length !== 2 || later.length !== 1) return null
  const named = { ...only, month: null, year: null }
  // "en realidad el domingo nos vamos temprano"
  if (tokens[only.end]?.kind === 'depart')
    return earlier.map((atom) => (atom === to ? moved(to, named) : atom))
  if (ENDING.has(lead ?? 'word')) return earlier.map((atom) => (atom === to ? moved(to, named) : atom))
  if (STARTING.has(lead ?? 'word')) return earlier.map((atom) => (atom === from ? moved(from, named) : atom))
  return null
}

const ENDING: ReadonlySet<string> = new Set(['to', 'until', 'depart'])

const STARTING: ReadonlySet<string> = new Set(['from', 'arrive', 'of'])

interface OneEnd {
  readonly before: readonly DayAtom[]
  readonly only: DayAtom
  readonly earlier: readonly Atom[]
  readonly later: readonly Atom[]
}

/** "del 10 al 13, perdón, hasta el 14". */
function replaceEnd({ before, only, earlier, later }: OneEnd, tokens: Tokens): readonly Atom[] | null {
  const [from, to] = before
  const lead = tokens[only.start - 1]?.kind
  const month = only.month ?? to?.month ?? null
  if (ENDING.has(lead ?? 'word'))
    return [
      ...earlier.map((atom) => (atom === to && to ? moved(to, { ...only, month }) : atom)),
      ...rest(later, only),
    ]
  if (STARTING.has(lead ?? 'word'))
    return [
      ...earlier.map((atom) =>
        atom === from && from ? moved(from, { ...only, month: only.month ?? from.month }) : atom,
      ),
      ...rest(later, only),
    ]
  // "nos vamos el 16... perdón, el 17": beyond what was said it can only be the end.
  if (only.day !== null && to?.day && only.day > to.day && (to.month ?? month) === month)
    return [
      ...earlier.map((atom) => (atom === to ? moved(to, { ...only, month }) : atom)),
      ...rest(later, only),
    ]
  return null
}

const rest = (later: readonly Atom[], only: DayAtom) => later.filter((atom) => atom !== only)

/** The new day in the place of the old, so that it is read as that end. */
function moved(old: DayAtom, day: DayAtom): DayAtom {
  return { ...day, start: old.start, end: old.end }
}

function isLength(atom: Atom): boolean {
  return atom.type === 'length'
}

function inMonth(atom: Atom, { month, relMonth, year }: PeriodAtom): Atom {
  if (atom.type !== 'day' || atom.day === null) return atom
  return { ...atom, month, relMonth, year: year ?? null, weekday: null, ambiguousOrder: false }
}

/** The later dates take month and year of the earlier where they have none of their own. */
function inherit(later: readonly Atom[], earlier: readonly Atom[]): Atom[] {
  const named = earlier.flatMap(dated).findLast(hasMonth)
  if (!named || later.flatMap(dated).some(hasMonth)) return [...later]
  const { month, relMonth } = named
  return later.map((atom) => {
    if (atom.type === 'period' && atom.of.length > 0)
      return { ...atom, of: atom.of.map((day) => ({ ...day, month, relMonth })) }
    const bare = atom.type === 'day' ? atom.day !== null : atom.type === 'period' && needsMonth(atom)
    if (!bare || atom.type === 'length') return atom
    return { ...atom, month, relMonth, year: atom.year ?? named.year }
  })
}

/** What of an expression can have a month: itself, and the days it is the weekend of. */
function dated(atom: Atom): readonly (DayAtom | PeriodAtom)[] {
  if (atom.type === 'length') return []
  return atom.type === 'period' ? [atom, ...atom.of] : [atom]
}

function hasMonth(atom: DayAtom | PeriodAtom): boolean {
  return atom.month !== null || atom.relMonth !== null
}

function needsMonth(period: PeriodAtom): boolean {
  return period.name === 'quincena' || (period.name === 'week' && period.nth !== null)
}
