export type Run =
  | { readonly kind: 'plain' | 'bold' | 'italic' | 'strike' | 'mono'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }

const MARKS = { '*': 'bold', _: 'italic', '~': 'strike' } as const

// WhatsApp: *bold* _italic_ ~strike~ ```mono```; a mark opens after a non-word character, hugs its text and stays on
// its line.
const PATTERN =
  /```([\s\S]+?)```|(https?:\/\/[^\s<>]+[^\s<>.,;:!?)\]])|(?<![\p{L}\p{N}])([*_~])(\S|\S[^\n]*?\S)\3(?![\p{L}\p{N}])/gu

/** Splits a text into the runs WhatsApp would show. Pure text out: nothing here becomes HTML. */
export function parseMarkup(text: string): Run[] {
  const runs: Run[] = []
  let end = 0
  for (const match of text.matchAll(PATTERN)) {
    const [whole, mono, href, mark, marked] = match
    if (match.index > end) runs.push({ kind: 'plain', text: text.slice(end, match.index) })
    if (mono !== undefined) runs.push({ kind: 'mono', text: mono })
    else if (href !== undefined) runs.push({ kind: 'link', text: href, href })
    else if ((mark === '*' || mark === '_' || mark === '~') && marked !== undefined)
      runs.push({ kind: MARKS[mark], text: marked })
    end = match.index + whole.length
  }
  if (end < text.length) runs.push({ kind: 'plain', text: text.slice(end) })
  return runs
}

/** The words without their marks, for one-line summaries. */
export function plainText(text: string): string {
  return parseMarkup(text)
    .map((run) => run.text)
    .join('')
}
