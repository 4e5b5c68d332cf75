import { consume, isKind, isWord, type Token, type Tokens } from '../text/token.ts'
import { addByAge, readChildren } from './ages.ts'
import { grownSum } from './grown.ts'
import { readMaybe } from './maybe.ts'
import { add, isDateLike, isGuestNoun, isHeadcount, type Party } from './party.ts'

/** "2 (dos) adultos": the number written twice is said once. */
export function dropRepeated(tokens: Tokens): void {
  for (let i = 3; i + 1 < tokens.length; i++) {
    const number = tokens[i - 3]
    const again = isWord(tokens, i - 2, '(') && isKind(tokens, i - 1, 'num') && isWord(tokens, i, ')')
    if (again && isGuestNoun(tokens[i + 1]) && number?.kind === 'num' && number.val === tokens[i - 1]?.val)
      consume(tokens, i - 2, i + 1)
  }
}

/** The first token from `at` on that is not explained already. */
export function skipGone(tokens: Tokens, at: number): number {
  let i = at
  while (isKind(tokens, i, 'gone')) i++
  return i
}

/** "así que 4", "o sea 5": everybody, whoever was named before. */
export function readConclusion(tokens: Tokens, i: number, party: Party): number {
  const number = tokens[i]
  const next = tokens[i + 1]
  if (!isHeadcount(number)) return i
  // "mi hijo viene con la novia, así que 4 adultos"
  if (next?.kind === 'adult' && party.named > 0 && concludes(tokens, i - 1)) {
    Object.assign(party, { adults: number.val, children: null, total: null, self: false, partner: false })
    return i + 2
  }
  if (next && next.kind !== 'punct' && next.kind !== 'person') return i
  // "entonces 19, 20 y 21": days
  if (isWord(tokens, i + 1, ',') && isKind(tokens, i + 2, 'num')) return i
  if (isDateLike(tokens, i) || isWord(tokens, i + 1, '/') || isWord(tokens, i + 1, '(')) return i
  if (!concludes(tokens, i - 1) && !isSumBehind(tokens, i, party)) return i
  // "en principio 6, por ahí 7"
  const maybe = readMaybe(tokens, i + 1, number.val)
  party.total = maybe?.count ?? number.val
  party.totalIsOurs = false
  party.whole = true
  if (maybe) return maybe.end
  return next?.kind === 'person' ? i + 2 : i + 1
}

/** What says that a number is the sum of what was told: "así que", "o sea", "en principio". */
export function concludes(tokens: Tokens, at: number): boolean {
  const word = tokens[at]?.word ?? ''
  if (ENDS.has(word)) return true
  return ENDS.has(`${tokens[at - 1]?.word ?? ''} ${word}`)
}

const ENDS = new Set(
  'asi que|o sea|osea|ou seja|entonces|seriamos|principio|por ahora|hasta ahora|de momento|entao|asi q|so'.split(
    '|',
  ),
)

/** "éramos dos pero se nos sumó una parejita, 4": at the very end, and as many as were told or more. */
function isSumBehind(tokens: Tokens, i: number, party: Party): boolean {
  // "ahora somos uno más, 5"
  const onTop =
    isWord(tokens, i - 1, ',') &&
    isKind(tokens, i - 2, 'gone') &&
    /^(?:mas|menos|more|mais)$/.test(tokens[i - 2]?.word ?? '')
  const told = (party.adults ?? 0) + (party.children ?? 0) + (party.babies ?? 0)
  const last = i + 1 >= tokens.length || (i + 2 >= tokens.length && isKind(tokens, i + 1, 'punct'))
  const parted = isWord(tokens, i - 1, ',') && isKind(tokens, i - 2, 'gone')
  if (last && onTop && party.total === null) return true
  if (!last || (tokens[i]?.val ?? 0) < Math.max(told, party.total ?? 0)) return false
  // "en principio 2, si se suma mi amiga 3"
  if (party.total !== null && isKind(tokens, i - 1, 'gone') && tokens.some(({ word }) => word === 'si'))
    return true
  return parted && told > 1
}

