import { LANGUAGES, type Language } from '../features/language/domain.ts'
import { MONTH_NAMES, WEEKDAY_NAMES } from '../features/messaging/domain/format.ts'
import type { Instant } from '../lib/clock.ts'
import {
  addDays,
  dateOf,
  existsDate,
  isLocalDate,
  type LocalDate,
  nightsBetween,
  partsOf,
  weekdayIndex,
} from '../lib/local-date.ts'

export interface Shift {
  readonly days: number
  /** A day without its year is the one nearest to this. */
  readonly near: LocalDate
}

const DAY_MS = 86_400_000

/** Whole days between what was lived and now, so many that nothing of it is still to come. */
export function daysToBring(lived: Instant, now: Instant): number {
  return Math.floor((now.epochMilliseconds - lived.epochMilliseconds) / DAY_MS)
}

/** Everything that says a day in these rows says it so many days later, as data and as people wrote it. */
export function shiftDays(rows: string, shift: Shift): string {
  return rows
    .split('\n')
    .map((row) => shiftWords(shiftData(row, shift.days), shift))
    .join('\n')
}

const ISO_DAY = /(?<![\dA-Za-z-])20\d\d-\d\d-\d\d(?!-?\d)/g
/** As calendars write a day or an instant. */
const CALENDAR_DAY = /(?<=DATE:|:)20\d{6}(?=T\d{6}|\b)/g
/** Codes begin with the day on which they were given out. */
const CODE_DAY = /(?<=\b(?:RES|GRP))\d{6}(?=[A-Z0-9]{4}\b)/g

function shiftData(row: string, days: number): string {
  const later = (date: string) => (isLocalDate(date) ? addDays(date, days) : date)
  const dashed = (text: string) => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
  return row
    .replace(ISO_DAY, later)
    .replace(CALENDAR_DAY, (text) => later(dashed(text)).replaceAll('-', ''))
    .replace(CODE_DAY, (text) =>
      later(dashed(`20${text}`))
        .replaceAll('-', '')
        .slice(2),
    )
}

const NAMES = LANGUAGES.flatMap((language) => [...MONTH_NAMES.long[language], ...MONTH_NAMES.short[language]])
const DAYS = LANGUAGES.flatMap((language) => [
  ...WEEKDAY_NAMES.long[language],
  ...WEEKDAY_NAMES.short[language],
])
const oneOf = (names: readonly string[]) => [...new Set(names)].sort((a, b) => b.length - a.length).join('|')
const named = (prefix = '') =>
  `(?:(?<${prefix}weekday>${oneOf(DAYS)}),? )?(?<![\\d.,$])(?<${prefix}day>\\d{1,2})`
const TO = '(?<to>(?: (?:al?|to|e|y|hasta|ao)(?: (?:el|dia))? |-))'
const month = (prefix = '') => `(?<${prefix}of> de | )(?<${prefix}month>${oneOf(NAMES)})(?![\\p{L}])`
/** `lun 15 a jue 18 dic`, `del 15 al 18 de enero`: the first has the month of the second unless it has its own. */
const RANGE = new RegExp(`${named()}(?:${month('first_')})?${TO}${named('last_')}${month()}`, 'giu')
const SINGLE = new RegExp(`${named()}${month()}`, 'giu')
/** `January 15`, `January 15-18`. */
const MONTH_FIRST = new RegExp(
  `(?<!\\d )(?<!\\p{L})(?<month>${oneOf(MONTH_NAMES.long.en)}) (?<day>\\d{1,2})` +
    '(?:(?<to> to |-)(?<last>\\d{1,2}))?(?!\\d)',
  'giu',
)
const SLASHED = /(?<![\d/.])(?<day>\d{1,2})\/(?<month>\d{1,2})(?<year>\/\d{2,4})?(?![\d/])/g

/** A glance at a row before the careful patterns: most name no day at all. */
const DAY_AND_MONTH = new RegExp(
  `\\d(?: de | )(?:${oneOf(NAMES)})|(?:${oneOf(MONTH_NAMES.long.en)}) \\d`,
  'i',
)

