import { anyOf, consume, isKind, type Tokens } from '../text/token.ts'
import { ADULT_FROM, readAges, readChildren } from './ages.ts'
import { readCorrected, readMaybe } from './maybe.ts'
import { add, type Party } from './party.ts'

/** So many of the noun at `at`. */
export interface Counted {
  readonly at: number
  readonly count: number
}

/** "4 amigas", "con tres amigos", "4 amigos, talvez 5". */
export function readFriends(tokens: Tokens, { at, count }: Counted, party: Party): number {
  const { values, end } = readAges(tokens, at + 1)
  // "nuestra hija (12) y su amiga (13)"
  if (values.length > 0 && values.every((age) => age < ADULT_FROM)) {
    readChildren(tokens, at + 1, count, party)
    return end
  }
  const maybe = readMaybe(tokens, at + 1, count)
  // "vamos los tres hermanos con mi mamá"
  party.amongThem ||= isKind(tokens, at - 2, 'art') && /^(?:we|go)$/.test(tokens[at - 3]?.kind ?? '')
  add(party, 'adults', maybe?.count ?? count)
  if (isKind(tokens, at - 2, 'with')) party.self = true
  return maybe?.end ?? at + 1
}

const MINDS = anyOf(
  'profes profesores docentes coordinadores entrenadores choferes maestras maestros guias acompanantes',
)

/** "4 personas mayores", "2 personas adultas" are adults; "4 personas" a total. */
export function readPersons(tokens: Tokens, at: number, count: number, party: Party): number {
  if (isKind(tokens, at, 'adult')) {
    add(party, 'adults', count)
    return at + 1
  }
  // "mi socio, dos empleados y yo"
  const behind = tokens[at]?.kind === 'and' && tokens[at + 1]?.kind === 'me'
  // "14 chicas y 2 profes"
  const minds = party.children !== null && party.total === null && MINDS.test(tokens[at - 1]?.word ?? '')
  if (minds || (behind && party.adults !== null && party.total === null)) {
    add(party, 'adults', count)
    return at
  }
  // "my parents and the two of us"
  if (tokens[at - 1]?.word === 'of us' && party.adults !== null) party.totalIsOurs = true
  const maybe = party.total === null ? (readMaybe(tokens, at, count) ?? readCorrected(tokens, at)) : null
  party.total = (party.total ?? 0) + (maybe?.count ?? count)
  return maybe?.end ?? at
}

export const SPOUSES = anyOf(`
  esposas esposos parejas mujeres maridos novias novios wives husbands partners
`)

/** "4 hermanos con las parejas", "somos 5 hermanos y nuestras parejas": as many again. */
export function readSpouses(tokens: Tokens, i: number, party: Party): number | null {
  const joined = isKind(tokens, i - 1, 'with') || (isKind(tokens, i, 'mine') && isKind(tokens, i - 1, 'and'))
  const each = (party.adults ?? 0) + (party.self ? 1 : 0)
  const own = /^respectiv[oa]s$/.test(tokens[i + 1]?.word ?? '') && SPOUSES.test(tokens[i + 2]?.word ?? '')
  const next = tokens[own ? i + 2 : i + 1]?.word ?? ''
  // "mi socio y yo con las respectivas"
  const isOfThem = /^respectiv[oa]s$/.test(next) && (!tokens[i + 2] || isKind(tokens, i + 2, 'punct'))
  if (!joined || !(SPOUSES.test(next) || isOfThem) || each < 2) return null
  add(party, 'adults', each)
  return own ? i + 3 : i + 2
}

