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
const HYPHEN = 0x2d
const SEMICOLON = 0x3b
const LETTER_N = 0x6e
const LETTER_OR_DIGIT = /[a-z\u00c0-\u024f]\d|\d[a-z\u00c0-\u024f]/i
/** "…-de-enero": a hyphen behind a little word joins nothing. */
const LITTLE_WORD = /(?:^|[\s-])(?:de|del|al|a|do|da|ao|of|to)$/i

/** Dots in a row, and an underscore that only slants a word. */
function isNoise(original: string, at: number, code: number): boolean {
  if (code === DOT) return original.charCodeAt(at + 1) === DOT || original.charCodeAt(at - 1) === DOT
  if (code === HYPHEN) return isLoose(original, at)
  if (code !== UNDERSCORE) return false
  const before = original.charAt(at - 1)
  const after = original.charAt(at + 1)
  return before.trim() === '' || after.trim() === ''
}

/** "del-11-al-14": between a letter and a figure a hyphen only holds the words together. */
function isLoose(original: string, at: number): boolean {
  const sides = original.charAt(at - 1) + original.charAt(at + 1)
  return LETTER_OR_DIGIT.test(sides) || LITTLE_WORD.test(original.slice(Math.max(0, at - 4), at))
}

/** WhatsApp's bold needs two; a single asterisk in front of a word corrects: "del 11 al 15... *12 al 15". */
function correctingStar(original: string): number {
  const at = original.indexOf('*')
  return at >= 0 && original.indexOf('*', at + 1) < 0 && /\S/.test(original.charAt(at + 1)) ? at : -1
}

/** "5 a;os", "ma;ana": where a Spanish keyboard has its ñ, others have a semicolon. */
function isForeignKey(original: string, at: number): boolean {
  return /^[aeiou];[aeiou]/i.test(original.slice(at - 1, at + 2))
}

const codes: readonly number[] = table.map((char) => char.charCodeAt(0))
const SPACE = 0x20
const STAR = 0x2a

export function fold(original: string): Folded {
  const star = correctingStar(original)
  const { length } = original
  const out = new Uint16Array(length)
  let size = 0
  let map: number[] | undefined
  for (let i = 0; i < length; i++) {
    const code = original.charCodeAt(i)
    const folded = code < 0x250 ? foldedBelow(original, i, i === star) : foldedBeyond(original.charAt(i))
    if (folded < 0) {
      map ??= Array.from({ length: size }, (_, k) => k)
      continue
    }
    if (map) map.push(i)
    out[size++] = folded
  }
  const offsets = map
  return {
    text: Buffer.from(out.buffer, 0, 2 * size).toString('utf16le'),
    origin: offsets ? (index) => offsets[index] ?? length : (index) => index,
  }
}

/** The character it becomes, or -1 when nobody sees it. */
function foldedBelow(original: string, at: number, corrects: boolean): number {
  const code = original.charCodeAt(at)
  if (code === SOFT_HYPHEN) return -1
  if (code === DOT || code === HYPHEN || code === UNDERSCORE) {
    if (isNoise(original, at, code)) return SPACE
  } else if (code === SEMICOLON && isForeignKey(original, at)) return LETTER_N
  else if (corrects) return STAR
  return codes[code] ?? SPACE
}

function foldedBeyond(char: string): number {
  if (UNSEEN.test(char)) return -1
  const replaced = REPLACED[char] ?? (LETTER.test(char) ? char : ' ')
  return replaced.charCodeAt(0)
}
