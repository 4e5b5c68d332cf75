import { anyOf, type Token } from './token.ts'

/** Words with single spaces, and which token each stretch of it belongs to. */
export interface Line {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly offsets: readonly number[]
}

const ENDS = new Set(['?', '!', '.', '¿', '¡'])
/** What a question of its own starts with, behind an "y". */
const ASKS = anyOf(
  `
  cuanto cuantos como donde adonde acept- tienen tenes tiene hay cual cuando se puedo podemos
  que si a me
  quanto onde tem aceita aceitam qual posso
  how what where is are do does can could when
`,
  ['a', 'as', 'an', 'e', 'en', 'ais', 'amos', 'ado', 'ados', 'aria', 'arias', 'arian'],
)

/** Behind these a folded "é" is no "e": "qual é a política?". */
const BEFORE_IS = anyOf('qual quais quem quanto quantos onde como quando que isso esse esta este')

/** Each question of a message by itself, so that one does not hide another: "¿hay pileta y aceptan mascotas?". */
export function segmentsOf(tokens: readonly Token[]): Line[] {
  const lines: Line[] = []
  let from = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token?.opensLine && i > from) {
      lines.push(lineOf(tokens.slice(from, i)))
      from = i
    }
    const joins = token?.kind === 'and' && !(token.word === 'e' && BEFORE_IS.test(tokens[i - 1]?.word ?? ''))
    const asks = joins && ASKS.test(tokens[i + 1]?.word.split(' ')[0] ?? '')
    if (!token || !(ENDS.has(token.word) || asks)) continue
    const end = token.word === '?' ? i + 1 : i
    if (end > from) lines.push(lineOf(tokens.slice(from, end)))
    from = i + 1
  }
  if (from < tokens.length) lines.push(lineOf(tokens.slice(from)))
  return lines.filter((line) => line.text !== '' && line.text !== '?')
}

function lineOf(tokens: readonly Token[]): Line {
  let text = ''
  const offsets: number[] = []
  for (const token of tokens) {
    offsets.push(text.length)
    if (token.kind === 'punct' && token.word !== '?') continue
    text += text === '' ? token.word : ` ${token.word}`
  }
  return { text, tokens, offsets }
}

/** Span in the folded text of the characters `from` to `to` of a line. */
export function spanIn(line: Line, from: number, to: number): { start: number; end: number } {
  const { tokens, offsets } = line
  let first = 0
  while (first + 1 < tokens.length && (offsets[first + 1] ?? 0) + 1 <= from) first++
  let last = first
  while (last + 1 < tokens.length && (offsets[last + 1] ?? to) < to) last++
  return { start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 }
}
