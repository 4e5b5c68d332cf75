import type { DialogueContext } from './dialogue.ts'
import { type Step, say } from './effects.ts'
import type { Frame } from './frame.ts'
import { bookingOf } from './own-booking.ts'
import { takeName } from './small-talk.ts'
import type { Heard } from './topics.ts'
import { inParts } from './word-lists.ts'

const RENAMES = inParts(
  String.raw`(?<!\p{L})(?:cambi|correg|correj|modific|pon[eé]|pas[aá]|chang|put|switch|update|troc|mud|`,
  String.raw`alter)\p{L}*.{0,30}`,
  String.raw`(?:nombre|titular|name|nome)(?!\p{L})`,
)
const INTO = new RegExp(
  String.raw`\s(?:a|al|por|para|to|de|as|es|is|sea|seja) ` +
    String.raw`(\p{Lu}[\p{L}’'-]+(?: (?:de |del |da |dos )?\p{Lu}[\p{L}’'-]+){0,3})\W*$`,
  'u',
)

/** "Can you change the name on the booking to Emily Carter?": no wish for other dates. */
export function renamesBooking(before: Frame, { text }: Heard, context: DialogueContext): Step | undefined {
  const booking = bookingOf(before, context)
  if (!booking || !RENAMES.test(text)) return undefined
  const frame: Frame = { ...before, misses: 0, reservationCode: booking.code }
  const name = INTO.exec(text)?.[1]
  if (name) return takeName(frame, name)
  const passed = say('passed_on', { property: context.propertyName })
  return { frame, effects: [{ type: 'ask_owner', text, accommodationId: null }, passed] }
}
