import { isKind, type Token, type Tokens } from '../text/token.ts'
import { type DayAtom, NO_DAY } from './atoms.ts'
import { NAMED_DAY } from './named-days.ts'
import { parseNthWeekday } from './nth-weekday.ts'
import { isCounted } from './parse-length.ts'
import { parseMonthAfter, parseYear } from './parse-month.ts'

/** Little words in front of a day; a text of nothing else costs no more. */
const MOST_WORDS = 5

/** Reads one day at `at`, or nothing. Articles before it are part of it. */
export function parseDay(tokens: Tokens, at: number): DayAtom | null {
  let i = at
  const opens = (k: number) =>
    isKind(tokens, k, 'art') || isKind(tokens, k, 'day') || (k > at && isKind(tokens, k, 'at'))
  while (i < at + MOST_WORDS && opens(i)) i++
  let qualifier: DayAtom['qualifier'] = null
  const q = tokens[i]?.kind
  if (q === 'this' || q === 'next' || q === 'other') {
    const after = tokens[i + 1]?.kind
    // "el próximo 3 de septiembre"
    const dated = q === 'next' && /^\d/.test(tokens[i + 1]?.word ?? '') && !isCounted(tokens, i + 2)
    if (after !== 'wday' && !dated) return null
    qualifier = dated ? null : q
    i++
  }
  const token = tokens[i]
  if (!token) return null
  if (token.kind === 'iso') return done(at, i + 1, { day: token.val, month: token.val2, year: token.val3 })
  if (token.kind === 'rel') return parseRelative(tokens, at, i)
  if (token.kind === 'tonight') return done(at, i + 1, { rel: 0, night: true })
  if (token.kind === 'holiday' && token.val >= 10)
    return done(at, i + 1, { holiday: token.val, night: token.val === NAMED_DAY.eveOfEpiphany })
  const nth = parseNthWeekday(tokens, at, i)
  if (nth) return withNight(tokens, nth)
  if (token.kind === 'wday')
    return isSecondOfList(token, tokens[i + 1]) ? null : parseWeekday(tokens, at, i, qualifier)
  const dated = parseDate(tokens, at, i, i > at)
  return dated && withTrailing(tokens, at, dated)
}

function parseRelative(tokens: Tokens, at: number, i: number): DayAtom {
  const rel = tokens[i]?.val ?? 0
  let end = i + 1
  let weekday: number | null = null
  if (isKind(tokens, end, 'wday')) weekday = tokens[end++]?.val ?? null
  const dated = parseDate(tokens, at, end, false)
  if (dated && weekday !== null && dated.month === null) end = dated.end
  return withNight(tokens, done(at, end, { rel, weekday }))
}

function parseWeekday(tokens: Tokens, at: number, i: number, given: DayAtom['qualifier']): DayAtom {
  const weekday = tokens[i]?.val ?? 0
  let qualifier = given
  let j = i + 1
  const parted = isKind(tokens, j, 'punct') && tokens[j]?.word === ','
  if (parted) j++
  while (
    isKind(tokens, j, 'art') ||
    isKind(tokens, j, 'day') ||
    isKind(tokens, j, 'falls') ||
    // "sábado a sábado, del 23": behind a comma the date is told of all that stands before it.
    (!parted && isOfArticle(tokens, j))
  )
    j++
  const dated = parseDate(tokens, at, j, true)
  if (dated) return withNight(tokens, { ...dated, weekday, qualifier: null, start: at })
  let end = i + 1
  // "sunday this week"
  const own = isKind(tokens, end, 'week') ? null : parseWeekRef(tokens, end)
  if (own) return withNight(tokens, done(at, own.end, { weekday, relWeek: own.relWeek }))
  if (isKind(tokens, end, 'next')) {
    qualifier = 'next'
    end++
  } else if (isKind(tokens, end, 'this')) {
    qualifier = 'this'
    end++
  }
  const week = parseOfWeek(tokens, end)
  if (week) return withNight(tokens, done(at, week.end, { weekday, relWeek: week.relWeek }))
  return withNight(tokens, done(at, end, { weekday, qualifier }))
}

/** "de la semana que viene", "de esta semana", "of next week". */
function parseOfWeek(tokens: Tokens, at: number): { relWeek: number; end: number } | null {
  if (!isKind(tokens, at, 'of')) return null
  return parseWeekRef(tokens, at + 1)
}

