import { INTENTS, type IntentName, type Language } from '../../domain.ts'
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
 * The words that give a wish away, as an editor writes them: folded, one phrase a line, an example behind `#`.
 *
 *   = cancel 0.95          what follows means this, with this weight; `whole` behind it: only when nothing else is said
 *   (a|b)  [a]  x+         a choice, what may be missing, a letter once or more; `(a )*` as often as you like
 *   %  ...  ..20  ~        a digit, anything, up to twenty characters of anything, the end of a word
 *   {cancel-1} ir|viajar   a list with a name, for phrases that would grow too long; may go on in further lines
 *   ^(?!pie)^              a plain regular expression, where nothing else will do
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
  readonly phrases: { readonly source: string; readonly example: string }[]
}

const SOURCES: Readonly<Record<Language, readonly string[]>> = {
  es: [esBooking.bookingCues, esMoney.moneyCues, esHouse.houseCues, esTalk.talkCues],
  pt: [ptBooking.bookingCues, ptMoney.moneyCues, ptHouse.houseCues, ptTalk.talkCues],
  en: [enBooking.bookingCues, enMoney.moneyCues, enHouse.houseCues, enTalk.talkCues],
}

/** One notation piece and what it is in a regular expression. */
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

function expand(phrase: string, lists: ReadonlyMap<string, string>): string {
  return phrase.replaceAll(NOTATION, (piece, plain?: string, list?: string, most?: string) => {
    if (plain !== undefined) return plain
    if (list !== undefined) return `(?:${lists.get(list) ?? ''})`
    if (most !== undefined) return `.{0,${most}}`
    return PLAIN[piece] ?? `\\${piece}`
  })
}

function parseCues(source: string): readonly Block[] {
  const lists = new Map<string, string>()
  const blocks: Block[] = []
  for (const line of source.split('\n')) {
    const [written = '', example = ''] = line.split('  # ')
    const named = /^\{([^}]*)\} (.*)$/.exec(written)
    const head = /^= (\S+) (\S+)( whole)?/.exec(written)
    if (head) {
      const intent = INTENTS.find((name) => name === head[1])
      if (intent) blocks.push({ intent, weight: Number(head[2]), whole: head[3] !== undefined, phrases: [] })
    } else if (named?.[1] && example === '') {
      const more = expand(named[2] ?? '', lists)
      const before = lists.get(named[1])
      lists.set(named[1], before ? `${before}|${more}` : more)
    } else if (written !== '') {
      blocks.at(-1)?.phrases.push({ source: expand(written, lists), example })
    }
  }
  return blocks
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
