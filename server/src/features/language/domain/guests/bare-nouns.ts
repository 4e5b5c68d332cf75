import { isKind, isWord, type Tokens } from '../text/token.ts'
import { addByAge, readChildren } from './ages.ts'
import { readNoun } from './guest-nouns.ts'
import { add, emptyParty, isHeadcount, type Party } from './party.ts'

export function readCouple(tokens: Tokens, i: number, party: Party): number {
  // "con otra pareja amiga": beside the two who write.
  if (isKind(tokens, i - 1, 'other')) {
    // "the two of us and another couple"
    if (party.total !== null && party.adults === null) {
      party.total += 2
      return i + 1
    }
    add(party, 'adults', 2)
    party.ours = true
    return i + 1
  }
  party.adults = Math.max(2, party.adults ?? 0)
  party.couple = true
  // "matri + 2"
  const young = tokens[i + 2]
  const alone = !tokens[i + 3] || isKind(tokens, i + 3, 'punct')
  if (isWord(tokens, i + 1, '+') && isHeadcount(young) && alone) {
    add(party, 'children', young.val)
    return i + 3
  }
  return i + 1
}

/** "mamá y 2 hijos", "con novia", "madre con hija". */
export function readBareKin(tokens: Tokens, i: number, party: Party): number {
  const before = tokens[i - 1]?.kind
  const joiner = ALONE.test(tokens[i + 1]?.word ?? '') ? i + 2 : i + 1
  const after = isWord(tokens, joiner, '+') ? 'plus' : tokens[joiner]?.kind
  const next = tokens[joiner + 1]?.kind
  const opens = i === 0 || isWord(tokens, i - 1, ':') || before === 'we'
  // "familia de cinco, papá mamá y tres chicos"
  const paired = after === 'kin' && /^(?:punct|gone)$/.test(before ?? '') && party.total !== null
  const single = /^(?:single|solo)$/.test(tokens[i - 1]?.word ?? '')
  const isSeveral = isKind(tokens, i, 'parents') && /^(?:we|mine|parents)$/.test(next ?? '')
  if (
    (opens || paired || isFamilyListed(tokens, i)) &&
    (after === 'kin' || (isWord(tokens, i + 1, ',') && (isSeveral || /^(?:kin|child)$/.test(next ?? ''))))
  )
    return readNoun(tokens, i, 1, party)
  const leads =
    (after === 'and' || after === 'with' || after === 'plus') &&
    (i === 0 || single || before === 'punct' || before === 'for' || before === 'gone' || before === 'we') &&
    (next === 'num' || next === 'child' || next === 'baby' || next === 'mine' || next === 'art')
  const listed = isWord(tokens, i - 1, ',') && isKind(tokens, i - 2, 'gone')
  const added = isWord(tokens, i - 1, '+') && isKind(tokens, i - 2, 'gone')
  const another = added || (before === 'other' && isKind(tokens, i - 2, 'and'))
  if (!leads && !listed && !another && before !== 'with' && before !== 'gone' && before !== 'and') return i
  if (before === 'with') party.self = true
  const end = readNoun(tokens, i, 1, party)
  return end > i ? Math.max(end, joiner) : i
}

/** "en familia, papá mamá y 2 varones" */
function isFamilyListed(tokens: Tokens, i: number): boolean {
  return isWord(tokens, i - 1, ',') && /^(?:family|gone)$/.test(tokens[i - 2]?.kind ?? '')
}

const ALONE = /^(?:solter[oa]|viud[oa]|jubilad[oa]|divorciad[oa]|separad[oa]|sola|solo)$/

/** "nene de 1 año y medio", "hija de 5": an age makes a bare child one who comes. */
export function readBareChild(tokens: Tokens, i: number, party: Party): number {
  const token = tokens[i]
  // "2 grandes y mellizos de 2 años"
  const born = Number(token?.note || 0)
  if (born > 1 && isAccompanying(tokens, i)) return readNoun(tokens, i, born, party)
  if (token?.val === 2 && isAccompanying(tokens, i)) return readTheirAges(tokens, i, party)
  if (token?.val !== 1) return i
  // "abuela, hija y nieta de 5"
  const grown = /^hij[oa]$/.test(token.word) && tokens.some(({ word }) => /^niet[oa]s?$/.test(word))
  if (grown && isAccompanying(tokens, i) && !isKind(tokens, i + 1, 'of')) {
    add(party, 'adults', 1)
    return i + 1
  }
  if (isAccompanying(tokens, i)) return readNoun(tokens, i, 1, party)
  const scratch = emptyParty()
  return readChildren(tokens, i + 1, 1, scratch) > i + 1 ? readNoun(tokens, i, 1, party) : i
}

/** "familia de cinco, chicos de 3, 6 y 9", "con nenes (2)": as many as are told behind them. */
function readTheirAges(tokens: Tokens, i: number, party: Party): number {
  const scratch = emptyParty()
  const end = readChildren(tokens, i + 1, 0, scratch)
  if (scratch.ages.length < 2) return i
  for (const age of scratch.ages) addByAge(age, party)
  return end
}

/** "de 8 meses" */
export function isAgedAt(tokens: Tokens, at: number): boolean {
  return isKind(tokens, at, 'of') && isKind(tokens, at + 1, 'num')
}

export function isAccompanying(tokens: Tokens, i: number): boolean {
  return (
    isKind(tokens, i - 1, 'with') ||
    isKind(tokens, i - 1, 'gone') ||
    isKind(tokens, i - 1, 'plus') ||
    isKind(tokens, i - 1, 'counting') ||
    isWord(tokens, i - 1, '+') ||
    ((isWord(tokens, i - 1, ',') || isKind(tokens, i - 1, 'and')) && isKind(tokens, i - 2, 'gone'))
  )
}
