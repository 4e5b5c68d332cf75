import { isKind, isWord, type Token, type Tokens } from '../text/token.ts'
import { ADULT_FROM, readAges, readChildren, readYoungBeside } from './ages.ts'
import { readCabins } from './cabin-size.ts'
import { readTheirSizes } from './groups.ts'
import { add, isDateLike, isGuestNoun, isHeadcount, type Party } from './party.ts'
import { type Counted, isOfWork, isWithInLaws, isYouths, readFriends, readPersons } from './persons.ts'

/** `count` of the noun at `at`; the end of what was read. */
export function readNoun(tokens: Tokens, at: number, count: number, party: Party): number {
  const noun = tokens[at]
  if (!noun) return at
  const end = at + 1
  switch (noun.kind) {
    case 'person':
      return readPersons(tokens, end, count, party)
    case 'adult':
      return readYoungBeside(tokens, readAdults(tokens, { at: end, count }, party), party)
    case 'child':
      // "con 3 chicas de la facu"
      // "mis 3 hijas, 2 yernos"
      if (count > 1 && (isOfWork(tokens, end) || isWithInLaws(tokens, end))) {
        add(party, 'adults', count)
        party.self ||= isKind(tokens, at - 2, 'with')
        return end
      }
      party.youths ||= isYouths(tokens, at, count)
      return readChildren(tokens, isAgeWord(tokens[end]) ? end + 1 : end, count, party)
    case 'baby':
      add(party, 'babies', count)
      return readBabyAge(tokens, isAgeWord(tokens[end]) ? end + 1 : end, party)
    case 'pet':
      add(party, 'pets', count)
      return readOtherPet(tokens, isAgeWord(tokens[end]) ? end + 1 : end, party)
    case 'couple':
      // "seis adultos en tres parejas"
      if (isKind(tokens, at - 2, 'at') && party.adults === 2 * count) return end
      // "somos dos y viene una pareja amiga"
      if (party.total !== null && /^(?:viene|vienen|suma|suman)$/.test(tokens[at - 2]?.word ?? '')) {
        party.total += 2 * count
        return end
      }
      add(party, 'adults', 2 * count)
      party.couple ||= count === 1
      party.groups = count
      return end
    case 'parents':
      add(party, 'adults', count === 1 ? 2 : count)
      return end
    case 'kin':
      add(party, 'adults', count)
      return end
    case 'friend':
      return readFriends(tokens, { at, count }, party)
    case 'family':
      return readFamilies(tokens, at, count, party)
    case 'cabin':
      return readCabins(tokens, { at: end, count }, party)
    default:
      return at
  }
}

/** "2 adultos", "dos varones de 5 y 8": an age under eighteen tells children. */
function readAdults(tokens: Tokens, { at, count }: Counted, party: Party): number {
  const { values } = readAges(tokens, at)
  if (isSex(tokens[at - 1]) && values.length > 0 && values.every((age) => age < ADULT_FROM))
    return readChildren(tokens, at, count, party)
  // "vamos con los suegros: 4 adultos y la beba"
  // "mis viejos festejan, somos 9 adultos"
  const summed =
    isWord(tokens, at - 3, ':') || (isKind(tokens, at - 3, 'we') && !isWord(tokens, at - 3, 'nosotros'))
  if (party.named > 0 && summed) {
    party.adults = null
    party.self = false
  }
  add(party, 'adults', count)
  return isKind(tokens, at, 'person') ? at + 1 : at
}

function isSex(token: Token | undefined): boolean {
  return /^(?:varones|mujeres|hombres|women|men|mulheres|homens)$/.test(token?.word ?? '')
}

function readBabyAge(tokens: Tokens, at: number, party: Party): number {
  const { values, months, end } = readAges(tokens, at)
  for (const age of values) party.ages.push(months ? Math.floor(age / 12) : age)
  return end
}

