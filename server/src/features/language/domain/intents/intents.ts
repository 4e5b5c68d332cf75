import type { Change, Expecting, IntentName, Language, StayReading } from '../../domain.ts'
import { remembered } from '../text/limits.ts'
import { type Line, spanIn } from '../text/segments.ts'
import { CUES, type Cue } from './cues.ts'
import { drop, type Found, type FoundIntent, hasWish, keep, lift, lower } from './found-intents.ts'
import { addGuess } from './guesses.ts'
import { type QuestionScene, settleQuestion } from './precedence.ts'

export interface IntentScene extends QuestionScene {
  readonly language: Language
  readonly expecting: Expecting
  readonly stay: StayReading
  /** What is to become different from what the talk is about. */
  readonly change: Change | null
  /** Animals come along: "tengo un caniche, ¿hay algún inconveniente?" asks whether they may. */
  readonly hasPets: boolean
  /** A reservation code stands in the message. */
  readonly code: { readonly value: string; readonly start: number; readonly end: number } | null
  /** Starts of the tokens that other readers have explained; what they mean is no wish of its own. */
  readonly explained: ReadonlySet<number>
  /** A thumb up or down, or a waving hand, with no words. */
  readonly sign: 'yes' | 'no' | 'greeting' | null
}

/** Below this a cue has been silenced by what the rest of the question says. */
const SURE_ENOUGH = 0.35

/** Every wish of a message with the words that gave it away, likeliest first. Spans are into the folded text. */
export function readIntents(lines: readonly Line[], scene: IntentScene): FoundIntent[] {
  const found: Found = new Map()
  const { hasGuests, explained, change } = scene
  const told = { dated: scene.stay.certainty !== 'none', changes: change !== null, hasGuests, explained }
  for (const line of lines) {
    const cues = settleQuestion(readCues(line, scene), line.text, scene)
    addGuess(cues, line, told)
    // What is meant beats how it is said, also where the classifier heard it.
    for (const intent of settleQuestion(cues, line.text, scene).values())
      if (intent.confidence >= SURE_ENOUGH) keep(found, intent)
  }
  if (scene.code)
    keep(found, { name: 'my_reservation', confidence: 0.93, cue: scene.code.value, ...scene.code })
  if (scene.sign && found.size === 0)
    found.set(scene.sign, { name: scene.sign, confidence: 0.8, cue: '', start: 0, end: 0 })
  settleMessage(found, lines.map((line) => line.text).join(' '), scene)
  const intents = [...found.values()].toSorted((a, b) => b.confidence - a.confidence)
  return intents.length > 0 ? intents : [{ name: 'unknown', confidence: 0.2, cue: '', start: 0, end: 0 }]
}

function readCues(line: Line, scene: IntentScene): Found {
  const found: Found = new Map()
  for (const { intent, weight, words, start } of HITS[scene.language](line.text))
    found.set(intent, {
      name: intent,
      confidence: weight,
      cue: words,
      ...spanIn(line, start, start + words.length),
    })
  return found
}

interface Hit {
  readonly intent: IntentName
  readonly weight: number
  readonly words: string
  readonly start: number
}

const HITS: Readonly<Record<Language, (text: string) => readonly Hit[]>> = {
  es: remembered((text) => hitsIn(text, CUES.es)),
  pt: remembered((text) => hitsIn(text, CUES.pt)),
  en: remembered((text) => hitsIn(text, CUES.en)),
}

/** The weightiest cue of each intent in a line. */
function hitsIn(text: string, cues: readonly Cue[]): readonly Hit[] {
  const hits = new Map<IntentName, Hit>()
  for (const { intent, weight, pattern } of cues) {
    const before = hits.get(intent)
    if (before && before.weight >= weight) continue
    const match = pattern.exec(text)
    if (!match) continue
    const start = match[0].startsWith(' ') ? match.index + 1 : match.index
    hits.set(intent, { intent, weight, words: match[0].trim().replace(/ \?$/, ''), start })
  }
  return [...hits.values()]
}

