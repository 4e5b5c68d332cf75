import { daysInMonth } from '../../lib/local-date.ts'

/** Days and times as people and their spreadsheets write them, brought to `YYYY-MM-DD HH:MM` or `DD/MM/YYYY HH:MM`. */

const MONTHS = [
  /^(ene|jan)/i,
  /^(feb|fev|fév)/i,
  /^mar/i,
  /^(abr|apr|avr)/i,
  /^(may|mai)/i,
  /^jun/i,
  /^jul/i,
  /^(ago|aug)/i,
  /^(sep|set)/i,
  /^(oct|out|okt)/i,
  /^nov/i,
  /^(dic|dez|dec|déc)/i,
]
const DAY_FIRST =
  /^(?:\p{L}{3,}\.?,?\s+)?(\d{1,2})[\s./-]+(?:de\s+)?(\p{L}{3,})[\s.,/-]+(?:del?\s+)?(\d{4})\b(.*)$/u
const MONTH_FIRST = /^(?:\p{L}{3,}\.?,?\s+)?(\p{L}{3,})\.?\s+(\d{1,2}),?\s+(\d{4})\b(.*)$/u
/** `Thu Dec 10 14:00:00 ART 2026`: Java, and without the zone C. */
const YEAR_AFTER_TIME = /^\p{L}{3} (\p{L}{3}) +(\d{1,2}) (\d{1,2}:\d{2}:\d{2})(?: (\S+))? (\d{4})$/u
const TWO_DIGIT_YEAR = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{2})\b(.*)$/
/** Below it two digits at the end are the day of a date that begins with its year. */
const LEAST_YEAR = 26
/** Day, month and year run together: the year stands where a date that begins with its year has a month of 19 or 20. */
const RUN_TOGETHER = /^(\d{2})(\d{2})((?:19|20)\d{2})(?!\d)(.*)$/
/** `18/12/2026 a las 10:30hs`, `10 h`, `10h30`. */
const NAMED_HOURS =
  /^(.*\d)[\sT,]+(a las?|às|at)?\s*(\d{1,2})(?:([:.h])(\d{2}))?\s*(h|hs|hrs?|horas?|hours?)?\.?$/iu
/** A day, and what somebody wrote behind it without a figure: `18/12/2026 al mediodía`. */
const DAY_AND_WORDS = /^(\d{1,4}([-/.]?)\d{1,2}\2\d{1,4})[\s,]+[^\d]+$/
const TWELVE_HOURS = /(?<![\d./-])(\d{1,2})(:\d{2}(?::\d{2})?)?\s*([ap])\.?\s?m\.?$/i

/** Undefined where it is none of that. */
export function plainDay(text: string): string | undefined {
  const plain = withoutWords(withHours(withDate(withoutRemarks(text))))
  return plain === text ? undefined : plain
}

/** `sáb 12/12/2026`, `jueves, 17/12/26` */
const WEEKDAY = /^\p{L}{2,12}\.?,?\s+(?=\d{1,4}[-/.]\d)/u

/** What programs add to a moment: quotes, the weekday, a semicolon, the zone once more by its name. */
function withoutRemarks(text: string): string {
  const bare = text
    .replace(/;$/, '')
    .replace(/^"(.*)"$/, '$1')
    .replace(WEEKDAY, '')
  return bare.replace(/\s*\([^)]*\)$/, '').replace(/([+-]\d{2}:?\d{2}) [A-Z]{3,5}$/, '$1')
}

/** An offset after GMT is the zone; of other names nobody knows more than that they are somebody's. */
function withZone(rest: string): string {
  return rest.replace(/\s*(?:GMT|UTC)([+-]\d{2}:?\d{2})$/i, '$1').replace(/\s*(GMT|UTC)$/i, 'Z')
}

function withDate(text: string): string {
  const together = RUN_TOGETHER.exec(text)
  if (together) return `${together[1]}/${together[2]}/${together[3]}${together[4]}`
  const short = TWO_DIGIT_YEAR.exec(text)
  if (short && endsWithYear(short)) return `${short[1]}/${short[3]}/20${short[4]}${short[5]}`
  const [, day, name, year, rest = ''] = DAY_FIRST.exec(text) ?? monthFirst(text) ?? yearAfterTime(text) ?? []
  const month = MONTHS.findIndex((pattern) => name !== undefined && pattern.test(name)) + 1
  if (!day || month === 0) return text
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}${withZone(rest)}`
}

/** `26-12-28` is 28 December 2026 to some and 26 December 2028 to others: nobody can tell. */
function endsWithYear([, first, separator, , last]: readonly string[]): boolean {
  const mayBeginWithYear = separator === '-' && Number(first) >= LEAST_YEAR
  return Number(last) >= LEAST_YEAR && !mayBeginWithYear
}

function monthFirst(text: string): readonly (string | undefined)[] | undefined {
  const match = MONTH_FIRST.exec(text)
  return match ? [match[0], match[2], match[1], match[3], match[4]] : undefined
}

function yearAfterTime(text: string): readonly (string | undefined)[] | undefined {
  const [all, name, day, time, zone = '', year] = YEAR_AFTER_TIME.exec(text) ?? []
  if (all === undefined) return undefined
  const isOffset = /^(GMT|UTC)([+-]\d{2}:?\d{2})?$/i.test(zone)
  return [all, day, name, year, ` ${time}${isOffset ? zone : ''}`]
}

function withoutWords(text: string): string {
  return DAY_AND_WORDS.exec(text)?.[1] ?? text
}

function withNamedHours(text: string): string {
  const [, day, before, hour = '', separator, minutes = '00', behind] = NAMED_HOURS.exec(text) ?? []
  const isNamed = before !== undefined || behind !== undefined || /[.h]/i.test(separator ?? '')
  return day === undefined || !isNamed ? text : `${day} ${hour.padStart(2, '0')}:${minutes}`
}

function withHours(text: string): string {
  const [written = '', hour, minutes = ':00', half = ''] = TWELVE_HOURS.exec(text) ?? []
  if (hour === undefined) return withNamedHours(text)
  const hours = (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  return `${text.slice(0, -written.length)}${String(hours).padStart(2, '0')}${minutes}`
}

const YEAR_MONTH_DAY = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})/

/** The 31st of a month that has 30 days: its last day, or the first of the next. Undefined for any other text. */
export function nearestDay(text: string, side: 'before' | 'after'): string | undefined {
  const match = YEAR_MONTH_DAY.exec(text.trim())
  const [year, month, day] = [Number(match?.[1]), Number(match?.[3]), Number(match?.[4])]
  if (!match || month < 1 || month > 12 || day > 31 || day <= daysInMonth(year, month)) return undefined
  if (side === 'before') return spelt(year, month, daysInMonth(year, month))
  return month === 12 ? spelt(year + 1, 1, 1) : spelt(year, month + 1, 1)
}

const spelt = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
