import type { Kind } from '../text/token.ts'

/** `[kind, value, words separated by |, note]`. A phrase wins over its words; longer phrases win. */
export type Entry = readonly [kind: Kind, value: number, words: string, note?: string]

export interface LexiconSource {
  readonly entries: readonly Entry[]
  /** Chat spellings, replaced before anything is read; `0d` is the "d" of "5d". */
  readonly spellings: Readonly<Record<string, string>>
  /** Words that a slip of the finger may have meant. */
  readonly correctable: string
  /** Real words one slip away from a correctable one. */
  readonly real: string
  /** Sounds of somebody who thinks: they part nothing and mean nothing. */
  readonly fillers: string
}

export interface Meaning {
  readonly kind: Kind
  readonly val: number
  readonly note: string
}
export interface Phrase extends Meaning {
  readonly words: readonly string[]
}

export interface Lexicon {
  readonly words: ReadonlyMap<string, Meaning>
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>
  readonly spellings: ReadonlyMap<string, readonly string[]>
  readonly correctable: ReadonlyMap<string, readonly string[]>
  readonly known: ReadonlySet<string>
  /** The words of the entries: what a writer of this language may use. */
  readonly vocabulary: ReadonlySet<string>
  readonly fillers: ReadonlySet<string>
}

export function compileLexicon(source: LexiconSource): Lexicon {
  const words = new Map<string, Meaning>()
  const phrases = new Map<string, Phrase[]>()
  const known = new Set<string>(source.real.split(/\s+/))
  const vocabulary = new Set<string>()
  for (const [kind, val, list, note = ''] of source.entries) {
    for (const written of list.split('|')) {
      const phrase = written.trim()
      const parts = phrase.split(' ')
      const first = parts[0] ?? phrase
      for (const part of parts) {
        known.add(part)
        vocabulary.add(part)
      }
      if (parts.length === 1) words.set(phrase, { kind, val, note })
      else phrases.set(first, [...(phrases.get(first) ?? []), { kind, val, note, words: parts }])
    }
  }
  for (const [first, list] of phrases)
    phrases.set(
      first,
      list.toSorted((a, b) => b.words.length - a.words.length),
    )
  const spellings = new Map<string, readonly string[]>()
  for (const [from, to] of Object.entries(source.spellings)) {
    spellings.set(from, to.split(' '))
    known.add(from)
  }
  const correctable = new Map<string, string[]>()
  for (const word of source.correctable.split(/\s+/)) {
    const first = word.charAt(0)
    correctable.set(first, [...(correctable.get(first) ?? []), word])
    known.add(word)
  }
  const fillers = new Set(source.fillers.split(/\s+/))
  return { words, phrases, spellings, correctable, known, vocabulary, fillers }
}
