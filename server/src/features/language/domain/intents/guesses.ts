import type { IntentName } from '../../domain.ts'
import { remembered } from '../text/limits.ts'
import { type Line, spanIn } from '../text/segments.ts'
import type { Kind, Token } from '../text/token.ts'
import { type Found, keep, lower } from './found-intents.ts'
import packed from './model.json' with { type: 'json' }
import { type Classify, type Guess, openModel } from './model.ts'

/** Courtesy and plain answers have words of their own; nearly any short text looks like one of them. */
const COURTESY: ReadonlySet<IntentName> = new Set(['greeting', 'thanks', 'yes', 'no'])

/**
 * How sure a guess must be, from phrases of voices left out of the training (`npm run language:train -- --held-out`).
 */
const ALONE = 0.4
/** Letters alone tell a misspelt word from noise only when they are very telling. */
const BY_LETTERS = 0.85
/** In the place of a cue that was silenced: "¿alquilan monopatines?" asks for something nobody has heard of. */
const INSTEAD = 0.55
const BESIDE_COURTESY = 0.7
const BESIDE_A_WISH = 0.8
const BESIDE_DATES = 0.92
/** Dates are held together by small words; fewer unexplained ones than this are no question. */
const FEWEST_WORDS_BESIDE_DATES = 2
const COURTESY_ALONE = 0.85
/** "somos los dos y los chicos": who comes sounds like news of them; a cue is needed, or near certainty. */
const BESIDE_PEOPLE = 0.99
/** "seríamos 2 adultos y 2 niños": who comes, told in words that other wishes use as well. */
const BESIDE_COUNT = 0.9
const NEWS: ReadonlySet<IntentName> = new Set([
  'emergency',
  'complaint',
  'lost_property',
  'stop',
  'human',
  'cancel',
])
/** Who is taken for one who wants no more messages gets none: "sacá la Coihue" is no such wish. */
const SILENCE_FOR_GOOD = 0.9
/** A guess this sure silences a weak cue it finds improbable: "hay" alone proves nothing. */
const SILENCES = 0.85
const WEAK_CUE = 0.9
const IMPROBABLE = 0.03
/** What a cue keeps that was silenced. */
const SILENCED = 0.31

let opened: Classify | undefined

/** The classifier trained at build time; opened when first asked. */
const classify: Classify = remembered((text) => {
  opened ??= openModel(packed)
  return opened(text)
})

export interface GuessScene {
  /** The message tells dates; what is left of it may be nothing but how they were said. */
  readonly dated: boolean
  /** Somebody was counted or named as coming. */
  readonly hasGuests: boolean
  /** "una noche más", "viene mi hermano": what is wished is told. */
  readonly changes: boolean
  /** Starts (in the folded text) of the tokens that dates, people, cabins or changes have already explained. */
  readonly explained: ReadonlySet<number>
}

/** What the classifier makes of the words nobody has explained, beside what the cues found in the same question. */
export function addGuess(found: Found, line: Line, scene: GuessScene): void {
  const left = line.tokens.filter((token) => isOpen(token, scene))
  const words = left.map((token) => token.word)
  const open = left.filter(
    (token) => token.kind === 'word' || (!scene.dated && !JOINING.has(token.kind)),
  ).length
  if (open < (scene.dated ? FEWEST_WORDS_BESIDE_DATES : 1)) return
  if (words.every((word) => SAYS_NOTHING.test(word))) return
  const guess = classify(words.join(' '))
  silence(found, guess)
  if (open > 1 && !scene.dated && !scene.hasGuests) silenceBareVerb(found, guess)
  const { intent: name, probability: confidence } = guess
  const cue = found.get(name)
  if (cue) {
    if (!COURTESY.has(name)) found.set(name, { ...cue, confidence: Math.max(cue.confidence, confidence) })
    return
  }
  const tells = scene.hasGuests && found.size === 0 && name !== 'change_guests' && !line.text.includes('?')
  if (name === 'unknown' || confidence < Math.max(floorFor(guess, found, scene), tells ? BESIDE_COUNT : 0))
    return
  const from = line.text.indexOf(left[0]?.word ?? '')
  keep(found, { name, confidence, cue: guess.because(), ...spanIn(line, from, line.text.length) })
}

/** "¿se puede?", "¿hay problema?": what is asked, other words say. */
const SAYS_NOTHING = new RegExp(
  `^(?:${[
    '\\?|se|puede|pueden|puedo|podemos|podes|podria|podrian|hay|es|son|que|si|no|me|te|nos|les|le|lo|la|el',
    'problema|drama|inconveniente|todo|bien|ok|y|a|en|por|favor|como|asi|ya|seria|esta|algun|alguna|tambien',
    'fechado|fechou|combinado|pode|podem|posso|tem|ha|da|isso',
    'is|it|that|this|can|could|we|i|you|do|please|ok|okay|fine|possible',
  ].join('|')})$`,
)

/** Words that join or count: without others beside them nobody asks for anything. */
const JOINING: ReadonlySet<string> = new Set<Kind>([
  'punct',
  'gone',
  'num',
  'pair',
  'ord',
  'art',
  'of',
  'and',
  'to',
  'at',
  'with',
  'for',
  'or',
  'month',
  'wday',
  'mine',
])

/** Words no reader has explained; beside dates, only those that are no part of the grammar of time and people. */
function isOpen(token: Token, scene: GuessScene): boolean {
  if (token.kind === 'gone' || scene.explained.has(token.start)) return false
  if (token.kind === 'punct') return token.word === '?'
  return !scene.dated || token.kind === 'word'
}

function silence(found: Found, guess: Guess): void {
  if (guess.probability < SILENCES || COURTESY.has(guess.intent)) return
  // "la reservo si me aseguran que hay wifi": the wish was heard by its own words, and so was what it hangs on.
  if (guess.intent === 'book' && found.has('book')) return
  for (const { name, confidence } of [...found.values()]) {
    if (COURTESY.has(name) || confidence >= WEAK_CUE) continue
    if (guess.probabilityOf(name) < IMPROBABLE) lower(found, name, 0.3)
  }
}

/** "¿Alquilan monopatines?": the verb alone asks for free nights only where what is asked for could be some. */
const BARE_VERB = /^(?:hay|tenes|tienen|tiene|alquilan|alquilas|tem|is there|are there|do you have)$/
const NO_NIGHTS = 0.05
const FAR_LIKELIER = 3

function silenceBareVerb(found: Found, guess: Guess): void {
  const free = found.get('availability')
  if (!free || !BARE_VERB.test(free.cue) || guess.intent === 'availability') return
  const nights = guess.probabilityOf('availability')
  const other = guess.probability >= ALONE && nights < guess.probability / FAR_LIKELIER
  if (nights < NO_NIGHTS || other) lower(found, 'availability', 0.3)
}

function floorFor(guess: Guess, found: Found, scene: GuessScene): number {
  if (COURTESY.has(guess.intent)) return found.size === 0 && !scene.dated ? COURTESY_ALONE : 2
  if (scene.hasGuests && NEWS.has(guess.intent)) return BESIDE_PEOPLE
  if (guess.intent === 'stop') return SILENCE_FOR_GOOD
  if (scene.dated || scene.changes) return BESIDE_DATES
  if ([...found.values()].some((intent) => intent.confidence >= 0.6 && !COURTESY.has(intent.name)))
    return BESIDE_A_WISH
  if (guess.knownWords === 0) return BY_LETTERS
  if (found.size > 0 && [...found.values()].every((intent) => intent.confidence < SILENCED)) return INSTEAD
  return found.size > 0 ? BESIDE_COURTESY : ALONE
}
