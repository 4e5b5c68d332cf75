import { addDays, type LocalDate, weekdayIndex } from '../../../../lib/local-date.ts'
import type { Change, Language, StayOption, StayReading } from '../../domain.ts'
import { CONVENTIONS } from '../dates/conventions.ts'
import { assume, mondayOf, option } from '../dates/reading.ts'
import { consume, isKind, type Tokens } from '../text/token.ts'
import { matchPhrase, type PhraseRule, parsePhrases, type SlotReader } from './phrases.ts'
import { WHICH_PHRASES } from './which-phrases.ts'

const WHICHES = ['previous', 'next', 'other'] as const satisfies readonly Change['which'][]
const UNITS = ['weekend', 'week', 'stay'] as const

export interface FoundWhich {
  readonly which: (typeof WHICHES)[number]
  /** What is moved on or back by one: a weekend, a week, or the stay as it is. */
  readonly unit: (typeof UNITS)[number]
  readonly start: number
  readonly end: number
}

const RULES: Readonly<Record<Language, readonly PhraseRule[]>> = {
  es: parsePhrases(WHICH_PHRASES.es),
  pt: parsePhrases(WHICH_PHRASES.pt),
  en: parsePhrases(WHICH_PHRASES.en),
}

/** "el otro finde", "la semana siguiente", "el anterior": only while a stay is under discussion. */
export function consumeWhich(tokens: Tokens, language: Language, talk: StayOption | null): FoundWhich | null {
  if (!talk) return null
  for (let at = 0; at < tokens.length; at++) {
    for (const rule of RULES[language]) {
      const match = matchPhrase(rule, tokens, at, readSlot)
      if (!match || namesAnother(tokens, match.end)) continue
      const [which, unit] = rule.effect.split(' ')
      const found = {
        which: WHICHES.find((one) => one === which) ?? 'other',
        unit: UNITS.find((one) => one === unit) ?? 'stay',
        start: tokens[at]?.start ?? 0,
        end: tokens[match.end - 1]?.end ?? 0,
      }
      consume(tokens, at, match.end)
      return found
    }
  }
  return null
}

const readSlot: SlotReader<null> = (slot, tokens, at) =>
  (slot === 'weekend' && isKind(tokens, at, 'weekend')) || (slot === 'week' && isKind(tokens, at, 'week'))
    ? { end: at + 1, value: null }
    : null

/** "el otro finde de enero", "el otro viernes", "la otra cabaña": something of their own. */
function namesAnother(tokens: Tokens, end: number): boolean {
  const next = tokens[end]?.kind
  if (next === 'of') return isKind(tokens, end + 1, 'month') || isKind(tokens, end + 1, 'num')
  // "o outro casal", "la otra familia"
  if (next && PEOPLE.test(next)) return true
  return next === 'wday' || next === 'month' || next === 'cabin' || next === 'weekend' || next === 'long'
}

const PEOPLE = /^(?:couple|family|friend|kin|child|adult|person|pet|parents)$/

/** The stay under discussion, one weekend or week on or back. */
export function moveStay(
  talk: StayOption,
  { which, unit }: FoundWhich,
  today: LocalDate,
): StayReading | null {
  const step = which === 'previous' ? -7 : 7
  if (unit === 'weekend' || isWeekend(talk)) {
    const { from, to, otherFrom } = CONVENTIONS.weekend
    const saturday = addDays(mondayOf(talk.checkIn), 5 + step)
    const kept = isWeekend(talk) ? [addDays(talk.checkIn, step), addDays(talk.checkOut, step)] : []
    const [checkIn = addDays(saturday, from), checkOut = addDays(saturday, to)] = kept
    if (checkIn < today) return null
    return assume(checkIn, checkOut, [option(addDays(saturday, otherFrom), addDays(saturday, to))])
  }
  const checkIn = addDays(talk.checkIn, step)
  return checkIn < today ? null : assume(checkIn, addDays(talk.checkOut, step))
}

function isWeekend({ checkIn, checkOut }: StayOption): boolean {
  const first = weekdayIndex(checkIn)
  return (first === 5 || first === 6) && checkOut <= addDays(mondayOf(checkIn), 7)
}
