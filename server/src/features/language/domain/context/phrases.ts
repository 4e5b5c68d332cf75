import { isKind, type Token } from '../text/token.ts'

/**
 * Phrases as an editor writes them, one a line: `effect: words # example`. `(a|b)` is a choice, `[a]` may be missing,
 * `{name}` stands for something the caller reads. A line without `:` continues the effect above it.
 */
export interface PhraseRule {
  readonly effect: string
  readonly items: readonly Item[]
  readonly example: string
  /** The words it can begin with; nothing when it can begin with a slot. */
  readonly starts: ReadonlySet<string> | null
}

interface Item {
  readonly optional: boolean
  /** Words or joined words, any of which will do. */
  readonly words: readonly string[] | null
  readonly slot: string | null
}

const PIECES = /\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|\S+/g

/** A line that ends in `|` goes on in the next. */
export function joinLines(source: string): string {
  return source.replaceAll(/\|\n\s*/g, '|')
}

export function parsePhrases(source: string): readonly PhraseRule[] {
  const rules: PhraseRule[] = []
  let effect = ''
  for (const line of joinLines(source).split('\n')) {
    const [written = '', example = ''] = line.split('#')
    const colon = written.indexOf(':')
    if (colon >= 0) effect = written.slice(0, colon).trim()
    const pieces = written.slice(colon + 1).match(PIECES) ?? []
    const items = pieces.map(itemOf)
    if (items.length > 0) rules.push({ effect, items, example: example.trim(), starts: startsOf(items) })
  }
  return rules
}

/** The rules that can match where a word stands, in their order: most words begin none. */
export class PhraseIndex {
  readonly #slots: readonly PhraseRule[]
  readonly #byWord = new Map<
    string,
    { readonly worded: readonly PhraseRule[]; readonly all: readonly PhraseRule[] }
  >()

  readonly #free: readonly PhraseRule[]
  readonly #byNeed = new Map<string, readonly PhraseRule[]>()

  constructor(rules: readonly PhraseRule[]) {
    this.#slots = rules.filter((rule) => rule.starts === null)
    this.#free = this.#slots.filter((rule) => needOf(rule) === null)
    for (const rule of this.#slots)
      for (const word of needOf(rule) ?? []) this.#byNeed.set(word, [...(this.#byNeed.get(word) ?? []), rule])
    for (const word of new Set(rules.flatMap((rule) => [...(rule.starts ?? [])])))
      this.#byWord.set(word, {
        worded: rules.filter((rule) => rule.starts?.has(word)),
        all: rules.filter((rule) => rule.starts === null || rule.starts.has(word)),
      })
  }

  /** The rules that begin with a slot and whose own words are in the message: without them none can match. */
  slotsWithin(tokens: readonly Token[]): ReadonlySet<PhraseRule> {
    const found = new Set(this.#free)
    for (const token of tokens)
      for (const rule of this.#byNeed.get(firstWord(token.word)) ?? NO_RULES) found.add(rule)
    return found
  }

  /** `slots`: what stands there may also be what a slot holds. */
  rulesAt(token: Token, slots: boolean): readonly PhraseRule[] {
    const known = this.#byWord.get(firstWord(token.word))
    if (!known) return slots ? this.#slots : NO_RULES
    return slots ? known.all : known.worded
  }
}

const NO_RULES: readonly PhraseRule[] = []

/** The first words of what must stand in a rule, of its rarest item; nothing when only slots must. */
function needOf({ items }: PhraseRule): ReadonlySet<string> | null {
  const [rarest] = items
    .flatMap((item) => (item.words && !item.optional ? [item.words] : []))
    .toSorted((a, b) => a.length - b.length)
  return rarest ? new Set(rarest.map(firstWord)) : null
}

function startsOf(items: readonly Item[]): ReadonlySet<string> | null {
  const words = new Set<string>()
  for (const item of items) {
    if (!item.words) return null
    for (const choice of item.words) words.add(firstWord(choice))
    if (!item.optional) break
  }
  return words
}

function firstWord(text: string): string {
  const space = text.indexOf(' ')
  return space < 0 ? text : text.slice(0, space)
}

function itemOf(piece: string): Item {
  const inner = piece.replace(/^[[({]|[\])}]$/g, '')
  if (piece.startsWith('{')) return { optional: false, words: null, slot: inner }
  return {
    optional: piece.startsWith('['),
    words: inner.split('|').toSorted((a, b) => b.length - a.length),
    slot: null,
  }
}

/** Reads what a slot stands for at `at`: where it ends and its value, or nothing. */
export type SlotReader<V> = (slot: string, tokens: readonly Token[], at: number) => Slot<V> | null
export interface Slot<V> {
  readonly end: number
  readonly value: V
}
export interface PhraseMatch<V> {
  readonly end: number
  readonly values: readonly V[]
}

/** The end of the first of `words` that stands at `at`; a token may hold several words, and a choice several tokens. */
function endOfWords(words: readonly string[], tokens: readonly Token[], at: number): number {
  for (const written of words) {
    let said = ''
    for (let i = at; said.length < written.length; i++) {
      const token = tokens[i]
      if (!token || token.kind === 'gone') break
      said = said === '' ? token.word : `${said} ${token.word}`
      if (said === written) return i + 1
      if (!written.startsWith(said)) break
    }
  }
  return at
}

/** The end of the phrase at `at` and what its slots held; punctuation inside is passed over. */
export function matchPhrase<V>(
  rule: PhraseRule,
  tokens: readonly Token[],
  at: number,
  read: SlotReader<V>,
): PhraseMatch<V> | null {
  if (rule.starts && !rule.starts.has(firstWord(tokens[at]?.word ?? ''))) return null
  const values: V[] = []
  let i = at
  for (const item of rule.items) {
    while (i > at && isKind(tokens, i, 'punct') && tokens[i]?.word === ',') i++
    const token = tokens[i]
    if (item.words) {
      const end = endOfWords(item.words, tokens, i)
      if (end === i && !item.optional) return null
      i = end
      continue
    }
    const slot = token && item.slot ? read(item.slot, tokens, i) : null
    if (!slot) return null
    values.push(slot.value)
    i = slot.end
  }
  return i > at ? { end: i, values } : null
}
