import type { Expecting, Intent, IntentName, Language, StayReading } from '../domain.ts'
import { englishCues } from './cues-en.ts'
import { spanishCues } from './cues-es.ts'
import { portugueseCues } from './cues-pt.ts'
import type { Token } from './token.ts'

const CUES = { es: spanishCues, pt: portugueseCues, en: englishCues }

export interface FoundIntent extends Intent {
  readonly start: number
  readonly end: number
}

/** The words with single spaces, and which token each character of it belongs to. */
export interface Line {
  readonly text: string
  readonly offsets: readonly number[]
}

export function lineOf(tokens: readonly Token[]): Line {
  let text = ''
  const offsets: number[] = []
  for (const token of tokens) {
    if (token.kind === 'punct' && token.word !== '?') {
      offsets.push(text.length)
      continue
    }
    offsets.push(text.length)
    text += text === '' ? token.word : ` ${token.word}`
  }
  return { text, offsets }
}

export interface IntentScene {
  readonly language: Language
  readonly expecting: Expecting
  readonly stay: StayReading
  readonly hasGuests: boolean
}

/** Every wish of a message with the words that gave it away, likeliest first. Spans are into the folded text. */
export function readIntents(tokens: readonly Token[], line: Line, scene: IntentScene): FoundIntent[] {
  const found = new Map<IntentName, FoundIntent>()
  for (const cue of CUES[scene.language]) {
    const match = cue.pattern.exec(line.text)
    if (!match) continue
    const start = match[0].startsWith(' ') ? match.index + 1 : match.index
    const span = spanOf(tokens, line, start, match.index + match[0].length)
    const before = found.get(cue.intent)
    if (!before || before.confidence < cue.weight) {
      found.set(cue.intent, { name: cue.intent, confidence: cue.weight, cue: match[0].trim(), ...span })
    }
  }
  return rank(settle(found, line.text, scene))
}

function spanOf(
  tokens: readonly Token[],
  line: Line,
  from: number,
  to: number,
): { start: number; end: number } {
  let first = 0
  while (first + 1 < tokens.length && (line.offsets[first + 1] ?? 0) + 1 <= from) first++
  let last = first
  while (last + 1 < tokens.length && (line.offsets[last + 1] ?? to) < to) last++
  return { start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 }
}

