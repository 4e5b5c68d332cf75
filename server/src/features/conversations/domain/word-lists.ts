import { fold, patternOf } from '../../answers/domain/fact-words.ts'

/**
 * Words by what they say. Below each name stand its words; one matches from its beginning, `=` asks for the whole word.
 */
export function wordLists<Name extends string>(lines: string): (name: Name, text: string) => boolean {
  const lists = new Map(
    lines
      .trim()
      .split(/\n(?! )/)
      .map((entry) => {
        const [name = '', ...rest] = entry.split('\n')
        const words = rest.map((line) => line.trim()).join(' ')
        return [name, patternOf(words.split(',').map((word) => word.trim()))] as const
      }),
  )
  return (name, text) => lists.get(name)?.test(fold(text)) ?? false
}

/** Letters and figures of a text, one space between words: "No, ¡pará!" is `no para`. */
export function bare(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}@. ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A pattern longer than a line, in its parts; letters of any case. */
export function inParts(...parts: readonly string[]): RegExp {
  return new RegExp(parts.join(''), 'iu')
}
