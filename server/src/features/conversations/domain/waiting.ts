import type { MessageKey } from '../../messaging/domain/catalogue.ts'
import type { DialogueContext } from './dialogue.ts'
import { type Choice, type Effect, type Step, say } from './effects.ts'
import type { FaqTopic } from './faq-topic.ts'
import type { Frame } from './frame.ts'
import { inHouse } from './house-talk.ts'
import { botAgain } from './questions.ts'
import { isQuestion } from './sentence-words.ts'
import { speaksOf } from './talk-words.ts'
import { inParts } from './word-lists.ts'

/** Questions about a stay that is looked for: asking them is the beginning of a new enquiry. */
const ENQUIRY: ReadonlySet<MessageKey> = new Set([
  'ask_dates',
  'ask_guests',
  'ask_nights',
  'ask_choice',
  'assumed_dates',
])

/** Politeness and helplessness: said once they help nobody who waits for a person. */
const SMALL_TALK: ReadonlySet<MessageKey> = new Set([
  'greeting',
  'thanks',
  'not_understood',
  'passed_on',
  'not_yet',
  'resume_frame',
  'media_unsupported',
  'audio_unavailable',
  'audio_unclear',
  'audio_too_long',
  'audio_read_back',
  'needs_yes',
  'name_noted',
  'no_reservation',
  'here_i_am',
  'no_problem',
  'no_news_yet',
  'who_answers',
])

/** What only a yes to what was shown leads to: whoever waits for a person has given it all the same. */
const DEEDS: ReadonlySet<Effect['type']> = new Set(['hold', 'hold_group', 'change', 'cancel', 'back_to_bot'])

/** What somebody in need is not shown: the house as it is sold. */
const SELLING: ReadonlySet<Effect['type']> = new Set(['describe', 'take_time', 'join_waitlist', 'show_again'])

/** About a stay of the guest's own, which has to be there. */
const OF_OWN: ReadonlySet<Effect['type']> = new Set([
  'show_reservations',
  'propose_cancel',
  'send_payment_link',
  'send_voucher',
  'help_paying',
  'check_payment',
])

/** Why a person was called: for something that is in order again. */
const SOLVED = 'solved'

interface Said {
  readonly text: string
  readonly context: DialogueContext
}

/**
 * What the bot still does while a guest waits for a person: it answers clear questions about facts and about the
 * guest's own stay, leaves everything else to the person, and offers to go on by itself when the guest begins a new
 * enquiry. In an emergency nothing is offered.
 */
export function whileWaiting(before: Frame, step: Step, said: Said): Step {
  return keepingAsked(before, said.text, answeredWhileWaiting(before, step, said))
}

/** Whether the bot shall go on stands open: what is written meanwhile belongs to what it would take up. */
function keepingAsked({ pending }: Frame, text: string, { frame, effects }: Step): Step {
  if (pending?.kind !== 'bot_again' || frame.pending?.kind !== 'bot_again') return { frame, effects }
  const all = `${pending.text}\n${text}`.trim().slice(0, MOST_KEPT)
  return { frame: { ...frame, pending: { kind: 'bot_again', text: all } }, effects }
}

/** Longer than that nobody writes while they wait. */
const MOST_KEPT = 900

function answeredWhileWaiting(before: Frame, step: Step, said: Said): Step {
  const { text } = said
  if (step.effects.some(({ type }) => DEEDS.has(type))) return step
  if (inHouse('solved', text) && !isQuestion(text))
    return {
      frame: { ...before, addedTold: true, waitsFor: SOLVED },
      effects: [say('solved_noted', { property: said.context.propertyName })],
    }
  // What they waited for is in order: a new enquiry is nobody's but the bot's.
  if (before.waitsFor === SOLVED && step.effects.some(looksForStay))
    return { frame: before, effects: [{ type: 'back_to_bot', text }] }
  const handsOver = step.effects.find((effect) => effect.type === 'hand_over')
  if (handsOver && handsOver.why !== 'not_understood') return askedAgain(before, step, said)
  if (speaksOf('person_comes', text) || isHello(text)) return stillWaits(before, said.context)
  const unread = handsOver || step.effects.some(isHelpless)
  const owns = said.context.bookings.length > 0
  const useful = step.effects.filter((effect) => !isSmallTalk(effect) && (owns || !OF_OWN.has(effect.type)))
  const effects = unread ? [] : useful.map(withoutReask)
  const urgent = before.waitsFor === 'emergency'
  if (!asksClearly(text)) return onStatement(before, { ...step, effects }, said)
  // "We arrive tomorrow around 11 pm, is that ok?" looks for no stay.
  const ofArrival = effects.filter((effect) => effect.type === 'answer_faq' && effect.topics.some(isArrival))
  if (ofArrival.length > 0) return { frame: before, effects: ofArrival }
  if (effects.some(looksForStay)) return urgent ? leftToPerson(before, said) : offerToGoOn(before, said)
  if (urgent && effects.some((effect) => SELLING.has(effect.type))) return leftToPerson(before, said)
  return effects.length > 0 ? { frame: step.frame, effects } : leftToPerson(before, said)
}

function isArrival(topic: FaqTopic): boolean {
  return topic === 'late_arrival' || topic === 'early_checkin'
}

function isHelpless(effect: Effect): boolean {
  return effect.type === 'say' && effect.key === 'not_understood'
}

