import type { Tokens } from '../text/token.ts'
import { readHalves, readOfWhom, readPerCabin, readReckoned } from './apart.ts'
import { readFitting } from './cabin-size.ts'
import {
  readAllAlike,
  readAtMost,
  readConclusion,
  readMine,
  readNamedChild,
  readOneByOne,
} from './everybody.ts'
import { readDropped, readFewerOrMore } from './fewer-or-more.ts'
import { readChildrenEach } from './groups.ts'
import { readNobodyYoung, readTakenBack } from './grown.ts'
import { readNumber } from './headcount.ts'
import type { Party } from './party.ts'
import { readPairAtEnd } from './persons.ts'
import { readAlone, readMyAge, readOneself } from './speaker.ts'
import { readTheirs } from './theirs.ts'

/** A number: the sum of all, an age of those who were counted, or a count. */
export function readCount(tokens: Tokens, i: number, party: Party): number {
  for (const reader of COUNT_READERS) {
    const end = reader(tokens, i, party)
    if (end > i) return end
  }
  return i
}

const COUNT_READERS = [
  readTakenBack,
  readPairAtEnd,
  readChildrenEach,
  readDropped,
  readConclusion,
  readOneByOne,
  readAllAlike,
  readOfWhom,
  readPerCabin,
  readNumber,
] as const

/** A word the lexicon has no kind for: most say nothing of who comes. */
export function readWord(tokens: Tokens, i: number, party: Party): number {
  const word = tokens[i]?.word ?? ''
  const behind = tokens[i + 1]?.kind
  const reader =
    WORD_READERS.get(word) ?? (behind === 'of' ? readNamedChild : behind === 'num' ? readFewerOrMore : null)
  return reader ? reader(tokens, i, party) : i
}

type WordReader = (tokens: Tokens, i: number, party: Party) => number

const WORD_READERS: ReadonlyMap<string, WordReader> = new Map(
  (
    [
      [readTheirs, 'su sus his her their'],
      [readFitting, 'entrar entran entramos entrarian entraremos'],
      [readAllAlike, 'todos todas all'],
      [readNobodyYoung, 'ninguno ninguna ningun'],
      [readAtMost, 'minimo min maximo max least'],
      [readMine, 'mio mia'],
      [readMyAge, 'tengo tenho'],
      [readAlone, 'solo sozinho'],
      [readOneself, 'soy sou'],
      [readHalves, 'mitad'],
      [readReckoned, 'calculale calcula calculen calculame'],
    ] as const
  ).flatMap(([reader, words]) => words.split(' ').map((word) => [word, reader] as const)),
)