/** "mínimo 4, máximo 6": the larger, because beds must do. */
export function readAtMost(tokens: Tokens, i: number, party: Party): number {
  const least = tokens[i + 1]
  let comma = isWord(tokens, i + 2, ',') || isKind(tokens, i + 2, 'and') ? i + 3 : i + 2
  if (/^(?:no|at|de)$/.test(tokens[comma]?.word ?? '')) comma++
  const most = tokens[comma + 1]
  if (!/^(?:minimo|min|maximo|max|least)$/.test(tokens[i]?.word ?? '') || !isHeadcount(least)) return i
  if (/^(?:maximo|max|most)$/.test(tokens[comma]?.word ?? '') && isHeadcount(most)) {
    const person = isKind(tokens, comma + 2, 'person')
    if (!person && (isDateLike(tokens, comma + 1) || (tokens[comma + 2]?.kind ?? 'punct') !== 'punct'))
      return i
    party.total = Math.max(least.val, most.val)
    return person ? comma + 3 : comma + 2
  }
  return i
}

const ADULT_FROM = 18

/** "4 personas, todos adultos", "dos chicas y un chico, 25 años todos": what holds for all of them. */
export function readAllAlike(tokens: Tokens, i: number, party: Party): number {
  if (/^(?:tod[oa]s|all|tod[oa]s)$/.test(tokens[i]?.word ?? '') && isKind(tokens, i + 1, 'adult')) {
    party.grown = true
    return grownSum(tokens, i + 2, party)
  }
  // "un chico, 25 años todos"
  const grown = isKind(tokens, i - 1, 'gone') && (tokens[i - 2]?.val ?? 0) >= ADULT_FROM
  if (/^tod[oa]s$/.test(tokens[i]?.word ?? '') && grown && party.children !== null) {
    add(party, 'adults', party.children)
    party.children = null
    return i + 1
  }
  const years = isKind(tokens, i + 1, 'years')
  const all = /^(?:tod[oa]s|cada uno|cada una|c\/u)$/.test(tokens[i + 2]?.word ?? '')
  if (!isKind(tokens, i, 'num') || !years || !all || (tokens[i]?.val ?? 0) < ADULT_FROM) return i
  if (party.children !== null) {
    add(party, 'adults', party.children)
    party.children = null
  }
  return i + 3
}

/** "cada una con marido y dos chicos": so many, and so often. */
export function readOfEach(tokens: Tokens, i: number, party: Party): number {
  const times = party.groups > 1 ? party.groups : (party.adults ?? party.total ?? 0)
  if (!isKind(tokens, i + 1, 'with') || times < 2) return i
  let at = i + 2
  let end = i
  for (;;) {
    while (isKind(tokens, at, 'mine') || isKind(tokens, at, 'art') || /^sus?$/.test(tokens[at]?.word ?? ''))
      at++
    const counted = isHeadcount(tokens[at])
    const count = counted ? (tokens[at++]?.val ?? 1) : 1
    const noun = tokens[at]
    if (!noun || (!counted && noun.val === 2) || !addEach(noun, count * times, party)) return end
    end = at + 1
    if (!isKind(tokens, end, 'and') && !isWord(tokens, end, ',')) return end
    at = end + 1
  }
}

function addEach(noun: Token, count: number, party: Party): boolean {
  const key =
    noun.kind === 'child'
      ? 'children'
      : noun.kind === 'baby'
        ? 'babies'
        : noun.kind === 'pet'
          ? 'pets'
          : /^(?:kin|couple|friend)$/.test(noun.kind)
            ? 'adults'
            : null
  if (!key) return false
  add(party, key, count)
  return true
}