/** "los chicos se quedan con la abuela", "dejamos al perro con mis viejos": who minds them stays at home as well. */
export function isMinder(tokens: Tokens, i: number): boolean {
  const at = isKind(tokens, i, 'with') ? i : i - 1
  const near = tokens.slice(Math.max(0, at - 4), at)
  // "mi suegra la cuida"
  if (
    tokens
      .slice(i + 2, i + 5)
      .some(({ word }, k, all) => /^cuid/.test(word) && /^l[aeo]s?$/.test(all[k - 1]?.word ?? ''))
  )
    return true
  return (
    isKind(tokens, at, 'with') &&
    near.some(({ word }) => /(?:qued(?:an?|aron|aran|aria)|^dej[a-z]+)$/.test(word))
  )
}

/** "mascotas: 2 perros", "con mascota (un gato)": which is told behind it. */
export function dropHeadings(tokens: Tokens): void {
  tokens.forEach((noun, i) => {
    // "el bebé que nace en marzo"
    const unborn =
      noun.kind === 'baby' && /^(?:nace|nacera|nasce|viene en camino)$/.test(tokens[i + 2]?.word ?? '')
    if (unborn) consume(tokens, i, i + 2)
    if (noun.kind !== 'pet' || !/^[:(]$/.test(tokens[i + 1]?.word ?? '')) return
    const told = [2, 3].some((more) => isKind(tokens, i + more, 'pet'))
    if (told && !isKind(tokens, i - 1, 'num')) consume(tokens, i, i + 1)
  })
}

/** Rarely does a family bring more of either. */
const MOST_OF_PAIR = 6

/** "del 17 al 24 de julio, 2 y 2": grown-ups and children, at the very end and by themselves. */
export function readPairAtEnd(tokens: Tokens, i: number, party: Party): number {
  const [first, second] = [tokens[i], tokens[i + 2]]
  const parted = isKind(tokens, i - 1, 'punct') && i > 3 && !isKind(tokens, i - 2, 'num')
  const ends = !tokens[i + 3] || (isKind(tokens, i + 3, 'punct') && !tokens[i + 4])
  if (!first || second?.kind !== 'num' || !parted || !ends || !isKind(tokens, i + 1, 'and')) return i
  const fits = first.val >= 1 && second.val >= 1 && Math.max(first.val, second.val) <= MOST_OF_PAIR
  if (!fits || party.total !== null || party.adults !== null || party.children !== null) return i
  // "Dos familias, 4 y 4": so many in each of them.
  const isOfEach = tokens.slice(0, i).some(({ word }) => OF_SEVERAL.test(word))
  if (isOfEach) party.total = first.val + second.val
  else {
    add(party, 'adults', first.val)
    add(party, 'children', second.val)
  }
  return i + 3
}

const OF_SEVERAL = /^(?:familias|parejas|matrimonios|grupos|cabanas|deptos|casas)$/

/** "de la facu", "del laburo": where grown-ups know each other from. */
export function isOfWork(tokens: Tokens, at: number): boolean {
  if (!isKind(tokens, at, 'of')) return false
  const place = isKind(tokens, at + 1, 'art') ? tokens[at + 2] : tokens[at + 1]
  return WORK.test(place?.word ?? '')
}

const WORK = anyOf('facu facultad universidad oficina trabajo laburo empresa gimnasio hospital')

/** "3 hijas y 2 yernos": whose children are married. */
export function isWithInLaws(tokens: Tokens, at: number): boolean {
  const joined = /^(?:and|punct)$/.test(tokens[at]?.kind ?? '') && isKind(tokens, at + 1, 'num')
  return joined && /^(?:yernos?|nueras?)$/.test(tokens[at + 2]?.word ?? '')
}

/** "Somos dos chicas": young people, where nobody older is named. */
export function isYouths(tokens: Tokens, at: number, count: number): boolean {
  const joined = /^(?:with|and|plus|mine|gone)$/.test(tokens[at - 2]?.kind ?? '')
  return (
    !joined &&
    count > 1 &&
    count <= MOST_YOUTHS &&
    /^(?:chic[ao]s|pib[ae]s|jovenes)$/.test(tokens[at]?.word ?? '')
  )
}

const MOST_YOUTHS = 6
