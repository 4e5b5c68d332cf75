import { addDays } from '../../../../lib/local-date.ts'
import type { StayReading } from '../../domain.ts'
import type { Token } from '../text/token.ts'
import type { LengthAtom, PeriodAtom } from './atoms.ts'
import { ask, NO_STAY, option, type World } from './reading.ts'
import { resolvePeriod } from './resolve-period.ts'

/** Days are not nights: 4 days are 3 or 4 nights, so they give no number. */
export function nightsOf(length: LengthAtom | null): number | null {
  if (!length || length.upTo !== null) return null
  if (length.unit === 'nights') return length.count
  return length.unit === 'weeks' ? length.count * 7 : null
}

/** "este finde no, el otro": a bare "no" right behind takes it back, and "el otro" is counted from it. */
export function dropNegated(periods: readonly PeriodAtom[], tokens: readonly Token[]): PeriodAtom[] {
  const negated = periods.filter((p) => {
    // "no es en mayo, es en junio"
    let lead = p.start - 1
    while (/^(?:of|at|be|go|stay|arrive)$/.test(tokens[lead]?.kind ?? '')) lead--
    const behind =
      tokens[p.end]?.kind === 'neg' &&
      !isExcept(tokens[p.end]) &&
      !isTag(tokens, p.end) &&
      !ASKED.test(tokens[p.end + 1]?.word ?? '')
    return behind || tokens[lead]?.kind === 'neg' || tokens[lead]?.word === 'menos'
  })
  const first = negated[0]
  if (!first) return [...periods]
  const rest = periods.filter((p) => !negated.includes(p))
  const other = tokens.slice(first.end, first.end + 6).find((t) => t.kind === 'other' || t.kind === 'next')
  if (!other) return rest
  // "ni este finde ni el que viene, el otro"
  if (first.name === 'weekend' && negated.length > 1)
    return [{ ...first, qualifier: null, offsetDays: 14 }, ...rest.filter((p) => p.name !== first.name)]
  return [
    { ...first, qualifier: 'other', relWeek: first.name === 'week' ? 1 : null },
    ...rest.filter((p) => p.name !== first.name),
  ]
}

/** "¿para semana santa no quedó nada?" */
const ASKED = /^(?:qued(?:a|an|o|aron|aria)|hay|habra|tenes|tienen|tendras|tendran|tem|sobrou|restou)$/

/** "es finde largo, no es?", "no?": asks for a nod, and takes nothing back. */
function isTag(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.kind === 'be' ? at + 2 : at + 1
  return tokens[next]?.word === '?'
}

/** "cualquier finde menos el de carnaval": refuses what follows, never what stands before. */
function isExcept(token: Token | undefined): boolean {
  return /^(?:excepto|salvo|menos|except|but not|apart|exceto|que (?:no|nao))/.test(token?.word ?? '')
}

/** "julio, la semana del 19": the day is of the one month named. */
export function inNamedMonth(periods: readonly PeriodAtom[]): PeriodAtom[] {
  const months = periods.filter((p) => p.name === 'month')
  const [named] = months
  if (!named || months.length > 1 || named.toMonth !== null) return [...periods]
  return periods.map((p) =>
    p.of.length > 0 && p.of.every((day) => day.day !== null && day.month === null && day.relMonth === null)
      ? { ...p, of: p.of.map((day) => ({ ...day, month: named.month, relMonth: named.relMonth })) }
      : p,
  )
}

function mainPeriod(periods: readonly PeriodAtom[]): PeriodAtom | undefined {
  const rank = (p: PeriodAtom) => (p.name === 'month' || p.name === 'season' ? 1 : 0)
  const dated = periods.some((p) => p.name === 'month')
  // A counted week is one of a month: of a season it only says where to look.
  const known = periods.filter((p) => dated || p.name !== 'week' || p.nth === null || p.month !== null)
  const sorted = known.toSorted((a, b) => rank(a) - rank(b))
  const [first] = sorted
  const month = sorted.find((p) => p.name === 'month')
  // "marzo o abril, fin de semana largo"
  if (month && month.toMonth !== null && first?.name === 'lweekend' && first.month === null) return month
  // "en enero, la primera quincena": the month stands apart.
  if (
    first &&
    month &&
    first !== month &&
    first.month === null &&
    first.relMonth === null &&
    ((first.name === 'week' && first.relWeek === null && first.of.length === 0) ||
      first.name === 'quincena' ||
      first.name === 'weekend' ||
      first.name === 'lweekend')
  ) {
    return { ...first, month: month.month, relMonth: month.relMonth, year: month.year }
  }
  return first
}

/** "a fines de enero principios de febrero": one window over all the months named. */
export function resolvePeriods(
  periods: readonly PeriodAtom[],
  length: LengthAtom | null,
  world: World,
): StayReading {
  const main = mainPeriod(periods)
  if (!main) return length ? { ...NO_STAY, nights: nightsOf(length) } : NO_STAY
  const reading = resolvePeriodWith(main, length, world)
  const months = periods.filter((period) => period.name === 'month')
  if (reading.certainty !== 'window' || main.name !== 'month' || months.length < 2) return reading
  const windows = months.map((month) => resolvePeriodWith(month, length, world))
  return unionOf(windows.filter((w) => w.certainty === 'window'))
}

/** The periods that `resolvePeriods` reads as one; another holiday or half of a month is something left over. */
export function usedOf(periods: readonly PeriodAtom[]): PeriodAtom[] {
  const main = mainPeriod(periods)
  return periods.filter((p) => p.start === main?.start || !OF_ITS_OWN.has(p.name) || p.name === main?.name)
}

const OF_ITS_OWN: ReadonlySet<string> = new Set(['holiday', 'quincena'])

/** From the first day of the windows to the last. */
export function unionOf(windows: readonly StayReading[]): StayReading {
  const froms = windows.flatMap((w) => w.checkIn ?? []).toSorted()
  const tos = windows.flatMap((w) => w.checkOut ?? []).toSorted()
  const nights = windows[0]?.nights ?? null
  return {
    certainty: 'window',
    checkIn: froms[0] ?? null,
    checkOut: tos.at(-1) ?? null,
    nights,
    options: [],
  }
}

export function resolvePeriodWith(period: PeriodAtom, length: LengthAtom | null, world: World): StayReading {
  const reading = resolvePeriod(period, nightsOf(length), world)
  const vague = length !== null && nightsOf(length) === null
  if (vague && reading.certainty === 'assume' && reading.checkIn && length) {
    const counted = reading.nights === length.count || reading.nights === length.count - 1
    if (!counted)
      return ask([option(reading.checkIn, addDays(reading.checkIn, length.count)), ...reading.options])
  }
  return reading
}
