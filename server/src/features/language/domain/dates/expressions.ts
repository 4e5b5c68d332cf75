import type { Token } from '../text/token.ts'
import type { DayAtom } from './atoms.ts'
import { type Link, linkBetween, nightsNamed, type Role, roleOf } from './links.ts'

/** Offsets in the tokens. */
interface Span {
  readonly start: number
  readonly end: number
}
export interface Single extends Span {
  readonly type: 'single'
  readonly day: DayAtom
  readonly role: Role
}
export interface Range extends Span {
  readonly type: 'range'
  readonly from: DayAtom
  readonly to: DayAtom
  /** Expressions elsewhere that were read as part of it. */
  readonly also: readonly Span[]
}
export interface List extends Span {
  readonly type: 'list'
  readonly days: readonly DayAtom[]
  readonly nights: boolean
  readonly also: readonly Span[]
}
export type Expr = Single | Range | List

/** Pairs the days of a message into ranges and lists; what stays alone keeps its role. */
export function expressions(given: readonly DayAtom[], tokens: readonly Token[]): Expr[] {
  const exprs: Expr[] = []
  const days = given.filter((day, i) => !isBracketed(day, given[i - 1], tokens))
  for (let i = 0; i < days.length; i++) {
    const a = days[i]
    if (!a) break
    const links: Link[] = []
    for (let j = i; j + 1 < days.length; j++) {
      const [x, y] = [days[j], days[j + 1]]
      links.push(x && y ? linkBetween(tokens, x, y) : null)
      if (links[links.length - 1] !== 'list') break
    }
    dropOpened(links, tokens, days[i + links.length - 1])
    const previousEnd = days[i - 1]?.end ?? 0
    const [b, c] = [days[i + 1], days[i + 2]]
    const roleA = roleOf(tokens, a, previousEnd)
    const roleB = b ? roleOf(tokens, b, a.end) : null
    const listedLength = links.filter((l) => l === 'list').length
    const last = days[i + listedLength]
    // "30 y 31 de diciembre, el 1 nos vamos"
    const leaves =
      listedLength > 1 &&
      last &&
      !days[i + listedLength + 1] &&
      roleOf(tokens, last, days[i + listedLength - 1]?.end ?? 0) === 'end'
    const runLength = leaves ? listedLength - 1 : listedLength
    if (b && (links[0] === 'range' || (roleB === 'end' && roleA !== 'end'))) {
      exprs.push({ type: 'range', from: a, to: b, also: [], start: a.start, end: b.end })
      i += 1
    } else if (b && c && roleA === 'end' && roleB === 'start' && roleOf(tokens, c, b.end) === 'end') {
      // "salimos el jueves de Córdoba y llegamos el viernes, hasta el lunes": the first leaves home.
      const to = b.month === null ? shareLater(c, a) : c
      exprs.push({ type: 'range', from: shareLater(b, a), to, also: [a], start: b.start, end: c.end })
      i += 2
    } else if (b && roleA === 'end' && roleB === 'start') {
      exprs.push({ type: 'range', from: b, to: shareMonth(a, b), also: [], start: a.start, end: b.end })
      i += 1
    } else if (b && runLength > 0) {
      const listed = days.slice(i, i + runLength + 1)
      exprs.push({
        type: 'list',
        days: listed,
        nights: nightsNamed(tokens, a),
        also: [],
        start: a.start,
        end: listed[listed.length - 1]?.end ?? b.end,
      })
      i += runLength
    } else exprs.push({ type: 'single', day: a, role: roleA, start: a.start, end: a.end })
  }
  return exprs
}

/** "el 3 llegamos (sábado)": which weekday the day before is. */
function isBracketed(day: DayAtom, before: DayAtom | undefined, tokens: readonly Token[]): boolean {
  const named = day.weekday !== null && day.day === null && before !== undefined && before.day !== null
  if (!named || before.weekday !== null || day.start - before.end > 3) return false
  return tokens[day.start - 1]?.word === '(' && tokens[day.end]?.word === ')'
}

/** "el 18 de septiembre, del 17 al 20": what opens a range of its own is no item of the list before it. */
function dropOpened(links: Link[], tokens: readonly Token[], opening: DayAtom | undefined): void {
  if (links[links.length - 1] !== 'range' || links.length < 2 || !opening) return
  const lead = tokens[opening.start - 1]
  if ((lead?.kind === 'of' && lead.val === 1) || lead?.kind === 'from') links[links.length - 2] = null
}

const SHORTEST_MONTH = 28

/** "salimos el 2 de febrero, llegamos el 3" */
function shareLater(later: DayAtom, day: DayAtom): DayAtom {
  // "salimos el viernes 15 a la noche, llegamos el sábado": the one behind it.
  if (later.weekday !== null && later.day === null && day.weekday !== null && day.day !== null) {
    const number = day.day + ((later.weekday - day.weekday + 7) % 7 || 7)
    if (number <= SHORTEST_MONTH && later.qualifier === null)
      return { ...later, day: number, month: day.month }
  }
  const follows = later.day !== null && day.day !== null && later.day >= day.day
  return follows && later.month === null && day.month !== null ? { ...later, month: day.month } : later
}

function shareMonth(to: DayAtom, from: DayAtom): DayAtom {
  return to.day !== null && to.month === null && from.month !== null && from.day !== null && from.day < to.day
    ? { ...to, month: from.month }
    : to
}