/** What only the whole message decides: courtesy beside a wish, dates without a word, a plain yes or no. */
function settleMessage(found: Found, text: string, scene: IntentScene): void {
  const dated = scene.stay.certainty !== 'none'
  if (found.has('cancel')) found.delete('book')
  if (found.has('availability') && /(?:se puede|podria|puedo) reservar/.test(text)) found.delete('book')
  if ((hasWish(found) || dated) && scene.expecting !== 'confirmation') drop(found, 'yes', 'no')
  // "qué pasa si llueve": an if, no yes.
  if (found.get('yes')?.cue === 'si' && !/^(?:[a-z]+ )?si(?: |$)/.test(text)) drop(found, 'yes')
  if (found.has('greeting') && (found.get('yes')?.confidence ?? 1) < 0.6) drop(found, 'yes')
  if (found.has('yes') && found.has('thanks')) drop(found, 'yes')
  if (found.has('no')) drop(found, 'yes', 'thanks')
  answerPlain(found, text, scene)
  if (dated && !hasWish(found)) {
    found.set('availability', { name: 'availability', confidence: 0.75, cue: '', start: 0, end: 0 })
  }
  // "¿qué pasa si cancelo una semana antes?" asks for the rule, and changes nothing.
  const asked = (found.has('policies') || found.has('cancel')) && asksTheRule(text)
  const ifCancelled = found.has('cancel') && IF_I_CANCEL.test(text)
  if (asked || ifCancelled) {
    // "¿me devolvés la seña si cancelo?" asks for both.
    if (asked) drop(found, 'cancel')
    else lower(found, 'cancel', 0.6)
    drop(found, 'change_dates')
    keep(found, { name: 'policies', confidence: 0.9, cue: '', start: 0, end: 0 })
  } else changeOf(found, scene)
  if (scene.hasPets && !dated && /\?/.test(text) && onlyAvailable(found)) {
    drop(found, 'availability')
    dropGuesses(found)
    wish(found, 'pets')
  }
}

const SUPPOSES =
  /(?:^| )(?:que pasa(?:ria)? si|what if|what happens if|o que acontece se|e se eu|y si tengo que)(?: |$)/
/** "¿hasta qué día puedo cancelar?", "¿con cuánta anticipación?", "si cancelo antes, ¿me devuelven?" */
const UNTIL_WHEN = new RegExp(
  '(?:^| )(?:hasta (?:que|cuando|cuantos)|con cuant[oa]s? |until when|up to|ate (?:quando|que)' +
    '|cuant[oa]s? (?:dias |horas |tiempo )?antes)',
)
const IF_I_CANCEL = /(?:^| )(?:si|y si|en caso de que|se eu|if i|if we) (?:tengo que |tuviera que )?cancel/
const IF_WE_CANNOT =
  /(?:^| )si no (?:puedo|podemos|llego|llegamos|vamos|voy) .*(?:devuel|devol|reint|reemb|pierd)/

function asksTheRule(text: string): boolean {
  return SUPPOSES.test(text) || UNTIL_WHEN.test(text) || IF_WE_CANNOT.test(text)
}

/** What no words of the message gave away gives way to what they did. */
function dropGuesses(found: Found): void {
  for (const { name, cue } of [...found.values()]) if (cue === '') found.delete(name)
}

/** Nothing is wished, or "hay" and "tienen" alone spoke for free nights. */
function onlyAvailable(found: Found): boolean {
  const { cue = 'hay' } = found.get('availability') ?? {}
  const others = [...found.values()].filter(({ name }) => name !== 'availability')
  return (
    /^(?:hay|tenes|tienen|tiene|tem|is there|are there)$/.test(cue) && others.every((i) => i.confidence < 0.8)
  )
}

/** "una noche más" and "somos uno más" are wishes however they are said. */
function changeOf(found: Found, { change }: IntentScene): void {
  if (!change) return
  const { nights, checkInDays, checkOutDays, which, adults, children, babies } = change
  // Dates beside "una noche más" tell the change; they are no search of their own.
  if (found.get('availability')?.cue === '') drop(found, 'availability')
  dropGuesses(found)
  if (nights ?? checkInDays ?? checkOutDays ?? which) wish(found, 'change_dates')
  if (adults ?? children ?? babies) {
    drop(found, 'book')
    wish(found, 'change_guests')
  }
}

function wish(found: Found, name: IntentName): void {
  keep(found, { name, confidence: 0.9, cue: '', start: 0, end: 0 })
}

function answerPlain(found: Found, text: string, scene: IntentScene): void {
  // In Portuguese "no" is "in the".
  const refuses = (scene.language === 'pt' ? /^nao(?: |$)/ : /^(?:no|not)(?: |$)/).test(text)
  if (refuses && !hasWish(found) && scene.stay.certainty === 'none') {
    drop(found, 'thanks', 'yes')
    found.set('no', { name: 'no', confidence: 0.9, cue: text.split(' ')[0] ?? '', start: 0, end: 2 })
  }
  if (scene.expecting !== 'confirmation') return
  for (const name of ['yes', 'no'] as const) lift(found, name, 0.95)
  if (found.has('yes')) lower(found, 'book', 0.8)
}
