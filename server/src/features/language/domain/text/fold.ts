/** Text without accents and in lower case, with the way back to the original offsets. */
export interface Folded {
  readonly text: string
  /** Offset in the original of the character at `index`; `text.length` maps to the original's end. */
  origin(index: number): number
}

const COMBINING = /[\u0300-\u036f\ufe0f\u20e3\u200b-\u200f]/
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
  '\n': ';',
}

const table: string[] = Array.from({ length: 0x250 }, (_, code) => {
  const char = String.fromCharCode(code)
  const replaced = REPLACED[char]
  if (replaced !== undefined) return replaced
  if (char === 'ª' || char === '°') return char
  const base = char.normalize('NFD').charAt(0).toLowerCase()
  return base.length === 1 ? base : char
})

export function fold(original: string): Folded {
  let text = ''
  let map: number[] | undefined
  for (let i = 0; i < original.length; i++) {
    const code = original.charCodeAt(i)
    if (code < 0x250) {
      if (map) map.push(i)
      text += table[code]
      continue
    }
    const char = original.charAt(i)
    if (COMBINING.test(char)) {
      map ??= Array.from({ length: text.length }, (_, k) => k)
      continue
    }
    if (map) map.push(i)
    text += REPLACED[char] ?? char
  }
  const offsets = map
  return {
    text,
    origin: offsets ? (index) => offsets[index] ?? original.length : (index) => index,
  }
}
