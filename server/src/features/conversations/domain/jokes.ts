import type { DialogueContext } from './dialogue.ts'
import { type Step, say } from './effects.ts'
import type { Frame } from './frame.ts'
import { bookingOf } from './own-booking.ts'
import { reask } from './questions.ts'
import { doubtHold } from './second-thoughts.ts'
import { isQuestion } from './sentence-words.ts'
import { keepReservation } from './taps.ts'
import type { Heard } from './topics.ts'
import { inParts } from './word-lists.ts'

/** "Era joda": never "esto es una broma", which complains. */
const JOKES = inParts(
  String.raw`(?<!\p{L})(?:era (?:una )?(?:joda|broma|chiste)|es (?:joda|broma|chiste)|de joda|en joda|`,
  '(?:te |les )estoy (?:jodiendo|bromeando|cargando|boludeando)|te (?:cargo|jodo)|estaba (?:jodiendo|bromeando)|',
  '(?:t[oô]|estou|estava|tava) (?:s[oó] )?(?:brincando|zoando)|(?:[eé]|foi|era) brincadeira|',
  String.raw`(?:just|only|i'm|i was|was) (?:just |only )?(?:kidding|joking)|jk)(?!\p{L})`,
)
const LONGEST = 9

/** "Tô brincando, espera": smiled at, never a yes; what was proposed is left, and what waits for an answer is asked. */
export function aboutJoke(before: Frame, heard: Heard, context: DialogueContext): Step | undefined {
  const { read, text } = heard
  const { stay, guests, change, accommodationId } = read
  if (!JOKES.test(text) || isQuestion(text) || text.trim().split(/\s+/).length > LONGEST) return undefined
  if (stay.certainty !== 'none' || stay.nights !== null || guests || change || accommodationId)
    return undefined
  const step = afterJoke({ ...before, misses: 0 }, context)
  return { frame: step.frame, effects: [say('joke_smiled', {}), ...step.effects] }
}

function afterJoke(frame: Frame, context: DialogueContext): Step {
  const { pending } = frame
  if (pending?.kind === 'cancel' || pending?.kind === 'change')
    return keepReservation(frame, pending.code, context)
  const booking = bookingOf(frame, context)
  if (pending === null && booking?.status === 'pre_reserved') return doubtHold(frame, booking)
  return { frame, effects: reask(frame) }
}