/** "dos chicos, uno de seis y otro de tres": how old those are who were counted. */
export function readOneByOne(tokens: Tokens, i: number, party: Party): number {
  if (!isOne(tokens[i]) || (party.children ?? 0) < 2 || party.ages.length > 0) return i
  const ages: number[] = []
  let at = i
  let end = i
  while ((isOne(tokens[at]) || isKind(tokens, at, 'other')) && isKind(tokens, at + 1, 'of')) {
    const age = tokens[at + 2]
    if (age?.kind !== 'num' || age.val >= ADULT_FROM) break
    ages.push(age.val)
    end = isKind(tokens, at + 3, 'years') ? at + 4 : at + 3
    at = isKind(tokens, end, 'and') || isWord(tokens, end, ',') ? end + 1 : end
    if (isKind(tokens, at, 'art')) at++
  }
  if (ages.length < 2 || ages.length > (party.children ?? 0)) return i
  party.children = (party.children ?? 0) - ages.length
  for (const age of ages) addByAge(age, party)
  return end
}

function isOne(token: Token | undefined): boolean {
  return token?.kind === 'num' && token.val === 1
}

/** "dos familias, la nuestra de cuatro y la de ellos de tres": how many each is. */
export function readFamilyOf(tokens: Tokens, i: number, party: Party): number {
  const size = tokens[i + 1]
  const whose = /^(?:nuestra|mia|otra|ellos|ellas|una|nosotros|hermano|hermana|amigos)$/.test(
    tokens[i - 1]?.word ?? '',
  )
  if (party.groups < 2 || !whose || !isHeadcount(size) || isDateLike(tokens, i + 1)) return i
  party.total = (party.total ?? 0) + size.val
  return i + 2
}

/** "y el mío de 11": a child of the writer, by its age. */
export function readMine(tokens: Tokens, i: number, party: Party): number {
  const aged = isKind(tokens, i + 1, 'of') && isKind(tokens, i + 2, 'num')
  if (!/^mi[oa]$/.test(tokens[i]?.word ?? '') || !aged || party.children === null) return i
  return readChildren(tokens, i + 1, 1, party)
}

/** "somos Juan, Pedro y yo", "somos Carla, Juan y Mora": as many as are named. */
export function readNames(tokens: Tokens, at: number): { count: number; end: number } | null {
  let i = at
  let count = 0
  while (isKind(tokens, i, 'word') && /^[a-z]{3,}$/.test(tokens[i]?.word ?? '')) {
    count++
    if (isWord(tokens, i + 1, ',')) i += 2
    else {
      const last = tokens[i + 2]
      const ends = !tokens[i + 3] || isKind(tokens, i + 3, 'punct') || isKind(tokens, i + 3, 'from')
      const me = last?.kind === 'me'
      // "somos tranquilos, limpios y puntuales" names nobody: what they are is told in the plural.
      const named = last?.kind === 'word' && tokens.slice(at, i + 3).filter(isSingular).length > 1
      return isKind(tokens, i + 1, 'and') && ends && (me || named) ? { count: count + 1, end: i + 3 } : null
    }
  }
  return null
}

const isSingular = (token: Token) =>
  token.kind === 'word' && /^[a-z]{3,}$/.test(token.word) && !/s$/.test(token.word)

/** "mamá, papá y Mateo de 3 años": an age makes a name in the list a child. */
export function readNamedChild(tokens: Tokens, i: number, party: Party): number {
  const listed = (isKind(tokens, i - 1, 'and') || isWord(tokens, i - 1, ',')) && isKind(tokens, i - 2, 'gone')
  const aged =
    isKind(tokens, i + 1, 'of') &&
    isKind(tokens, i + 2, 'num') &&
    /^(?:years|months)$/.test(tokens[i + 3]?.kind ?? '')
  if (!listed || !aged || party.spans.length === 0 || isGuestNoun(tokens[i])) return i
  return readChildren(tokens, i + 1, 1, party)
}