const STATES = /^(?:hay|tem|temos|tengo|tenemos|there is|there are)\b/i

/** With its mark, or begun with a word that only asks: "hay dos chicos acá" tells. */
function asksClearly(text: string): boolean {
  return isQuestion(text) && (/[?¿]/.test(text) || !STATES.test(text.trim()))
}

const HELLO =
  /^(?:(?:hola|holaa+|buenas|ola|oi|alo|hello|hi|hey)[\s?¿!.]*|(?:y|e|and)?[\s?¿!.]*[?][\s?¿!.]*)$/i

function isHello(text: string): boolean {
  return HELLO.test(text.trim())
}

function stillWaits(before: Frame, context: DialogueContext): Step {
  const again = before.waitingTold
  const said = say('human_waiting', { property: context.propertyName, again, ...context.attention })
  return { frame: { ...before, waitingTold: true }, effects: [said] }
}

function leftToPerson(before: Frame, { context }: Said): Step {
  const left = before.leftTold
    ? say('human_added', {})
    : say('human_will_answer', { property: context.propertyName })
  return { frame: { ...before, leftTold: true }, effects: [left] }
}

/** What is open does not matter while a person is waited for. */
function withoutReask(effect: Effect): Effect {
  return effect.type === 'answer_faq' ? { ...effect, reask: false } : effect
}

/** No question: a deed on the guest's own stay is still taken up, the rest is for the person to read. */
function onStatement(before: Frame, step: Step, said: Said): Step {
  const urgent = before.waitsFor === 'emergency' || before.waitsFor === 'complaint'
  // Dates of the booking that is being looked for are no new enquiry.
  if (before.seeking === 'looked_up' && step.effects.some(looksForStay))
    return { frame: { ...before, addedTold: true }, effects: [say('human_added', {})] }
  const isEmergency = before.waitsFor === 'emergency'
  if (!isEmergency && step.effects.some(looksForStay)) return offerToGoOn(before, said)
  const taken = (isEmergency ? [] : step.effects).filter(
    (effect) => !TOLD.has(effect.type) && !looksForStay(effect),
  )
  if (taken.length > 0) return { frame: step.frame, effects: taken }
  const isLong = said.text.trim().split(/\s+/).length > (urgent ? 2 : FEW_WORDS)
  const adds = !before.addedTold && isLong && (urgent || !POLITE.test(said.text))
  return adds
    ? { frame: { ...before, addedTold: true }, effects: [say('human_added', {})] }
    : { frame: before, effects: [] }
}

/** Takes the waiting as it is, and adds nothing. */
const POLITE = inParts(
  String.raw`(?<!\p{L})(?:gracias|espero|esperamos|ok|dale|perfecto|buen[ií]simo|genial|obrigad\p{L}*|aguardo|`,
  String.raw`thanks?|i'll wait)(?!\p{L})`,
)

/** What only a question asks for. */
const TOLD: ReadonlySet<Effect['type']> = new Set([
  ...SELLING,
  'answer_faq',
  'ask_owner',
  'tell_trust',
  'hand_over',
])

function looksForStay(effect: Effect): boolean {
  if (effect.type === 'say') return ENQUIRY.has(effect.key)
  return LOOKS.has(effect.type)
}

const LOOKS: ReadonlySet<Effect['type']> = new Set([
  'search',
  'search_group',
  'cheaper',
  'list_cabins',
  'find_gaps',
  'check_nights',
])

function isSmallTalk(effect: Effect): boolean {
  return effect.type === 'stage' || (effect.type === 'say' && SMALL_TALK.has(effect.key))
}

/** An emergency rings again whatever was the matter before; who only asks once more hears once that it is under way. */
function askedAgain(before: Frame, step: Step, said: Said): Step {
  const emergency = step.effects.some((effect) => effect.type === 'hand_over' && effect.why === 'emergency')
  // More about the same emergency rings again, in other words than the first time.
  if (emergency && before.waitsFor === 'emergency') {
    const { effects } = onStatement(before, { frame: before, effects: [] }, said)
    const words = effects.length > 0 ? effects : stillWaits(before, said.context).effects
    const rings = step.effects.filter((effect) => effect.type === 'hand_over')
    return { frame: { ...before, addedTold: true }, effects: [...words, ...rings] }
  }
  if (emergency) return step
  // A word more is no new complaint; a sentence deserves a sign of life.
  const silent = before.waitingTold && !asksClearly(said.text) && isWord(said.text)
  return silent ? { frame: before, effects: [] } : stillWaits(before, said.context)
}

const FEW_WORDS = 3

function isWord(text: string): boolean {
  return text.trim().split(/\s+/).length <= FEW_WORDS
}

/** Offered once in full; asked something else meanwhile, that is what a yes takes up. */
function offerToGoOn(before: Frame, { text, context }: Said): Step {
  if (text === '') return { frame: before, effects: [] }
  const offered = before.pending?.kind === 'bot_again'
  const frame: Frame = offered
    ? before
    : { ...before, pending: { kind: 'bot_again', text: text.slice(0, MOST_KEPT) } }
  if (!offered) return { frame, effects: [botAgain()] }
  const choices: Choice[] = [{ action: { type: 'bot_yes' }, label: { key: 'bot_yes' } }]
  const left = say('human_will_answer', { property: context.propertyName })
  return { frame, effects: asksClearly(text) ? [{ ...left, choices }] : [botAgain()] }
}
