import { isCounted } from '../dates/parse-length.ts'
import { parseMonthAfter } from '../dates/parse-month.ts'
import { isKind, isWord, type Tokens } from '../text/token.ts'
import { add, isGuestNoun, type Party } from './party.ts'

interface Ages {
  readonly values: readonly number[]
  /** The ages are months. */
  readonly months: boolean
  readonly end: number
}

/** Under this age a child is a baby, from the other it pays as an adult. */
const BABY_UNDER = 2

export const ADULT_FROM = 18

/** Ages say who is a baby and who pays as an adult. */
export function readChildren(tokens: Tokens, at: number, count: number, party: Party): number {
  // "mi hija Sofía de 13"
  const isNamed = count === 1 && isKind(tokens, at, 'word') && isKind(tokens, at + 1, 'of')
  const aged = isNamed ? readAges(tokens, at + 1) : null
  const written = aged && aged.values.length === 1 ? aged : readAges(tokens, at)
  // One figure of several is the first of those that stand side by side.
  const isWhole = written.values.length > 1 || (written.values.length === 1 && count < 2)
  const ages = isWhole ? written : (readAsMany(tokens, at, count) ?? written)
  const real = count > 0 ? count : ages.values.length
  if (real === 0) return at
  let babies = 0
  let adults = 0
  const [only] = ages.values
  // "tres pibes de 19", "2 nenes de 5": one age for all of them.
  const each =
    ages.values.length === 1 && only !== undefined ? Array.from({ length: real }, () => only) : ages.values
  for (const age of each.slice(0, real)) {
    if (ages.months || age < BABY_UNDER) babies++
    else if (age >= ADULT_FROM) adults++
    if (ages.months) party.ages.push(Math.floor(age / 12))
    else if (age < ADULT_FROM) party.ages.push(Math.floor(age))
  }
  if (babies > 0) add(party, 'babies', babies)
  // "2 chicas y 2 chicos de 22": of one age with those named before.
  if (adults > 0 && party.youths && party.ages.length === 0) {
    adults += party.children ?? 0
    party.children = null
  }
  if (adults > 0) add(party, 'adults', adults)
  if (real - babies - adults > 0) add(party, 'children', real - babies - adults)
  return ages.values.length > 0 ? readOtherChild(tokens, ages.end, party) : ages.end
}

/** "2 niños 6 y 9", "tres chicos de 3 7 y 10": as many figures as children, and nothing behind that makes them days. */
function readAsMany(tokens: Tokens, at: number, count: number): Ages | null {
  // "1 nena 7, 1 nene 3": one figure, with nothing in front of it.
  if (count < 1 || (count === 1 && !isKind(tokens, at, 'num'))) return null
  const isMarked = isKind(tokens, at, 'of') && tokens[at]?.val === 0
  const values: number[] = []
  let i = isMarked || isWord(tokens, at, ':') || isWord(tokens, at, ',') ? at + 1 : at
  for (; values.length < count && isKind(tokens, i, 'num'); i++) {
    values.push(tokens[i]?.val ?? 0)
    const joins = isKind(tokens, i + 1, 'and') || isWord(tokens, i + 1, ',')
    if (joins && values.length < count && isKind(tokens, i + 2, 'num')) i++
  }
  const years = isKind(tokens, i, 'years')
  const ends = !tokens[i] || (tokens[i]?.kind === 'punct' && tokens[i]?.word !== '/')
  const fits = values.length === count && values.every((age) => age < ADULT_FROM)
  if (!fits || (!years && !ends && (!isMarked || startsSomethingElse(tokens, i)))) return null
  return { values, months: false, end: years ? i + 1 : i }
}

/** "un nene de 6 y otro de 9", "una de 4, la otra de 7": one more, known by its age. */
function readOtherChild(tokens: Tokens, at: number, party: Party): number {
  let i = at
  if (!isKind(tokens, i, 'and') && !isWord(tokens, i, ',')) return at
  i++
  if (isKind(tokens, i, 'art')) i++
  if (!isKind(tokens, i, 'other') && !ONE.test(tokens[i]?.word ?? '')) return at
  if (!isKind(tokens, i + 1, 'of')) return at
  const { values, months, end } = readAges(tokens, i + 1)
  const [age] = values
  if (age === undefined || values.length > 1) return at
  addByAge(months ? Math.floor(age / 12) : age, party)
  return readOtherChild(tokens, end, party)
}

