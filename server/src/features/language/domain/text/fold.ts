/** Text without accents and in lower case, with the way back to the original offsets. */
export interface Folded {
  readonly text: string
  /** Offset in the original of the character at `index`; `text.length` maps to the original's end. */
  origin(index: number): number
}

/** Accents, signs without width, marks of direction and of form: nothing a reader sees. */
const UNSEEN = /[\u0300-\u036f\ufe00-\ufe0f\u20e3\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/
/** Beyond the table only letters are read; a pictogram, a bullet or an ellipsis parts words as a space does. */
const LETTER = /\p{L}/u
const PARTS_WORDS = new Set(['*', '~', '"', '«', '»', '|', '•', '·', '\t', '\r'])
const REPLACED: Record<string, string> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '’': "'",
  '‘': "'",
  '´': "'",
  '`': "'",
  º: '°',
  '\u00a0': ' ',
  '\u202f': ' ',
  '➡': '→',
  '→': '→',
  '€': '€',
  // A line ends where a clause may: the grammar decides whether this one does.
  '\n': ';',
}

const table: string[] = Array.from({ length: 0x250 }, (_, code) => {
  const char = String.fromCharCode(code)
  const replaced = REPLACED[char]
  if (replaced !== undefined) return replaced
  if (PARTS_WORDS.has(char)) return ' '
  if (char === 'ª' || char === '°') return char
  const base = char.normalize('NFD').charAt(0).toLowerCase()
  return base.length === 1 ? base : char
})

const SOFT_HYPHEN = 0xad
const DOT = 0x2e
const UNDERSCORE = 0x5f

/** Dots in a row, and an underscore that only slants a word. */
function isNoise(original: string, at: number, code: number): boolean {
  if (code === DOT) return original.charCodeAt(at + 1) === DOT || original.charCodeAt(at - 1) === DOT
  if (code !== UNDERSCORE) return false
  const before = original.charAt(at - 1)
  const after = original.charAt(at + 1)
  return before.trim() === '' || after.trim() === ''
}

export function fold(original: string): Folded {
  let text = ''
  let map: number[] | undefined
  for (let i = 0; i < original.length; i++) {
    const code = original.charCodeAt(i)
    if (code < 0x250) {
      if (code === SOFT_HYPHEN) {
        map ??= Array.from({ length: text.length }, (_, k) => k)
        continue
      }
      if (map) map.push(i)
      text += isNoise(original, i, code) ? ' ' : table[code]
      continue
    }
    const char = original.charAt(i)
    if (UNSEEN.test(char)) {
      map ??= Array.from({ length: text.length }, (_, k) => k)
      continue
    }
    if (map) map.push(i)
    text += REPLACED[char] ?? (LETTER.test(char) ? char : ' ')
  }
  const offsets = map
  return {
    text,
    origin: offsets ? (index) => offsets[index] ?? original.length : (index) => index,
  }
}
