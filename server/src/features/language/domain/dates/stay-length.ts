import { addDays } from '../../../../lib/local-date.ts'
import type { StayReading } from '../../domain.ts'
import type { Token } from '../text/token.ts'
import type { LengthAtom } from './atoms.ts'
import type { Range } from './expressions.ts'
import { ask, assume, option, type World, windowOf } from './reading.ts'
import type { Hint } from './resolve-day.ts'
import { resolveRange } from './resolve-range.ts'
import { nightsOf } from './stay-period.ts'

export function lengthOf(lengths: readonly LengthAtom[]): LengthAtom | null {
  return lengths.find((l) => l.unit === 'nights') ?? lengths[0] ?? null
}

/**
 * The dates win over a wrong count of nights only after asking. "4 días del 20 al 24" agrees with 4 and with 3 nights.
 */
export function checkLength(reading: StayReading, length: LengthAtom | null): StayReading {
  const { checkIn, checkOut, nights } = reading
  if (!length || !checkIn || !checkOut || nights === null || reading.certainty === 'ask') return reading
  const said = nightsOf(length)
  // "del 1 al 20, 4 o 5 noches"
  if (length.upTo !== null && length.unit !== 'weeks' && (nights > length.upTo || nights < length.count - 1))
    return ask([option(checkIn, checkOut), option(checkIn, addDays(checkIn, length.count))])
  if (said !== null && said !== nights)
    return length.unit === 'weeks' && length.count === 1 && nights >= 5 && nights <= 8
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

/**
 * "4 noches entre el 3 y el 10 de enero", "5 noches dentro del 8 al 28", "lo que haya": the days bound where to look.
 */
export function stayWithin(
  range: Range,
  length: LengthAtom | null,
  scene: { readonly tokens: readonly Token[]; readonly world: World; readonly hint: Hint },
): StayReading | null {
  const { tokens, world, hint } = scene
  const near = tokens.slice(Math.max(0, range.start - 3), range.start + 2)
  const between = near.some((t) => t.kind === 'between' || t.kind === 'within')
  const inside = tokens.some((t, i) => t.kind === 'inside' && isSaidOf(tokens, i, range))
  if (!(between && length) && !inside) return null
  const { checkIn, checkOut, nights: room } = resolveRange(range.from, range.to, world, hint)
  if (!checkIn || !checkOut || room === null) return null
  const nights = nightsOf(length)
  if (nights !== null && room <= nights) return null
  return windowOf(checkIn, checkOut, nights, world)
}

const AT_LEISURE = /^(?:tengo|tenemos|estoy|estamos|franco)/

/** "del 18 al 25 tengo vacaciones" bounds the days; told before something else it only says that they can come. */
export function isSaidOf(
  tokens: readonly Token[],
  at: number,
  { start, end }: Pick<Range, 'start' | 'end'>,
): boolean {
  // "alguna cabaña del 20 al 23"
  if (/^algun/.test(tokens[at]?.word ?? '') && tokens[at + 1]?.kind === 'cabin') return false
  if (!AT_LEISURE.test(tokens[at]?.word ?? '')) return true
  return at < start ? start - at <= 2 : at - end <= 2
}

/** "del 20 al 23 inclusive": the night of the 23rd may be meant. */
export function withLastDay(reading: StayReading): StayReading {
  const { certainty, checkIn, checkOut } = reading
  if (certainty !== 'sure' || !checkIn || !checkOut) return reading
  return assume(checkIn, checkOut, [option(checkIn, addDays(checkOut, 1))])
}
