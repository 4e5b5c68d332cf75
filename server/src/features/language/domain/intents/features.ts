/** How much each sort of feature weighs before the rarity of the feature itself is counted. */
const WORD = 1
const PAIR = 0.7
const LETTERS = 0.4
/** Stretches of letters inside a word: endings, stems and typing errors. */
const SHORTEST = 2
const LONGEST = 4

/** Lower case without accents, stretched letters, figures or punctuation; a question mark is a word of its own. */
function plainWords(text: string): string[] {
  const plain = PLAIN.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return (
    plain
      .replace(/(.)\1{2,}/gu, '$1')
      .replace(/\d+/g, '0')
      .match(/[\p{L}\p{N}]+|\?/gu) ?? []
  )
}

/** What the reader hands over is folded already. */
const PLAIN = /^[a-z0-9 ?.,]*$/

/** What a text is made of, with the weight of each part: words, neighbouring words, stretches of letters. */
export function featuresOf(text: string): Map<string, number> {
  const found = new Map<string, number>()
  let before = ''
  for (const word of plainWords(text)) {
    found.set(word, WORD)
    if (before !== '') found.set(`${before} ${word}`, PAIR)
    before = word
    if (word !== '?') addLetters(found, `^${word}$`)
  }
  return found
}

function addLetters(found: Map<string, number>, word: string): void {
  for (let length = SHORTEST; length <= LONGEST; length++) {
    for (let at = 0; at + length <= word.length; at++) {
      const key = `~${word.slice(at, at + length)}`
      if (!found.has(key)) found.set(key, LETTERS)
    }
  }
}
