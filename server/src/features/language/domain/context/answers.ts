import type { Expecting, StayReading } from '../../domain.ts'
import { isDateLike, isHeadcount, type Party, readUpTo } from '../guests/party.ts'
import { anyOf, consume, type Kind, type Token } from '../text/token.ts'

/** Words that may stand around a bare number without making it more than one. */
const PADDING: ReadonlySet<Kind> = new Set<Kind>([
  'punct',
  'art',
  'number',
  'cabin',
  'for',
  'we',
  'person',
  'night',
  'nights',
  'to',
  'of',
  'about',
  'be',
  'total',
])
/** What was offered may be called by what it is. */
const CHOSEN: ReadonlySet<Kind> = new Set<Kind>(['week', 'weekend', 'lweekend', 'quincena'])
/** "el primero" */
const FIRST: ReadonlySet<Kind> = new Set<Kind>(['ord', 'art', 'punct', 'number', 'cabin', 'wday'])
const ONLY = anyOf(`
  solo solamente nomas nada seria seriamos serian creo que favor por_favor porfa
  so somente apenas
  only just please option one
`)

/** "Somos 6" is no answer to how many nights, nor "4 noches" to how many people. */
const OF_ANOTHER: ReadonlyMap<Expecting, ReadonlySet<Kind>> = new Map([
  ['nights', new Set<Kind>(['we', 'person'])],
  ['guests', new Set<Kind>(['night', 'nights'])],
])

/** "4", "la segunda", "opción 2": the number when the message is nothing else. */
export function bareNumber(tokens: readonly Token[], expecting: Expecting = null): number | null {
  const other = OF_ANOTHER.get(expecting)
  if (other && tokens.some(({ kind }) => other.has(kind))) return null
  let value: number | null = null
  let chosen = false
  for (const token of tokens) {
    const says =
      token.kind === 'num' || token.kind === 'ord'
        ? token.val
        : token.kind === 'wday' && token.note !== ''
          ? Number(token.note)
          : null
    if (says !== null) {
      if (value !== null) return null
      value = says
    } else if (expecting === 'choice' && CHOSEN.has(token.kind)) chosen = true
    else if (!PADDING.has(token.kind) && !ONLY.test(token.word)) return null
  }
  // "la primera semana" of those that were offered is no date of its own.
  const first = expecting === 'choice' && tokens.every(({ kind }) => FIRST.has(kind))
  if (value !== null && (chosen || first)) consume(tokens, 0, tokens.length)
  return value
}

/** "4" after "¿cuántos son?" is four people; "2 y 1" two adults and a child. */
export function answerGuests(
  party: Party,
  tokens: readonly Token[],
  number: number | null,
  expecting: Expecting,
): Party {
  if (expecting !== 'guests' || party.total !== null) return party
  if (number !== null) return { ...party, total: number }
  const led = readLeading(party, tokens)
  if (led) return led
  if (party.adults !== null) return party
  const [a, joiner, b] = tokens
  if (tokens.length === 3 && a?.kind === 'num' && b?.kind === 'num' && joiner?.kind === 'and') {
    consume(tokens, 0, 3)
    return { ...party, adults: a.val, children: b.val }
  }
  return party
}

/** "tres, mi mamá viene también", "5 o 6, depende", "cuatro, dos y dos": the number in front is everybody. */
function readLeading(party: Party, tokens: readonly Token[]): Party | null {
  const at = tokens.findIndex((token) => !PADDING.has(token.kind) && !ONLY.test(token.word))
  const first = tokens.findIndex((token) => token.kind === 'num')
  if (!isHeadcount(tokens[first]) || (at >= 0 && at < first && tokens[first - 1]?.kind !== 'between'))
    return null
  const { count, end } = readEnds(tokens, first)
  const next = tokens[end]
  if (next ? next.kind !== 'punct' || next.word === '/' : first === 0) return null
  if (isDateLike(tokens, first)) return null
  const rest = tokens.slice(end)
  consume(tokens, first, rest.every(({ kind }) => SPLITS.has(kind)) ? tokens.length : end)
  const adults = party.children === null ? null : count - party.children
  return { ...party, total: count, adults, whole: true }
}

/** "5 o 6", "entre 6 y 7": the larger. */
function readEnds(tokens: readonly Token[], first: number): { count: number; end: number } {
  const high = tokens[first + 2]
  const between = tokens[first - 1]?.kind === 'between' && tokens[first + 1]?.kind === 'and'
  return between && isHeadcount(high) ? { count: high.val, end: first + 3 } : readUpTo(tokens, first)
}

const SPLITS: ReadonlySet<Kind> = new Set<Kind>(['num', 'and', 'punct', 'plus'])

/** "2 o 3" after "¿cuántas noches?": no days, and not one number. */
function consumeEither(tokens: readonly Token[]): void {
  const [first, joiner, second, ...rest] = tokens
  const either = first?.kind === 'num' && joiner?.kind === 'or' && second?.kind === 'num'
  if (either && rest.every(({ kind }) => kind === 'punct')) consume(tokens, 0, tokens.length)
}

/** "15" after "¿qué día?" is a day. */
export function answerDates(
  tokens: readonly Token[],
  number: number | null,
  expecting: Expecting,
): readonly Token[] {
  if (expecting === 'nights') consumeEither(tokens)
  const [only] = tokens
  if (expecting !== 'dates' || number === null || tokens.length !== 1 || !only) return tokens
  return [{ ...only, kind: 'day', word: '' }, ...tokens]
}

export function answerNights(stay: StayReading, number: number | null, expecting: Expecting): StayReading {
  if (expecting !== 'nights' || number === null || stay.certainty !== 'none' || stay.nights !== null)
    return stay
  return { ...stay, nights: number }
}
