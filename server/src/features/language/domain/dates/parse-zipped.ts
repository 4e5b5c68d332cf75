import type { Tokens } from '../text/token.ts'
import { type DayAtom, NO_DAY } from './atoms.ts'
import { parseMonthAfter } from './parse-month.ts'

/** "viernes y sábado 3 y 4 de julio": the first weekday is the first number, the second the second. */
export function parseZipped(tokens: Tokens, at: number): DayAtom[] | null {
  const from = tokens[at]?.kind === 'art' ? at + 1 : at
  if (tokens[from]?.kind !== 'wday' || tokens[from + 1]?.kind !== 'and') return null
  const second = tokens[from + 2]?.kind === 'art' ? from + 3 : from + 2
  const [a, b] = [tokens[second + 1], tokens[second + 3]]
  if (tokens[second]?.kind !== 'wday' || tokens[second + 2]?.kind !== 'and') return null
  if (a?.kind !== 'num' || b?.kind !== 'num' || b.val !== a.val + 1) return null
  const month = parseMonthAfter(tokens, second + 4)
  const shared = { month: month?.month ?? null, relMonth: month?.relMonth ?? null }
  const weekday = (i: number) => tokens[i]?.val ?? null
  return [
    { ...NO_DAY, ...shared, day: a.val, weekday: weekday(from), start: at, end: from + 1 },
    {
      ...NO_DAY,
      ...shared,
      day: b.val,
      weekday: weekday(second),
      start: second,
      end: month?.end ?? second + 4,
    },
  ]
}