/** "2 mayores y una de 15": a child, known by its age. */
export function readYoungBeside(tokens: Tokens, at: number, party: Party): number {
  const age = tokens[at + 3]
  const isYoung = isKind(tokens, at + 2, 'of') && age?.kind === 'num' && age.val < ADULT_FROM
  return isYoung && isKind(tokens, at, 'and') ? readOtherChild(tokens, at, party) : at
}

const ONE = /^(?:una?|uno|uma?|one)$/

/** "de 7 y 10", "(3 y 5 años)", "de 8 meses", "aged 7 and 10", "menores de 10". */
export function readAges(tokens: Tokens, at: number): Ages {
  const none = { values: [], months: false, end: at }
  const limit = skipAgeLimit(tokens, at)
  if (limit > at) return { ...none, end: limit }
  let i = at
  const bracket = isWord(tokens, i, '(')
  if (bracket || isWord(tokens, i, ',')) i++
  // "los dos nenes que tienen seis y nueve"
  if (isWord(tokens, i, 'que') && /^(?:tienen|tiene|tem)$/.test(tokens[i + 1]?.word ?? '')) i++
  const aged = /^age[ds]?$/.test(tokens[i]?.word ?? '')
  const marked =
    (isKind(tokens, i, 'of') && tokens[i]?.val === 0) ||
    isKind(tokens, i, 'years') ||
    aged ||
    /^(?:tienen|tiene|tem|are)$/.test(tokens[i]?.word ?? '')
  if (marked) i++
  const range = marked ? skipAgeRange(tokens, i) : i
  if (range > i) return { ...none, end: range }
  const listed = listNumbers(tokens, i, bracket)
  if (listed.values.length === 0) return none
  i = listed.end
  // "la hija de una, de 8 años"
  if (/^una$/.test(tokens[i - 1]?.word ?? '') && !/^(?:years|months)$/.test(tokens[i]?.kind ?? ''))
    return none
  const months = isKind(tokens, i, 'months') && tokens[i]?.val === 1
  const years = isKind(tokens, i, 'years') || isKind(tokens, i, 'year')
  if (!months && !years && (startsSomethingElse(tokens, i) || (!marked && !bracket))) return none
  if (months || years) i++
  // "5 años y 18 meses", "8 meses y 4 años"
  const mixed = isKind(tokens, i, 'and') && isKind(tokens, i + 1, 'num') ? tokens[i + 2] : undefined
  const other = tokens[i + 1]?.val ?? 0
  if (years && mixed?.kind === 'months' && mixed.val === 1)
    return closed(tokens, i + 3, { bracket, values: [...listed.values, other / 12] })
  if (months && mixed?.kind === 'years')
    return closed(tokens, i + 3, { bracket, values: [...listed.values.map((age) => age / 12), other] })
  if (isKind(tokens, i, 'year') || isWord(tokens, i, 'old')) i++
  if (isKind(tokens, i, 'and') && isWord(tokens, i + 1, 'medio')) i += 2
  if (bracket && isWord(tokens, i, ')')) i++
  return { values: listed.values, months, end: i }
}

function closed(
  tokens: Tokens,
  end: number,
  { bracket, values }: { readonly bracket: boolean; readonly values: readonly number[] },
): Ages {
  return { values, months: false, end: bracket && isWord(tokens, end, ')') ? end + 1 : end }
}

/** "de 3 a 10 años": between which ages they are, and of none of them which. */
function skipAgeRange(tokens: Tokens, at: number): number {
  const isRange = isKind(tokens, at, 'num') && isKind(tokens, at + 1, 'to') && isKind(tokens, at + 2, 'num')
  return isRange && isKind(tokens, at + 3, 'years') ? at + 4 : at
}

/** "menores de 10 años" tells no age. */
function skipAgeLimit(tokens: Tokens, at: number): number {
  const under = isKind(tokens, at, 'adult') || isKind(tokens, at, 'child') || isWord(tokens, at, 'under')
  if (!under) return at
  const number = isWord(tokens, at, 'under') ? at + 1 : at + 2
  if (!isKind(tokens, number, 'num') || (number === at + 2 && !isKind(tokens, at + 1, 'of'))) return at
  return isKind(tokens, number + 1, 'years') ? number + 2 : number + 1
}