/** Cues that mean something else in company. Each line is a reason heard from guests, not from grammar. */
function settle(
  found: Map<IntentName, FoundIntent>,
  text: string,
  scene: IntentScene,
): Map<IntentName, FoundIntent> {
  const dated = scene.stay.certainty !== 'none'
  const drop = (...names: IntentName[]) => {
    for (const name of names) found.delete(name)
  }
  const wishes = [...found.values()].filter((i) => i.confidence >= 0.8)
  // "¿me devolvés la seña si cancelo?" is about cancelling; "seña" and "devolución" are part of it.
  if (found.has('cancel'))
    drop('book', 'my_reservation', 'payment', 'change_dates', 'policies', 'availability')
  if (found.has('change_dates')) drop('book', 'my_reservation', 'availability')
  if (found.has('payment_proof')) drop('payment', 'price', 'availability', 'book', 'amenities')
  if (found.has('human')) drop('no', 'availability', 'book')
  // "check in 3 enero check out 10 enero" gives dates, "llegamos el jueves a la noche" too.
  const hours =
    /hora|horario|horas|time|late|early|temprano|tarde|antes|cedo|\d (?:hs|h|am|pm)|a las|a la una|:/.test(
      text,
    )
  if (
    found.has('checkin_time') &&
    dated &&
    !/(?:que|what|which) (?:hora|horas|horario|time)|horario|late|early|antes|hs/.test(text)
  )
    drop('checkin_time')
  if (found.has('checkin_time') && hours) drop('amenities', 'availability')
  if (found.has('pets') && isOnlyCompany(text, scene)) drop('pets')
  if (found.has('pets')) drop('amenities', 'policies', 'price', 'availability')
  if (found.has('photos')) drop('amenities')
  if (found.has('location')) drop('price', 'amenities')
  if (found.has('payment')) drop('price', 'amenities')
  if (found.has('policies')) drop('amenities')
  if (found.has('book') && !/lugar|dispon|libre|vaga|availab/.test(text)) drop('availability')
  if (/se puede reservar.*(?:lugar|hay)/.test(text)) drop('book')
  if (found.has('price') && found.has('amenities') && /\d|noche|semana|descuento/.test(text))
    lower(found, 'amenities', 0.5)
  if (
    found.has('price') ||
    found.has('amenities') ||
    found.has('photos') ||
    found.has('location') ||
    found.has('checkin_time')
  ) {
    if (!/dispon|lugar|libre|vaga|availab|queda/.test(text) && !dated) drop('availability')
  }
  if (found.has('amenities') && found.has('availability')) {
    if (dated) lower(found, 'amenities', 0.8)
    else drop(/libre|dispon|lugar|vaga|availab/.test(text) ? 'amenities' : 'availability')
  }
  if (wishes.length > 0 || dated) {
    if (scene.expecting !== 'confirmation') drop('yes', 'no')
  }
  if (found.has('thanks') && found.has('yes')) drop('yes')
  if (found.has('no')) drop('yes')
  if (found.has('no') && found.has('thanks')) drop('thanks')
  answerPlain(found, text, scene)
  if (dated && !hasWish(found) && found.size >= 0) {
    found.set('availability', { name: 'availability', confidence: 0.75, cue: '', start: 0, end: 0 })
  } else if (dated && found.has('price') && !found.has('availability')) {
    found.set('availability', { name: 'availability', confidence: 0.45, cue: '', start: 0, end: 0 })
  }
  return found
}

/** "somos 4 más un perro" tells who comes; "vamos con una perrita, ¿se puede?" asks. */
function isOnlyCompany(text: string, scene: IntentScene): boolean {
  const asks =
    /acept|admit|permit|puedo|podemos|puede|llevar|cobra|friendly|dejan|recib|extra|allow|welcome|bring|aceit|levar|mascotas? ?\?|problema|accept|permitted|pets ?\?/.test(
      text,
    )
  return !asks && (scene.hasGuests || scene.stay.certainty !== 'none')
}

function answerPlain(found: Map<IntentName, FoundIntent>, text: string, scene: IntentScene): void {
  const start = /^(?:no|nao|not)(?: |$)/.test(text)
  if (start && !hasWish(found) && !found.has('human') && scene.stay.certainty === 'none') {
    found.delete('thanks')
    found.delete('yes')
    found.set('no', { name: 'no', confidence: 0.9, cue: text.split(' ')[0] ?? '', start: 0, end: 2 })
  }
  if (scene.expecting === 'confirmation') {
    for (const name of ['yes', 'no'] as const) lift(found, name, 0.95)
    if (found.has('yes') && found.has('book')) lower(found, 'book', 0.8)
  }
}

function hasWish(found: Map<IntentName, FoundIntent>): boolean {
  return [...found.values()].some((i) => i.confidence >= 0.8)
}

function lower(found: Map<IntentName, FoundIntent>, name: IntentName, to: number): void {
  const intent = found.get(name)
  if (intent) found.set(name, { ...intent, confidence: Math.min(intent.confidence, to) })
}
function lift(found: Map<IntentName, FoundIntent>, name: IntentName, to: number): void {
  const intent = found.get(name)
  if (intent) found.set(name, { ...intent, confidence: Math.max(intent.confidence, to) })
}

function rank(found: Map<IntentName, FoundIntent>): FoundIntent[] {
  const intents = [...found.values()].toSorted((a, b) => b.confidence - a.confidence)
  return intents.length > 0 ? intents : [{ name: 'unknown', confidence: 0.2, cue: '', start: 0, end: 0 }]
}
