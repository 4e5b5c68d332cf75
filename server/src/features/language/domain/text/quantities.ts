import type { Folded } from './fold.ts'
import { consume, type Token } from './token.ts'

const SPARED_AFTER_NUMBER = new Set(['thing'])

/** Blanks what looks like a number of something else: money, clock times, rooms, distances. */
export function consumeQuantities(tokens: readonly Token[]): void {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) break
    const next = tokens[i + 1]
    if (token.kind === 'between' && consumeHours(tokens, i)) continue
    // "somos 2 y 1/2"
    if (token.word === '1/2' && tokens[i - 1]?.kind === 'and' && tokens[i - 2]?.kind === 'num')
      consume(tokens, i, i + 1)
    if (token.kind === 'money' || token.kind === 'time') consume(tokens, i, i + 1)
    else if (token.kind === 'hourly') consumeHour(tokens, i, token)
    else if ((token.kind === 'num' || token.kind === 'pair') && next) {
      if (SPARED_AFTER_NUMBER.has(next.kind)) consume(tokens, i, i + 2)
      else if (next.kind === 'hour') consume(tokens, i, i + 2)
      else if (next.kind === 'daypart' && /^(de|da|in|na)/.test(next.word) && tokens[i - 1]?.kind !== 'art')
        consume(tokens, i, i + 2)
      else if (
        next.kind === 'atnight' &&
        /^(de|da) (la )?no/.test(next.word) &&
        tokens[i - 1]?.kind !== 'art' &&
        tokens[i - 1]?.kind !== 'day' &&
        token.kind === 'num'
      )
        consume(tokens, i, i + 2)
      else if (next.kind === 'to' && tokens[i + 2]?.kind === 'num' && tokens[i + 3]?.kind === 'hour')
        consume(tokens, i, i + 4)
    }
  }
}

/** "entre las 14 y las 16", "entre 14 y 16 hs". */
function consumeHours(tokens: readonly Token[], at: number): boolean {
  const led = (i: number) => /^(?:las|la|as)$/.test(tokens[i]?.word ?? '')
  const first = led(at + 1) ? at + 2 : at + 1
  const second = led(first + 2) ? first + 3 : first + 2
  if (tokens[first]?.kind !== 'num' || tokens[second]?.kind !== 'num') return false
  if (!/^(?:and|to)$/.test(tokens[first + 1]?.kind ?? '')) return false
  const hourly = tokens[second + 1]?.kind === 'hour'
  if (!hourly && !led(at + 1)) return false
  consume(tokens, at, hourly ? second + 2 : second + 1)
  return true
}

function consumeHour(tokens: readonly Token[], at: number, token: Token): void {
  const next = tokens[at + 1]
  // "a las 14.30"
  const dotted = next?.kind === 'pair' && next.note === '.'
  if (next?.kind === 'num' || next?.kind === 'time' || next?.kind === 'gone' || dotted) {
    const plusMinutes = tokens[at + 2]?.kind === 'and' && tokens[at + 3]?.kind === 'word'
    consume(tokens, at, at + (plusMinutes ? 4 : 2))
    if (tokens[at + 2]?.kind === 'daypart' || tokens[at + 2]?.kind === 'hour') consume(tokens, at + 2, at + 3)
  } else if (/^(?:despues|depois|after)/.test(token.word)) {
    // "después de las fiestas"
    token.kind = 'after'
  } else if (/^(?:antes|before)/.test(token.word)) {
    token.kind = 'before'
  }
}

/** Blanks a stretch of the folded text so that no later step reads its digits. */
export function blank(folded: Folded, start: number, end: number): Folded {
  return {
    text: `${folded.text.slice(0, start)}${' '.repeat(end - start)}${folded.text.slice(end)}`,
    origin: folded.origin,
  }
}