function listNumbers(tokens: Tokens, at: number, bracket: boolean): { values: number[]; end: number } {
  const values: number[] = []
  let i = at
  while (isKind(tokens, i, 'num') || (isKind(tokens, i, 'pair') && bracket)) {
    values.push(tokens[i]?.val ?? 0)
    if (isKind(tokens, i, 'pair')) values.push(tokens[i]?.val2 ?? 0)
    i++
    const joiner = isKind(tokens, i, 'years') ? i + 1 : i
    const joins = isKind(tokens, joiner, 'and') || isKind(tokens, joiner, 'or') || isWord(tokens, joiner, ',')
    // "de dos cinco y nueve años", as it is spoken
    if (isSpokenNext(tokens, i)) continue
    if (!joins || !isKind(tokens, joiner + 1, 'num')) break
    const after = joiner + 2
    if (startsOtherCount(tokens, after) && !isKind(tokens, after, 'years')) break
    i = joiner + 1
  }
  return { values, end: i }
}

function isSpokenNext(tokens: Tokens, at: number): boolean {
  const spoken = (i: number) => isKind(tokens, i, 'num') && /^[a-z]/.test(tokens[i]?.word ?? '')
  return spoken(at) && spoken(at - 1) && !startsOtherCount(tokens, at + 1)
}

function startsOtherCount(tokens: Tokens, at: number): boolean {
  return isGuestNoun(tokens[at]) || isCounted(tokens, at) || isKind(tokens, at, 'to')
}

function startsSomethingElse(tokens: Tokens, at: number): boolean {
  return parseMonthAfter(tokens, at) !== null || isKind(tokens, at, 'until') || startsOtherCount(tokens, at)
}

/** One more of this age. */
export function addByAge(age: number, party: Party): void {
  if (age < ADULT_FROM) party.ages.push(age)
  add(party, age < BABY_UNDER ? 'babies' : age >= ADULT_FROM ? 'adults' : 'children', 1)
}

const HAVE = /^(?:tienen|tenian|tem|have|are|son|sao)$/

/**
 * "Los chicos tienen 3, 5 y 9", "family of four (kids 5 and 9)": how old those are who come, and nobody more where they
 * were counted before.
 */
export function readTheirYears(tokens: Tokens, i: number, party: Party): number | null {
  const several = isKind(tokens, i, 'child') && tokens[i]?.val === 2
  if (!several) return null
  const values: number[] = []
  let at = HAVE.test(tokens[i + 1]?.word ?? '') ? i + 2 : i + 1
  while (isKind(tokens, at, 'num')) {
    values.push(tokens[at]?.val ?? 0)
    const joins = isKind(tokens, at + 1, 'and') || isWord(tokens, at + 1, ',')
    at += joins && isKind(tokens, at + 2, 'num') ? 2 : 1
  }
  const years = isKind(tokens, at, 'years')
  const ends = years || !tokens[at] || (isKind(tokens, at, 'punct') && !isWord(tokens, at, '/'))
  if (values.length < 2 || !ends || values.some((age) => age >= ADULT_FROM)) return null
  const counted = (party.children ?? 0) + (party.babies ?? 0)
  if (counted === values.length) party.ages.push(...values)
  else if (counted > 0) return null
  else for (const age of values) addByAge(age, party)
  return years ? at + 1 : at
}

/** "a 3 year old", "and a 16 year old son": one child of that age. */
export function readYearOld(tokens: Tokens, i: number, party: Party): number {
  const before = tokens[i - 1]
  const counted =
    /^(?:num|gone|art|and|mine|with|plus)$/.test(before?.kind ?? '') || isWord(tokens, i - 1, ',')
  const unit = isWord(tokens, i + 1, '-') ? i + 2 : i + 1
  const months = isKind(tokens, unit, 'months')
  const old = isWord(tokens, unit + 1, '-') ? unit + 2 : unit + 1
  const years = isKind(tokens, unit, 'year') || isKind(tokens, unit, 'years')
  if (!counted || !(months || years) || !/^olds?$/.test(tokens[old]?.word ?? '')) return i
  const count = tokens[i]?.val ?? 0
  addByAge(months ? Math.floor(count / 12) : count, party)
  return isKind(tokens, old + 1, 'child') || isKind(tokens, old + 1, 'baby') ? old + 2 : old + 1
}
