import { isKind, isWord, type Kind, type Token, type Tokens } from '../text/token.ts'
import { readNoun } from './guest-nouns.ts'
import { add, isHeadcount, type Party } from './party.ts'
import { SPOUSES } from './persons.ts'
import { isOldsChild } from './possessed.ts'

/** "con los hijos de mi pareja, son dos": how many the children are that nobody has counted. */
export function readTheirNumber(tokens: Tokens, i: number, party: Party): number {
  const count = tokens[i + 1]
  const next = tokens[i + 2]
  const alone = !next || (next.kind === 'punct' && next.word !== '?')
  // "mi hermano con la familia, son 4"
  if (party.named > 0 && isHeadcount(count) && alone && isWord(tokens, i - 1, ',')) {
    party.total = count.val
    party.whole = true
    return i + 2
  }
  // "los chicos duermen juntos, son 3"
  const named = isWord(tokens, i - 1, ',') && tokens.slice(Math.max(0, i - 5), i).some(isChildren)
  if (!(party.uncounted || named) || party.children !== null || !isHeadcount(count)) return i
  if (next && next.kind !== 'punct' && next.kind !== 'and') return i
  party.children = count.val
  party.uncounted = false
  return i + 2
}

const isChildren = (token: Token) => token.kind === 'child' && token.val === 2

/** "mi hija, su novio y nosotros", "su hermana con el marido": theirs in a list of those who come. */
export function readTheirs(tokens: Tokens, i: number, party: Party): number {
  // "dos hermanos con sus esposas"
  if (SPOUSES.test(tokens[i + 1]?.word ?? '') && party.adults !== null && !isKind(tokens, i - 1, 'of')) {
    add(party, 'adults', party.adults)
    return i + 2
  }
  const listed =
    party.spans.length > 0 &&
    JOINS.has(
      /^,$/.test(tokens[i - 1]?.word ?? '') || isKin(tokens, i) ? 'and' : (tokens[i - 1]?.kind ?? 'word'),
    )
  const joins = isKind(tokens, i + 2, 'and') || isKind(tokens, i + 2, 'with') || isWord(tokens, i + 2, ',')
  const noun = tokens[i + 1]?.kind
  const born = Number(tokens[i + 1]?.note || 0)
  const young = /^(?:child|baby|friend)$/.test(noun ?? '') && (tokens[i + 1]?.val === 1 || born > 1)
  if (isOldsChild(tokens, i + 1)) {
    add(party, 'adults', 1)
    return i + 2
  }
  if (!(listed || (i === 0 && joins)) || (noun !== 'kin' && noun !== 'parents' && noun !== 'adult' && !young))
    return i
  return readNoun(tokens, i + 1, Math.max(1, born), party)
}

/** "mi hermano su esposa y los chicos" */
function isKin(tokens: Tokens, i: number): boolean {
  return isKind(tokens, i - 1, 'gone') && isKind(tokens, i + 1, 'kin')
}

const JOINS: ReadonlySet<Kind> = new Set<Kind>(['and', 'plus', 'with'])
