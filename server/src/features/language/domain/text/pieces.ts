import type { Kind } from './token.ts'

const JOINERS: Readonly<Record<string, Kind>> = { '-': 'to', '&': 'and', '→': 'to', '*': 'correct' }

/** A piece of the folded text, before its neighbours say what it means. */
export interface Raw {
  readonly word: string
  readonly kind: Kind
  readonly val: number
  readonly val2: number
  readonly val3: number
  readonly note: string
  readonly start: number
  readonly end: number
  readonly opensLine: boolean
}

const AMOUNT = [
  // "$ 185.000", "$5"
  String.raw`\$ ?\d[\d.,]*\d`,
  String.raw`\$ ?\d`,
  // "u$s 100", "usd 100"
  String.raw`u[s$]d? ?\$? ?\d[\d.,]*\d`,
  // "185.000,50"
  String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?`,
  // "20 %"
  String.raw`\d+ ?%`,
  // "90k", "1,5k"
  String.raw`\d+(?:[.,]\d+)?k(?![a-z])`,
]

/** "1°", "3ro", "2da", "4th" */
const ORDINAL_ENDINGS = '°|ª|er[oa]|r[oa]|d[oa]|er|t[oa]|m[oa]|v[oa]|st|nd|rd|th|o(?![a-z])|a(?![a-z])'

/** What stands at a place that is no plain word: the first that fits. Its groups are those of `GROUP`, in order. */
export const PIECE = new RegExp(
  [
    // "2027-01-15"
    String.raw`(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)`,
    // "15/1/2027", "15.01.27": the same sign twice
    String.raw`(\d{1,2})([/.-])(\d{1,2})\5(\d{4}|\d{2})(?!\d)`,
    `(${AMOUNT.join('|')})`,
    // "15:30 hs"
    String.raw`(\d{1,2}):(\d{2})(?: ?(?:hs|hrs|h|am|pm)(?![a-z]))?`,
    // "15/1", "10-15"
    String.raw`(\d{1,2}) ?(\/|\.(?=\d)|-) ?(\d{1,2})(?![\d:]|[/.]\d)`,
    String.raw`(\d{1,2})(?:${ORDINAL_ENDINGS})(?![a-z])`,
    String.raw`(\d+)`,
    // "viernes", "i'm", "terca-feira"
    String.raw`([a-z\u00df-\u024f]+(?:'[a-z]+|-feira)?)`,
    String.raw`(\S)`,
  ].join('|'),
  'g',
)

export const GROUP = {
  isoYear: 1,
  isoMonth: 2,
  isoDay: 3,
  day: 4,
  sign: 5,
  month: 6,
  year: 7,
  money: 8,
  hour: 9,
  minute: 10,
  first: 11,
  joiner: 12,
  second: 13,
  ordinal: 14,
  digits: 15,
  word: 16,
  mark: 17,
} as const

/** A number, a day, an amount or a sign. */
export function pieceOf(m: RegExpExecArray): Raw {
  const number = (group: number) => Number(m[group])
  const mark = m[GROUP.mark]
  const digits = m[GROUP.digits]
  if (mark !== undefined) return rawOf(m, JOINERS[mark] ?? 'punct')
  if (digits !== undefined) return rawOf(m, kindOfDigits(digits), { val: Number(digits) })
  if (m[GROUP.isoYear] !== undefined)
    return rawOf(m, 'iso', {
      val: number(GROUP.isoDay),
      val2: number(GROUP.isoMonth),
      val3: number(GROUP.isoYear),
    })
  if (m[GROUP.day] !== undefined)
    return rawOf(m, 'dmy', {
      val: number(GROUP.day),
      val2: number(GROUP.month),
      val3: fullYear(number(GROUP.year)),
      note: m[GROUP.sign],
    })
  if (m[GROUP.money] !== undefined) return rawOf(m, 'money')
  if (m[GROUP.hour] !== undefined) return rawOf(m, 'time')
  if (m[GROUP.first] !== undefined)
    return rawOf(m, 'pair', {
      val: number(GROUP.first),
      val2: number(GROUP.second),
      note: m[GROUP.joiner],
    })
  return rawOf(m, 'ord', { val: number(GROUP.ordinal) })
}

interface Values {
  readonly val?: number
  readonly val2?: number
  readonly val3?: number
  readonly note?: string | undefined
}

function rawOf(m: RegExpExecArray, kind: Kind, { val = 0, val2 = 0, val3 = 0, note = '' }: Values = {}): Raw {
  const [word] = m
  const start = m.index
  return { word, kind, val, val2, val3, note, start, end: start + word.length, opensLine: false }
}

function kindOfDigits(digits: string): Kind {
  const value = Number(digits)
  if (digits.length === 4 && value >= 2000 && value < 2100) return 'yearnum'
  return digits.length <= 3 ? 'num' : 'money'
}

function fullYear(year: number): number {
  return year < 100 ? 2000 + year : year
}
