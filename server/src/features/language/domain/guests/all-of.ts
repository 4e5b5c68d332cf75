import { isKind, type Tokens } from '../text/token.ts'
import { add, isHeadcount, type Party } from './party.ts'
import { isYoungOne } from './total.ts'

/** "los cuatro de siempre", "los 4": all who come. */
export function readAllOf(tokens: Tokens, i: number, party: Party): number {
  const [number, next] = [tokens[i + 1], tokens[i + 2]]
  if (!/^(?:los|las|os|as)$/.test(tokens[i]?.word ?? '') || !isHeadcount(number) || number.val < 2) return i
  // "mis padres, mi hermana y yo, los cuatro adultos": those who were named.
  if (next?.kind === 'adult' && number.val === party.named + (party.self ? 1 : 0)) return i + 3
  // "los 4 de siempre", "los 4 de la otra vez"
  const always =
    next?.kind === 'of' &&
    (/^(?:siempre|casa|aca)$/.test(tokens[i + 3]?.word ?? '') || isKind(tokens, i + 3, 'did'))
  const family = next?.kind === 'of' && [3, 4].some((more) => isKind(tokens, i + more, 'family'))
  const others =
    /^(?:and|plus)$/.test(next?.kind ?? '') && (isKind(tokens, i + 3, 'mine') || isKind(tokens, i + 3, 'art'))
  // "los dos y un amiguito de nuestro hijo"
  const joined =
    /^(?:and|plus)$/.test(next?.kind ?? '') && isKind(tokens, i + 3, 'num') && isYoungOne(tokens, i + 3)
  if (party.total === null && party.adults === null && joined) {
    add(party, 'adults', number.val)
    return i + 2
  }
  if (party.total === null && (family || others) && !isKind(tokens, i - 1, 'of')) {
    party.total = number.val
    party.totalIsOurs = true
    return family ? (isKind(tokens, i + 3, 'family') ? i + 4 : i + 5) : i + 2
  }
  const alone =
    !next || next.kind === 'punct' || next.kind === 'we' || /^(?:nomas|sol[oa]s|solitos)$/.test(next.word)
  if (party.total !== null || (!always && !alone) || isKind(tokens, i - 1, 'of')) return i
  party.total = number.val
  party.totalIsOurs ||= always && isAnotherBehind(tokens, i + 4)
  return always ? i + 4 : i + 2
}

/** "los cuatro de siempre más mi suegra", "los cinco de casa y mi cuñada" */
function isAnotherBehind(tokens: Tokens, at: number): boolean {
  return isKind(tokens, at, 'plus') || (isKind(tokens, at, 'and') && isKind(tokens, at + 1, 'mine'))
}
