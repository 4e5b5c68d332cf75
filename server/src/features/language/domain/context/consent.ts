import type { Consent, Language } from '../../domain.ts'
import type { Folded } from '../text/fold.ts'
import { remembered } from '../text/limits.ts'
import { CONSENT_WORDS } from './consent-words.ts'
import { joinLines } from './phrases.ts'

/** What a phrase says towards a yes or a no; `thanks` and `pad` add nothing to either. */
const PARTS = ['yes', 'ack', 'deed', 'no', 'maybe', 'thanks', 'pad'] as const
type Part = (typeof PARTS)[number]
type Phrases = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly part: Part }[]>

const WORD = /[a-z0-9\u00df-\u024f]+/g
const DOUBT = /[?¿🤔❓❔😕😬🙄]/u
const YES_SIGN = /👍|👌|✅|🆗|🙌|💪|✔|🤝/u
const NO_SIGN = /👎|❌|🚫|🙅/u
/** Longer messages have more to say than yes or no. */
const LONGEST_WORDS = 14

const compiled: Readonly<Record<Language, Phrases>> = {
  es: compile(CONSENT_WORDS.es),
  pt: compile(CONSENT_WORDS.pt),
  en: compile(CONSENT_WORDS.en),
}

/** @throws {Error} a heading of the word lists that is no part */
function partCalled(name: string): Part {
  const part = PARTS.find((one) => one === name)
  if (!part) throw new Error(`No part of a consent is called ${name}`)
  return part
}

function compile(source: string): Phrases {
  const phrases = new Map<string, { words: string[]; part: Part }[]>()
  let part: Part = 'pad'
  for (const line of joinLines(source).split('\n')) {
    const [written = ''] = line.split('#')
    const colon = written.indexOf(':')
    if (colon >= 0) part = partCalled(written.slice(0, colon).trim())
    for (const phrase of written.slice(colon + 1).split('|')) {
      const words = phrase.trim().split(/\s+/)
      const first = words[0]
      if (first) phrases.set(first, [...(phrases.get(first) ?? []), { words, part }])
    }
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length)
  return phrases
}

/**
 * A yes is a message that is nothing else. Contract: a question, condition, doubt, negation or other wish beside it
 * spoils it.
 */
export function readConsent(folded: Folded, original: string, language: Language): Consent {
  return READERS[language](original, folded)
}

const READERS: Readonly<Record<Language, (original: string, folded: Folded) => Consent>> = {
  es: remembered((original, folded: Folded) => consentIn(folded, original, 'es')),
  pt: remembered((original, folded: Folded) => consentIn(folded, original, 'pt')),
  en: remembered((original, folded: Folded) => consentIn(folded, original, 'en')),
}

function consentIn(folded: Folded, original: string, language: Language): Consent {
  const words = (folded.text.match(WORD) ?? []).slice(0, LONGEST_WORDS + 1)
  if (words.length === 0) return signOf(original)
  const parts = words.length > LONGEST_WORDS ? null : cover(words, compiled[language])
  const doubts = DOUBT.test(original)
  if (parts && !doubts && !(YES_SIGN.test(original) && NO_SIGN.test(original))) {
    const has = (part: Part) => parts.includes(part)
    const agrees = has('yes') || has('deed') || (has('ack') && !has('thanks'))
    if (has('maybe')) return has('no') ? 'none' : 'conditional'
    if (has('no')) return has('yes') || has('deed') ? 'conditional' : 'no'
    if (agrees && !NO_SIGN.test(original)) return 'yes'
    if (!agrees) return has('ack') || has('thanks') ? 'none' : signOf(original)
  }
  if (!doubts && declines(words, compiled[language])) return 'no'
  return leansYes(words, compiled[language]) ? 'conditional' : 'none'
}

/** "no, gracias, ya conseguí otra": a no with its reason; a figure behind it would be another wish. */
function declines(words: readonly string[], phrases: Phrases): boolean {
  const first = phraseAt(words, 0, phrases)
  if (first?.part !== 'no' || words.some((word) => /\d/.test(word))) return false
  const next = phraseAt(words, first.words.length, phrases)
  const firm = first.words.length > 1 || next?.part === 'thanks'
  return firm && !words.some((_, i) => i > 0 && phraseAt(words, i, phrases)?.part === 'deed')
}

function signOf(original: string): Consent {
  if (DOUBT.test(original)) return 'none'
  const yes = YES_SIGN.test(original)
  const no = NO_SIGN.test(original)
  if (yes === no) return 'none'
  return yes ? 'yes' : 'no'
}

/** The parts a message is made of, or nothing when a word of it belongs to none. */
function cover(words: readonly string[], phrases: Phrases): Part[] | null {
  const parts: Part[] = []
  for (let i = 0; i < words.length; ) {
    const found = phraseAt(words, i, phrases)
    if (!found) return null
    parts.push(found.part)
    i += found.words.length
  }
  return parts
}

function phraseAt(words: readonly string[], at: number, phrases: Phrases) {
  for (const first of spellingsOf(words[at] ?? '')) {
    const found = phrases
      .get(first)
      ?.find((p) => p.words.every((word, k) => k === 0 || spellingsOf(words[at + k] ?? '').includes(word)))
    if (found) return found
  }
  return undefined
}

/** "siiii", "daleee": as written, with runs cut to two, and to one. */
function spellingsOf(word: string): readonly string[] {
  const known = spellings.get(word)
  if (known) return known
  const all = /(.)\1/.test(word)
    ? [word, word.replace(/(.)\1{2,}/g, '$1$1'), word.replace(/(.)\1+/g, '$1')]
    : [word]
  if (spellings.size >= MOST_KEPT) spellings.clear()
  spellings.set(word, all)
  return all
}

/** Guests use few words, and a flood of noise must not fill the memory. */
const MOST_KEPT = 5000
const spellings = new Map<string, readonly string[]>()

/** Something of a yes is in it: it starts with one, or speaks of booking. */
function leansYes(words: readonly string[], phrases: Phrases): boolean {
  for (let i = 0; i < words.length; ) {
    const found = phraseAt(words, i, phrases)
    if (!found) break
    if (found.part === 'no') return false
    if (found.part === 'maybe') return true
    if (found.part !== 'pad' && found.part !== 'thanks') return true
    i += found.words.length
  }
  return words.some((_, i) => {
    const found = phraseAt(words, i, phrases)
    return (
      found?.part === 'deed' ||
      (found?.part === 'maybe' && /^(?:reserv|confirmar|la|would)/.test(found.words[0] ?? '')) ||
      (found?.part === 'yes' && found.words[0] !== 'si' && found.words[0] !== 'sim')
    )
  })
}
