import { anyOf, isKind, isWord, type Kind, type Tokens } from '../text/token.ts'
import { add, isDateLike, isGuestNoun, isHeadcount, type Party } from './party.ts'

interface Group {
  readonly count: number
  readonly end: number
}

/** "mi familia (4) y la de mi hermano (5)", "la primera 4 y la otra 3": what two groups or more are together. */
export function readGroups(tokens: Tokens, i: number, party: Party): number {
  const first = isKind(tokens, i - 1, 'neg') ? null : groupAt(tokens, i)
  if (!first) return i
  let { count: total, end } = first
  let groups = 1
  for (;;) {
    const at = skipJoints(tokens, end)
    // "no somos 2, somos 3"
    const again = isKind(tokens, at, 'we') && !/^nosotr/.test(tokens[at]?.word ?? '')
    const group = again ? null : groupAt(tokens, at)
    if (!group) break
    total += group.count
    end = group.end
    groups++
  }
  if (groups < 2) return i
  // "una cabaña para 4 y otra para 2"
  if (isKind(tokens, i + 1, 'cabin')) party.units = groups
  party.total = total
  party.whole = true
  return end
}

function skipJoints(tokens: Tokens, at: number): number {
  let i = at
  while (
    i < at + 2 &&
    (isKind(tokens, i, 'and') || isKind(tokens, i, 'plus') || JOINTS.test(tokens[i]?.word ?? ''))
  )
    i++
  return i > at ? i : tokens.length
}

const JOINTS = /^[,+;]$/

/** Whose the group is or which cabin it takes, and how many it has. */
function groupAt(tokens: Tokens, at: number): Group | null {
  const whose = subjectEnd(tokens, at)
  if (whose === at) return null
  // "la familia de mi novio, que son 4, y nosotros 2"
  let i = isWord(tokens, whose, ',') && isWord(tokens, whose + 1, 'que') ? whose + 2 : whose
  const from = i
  while (i < from + 2 && isPadding(tokens, i)) i++
  // "la familia de mi hermano de 5", never "mi hija de 20"
  const known = isKind(tokens, i - 1, 'family') || (isKind(tokens, i - 1, 'other') && i - 1 === at)
  if (isKind(tokens, i, 'of') && tokens[i]?.val === 0 && known) i++
  const bracketed = isWord(tokens, i, '(')
  const number = tokens[bracketed ? ++i : i]
  if (!isHeadcount(number) || isDateLike(tokens, i)) return null
  if (isKind(tokens, i + 1, 'person')) i++
  else if (isGuestNoun(tokens[i + 1])) return null
  if (bracketed && isWord(tokens, i + 1, ')')) i++
  const next = tokens[i + 1]
  return next && !ENDS.has(next.kind) ? null : { count: number.val, end: i + 1 }
}

/** Behind the number of a group stands nothing that would make it the number of something else. */
const ENDS: ReadonlySet<Kind> = new Set<Kind>([
  'punct',
  'and',
  'plus',
  'at',
  'for',
  'from',
  'of',
  'gone',
  'arrive',
])

const ELSE = anyOf('ellos ellas eles elas they them')

const WHICH = anyOf('grande chica chiquita primera segunda otra big small first second other outra primeira')

const HOLDS = anyOf('van entran duermen irian iriamos vao go con com with')

function isPadding(tokens: Tokens, at: number): boolean {
  const token = tokens[at]
  if (!token) return false
  return /^(?:be|we|go|for|with)$/.test(token.kind) || HOLDS.test(token.word)
}

function subjectEnd(tokens: Tokens, at: number): number {
  const i = isKind(tokens, at, 'at') ? at + 1 : at
  const token = tokens[i]
  if (!token) return at
  if (/^(?:nosotr[oa]s|somos|nos|we|us)$/.test(token.word) || token.kind === 'rest' || ELSE.test(token.word))
    return i + 1
  if (token.kind === 'mine') return ownerEnd(tokens, i + 1, at)
  const isArticle = token.kind === 'art' || (token.word === 'a' && isKind(tokens, i + 1, 'of'))
  const article = isArticle || token.kind === 'other' || (token.kind === 'num' && token.val === 1)
  if (!article) return at
  // "la familia de mi novio"
  if (isArticle && isKind(tokens, i + 1, 'family') && isKind(tokens, i + 2, 'of'))
    return isKind(tokens, i + 3, 'mine') ? i + 5 : at
  // "los chicos (3)"
  if (isArticle && tokens[i + 1]?.kind === 'child' && isWord(tokens, i + 2, '(')) return i + 2
  if (isArticle && isKind(tokens, i + 1, 'of')) return ownerEnd(tokens, i + 2, at)
  if (token.kind !== 'art')
    return isKind(tokens, i + 1, 'cabin') || isKind(tokens, i + 1, 'family') ? i + 2 : i + 1
  const which = tokens[i + 1]
  if (!which || (which.kind !== 'ord' && which.kind !== 'other' && !WHICH.test(which.word))) return at
  return isKind(tokens, i + 2, 'cabin') || isKind(tokens, i + 2, 'family') ? i + 3 : i + 2
}

/** Several by themselves; of one person only with a family, or as "la de mi hermano". */
const SEVERAL = /^(?:parents|family)$/

