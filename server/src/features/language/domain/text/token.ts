/**
 * What a word can be, the same for every language: a lexicon turns words into kinds, the grammar only sees kinds.
 * `gone` is a token an earlier step has already explained.
 */
export type Kind =
  | 'word'
  | 'punct'
  | 'gone'
  | 'num'
  | 'ord'
  | 'pair'
  | 'dmy'
  | 'iso'
  | 'money'
  | 'time'
  | 'yearnum'
  | 'month'
  | 'wday'
  | 'rel'
  | 'daypart'
  | 'atnight'
  | 'tonight'
  | 'of'
  | 'from'
  | 'to'
  | 'until'
  | 'and'
  | 'or'
  | 'between'
  | 'art'
  | 'at'
  | 'for'
  | 'within'
  | 'with'
  | 'day'
  | 'days'
  | 'night'
  | 'nights'
  | 'week'
  | 'weeks'
  | 'months'
  | 'year'
  | 'years'
  | 'this'
  | 'next'
  | 'other'
  | 'past'
  | 'lastof'
  | 'after'
  /** Behind a day: "en adelante". */
  | 'onward'
  | 'before'
  | 'weekend'
  | 'weekends'
  | 'long'
  | 'lweekend'
  | 'holiday'
  | 'holidays'
  | 'quincena'
  | 'season'
  | 'part'
  | 'all'
  | 'arrive'
  | 'depart'
  | 'stay'
  | 'go'
  | 'adult'
  | 'child'
  | 'baby'
  | 'person'
  | 'pet'
  | 'couple'
  | 'family'
  | 'friend'
  | 'kin'
  | 'parents'
  | 'alone'
  | 'me'
  | 'we'
  | 'each'
  | 'mine'
  | 'plus'
  | 'rest'
  | 'total'
  | 'cabin'
  | 'thing'
  | 'hour'
  | 'hourly'
  | 'number'
  | 'neg'
  | 'instead'
  | 'commit'
  | 'did'
  | 'ago'
  | 'booked'
  | 'askhour'
  | 'but'
  | 'about'
  | 'counting'
  | 'be'
  | 'talk'
  | 'event'
  | 'wish'
  | 'general'
  /** The later word replaces the earlier: "perdón", "digo"; 1 only in front of a date: "mejor". */
  | 'correct'
  | 'said'
  /** Joins a number and its weekday: "el 16 que es viernes". */
  | 'falls'
  /** Any time within a stretch will do: "alguna semana entre", "lo que haya". */
  | 'inside'
  | 'previous'

export interface Token {
  kind: Kind
  /** Number, month, weekday (0 Sunday), offset in days...: what the kind needs. */
  readonly val: number
  /** Second number of a pair, month of a full date. */
  readonly val2: number
  readonly val3: number
  /** Folded and corrected spelling. */
  readonly word: string
  /** Separator of a pair, or a note of the lexicon. */
  readonly note: string
  /** Offsets in the folded text. */
  readonly start: number
  readonly end: number
  /** A line break stands before it. */
  readonly opensLine?: boolean
}

/** A message in its order; what was read is blanked where it stands. */
export type Tokens = readonly Token[]

export function consume(tokens: readonly Token[], from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const token = tokens[i]
    if (token) token.kind = 'gone'
  }
}

export function isKind(tokens: readonly Token[], at: number, kind: Kind): boolean {
  return tokens[at]?.kind === kind
}

export function isWord(tokens: readonly Token[], at: number, word: string): boolean {
  return tokens[at]?.word === word
}

/** A night, a day or a week as a unit of length. */
export function isLengthUnit(token: Token | undefined): boolean {
  const kind = token?.kind
  return kind === 'night' || kind === 'nights' || kind === 'days' || kind === 'week' || kind === 'weeks'
}

/** A list of words that a word can be looked up in. */
export interface WordList {
  test(word: string): boolean
}

/** The words of a list, folded; one that ends with "-" takes each of the endings, "_" joins what is one token. */
export function anyOf(words: string, endings: readonly string[] = []): WordList {
  const list = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll('_', ' '))
  const all = list.flatMap((word) =>
    word.endsWith('-') ? endings.map((ending) => `${word.slice(0, -1)}${ending}`) : [word],
  )
  const known = new Set(all)
  return { test: (word) => known.has(word) }
}