function shiftWords(row: string, shift: Shift): string {
  if (!DAY_AND_MONTH.test(row) && row.search(SLASHED) < 0) return row
  let spoken: Language | undefined
  // Most rows name no day; the language of a row is asked for only where it does.
  const language = () => {
    spoken ??= languageOf(row)
    return spoken
  }
  const moved = (day: string, month: number) => {
    const before = nearest({ day: Number(day), month }, shift.near)
    return before && addDays(before, shift.days)
  }
  // What was moved is set aside, so that no later pattern moves it again.
  const done: string[] = []
  const keep = (text: string) => `⟦${done.push(text) - 1}⟧`
  type Found = Record<string, string | undefined>
  const change = (text: string, pattern: RegExp, how: (found: Found) => string | undefined) =>
    text.replace(pattern, (whole: string, ...parts) => {
      // What was found by name comes last; the type of `replace` leaves open what comes at all.
      const said = how(parts.at(-1) as Found)
      return said === undefined ? whole : keep(said)
    })
  const words = (date: LocalDate, found: { weekday: string | undefined; of: string; month: string }) =>
    `${weekdayLike(found.weekday, date, language())}${partsOf(date).day}${found.of}` +
    monthLike(longer(found), date, language())

  let text = change(row, RANGE, (found) => {
    const { weekday, day = '', to = '', last_weekday, last_day = '', of = '', month: name = '' } = found
    const first = moved(day, monthOf(found.first_month ?? name))
    const last = moved(last_day, monthOf(name))
    if (!first || !last) return undefined
    const end = words(last, { weekday: last_weekday, of, month: name })
    if (first.slice(0, 7) !== last.slice(0, 7))
      return `${words(first, { weekday, of, month: name })}${to}${end}`
    return `${weekdayLike(weekday, first, language())}${partsOf(first).day}${to}${end}`
  })
  text = change(text, SINGLE, ({ weekday, day = '', of = '', month: name = '' }) => {
    const date = moved(day, monthOf(name))
    return date && words(date, { weekday, of, month: name })
  })
  text = change(text, MONTH_FIRST, ({ month: name = '', day = '', to = '', last }) => {
    const first = moved(day, monthOf(name))
    const end = last ? moved(last, monthOf(name)) : undefined
    if (!first || (last && !end)) return undefined
    const spell = (date: LocalDate) => `${monthLike(name, date, 'en')} ${partsOf(date).day}`
    if (!end) return spell(first)
    return `${spell(first)}${to}${first.slice(0, 7) === end.slice(0, 7) ? partsOf(end).day : spell(end)}`
  })
  text = change(text, SLASHED, ({ day = '', month = '', year = '' }) => {
    const date = moved(day, Number(month))
    if (!date) return undefined
    const parts = partsOf(date)
    return `${parts.day}/${parts.month}${year && `/${String(parts.year).slice(1 - year.length)}`}`
  })
  return text.replace(/⟦(\d+)⟧/g, (_, nth) => done[Number(nth)] ?? '')
}

function nearest({ day, month }: { day: number; month: number }, near: LocalDate): LocalDate | undefined {
  const { year } = partsOf(near)
  const dates = [year - 1, year, year + 1].flatMap((one) =>
    existsDate(one, month, day) ? [dateOf(one, month, day)] : [],
  )
  const distance = (date: LocalDate) => Math.abs(nightsBetween(near, date))
  return dates.sort((a, b) => distance(a) - distance(b))[0]
}

function monthOf(name: string): number {
  const at = (names: readonly string[]) => names.findIndex((one) => one.toLowerCase() === name.toLowerCase())
  const found = LANGUAGES.flatMap((language) => [
    at(MONTH_NAMES.long[language]),
    at(MONTH_NAMES.short[language]),
  ])
  return (found.find((one) => one >= 0) ?? -1) + 1
}

/** `May` is its own abbreviation: the name of the weekday tells. */
function longer({ month, weekday }: { month: string; weekday: string | undefined }): string {
  return month === 'May' && (weekday?.length ?? 0) > 3 ? 'May.' : month
}

/** Long as it was, in capitals where it was. */
function monthLike(name: string, date: LocalDate, language: Language): string {
  const names = name.length > 3 ? MONTH_NAMES.long : MONTH_NAMES.short
  return cased(name, names[language][partsOf(date).month - 1] ?? '')
}

function weekdayLike(name: string | undefined, date: LocalDate, language: Language): string {
  if (!name) return ''
  const names = name.length > 3 ? WEEKDAY_NAMES.long : WEEKDAY_NAMES.short
  const comma = language === 'pt' && name.length > 3 ? ',' : ''
  return `${cased(name, names[language][weekdayIndex(date)] ?? '')}${comma} `
}

function cased(like: string, word: string): string {
  const isCapital = like.slice(0, 1) !== like.slice(0, 1).toLowerCase()
  return isCapital ? word.slice(0, 1).toUpperCase() + word.slice(1) : word.toLowerCase()
}

const wordsOf = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'giu')
const MARKS: Record<Language, RegExp> = {
  es: wordsOf('noches?|hasta|reserva|código|desde|para|querés|hola|¡\\p{L}+|¿\\p{L}+'),
  pt: wordsOf('noites?|até|você|cabana|sinal|código da reserva|olá|oi|não|são|em'),
  en: wordsOf('nights?|until|booking|deposit|the|from|hello|hi'),
}

/** Names of months look alike in two languages; the words around them do not. */
function languageOf(row: string): Language {
  const count = (language: Language) => row.match(MARKS[language])?.length ?? 0
  return [...LANGUAGES].sort((a, b) => count(b) - count(a))[0] ?? 'es'
}
