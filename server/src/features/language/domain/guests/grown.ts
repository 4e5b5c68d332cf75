import { isKind, isWord, type Tokens } from '../text/token.ts'
import { readAges } from './ages.ts'
import { isDateLike, isHeadcount, type Party } from './party.ts'

/** "todos adultos, 6": so many, and all of them grown up. */
export function grownSum(tokens: Tokens, at: number, party: Party): number {
  const count = tokens[at + 1]
  const ends = !tokens[at + 2] || isKind(tokens, at + 2, 'punct')
  if (!isWord(tokens, at, ',') || !isHeadcount(count) || !ends || party.total !== null) return at
  party.total = count.val
  return at + 2
}

/** "ninguno menor, 3 personas": all who are counted are grown up. */
export function readNobodyYoung(tokens: Tokens, i: number, party: Party): number {
  const noun = isKind(tokens, i + 1, 'be') ? i + 2 : i + 1
  if (!isKind(tokens, noun, 'child') || isHeadcount(tokens[noun + 1])) return i
  party.grown = true
  return noun + 1
}

/** "mis dos hijas ya son grandes, 22 y 25": the end of what says so, or `at` less one. */
export function grownEnd(tokens: Tokens, at: number): number {
  let i = isWord(tokens, at, 'ya') ? at + 1 : at
  if (!isKind(tokens, i, 'be') || !isKind(tokens, i + 1, 'adult')) return at - 1
  i += 2
  if (isWord(tokens, i, ',') && isHeadcount(tokens[i + 1]) && isKind(tokens, i + 2, 'and'))
    return isHeadcount(tokens[i + 3]) && !isDateLike(tokens, i + 3) ? i + 4 : i
  return readAges(tokens, i).end
}

/** "2 adultos y 1 menor, no 2 menores": a count that is denied behind another of the same. */
export function readTakenBack(tokens: Tokens, i: number, party: Party): number {
  const noun = tokens[i + 1]
  if (!isKind(tokens, i - 1, 'neg') || !isHeadcount(tokens[i])) return i
  const known =
    noun?.kind === 'child'
      ? party.children
      : noun?.kind === 'adult'
        ? party.adults
        : noun?.kind === 'baby'
          ? party.babies
          : null
  return known === null ? i : i + 2
}
