import { plainText } from '../../../lib/plain-text.ts'
import type { Language } from '../../language/domain.ts'
import { isImagined } from './imagined.ts'

/** What a speech server understood, whichever it is. */
export interface Transcription {
  readonly text: string
  readonly language: string | null
  readonly seconds: number | null
  /** 0 to 1: e to the mean log-probability of the words, by their length; null when the server does not tell. */
  readonly confidence: number | null
  /** 0 to 1: that nobody speaks. */
  readonly noSpeech: number | null
  /** Text by its compressed size: a machine that repeats itself compresses well. */
  readonly compression: number | null
  readonly words: readonly HeardWord[]
}

interface HeardWord {
  readonly word: string
  readonly probability: number | null
}

/**
 * `clear`: taken as said, as far as a voice note may be. `unclear`: read back first. `nothing`: no words that a person
 * said. Thresholds of Whisper's own decoder and reference language.md 6.3.
 */
export type Certainty = 'clear' | 'unclear' | 'nothing'

/** What became of a voice note. `off`: nobody could listen; `unreadable`, `too_long`: there was nothing to hear. */
export type NoteState = Certainty | 'off' | 'unreadable' | 'too_long'

/** Stands with the message, for the answer and for the owner's eyes. */
export interface HeardNote {
  readonly state: NoteState
  readonly text: string
  readonly confidence: number | null
  readonly seconds: number | null
  /** The bytes as they came, checked against what was promised; null once they are forgotten, or were never had. */
  readonly file: {
    readonly mediaKey: string
    readonly mime: string
    readonly size: number
    readonly sha256: string
  } | null
}

const SILENT_ABOVE = 0.6
/** exp(-1): Whisper calls a segment below a mean log-probability of -1 failed. */
const FAILED_BELOW = Math.exp(-1)
const REPEATING_ABOVE = 2.4
const NUMBER_UNSURE_BELOW = 0.5

export function certaintyOf(heard: Transcription, minConfidence: number): Certainty {
  const { text, confidence, noSpeech, compression } = heard
  if (!/[\p{L}\p{N}]/u.test(text)) return 'nothing'
  if ((noSpeech ?? 0) > SILENT_ABOVE && (confidence ?? 0) < FAILED_BELOW) return 'nothing'
  if ((compression ?? 0) > REPEATING_ABOVE || isImagined(text)) return 'nothing'
  if (confidence === null || confidence < minConfidence) return 'unclear'
  return heard.words.some(isUnsureNumber) ? 'unclear' : 'clear'
}

/** Seis and dieciséis, dos and doce: a number that may be another one is asked about. */
function isUnsureNumber({ word, probability }: HeardWord): boolean {
  return probability !== null && probability < NUMBER_UNSURE_BELOW && NUMBERS.test(bare(word))
}

const NUMBERS =
  /^(?:\d+|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\w+|vein\w+)$/

function bare(word: string): string {
  return plainText(word).replace(/[^\p{L}\p{N}]/gu, '')
}

/** Words a guest of this place is likely to say; speech servers take them as what was said before. */
export function vocabularyOf(language: Language, names: readonly string[]): string {
  const usual = {
    es: 'cabaña, seña, quincena, finde, disponibilidad',
    pt: 'cabana, sinal, quinzena, fim de semana, disponibilidade',
    en: 'cabin, deposit, weekend, availability',
  }
  return [...names.slice(0, 20), usual[language]].join(', ')
}