/** "un perro grande y uno chiquito": the second is a dog as well. */
function readOtherPet(tokens: Tokens, at: number, party: Party): number {
  // "un perrito salchicha": the breed of the same animal.
  if (isKind(tokens, at, 'pet') && tokens[at]?.val === 1) return readOtherPet(tokens, at + 1, party)
  if (!isKind(tokens, at, 'and') || !isHeadcount(tokens[at + 1]) || !isAgeWord(tokens[at + 2])) return at
  add(party, 'pets', tokens[at + 1]?.val ?? 1)
  return at + 3
}

/** "un hijo adolescente", "dos nenas chiquitas": which, not how many. */
export function isAgeWord(token: Token | undefined): boolean {
  return /^(mi[oa]s?|adolescentes?|chiquit[oa]s?|chic[oa]s?|pequen[oa]s?|grandes?|teenage|pequenin[oa]s?)$/.test(
    token?.word ?? '',
  )
}

/** "2 familias de 4", "2 familias": how many a family is, only its number tells. */
function readFamilies(tokens: Tokens, at: number, count: number, party: Party): number {
  if (count === 1) return readFamily(tokens, at, party)
  party.groups = count
  // "2 familias tipo"
  if (tokens[at]?.val === 4) {
    if (isToldInFull(tokens, at + 1)) return at + 1
    add(party, 'adults', 2 * count)
    add(party, 'children', 2 * count)
    return at + 1
  }
  const size = tokens[at + 2]
  if (isKind(tokens, at + 1, 'of') && isHeadcount(size) && !isDateLike(tokens, at + 2)) {
    party.total = count * size.val
    return isKind(tokens, at + 3, 'person') ? at + 4 : at + 3
  }
  return readTheirSizes(tokens, at + 1, party)
}

/** "familia tipo, 2 grandes 2 chicos", "dos familias tipo, o sea 4 grandes": nothing is left to suppose. */
function isToldInFull(tokens: Tokens, at: number): boolean {
  let told = at
  while (told < at + 3 && /^(?:[,(:.]|o|sea|es|decir|somos|o sea|es decir)$/.test(tokens[told]?.word ?? ''))
    told++
  return isHeadcount(tokens[told]) && isGuestNoun(tokens[told + 1])
}

/** "familia de 5", "grupo de 8 personas", "familia tipo" (two and two, the usual phrase). */
export function readFamily(tokens: Tokens, i: number, party: Party): number {
  if (tokens[i]?.val === 4) {
    if (isToldInFull(tokens, i + 1)) return i + 1
    party.adults = 2
    party.children = 2
    return i + 1
  }
  let at = i + 1
  const joined = isKind(tokens, at, 'of') || isKind(tokens, at, 'we') || isKind(tokens, at, 'be')
  if (joined || isWord(tokens, at, '(') || isWord(tokens, at, ',')) at++
  // "grupo de amigas, 6"
  if (joined && isKind(tokens, at, 'friend') && isWord(tokens, at + 1, ',')) at += 2
  // "fam 4"
  if (isHeadcount(tokens[at]) && /^familias?$/.test(tokens[i]?.word ?? '') && at === i + 1) {
    const alone = !tokens[at + 1] || (isKind(tokens, at + 1, 'punct') && !isWord(tokens, at + 1, '+'))
    if (alone && party.total === null) {
      party.total = tokens[at]?.val ?? null
      return at + 1
    }
  }
  // "la familia Gómez, 5"
  const ends = !tokens[at + 3] || isKind(tokens, at + 3, 'punct')
  if (isKind(tokens, at, 'word') && isWord(tokens, at + 1, ',') && ends) at += 2
  const size = tokens[at]
  if (!isHeadcount(size) || at === i + 1 || isDateLike(tokens, at)) return i
  if (isGuestNoun(tokens[at + 1]) && !/^(?:person|kin)$/.test(tokens[at + 1]?.kind ?? '')) return i
  party.total = size.val
  const end = isKind(tokens, at + 1, 'person') ? at + 2 : at + 1
  // "una familia de 4 más mi suegra"
  const others =
    isKind(tokens, end, 'and') && /^(?:couple|friend|kin|parents)$/.test(tokens[end + 2]?.kind ?? '')
  party.totalIsOurs = others || isKind(tokens, end, 'plus') || isWord(tokens, end, '+')
  return end
}
