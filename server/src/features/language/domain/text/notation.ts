/**
 * How an editor writes words to be looked for: folded, one phrase a line, an example behind `  # `.
 *
 *   (a|b)  [a]  x+         a choice, what may be missing, a letter once or more; `(a )*` as often as you like
 *   %  ...  ..20  ~        a digit, anything, up to twenty characters of anything, the end of a word
 *   {cancel-1} ir|viajar   a list with a name, for phrases that would grow too long; may go on in further lines
 *   ^(?!pie)^              a plain regular expression, where nothing else will do
 */
const NOTATION = /\^([^^]*)\^|\{([^}]*)\}|\.\.\.|\.\.(\d+)|[()[\]%~?.$]/g
const PLAIN: Readonly<Record<string, string>> = {
  '(': '(?:',
  '[': '(?:',
  ']': ')?',
  ')': ')',
  '%': '\\d',
  '~': '\\b',
  '...': '.*',
}

/** The regular expression of one phrase. */
function expand(phrase: string, lists: ReadonlyMap<string, string>): string {
  return phrase.replaceAll(NOTATION, (piece, plain?: string, list?: string, most?: string) => {
    if (plain !== undefined) return plain
    if (list !== undefined) return `(?:${lists.get(list) ?? ''})`
    if (most !== undefined) return `.{0,${most}}`
    return PLAIN[piece] ?? `\\${piece}`
  })
}

export interface WrittenPhrase {
  /** Of its regular expression. */
  readonly source: string
  readonly example: string
}

/** Phrases under their heading, `= name and what else it says`. */
export interface WrittenBlock {
  readonly heading: string
  readonly phrases: readonly WrittenPhrase[]
}

export function parseBlocks(source: string): readonly WrittenBlock[] {
  const lists = new Map<string, string>()
  const blocks: { heading: string; phrases: WrittenPhrase[] }[] = []
  for (const line of source.split('\n')) {
    const [written = '', example = ''] = line.split('  # ')
    const named = /^\{([^}]*)\} (.*)$/.exec(written)
    if (written.startsWith('= ')) blocks.push({ heading: written.slice(2), phrases: [] })
    else if (named?.[1] && example === '') {
      const more = expand(named[2] ?? '', lists)
      const before = lists.get(named[1])
      lists.set(named[1], before ? `${before}|${more}` : more)
    } else if (written !== '') blocks.at(-1)?.phrases.push({ source: expand(written, lists), example })
  }
  return blocks
}