/** "mi familia", "mi hermano con su familia", "la de mi hermano": the end of whose it is, else `none`. */
function ownerEnd(tokens: Tokens, from: number, none: number): number {
  const theirs = isKind(tokens, from - 1, 'of')
  const i = theirs && isKind(tokens, from, 'mine') ? from + 1 : from
  const owner = tokens[i]
  if (!owner) return none
  // "my brother's (3)"
  if (/'s$/.test(owner.word)) return i + 1
  if (SEVERAL.test(owner.kind) || (owner.kind === 'friend' && owner.val === 2))
    return familyEnd(tokens, i + 1)
  if (owner.kind !== 'kin' && owner.kind !== 'friend') return none
  const family = familyEnd(tokens, i + 1)
  return theirs || family > i + 1 ? family : none
}

/** "con su familia", "y familia", "y los suyos" */
function familyEnd(tokens: Tokens, at: number): number {
  if (!isKind(tokens, at, 'with') && !isKind(tokens, at, 'and')) return at
  const whose = /^(?:su|sus|la|his|her)$/.test(tokens[at + 1]?.word ?? '') ? at + 2 : at + 1
  return isKind(tokens, whose, 'family') ? whose + 1 : at
}

/** "dos amigas con sus nenas, una cada una": as many as each of those counted has. */
export function readChildrenEach(tokens: Tokens, i: number, party: Party): number {
  const parents = party.adults ?? party.total ?? 0
  if (!isHeadcount(tokens[i]) || !isKind(tokens, i + 1, 'each') || parents < 2) return i
  if (!party.uncounted || party.children !== null) return i
  party.children = (tokens[i]?.val ?? 1) * parents
  party.uncounted = false
  return i + 2
}

/** "cada pareja tiene un hijo": of how many couples or families, is told elsewhere. */
export function readOfEachGroup(tokens: Tokens, i: number, party: Party): number {
  const group = tokens[i + 1]
  if (group?.kind !== 'couple' && group?.kind !== 'family') return i
  const at =
    /^(?:tiene|lleva|trae|tem|has)$/.test(tokens[i + 2]?.word ?? '') || isKind(tokens, i + 2, 'with')
      ? i + 3
      : i + 2
  if (!isHeadcount(tokens[at]) || !isKind(tokens, at + 1, 'child')) return i
  party.childrenEach = tokens[at]?.val ?? 1
  return at + 2
}

/** "mis 2 hijos, los 2 de él y nosotros" */
export function readTheirOwn(tokens: Tokens, i: number, party: Party): number {
  const [count, of, next] = [tokens[i + 1], tokens[i + 2], tokens[i + 3]]
  const theirs = /^(?:de el|del)$/.test(of?.word ?? '') ? next : tokens[i + 4]
  const whose = /^(?:de el|del)$/.test(of?.word ?? '') || /^(?:ella|ellos|ellas|el)$/.test(next?.word ?? '')
  if (!isHeadcount(count) || of?.kind !== 'of' || !whose || party.children === null) return i
  if (theirs && theirs.kind !== 'punct' && theirs.kind !== 'and') return i
  add(party, 'children', count.val)
  return theirs === next ? i + 3 : i + 4
}

/** "2A + 2N": adults and children by their initials. */
export function readInitials(tokens: Tokens, i: number, party: Party): number {
  const at = isKind(tokens, i + 1, 'and') || JOINTS.test(tokens[i + 1]?.word ?? '') ? i + 2 : i + 1
  const [adults, count, initial] = [tokens[i], tokens[at], tokens[at + 1]]
  if (!/^\d{1,2}a$/.test(adults?.word ?? '') || !isHeadcount(count)) return i
  if (initial?.start !== count.end || (initial.kind !== 'nights' && initial.word !== 'n')) return i
  add(party, 'adults', adults?.val ?? 0)
  add(party, 'children', count.val)
  return at + 2
}

/** "2 familias, 5 y 4", "2 famílias, 4 pessoas cada": as many figures as families, or one for each of them. */
export function readTheirSizes(tokens: Tokens, at: number, party: Party): number {
  const opens = isWord(tokens, at, ',') || isWord(tokens, at, ':') || isWord(tokens, at, '(')
  const sizes: number[] = []
  let i = opens || isKind(tokens, at, 'with') ? at + 1 : at
  while (isHeadcount(tokens[i]) && !isDateLike(tokens, i)) {
    sizes.push(tokens[i]?.val ?? 0)
    i += isKind(tokens, i + 1, 'person') ? 2 : 1
    const joins =
      isKind(tokens, i, 'and') || isKind(tokens, i, 'plus') || /^[,+]$/.test(tokens[i]?.word ?? '')
    if (sizes.length < party.groups && joins) i++
  }
  const [size] = sizes
  if (size !== undefined && sizes.length === 1 && isKind(tokens, i, 'each')) {
    party.total = size * party.groups
    return /^(?:un[ao]|uma?)$/.test(tokens[i + 1]?.word ?? '') ? i + 2 : i + 1
  }
  const ends = !tokens[i] || isKind(tokens, i, 'punct')
  if (!opens || sizes.length !== party.groups || !ends) return at
  party.total = sizes.reduce((sum, one) => sum + one, 0)
  return i
}

/** Words between "each" and the cabin it wants. */
const MOST_BETWEEN = 6

/** "two couples, each wants its own cabin" */
export function readCabinEach(tokens: Tokens, i: number, party: Party): number {
  const cabin = tokens.slice(i + 1, i + MOST_BETWEEN).findIndex(({ kind }) => kind === 'cabin')
  if (party.groups < 2 || cabin < 0) return i
  party.units = party.groups
  return i + cabin + 2
}
