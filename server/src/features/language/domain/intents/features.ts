/** How much each sort of feature weighs before the rarity of the feature itself is counted. */
export const WORD = 1
export const PAIR = 0.7
export const LETTERS = 0.4
/** Stretches of letters inside a word: endings, stems and typing errors. */
const SHORTEST = 2
const LONGEST = 4

/** One word as the classifier sees it. */
export interface PlainWord {
  readonly word: string
  /** Its stretches of letters, each once, as they are named among the features. */
  readonly letters: readonly string[]
}

/** Lower case without accents, stretched letters, figures or punctuation; a question mark is a word of its own. */
export function plainWords(text: string): readonly PlainWord[] {
  const plain = PLAIN.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const words =
    plain
      .replace(/(.)\1{2,}/gu, '$1')
      .replace(/\d+/g, '0')
      .match(/[\p{L}\p{N}]+|\?/gu) ?? []
  return words.map((word) => ({ word, letters: word === '?' ? [] : lettersOf(`^${word}$`) }))
}

/** What the reader hands over is folded already. */
const PLAIN = /^[a-z0-9 ?.,]*$/

/** What a text is made of, with the weight of each part: words, neighbouring words, stretches of letters. */
export function featuresOf(text: string): Map<string, number> {
  const found = new Map<string, number>()
  let before = ''
  for (const { word, letters } of plainWords(text)) {
    found.set(word, WORD)
    if (before !== '') found.set(`${before} ${word}`, PAIR)
    before = word
    for (const key of letters) if (!found.has(key)) found.set(key, LETTERS)
  }
  return found
}

function lettersOf(word: string): readonly string[] {
  const keys = new Set<string>()
  for (let length = SHORTEST; length <= LONGEST; length++)
    for (let at = 0; at + length <= word.length; at++) keys.add(`~${word.slice(at, at + length)}`)
  return [...keys]
}