export function parseWeekRef(tokens: Tokens, at: number): { relWeek: number; end: number } | null {
  let i = at
  if (isKind(tokens, i, 'art')) i++
  const before = tokens[i]?.kind
  // "esta semana que viene"
  if (before === 'this' && isKind(tokens, i + 1, 'week') && isKind(tokens, i + 2, 'next'))
    return { relWeek: 1, end: i + 3 }
  if ((before === 'this' || before === 'next' || before === 'other') && isKind(tokens, i + 1, 'week')) {
    return { relWeek: before === 'this' ? 0 : 1, end: i + 2 }
  }
  if (isKind(tokens, i, 'week') && isKind(tokens, i + 1, 'next')) return { relWeek: 1, end: i + 2 }
  if (isKind(tokens, i, 'week') && isKind(tokens, i + 1, 'this')) return { relWeek: 0, end: i + 2 }
  return null
}

/** A numbered day, from "15" to "15/12/2026" and "December 15th, 2026". `marked`: an article or weekday came before. */
function parseDate(tokens: Tokens, at: number, i: number, marked: boolean): DayAtom | null {
  const token = tokens[i]
  if (!token) return null
  if (token.kind === 'dmy') {
    const ambiguousOrder = token.val <= 12 && token.val2 <= 12 && token.val !== token.val2
    return done(at, i + 1, orderDayMonth(token, { year: token.val3, ambiguousOrder }))
  }
  if (token.kind === 'pair' && isDayMonth(token)) {
    const ambiguousOrder = token.val <= 12 && token.val2 <= 12 && token.val !== token.val2
    const atom = done(at, i + 1, orderDayMonth(token, { ambiguousOrder }))
    return withYear(tokens, atom)
  }
  if (token.kind === 'month' && token.val > 0) return parseMonthFirst(tokens, at, i)
  if ((token.kind !== 'num' && token.kind !== 'ord') || token.val < 1 || token.val > 31) return null
  // "de jueves a lunes, primer finde de noviembre"
  if (token.kind === 'ord' && /^(?:l?weekends?|week|quincena)$/.test(tokens[i + 1]?.kind ?? '')) return null
  if (isOfList(token, tokens[i + 1])) return null
  if (token.kind === 'num' && isCounted(tokens, i + 1)) return null
  if (token.kind === 'num' && /^(una?|an?|uma?)$/.test(token.word) && !monthFollows(tokens, i + 1))
    return null
  const month = parseMonthAfter(tokens, i + 1)
  if (month)
    return withYear(
      tokens,
      done(at, month.end, { day: token.val, month: month.month, relMonth: month.relMonth }),
    )
  const parted = parsePartedMonth(tokens, at, i)
  if (parted) return parted
  return marked || token.kind === 'num' || token.kind === 'ord' ? done(at, i + 1, { day: token.val }) : null
}

/** Spanish and Portuguese number one day so, the first: "el segundo", "la 1ra", "o terceiro" are of what was listed. */
const OF_LIST =
  /^(?:primer|primera|primeira|segund[oa]|tercer[oa]?|terceir[oa]|[cq]uart[oa]|quint[oa]|sext[oa]|\d+(?:[rd]a|er|era|do|t[oa]))$/
const LISTED = /^(?:que|one|floor|time|message|mail|email|photo|picture|price|quote|payment|person)$/

/** "the second one", "the first option", "the third floor", "el segundo": no day of a month. */
function isOfList({ kind, word }: Token, next: Token | undefined): boolean {
  if (kind !== 'ord') return false
  return (
    OF_LIST.test(word) || LISTED.test(next?.word ?? '') || next?.kind === 'number' || next?.kind === 'cabin'
  )
}

/** "a segunda opção", "a segunda cabana", where the same word is Monday. */
function isSecondOfList({ note }: Token, next: Token | undefined): boolean {
  return note !== '' && (next?.kind === 'number' || next?.kind === 'cabin')
}

/** "el 13, sábado, de febrero", "13 (sábado) de febrero": the weekday stands between the number and its month. */
function parsePartedMonth(tokens: Tokens, at: number, i: number): DayAtom | null {
  const opened = tokens[i + 1]?.word === ',' || tokens[i + 1]?.word === '('
  const named = opened ? i + 2 : i + 1
  const weekday = tokens[named]
  if (weekday?.kind !== 'wday') return null
  const closed = tokens[named + 1]?.word === ',' || tokens[named + 1]?.word === ')'
  const from = closed ? named + 2 : named + 1
  const month = isKind(tokens, from, 'of') ? parseMonthAfter(tokens, from) : null
  if (!month) return null
  const { month: number, relMonth, end } = month
  const day = tokens[i]?.val ?? 1
  return withYear(tokens, done(at, end, { day, month: number, relMonth, weekday: weekday.val }))
}

