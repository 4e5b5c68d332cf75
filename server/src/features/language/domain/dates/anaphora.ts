import { type LocalDate, partsOf } from '../../../../lib/local-date.ts'
import type { StayOption } from '../../domain.ts'
import type { Tokens } from '../text/token.ts'
import { type Atom, type DayAtom, NO_DAY, type PeriodAtom } from './atoms.ts'

const REFERS = /^(?:ese|esa|mismo|misma|mesmo|mesma|that|same)$/

/** "ese finde", "la misma semana": which, only what was said before tells. */
export function isReference(atom: Atom, tokens: Tokens, also?: 'this'): atom is PeriodAtom {
  if (atom.type !== 'period' || (atom.name !== 'weekend' && atom.name !== 'week')) return false
  if (atom.of.length > 0 || atom.month !== null || atom.relMonth !== null) return false
  const own = tokens.slice(Math.max(0, atom.start - 1), atom.end)
  return own.some((t) => REFERS.test(t.word) || (also === t.kind && /^ess[ea]$/.test(t.word)))
}

/** The periods that refer back, put where the talk is: "ese finde" is that of the stay under discussion. */
export function bindReferences(
  atoms: readonly Atom[],
  tokens: Tokens,
  talk: StayOption | null,
): readonly Atom[] {
  const [day, run] = atoms
  // "para el 8 de diciembre, el finde largo": the one with that day in it.
  if (atoms.length === 2 && day?.type === 'day' && day.month !== null && isBareLongWeekend(run, tokens))
    return [{ ...run, of: [day], start: day.start }]
  if (!talk || atoms.length > 1) return atoms
  return atoms.map((atom) => {
    if (!isReference(atom, tokens)) return atom
    return { ...atom, qualifier: null, relWeek: null, of: [dayOf(talk.checkIn, atom)] }
  })
}

function isBareLongWeekend(atom: Atom | undefined, tokens: Tokens): atom is PeriodAtom {
  if (atom?.type !== 'period' || atom.name !== 'lweekend' || atom.of.length > 0) return false
  const open = atom.qualifier === null || REFERS.test(tokens[atom.start]?.word ?? '')
  return atom.month === null && atom.relMonth === null && open
}

function dayOf(date: LocalDate, { start, end }: PeriodAtom): DayAtom {
  return { ...NO_DAY, ...partsOf(date), start, end }
}
