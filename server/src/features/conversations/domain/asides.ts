import { nameAlone } from '../../language/domain/names/contact-words.ts'
import type { Language } from '../../language/domain.ts'
import type { DialogueContext } from './dialogue.ts'
import { type Effect, type Step, say } from './effects.ts'
import type { Frame } from './frame.ts'
import { bookingOf } from './own-booking.ts'
import { reask } from './questions.ts'
import { isQuestion } from './sentence-words.ts'
import { nameGiven, takeName } from './small-talk.ts'
import { speaksOf } from './talk-words.ts'
import type { Heard } from './topics.ts'
import { inParts } from './word-lists.ts'

/** Whether this is the right number, and whether the place is real: before anything else, and no complaint. */
export function aboutTrust(before: Frame, heard: Heard): Step | undefined {
  const { text } = heard
  const frame: Frame = { ...before, misses: 0 }
  if (speaksOf('wrong_number', text)) {
    if (frame.wrongNumber) return { frame, effects: [] }
    return {
      frame: { ...frame, wrongNumber: true, quiet: true, pending: null, offers: [] },
      effects: [say('wrong_number', {})],
    }
  }
  if (frame.wrongNumber) {
    if (wantsNothing(heard)) return { frame, effects: [] }
    return undefined
  }
  const doubts = speaksOf('trust', text) && !speaksOf('harmed', text) && isQuestion(text)
  return doubts ? { frame, effects: [{ type: 'tell_trust' }] } : undefined
}

const NOTHING = new Set(['yes', 'no', 'thanks', 'unknown'])

function wantsNothing({ read, intents, topics }: Heard): boolean {
  const said = read.stay.certainty !== 'none' || read.guests !== null || read.accommodationIds.length > 0
  return !said && topics.length === 0 && [...intents].every((name) => NOTHING.has(name))
}

/** An address or a name told alone is noted, and what is open stays open. */
export function introduced(before: Frame, heard: Heard, context: DialogueContext): Step | undefined {
  const { read, intents, text } = heard
  const email = read.contact?.email ?? null
  const alone = [...intents].every((name) => name === 'unknown' || name === 'greeting' || name === 'thanks')
  if (!alone || read.stay.certainty !== 'none' || read.guests || isQuestion(text)) return undefined
  const frame: Frame = { ...before, misses: 0 }
  const code = bookingOf(before, context)?.code ?? null
  if (email && read.contact?.name === null) {
    const noted: Effect = { type: 'note_email', code, email }
    return { frame, effects: [noted, say('email_noted', { email, code }), ...reask(frame)] }
  }
  const isCabin = read.accommodationIds.length > 0
  const name = isCabin || nameGiven(heard) ? null : nameAlone(text)
  // Before the yes as well: the booking that is spoken of will be in it.
  if (name && !code && frame.pending?.kind === 'confirmation') return takeName(frame, name)
  if (!name || !code || frame.pending !== null) return undefined
  return takeName({ ...frame, reservationCode: code }, name)
}

/** Somebody who would rather ring up. */
export function asksForPhone(
  before: Frame,
  { text }: Heard,
  { contactPhone: phone }: DialogueContext,
): Step | undefined {
  if (!phone || !isQuestion(text) || !speaksOf('our_phone', text)) return undefined
  return { frame: { ...before, misses: 0 }, effects: [say('our_phone', { phone })] }
}

/** "Me cobraron dos veces": what is too much comes back, and a person looks at it. */
export function paidTwice(before: Frame, { text }: Heard, context: DialogueContext): Step | undefined {
  if (!speaksOf('paid_twice', text) || speaksOf('hypothetical', text)) return undefined
  const { propertyName: property } = context
  const said = before.passedTold ? say('human_added', {}) : say('paid_twice', { property })
  return {
    frame: { ...before, misses: 0, passedTold: true },
    effects: [{ type: 'ask_owner', text, accommodationId: null }, said],
  }
}

/** "¿Cuándo me dicen?" after a question that went to the owner. */
export function asksForNews(
  before: Frame,
  { read, intents, text }: Heard,
  context: DialogueContext,
): Step | undefined {
  if (read.stay.certainty !== 'none' || intents.has('waitlist')) return undefined
  if (intents.has('payment_status') || intents.has('payment_proof')) return undefined
  if (speaksOf('tells_me', text) && read.guests === null)
    return { frame: { ...before, misses: 0 }, effects: [say('will_tell', {})] }
  const isPassedOn = before.passedTold || before.asked !== null
  if (!speaksOf('news', text) && !(isPassedOn && speaksOf('found_it', text))) return undefined
  const { propertyName: property, attention } = context
  return { frame: { ...before, misses: 0 }, effects: [say('no_news_yet', { property, ...attention })] }
}

/** "Do you speak English?", "fala português?": yes, in that language, and whatever was open goes on in it. */
export function asksLanguage(before: Frame, { read, text }: Heard): Step | undefined {
  const { stay, guests, change } = read
  if (stay.certainty !== 'none' || guests || change || !languageAsked(text)) return undefined
  return { frame: { ...before, misses: 0 }, effects: [say('we_speak', {}), ...reask(before)] }
}

const ASKS_LANGUAGE = inParts(
  String.raw`(?<!\p{L})(?:(?:do|does|can) (?:you|anyone|anybody|someone)(?: \p{L}+)? (?:speak|write|understand)|`,
  String.raw`(?:i|we)(?:'d)? (?:understand|speak|prefer|write)(?: \p{L}+)?|`,
  '(?:entiendo|entendo|prefiero|prefiro)(?: mejor)?(?: el| o)?|',
  String.raw`(?:alg(?:uien|u[eé]m) )?(?:habl|fal)(?:[aá]s|[aá]n|am?|o)?|atend\p{L}+ em|(?:en|em|in)|speak(?:s|ing)?) `,
  '(?:un poco de |um pouco de |some )?(?:',
  '(?<es>espa[nñ]ol|espanhol|castellano|spanish)|',
  '(?<pt>portugu[eé]s|portugu[eê]s|portuguese|portu[nñ]h?ol|brasile[nñ]o)|',
  String.raw`(?<en>ingl[eé]s|ingl[eê]s|english))(?!\p{L})`,
)

const ASKED_BRIEFLY = 9

/** In which language they ask to write. */
export function languageAsked(text: string): Language | undefined {
  if (text.trim().split(/\s+/).length > ASKED_BRIEFLY) return undefined
  const { es, pt, en } = ASKS_LANGUAGE.exec(text)?.groups ?? {}
  if (es) return 'es'
  if (pt) return 'pt'
  return en ? 'en' : undefined
}
