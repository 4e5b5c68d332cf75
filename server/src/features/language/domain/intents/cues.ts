import { INTENTS, type IntentName, type Language } from '../../domain.ts'
import { parseBlocks, type WrittenPhrase } from '../text/notation.ts'
import * as enBooking from './cues-en-booking.ts'
import * as enHouse from './cues-en-house.ts'
import * as enMoney from './cues-en-money.ts'
import * as enTalk from './cues-en-talk.ts'
import * as esBooking from './cues-es-booking.ts'
import * as esHouse from './cues-es-house.ts'
import * as esMoney from './cues-es-money.ts'
import * as esTalk from './cues-es-talk.ts'
import * as ptBooking from './cues-pt-booking.ts'
import * as ptHouse from './cues-pt-house.ts'
import * as ptMoney from './cues-pt-money.ts'
import * as ptTalk from './cues-pt-talk.ts'

/**
 * The words that give a wish away, in the notation of `text/notation.ts`. A heading `= cancel 0.95` says that what
 * follows means this, with this weight; `whole` behind it: only when nothing else is said.
 *
 * Weights: 0.9 and over names the wish itself, 0.6 is a hint that loses to any wish, 0.4 is courtesy.
 */
export interface Cue {
  readonly intent: IntentName
  readonly weight: number
  readonly pattern: RegExp
}
export interface CueLine {
  readonly intent: IntentName
  readonly phrase: RegExp
  readonly example: string
}

interface Block {
  readonly intent: IntentName
  readonly weight: number
  readonly whole: boolean
  readonly phrases: readonly WrittenPhrase[]
}

const SOURCES: Readonly<Record<Language, readonly string[]>> = {
  es: [esBooking.bookingCues, esMoney.moneyCues, esHouse.houseCues, esTalk.talkCues],
  pt: [ptBooking.bookingCues, ptMoney.moneyCues, ptHouse.houseCues, ptTalk.talkCues],
  en: [enBooking.bookingCues, enMoney.moneyCues, enHouse.houseCues, enTalk.talkCues],
}

function parseCues(source: string): readonly Block[] {
  return parseBlocks(source).flatMap(({ heading, phrases }) => {
    const [name = '', weight = '', whole] = heading.split(' ')
    const intent = INTENTS.find((one) => one === name)
    return intent ? [{ intent, weight: Number(weight), whole: whole === 'whole', phrases }] : []
  })
}

/** A few words in front that may as well be missing: a pattern that begins anywhere finds the same without them. */
const ANYTHING_IN_FRONT = /^\(\?:\.\{0,\d+\} \)\?/

function compile(block: Block, phrases: readonly { readonly source: string }[]): RegExp {
  const sources = phrases.map(({ source }) => (block.whole ? source : source.replace(ANYTHING_IN_FRONT, '')))
  const all = sources.join('|')
  return block.whole ? new RegExp(`^(?:${all})(?: (?:${all}))*$`) : new RegExp(`(?:^| )(?:${all})(?= |$)`)
}

const BLOCKS = {
  es: SOURCES.es.flatMap(parseCues),
  pt: SOURCES.pt.flatMap(parseCues),
  en: SOURCES.en.flatMap(parseCues),
} satisfies Record<Language, readonly Block[]>

const cuesOf = (blocks: readonly Block[]): readonly Cue[] =>
  blocks.map((block) => ({
    intent: block.intent,
    weight: block.weight,
    pattern: compile(block, block.phrases),
  }))

export const CUES: Readonly<Record<Language, readonly Cue[]>> = {
  es: cuesOf(BLOCKS.es),
  pt: cuesOf(BLOCKS.pt),
  en: cuesOf(BLOCKS.en),
}

/** Every phrase by itself with its example, for whoever checks them. */
export function cueLines(language: Language): readonly CueLine[] {
  return BLOCKS[language].flatMap((block) =>
    block.phrases.map((phrase) => ({
      intent: block.intent,
      phrase: compile(block, [phrase]),
      example: phrase.example,
    })),
  )
}