function monthFollows(tokens: Tokens, at: number): boolean {
  return parseMonthAfter(tokens, at) !== null
}

function orderDayMonth(token: Token, rest: Partial<DayAtom>): Partial<DayAtom> {
  if (token.val2 > 12 && token.val <= 12)
    return { day: token.val2, month: token.val, monthFirst: true, ...rest }
  return { day: token.val, month: token.val2, ...rest }
}

function isDayMonth(token: Token): boolean {
  const { val, val2 } = token
  if (val < 1 || val2 < 1 || val > 31) return false
  return val2 <= 12 || (token.note === '/' && val <= 12 && val2 <= 31)
}

function parseMonthFirst(tokens: Tokens, at: number, i: number): DayAtom | null {
  let j = i + 1
  while (isKind(tokens, j, 'art') || isKind(tokens, j, 'day') || isKind(tokens, j, 'wday')) j++
  const number = tokens[j]
  if (!number || (number.kind !== 'num' && number.kind !== 'ord') || number.val < 1 || number.val > 31)
    return null
  if (number.kind === 'num' && (/^[a-z]/.test(number.word) || isCounted(tokens, j + 1))) return null
  const after = tokens[j + 1]
  // "enero 5 de febrero" is no date; "3 enero 10 enero" must not read "enero 10".
  if (after?.kind === 'month' || (after?.kind === 'of' && tokens[j + 2]?.kind === 'month')) return null
  return withYear(tokens, done(at, j + 1, { day: number.val, month: tokens[i]?.val ?? 1 }))
}

function withYear(tokens: Tokens, atom: DayAtom): DayAtom {
  const year = parseYear(tokens, atom.end)
  return year ? { ...atom, year: year.year, end: year.end } : atom
}

/** A weekday after the number: "7 (viernes)", "20/12 sábado". */
function withTrailing(tokens: Tokens, at: number, atom: DayAtom): DayAtom {
  let j = atom.end
  const open = tokens[j]?.word === '(' || tokens[j]?.word === ','
  if (open) j++
  if (isKind(tokens, j, 'falls')) return withFall(tokens, atom, j + 1) ?? { ...atom, start: at }
  const ofDay = isKind(tokens, j, 'day') && isKind(tokens, j + 1, 'wday')
  if (ofDay) j++
  const token = tokens[j]
  if (token?.kind === 'wday' && !isKind(tokens, j + 1, 'num') && !isKind(tokens, j + 1, 'pair')) {
    const closed = tokens[j + 1]?.word === ')' ? j + 2 : j + 1
    const listed = isKind(tokens, closed, 'and') || isKind(tokens, closed, 'to')
    if (tokens[atom.end]?.word === '(' || (!listed && tokens[atom.end]?.word !== ',')) {
      return withNight(tokens, { ...atom, weekday: token.val, end: closed })
    }
  }
  return withNight(tokens, { ...atom, start: at })
}

/** "el 16 que es viernes", "el 16 que cae viernes". */
function withFall(tokens: Tokens, atom: DayAtom, from: number): DayAtom | null {
  const at = isKind(tokens, from, 'art') ? from + 1 : from
  const token = tokens[at]
  // "del 20 al 23, o sea jueves a domingo"
  if (isKind(tokens, at + 1, 'to') && isKind(tokens, at + 2, 'wday')) return null
  return token?.kind === 'wday' ? { ...atom, weekday: token.val, end: at + 1 } : null
}

function withNight(tokens: Tokens, atom: DayAtom): DayAtom {
  if (isKind(tokens, atom.end, 'atnight')) return { ...atom, night: true, end: atom.end + 1 }
  // "viernes 18 noche y sábado 19 noche"
  const bare = isKind(tokens, atom.end, 'night') && atom.weekday !== null && atom.day !== null
  if (bare && !isKind(tokens, atom.end + 1, 'of')) return { ...atom, night: true, end: atom.end + 1 }
  if (isKind(tokens, atom.end, 'daypart')) return { ...atom, end: atom.end + 1 }
  return atom
}

function done(start: number, end: number, parts: Partial<DayAtom>): DayAtom {
  return { ...NO_DAY, ...parts, start, end }
}

function isOfArticle(tokens: Tokens, at: number): boolean {
  return tokens[at]?.kind === 'of' && tokens[at]?.val === 1 && tokens[at + 1]?.kind === 'num'
}
