import type { Token } from '../text/token.ts'
import type { Atom, DayAtom, PeriodAtom } from './atoms.ts'

type Tokens = readonly Token[]

/** What a message says after its writer has corrected it: what is left, as it now reads. */
export interface Corrected {
  readonly atoms: readonly Atom[]
  /** What was taken back. */
  readonly dropped: ReadonlySet<Atom>
  /** Offsets of the words that take back, where what they mean could not be told. */
  readonly unsettled: readonly number[]
}

/**
 * "del 6 al 10 de enero, no, mentira, del 7 al 11": the later replaces the earlier and inherits what it leaves out,
 * month and year, both ways. Days that are `told` of something else stay as they are. "perdón, de febrero" only changes
 * the month; "perdón, hasta el 14" only one end.
 */
export function correctAtoms(atoms: readonly Atom[], tokens: Tokens, told: readonly Atom[] = []): Corrected {
  const dropped = new Set<Atom>()
  const unsettled: number[] = []
  let kept: readonly Atom[] = atoms
  for (let at = tokens.length - 1; at > 0; at--) {
    if (!isMarker(tokens, at, kept)) continue
    const split = kept.some((atom) => atom.start >= at) ? at : clauseBefore(tokens, at, kept)
    const earlier = kept.filter((atom) => atom.end <= split)
    const later = kept.filter((atom) => atom.start >= split && !told.includes(atom))
    if (earlier.length === 0 || later.length === 0) continue
    const replaced = replace(earlier, later, tokens)
    if (!replaced) {
      unsettled.push(at)
      continue
    }
    for (const atom of earlier) if (!replaced.some((r) => r.start === atom.start)) dropped.add(atom)
    kept = [...replaced, ...kept.filter((atom) => atom.start >= split && told.includes(atom))]
  }
  return { atoms: kept, dropped, unsettled }
}

/** "5 al 9 de enero. febrero, perdón": said behind, the word takes back what stands before the last stop. */
function clauseBefore(tokens: Tokens, at: number, atoms: readonly Atom[]): number {
  const last = atoms.findLast((atom) => atom.end <= at)
  if (!last || tokens[at]?.kind !== 'correct' || at - last.end > 2) return at
  for (let i = last.start; i > 0; i--)
    if (tokens[i]?.opensLine || /^[.,;?!]$/.test(tokens[i - 1]?.word ?? '')) return i
  return at
}

const MARKS: ReadonlySet<Token['kind']> = new Set(['correct', 'but', 'neg'])

function isMarker(tokens: Tokens, at: number, atoms: readonly Atom[]): boolean {
  const token = tokens[at]
  if (!token || !MARKS.has(token.kind) || isChoice(tokens, at)) return false
  // "cómo era" looks for a word, and takes none back.
  if (token.word === 'era' && tokens[at - 1]?.kind === 'about') return false
  if (token.kind === 'correct')
    return token.val === 0 || leadsToDate(tokens, at + 1) || isSaidBehind(tokens, at, atoms)
  if (token.kind === 'but') return takesBack(tokens, at, atoms)
  if (tokens.slice(Math.max(0, at - 12), at).some((t) => /^(?:si|se|if)$/.test(t.word))) return false
  return standsAlone(tokens, at, atoms)
}

/** "3 al 6 de febrero. 5 al 8 mejor, y somos 5": the word stands behind what it prefers. */
function isSaidBehind(tokens: Tokens, at: number, atoms: readonly Atom[]): boolean {
  const next = tokens[at + 1]
  return atoms.some((atom) => atom.end === at) && (!next || next.kind === 'punct' || next.opensLine === true)
}

/** "te había dicho el 10 pero es el 11", "no el 10 sino el 11". */
function takesBack(tokens: Tokens, at: number, atoms: readonly Atom[]): boolean {
  if (/^(?:asi que|entonces|entao)$/.test(tokens[at]?.word ?? '') && concludes(at, atoms)) return true
  if (tokens.slice(0, at).some((t) => t.kind === 'said')) return true
  const refused = atoms.filter((atom) => atom.end <= at)
  return refused.some((atom) =>
    tokens.slice(Math.max(0, atom.start - 3), atom.start).some((t) => t.kind === 'neg'),
  )
}

/** "del 15 al 18. Mi hermana llega después, así que del 16 al 19": a whole stay follows from what was said. */
function concludes(at: number, atoms: readonly Atom[]): boolean {
  const numbered = (atom: Atom | undefined) => atom?.type === 'day' && atom.day !== null
  const [first, second] = atoms.filter((atom) => atom.start > at)
  if (!first || first.start - at > 3 || !numbered(first) || !numbered(second)) return false
  return atoms.filter((atom) => atom.end <= at && numbered(atom)).length === 2
}

/** "del 6 al 10 no, del 7 al 11", "3 noches... no, para el 9", "el 20 pero ya no, el 27". */
function standsAlone(tokens: Tokens, at: number, atoms: readonly Atom[]): boolean {
  const next = tokens[at + 1]
  const ends =
    next?.word === ',' || next?.word === '.' || next?.kind === 'correct' || next?.opensLine === true
  if (!ends) return false
  const before = tokens[at - 1]
  if (before?.word === ',' || before?.word === '.' || before?.word === 'ya' || before?.kind === 'falls')
    return true
  return tokens[at]?.opensLine === true || atoms.some((atom) => atom.end === at)
}

/** "si no hay, mejor del 17 al 20": a second choice takes nothing back. */
function isChoice(tokens: Tokens, at: number): boolean {
  if (tokens[at]?.val === 1 && isUnderIf(tokens, at)) return true
  return tokens.slice(Math.max(0, at - 4), at + 2).some((t) => t.kind === 'or' || t.word === 'si')
}

/** "13 al 20. Si podés dejarme en 14 al 21, mejor" */
function isUnderIf(tokens: Tokens, at: number): boolean {
  let i = at - 1
  while (i > 0 && !/^[.;?!]$/.test(tokens[i - 1]?.word ?? '') && !tokens[i]?.opensLine) i--
  return i > 0 && tokens[i]?.word === 'si'
}

/** "mejor del 17", "better the 17th": the word alone compares. */
function leadsToDate(tokens: Tokens, at: number): boolean {
  const kind = tokens[at]?.kind
  return (
    kind === 'of' ||
    kind === 'art' ||
    kind === 'from' ||
    kind === 'at' ||
    kind === 'for' ||
    kind === 'num' ||
    kind === 'pair' ||
    kind === 'month' ||
    kind === 'weekend' ||
    kind === 'wday' ||
    kind === 'this' ||
    kind === 'between' ||
    kind === 'until' ||
    kind === 'arrive' ||
    kind === 'depart' ||
    (tokens[at]?.word === ',' && tokens[at + 1]?.word !== ',' && leadsToDate(tokens, at + 1))
  )
}

function replace(earlier: readonly Atom[], later: readonly Atom[], tokens: Tokens): readonly Atom[] | null {
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
