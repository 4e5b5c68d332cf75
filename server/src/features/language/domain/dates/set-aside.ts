import type { Tokens } from '../text/token.ts'

/** "1) del 10 al 15", "no del 20", "el 13 cumplo 50", "cumple 5": figures that something else explains. */
export function isSetAside(tokens: Tokens, i: number): boolean {
  // "fuimos 4 el año pasado", "pago el 5"
  if (tokens[i - 1]?.kind === 'did' || tokens[i - 1]?.kind === 'commit') return true
  if (isOffer(tokens, i) || isOffer(tokens, i - 2) || isOfRoad(tokens, i)) return true
  if (tokens[i + 1]?.word === ')' || /^years?$/.test(tokens[i + 1]?.kind ?? '')) return true
  // "del 20 al 27 menos el 24": a gap in the stay
  const lead = tokens.slice(Math.max(0, i - 2), i)
  if (lead.some((t) => t.kind === 'instead' || (t.kind === 'neg' && !EXCEPT.test(t.word)))) return true
  if (tokens.slice(i + 1, i + 3).some((t) => t.kind === 'event') || tokens[i - 1]?.kind === 'event')
    return true
  return isCabin(tokens, i) || isHour(tokens, i)
}

const EXCEPT = /^(?:menos|excepto|salvo)/

/** "km 12", "el vuelo de las 10" */
function isOfRoad(tokens: Tokens, i: number): boolean {
  const before = tokens[i - 1]?.word ?? ''
  return /^(?:kms?|kilometro|ruta)$/.test(before) || (before === 'las' && tokens[i - 2]?.kind === 'of')
}

/** "la promo 3x2" */
function isOffer(tokens: Tokens, i: number): boolean {
  const [first, by, second] = [tokens[i], tokens[i + 1], tokens[i + 2]]
  return (
    by?.kind === 'for' && first?.kind === 'num' && second?.kind === 'num' && second.start - first.end === 1
  )
}

/** "quiero la 2" */
function isCabin(tokens: Tokens, i: number): boolean {
  return /^(?:la|a)$/.test(tokens[i - 1]?.word ?? '') && (tokens[i]?.val ?? 0) <= 9
}

/** "llegamos tipo 18" */
function isHour(tokens: Tokens, i: number): boolean {
  if (tokens[i - 1]?.kind !== 'about') return false
  return tokens.slice(Math.max(0, i - 4), i).some((t) => t.kind === 'arrive' || t.kind === 'depart')
}
