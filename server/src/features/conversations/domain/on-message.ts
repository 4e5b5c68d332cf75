import type { IntentName, Understanding } from '../../language/domain.ts'
import { aboutStay, bringsStay } from './about-stay.ts'
import { agreesTo, wantsTransfer } from './agreement-words.ts'
import { aboutAmounts } from './amounts.ts'
import { answerPending, takesQuoted } from './answers.ts'
import { aboutTrust, asksForNews, asksForPhone, asksLanguage, introduced, paidTwice } from './asides.ts'
import { calledByTrait, namedByAnswer, namedByTrait } from './by-trait.ts'
import { cabinsDescribed } from './cabins-by-size.ts'
import type { DialogueContext } from './dialogue.ts'
import { type Effect, type Step, say } from './effects.ts'
import type { DialogueEvent } from './events.ts'
import { besides, leavesPet, leavesThem, mentionsOnly, paysForThem, withoutPets } from './favour-talk.ts'
import type { Frame } from './frame.ts'
import { aboutFewer, aboutGroup, takeAll } from './groups.ts'
import { inHouse } from './house-talk.ts'
import { aboutJoke } from './jokes.ts'
import { aboutLostBooking } from './lost-booking.ts'
import { inOtherWords } from './narrowing.ts'
import { aboutNoStay } from './not-guests.ts'
import { aboutOwnBooking } from './own-booking.ts'
import { aboutPaying, aboutSentMoney } from './paying-talk.ts'
import { aboutFavour, answering, answerMeant, closing } from './place-questions.ts'
import { plainWish } from './plain-wishes.ts'
import { again } from './progress.ts'
import { handOver, reask } from './questions.ts'
import { meansQuoted, recalled } from './quoted.ts'
import { renamesBooking } from './renames.ts'
import { secondThoughts } from './second-thoughts.ts'
import { isQuestion } from './sentence-words.ts'
import { asBefore, chooseListed, chooseShown, oneOfList, pointsAtShown, pointsBack } from './shown.ts'
import { speaksOf } from './talk-words.ts'
import { act, changeShown, typedAction } from './taps.ts'
import { type Heard, isSameQuestion, topicsInTalk } from './topics.ts'
import { withAnswers } from './unanswered.ts'
import { answerReadBack } from './voice-notes.ts'

export function onMessage(
  open: Frame,
  message: Extract<DialogueEvent, { type: 'message' }>,
  context: DialogueContext,
): Step {
  const answered = answerReadBack(open, message.understanding.consent)
  if (answered) return answered
  const unheard = { ...open, heard: null }
  const step = understood(unheard, message, context)
  const effects = step.effects.map((one) => askedBefore(unheard, one, message.text))
  const said = { ...step, effects: inOtherWords(unheard, effects) }
  const kept = { ...said, frame: { ...step.frame, asked: askedIn(step, message.text) } }
  return message.indirect ? withoutDeeds(unheard, kept) : kept
}

/** Who asks the same again is not told the same again word for word. */
function askedBefore({ asked }: Frame, effect: Effect, text: string): Effect {
  if (effect.type !== 'answer_faq' || !asked || effect.text) return effect
  const same = effect.topics.join() === asked.topics.join() && isSameQuestion(asked.text, text)
  return same ? { ...effect, isAgain: true } : effect
}

/** What was asked about the place, so that the next message may ask the same of another cabin. */
function askedIn({ effects }: Step, text: string): Frame['asked'] {
  const asked = effects.find((effect) => effect.type === 'answer_faq')
  return asked ? { topics: [...asked.topics], text: (asked.text ?? text).slice(0, 300) } : null
}

function understood(
  open: Frame,
  message: Extract<DialogueEvent, { type: 'message' }>,
  context: DialogueContext,
): Step {
  const { text, quoted } = message
  const called = namedByAnswer(described(open, message.understanding, { text, context }), text, {
    frame: open,
    context,
  })
  const named = namedByTrait(called, text, { frame: open, context })
  const chooses = open.pending?.kind === 'choice' || open.shown.length > 0
  const alone = besides(named, text, open.stay !== null || chooses || context.bookings.length > 0)
  const read = ofParty(open, alone, text)
  const before = quoted ? recalled(open, quoted) : open
  const { intents, topics } = topicsInTalk(read, text, {
    hasBooking: context.bookings.length > 0,
    bringsPets: (open.party?.pets ?? open.pets) > 0,
    hasQuote: open.offers.length > 0,
    hasParty: open.party !== null && open.stay !== null,
  })
  const all = takeAll(before, text, context)
  if (all) return all
  const heard = calledByTrait({ read, intents, text, topics }, message.understanding)
  const aside =
    asksLanguage(before, heard) ??
    asksForPhone(before, heard, context) ??
    aboutTrust(before, heard) ??
    aboutNoStay(before, heard, context) ??
    oneOfList(before, heard)
  if (aside) return aside
  if (isLockedOut(heard, context)) return handOver(before, 'emergency', context)
  const wanted = PERSON_WANTED.find(([intent]) => intents.has(intent))
  if (wanted) return handOver(before, wanted[1], context)
  // "Esta me sirve": the offer that is quoted is shown again, with its price of today, before anything is held.
  if (before.version !== open.version && meansQuoted(read, intents, text))
    return again({ ...before, misses: 0 })
  const typed = typedAction(text, before)
  if (typed) return act({ ...before, misses: 0 }, typed, { context, current: true })
  return withAnswers(before, answered(before, heard, context), heard)
}

/** Cabins that were called by what sets them apart, as if their names had been said. */
function described(
  { group }: Frame,
  read: Understanding,
  { text, context }: { readonly text: string; readonly context: DialogueContext },
): Understanding {
  const accommodationIds = group && !isQuestion(text) ? cabinsDescribed(text, context) : []
  if (accommodationIds.length < 2) return read
  const intents = read.intents.filter(({ name }) => name !== 'compare' && name !== 'catalogue')
  return { ...read, intents, guests: null, accommodationId: null, accommodationIds }
}

function answered(before: Frame, heard: Heard, context: DialogueContext): Step {
  return (
    answerMeant(before, heard) ??
    aboutFavour(before, heard, context) ??
    takesQuoted(before, heard, context) ??
    ofThisTalk(before, heard, context) ??
    plainWish(before, heard, context) ??
    payByTransfer(before, heard) ??
    aboutFewer(before, heard, context) ??
    aboutGroup(before, heard, context) ??
    answerPending(before, heard, context) ??
    closing(before, heard, context) ??
    aboutOwnBooking(before, heard, context) ??
    aboutPaying(before, heard, context) ??
    aboutStay(before, heard, context)
  )
}

/** What is said of the talk itself: its amounts, what it showed, whether to go on. */
function ofThisTalk(before: Frame, heard: Heard, context: DialogueContext): Step | undefined {
  return (
    aboutJoke(before, heard, context) ??
    asBefore(before, heard, context) ??
    renamesBooking(before, heard, context) ??
    secondThoughts(before, heard, context) ??
    paidTwice(before, heard, context) ??
    aboutSentMoney(before, heard, context) ??
    (pointsBack(heard.text) && !speaksOf('part', heard.text)
      ? chooseShown(before, heard, context)
      : undefined) ??
    chooseListed(before, heard) ??
    pointsAtShown(before, heard) ??
    aboutAmounts(before, heard, context) ??
    chooseShown(before, heard, context) ??
    aboutLostBooking(before, heard, context) ??
    asksForNews(before, heard, context) ??
    introduced(before, heard, context)
  )
}

/** "Llegamos y el portón está cerrado", from somebody whose stay has begun: nobody is told the way. */
function isLockedOut({ text }: Heard, { bookings, today }: DialogueContext): boolean {
  const isHere = bookings.some(({ stay }) => stay.checkIn <= today && today <= stay.checkOut)
  return inHouse('locked_out', text) && (isHere || inHouse('at_door', text))
}

const PERSON_WANTED: readonly (readonly [IntentName, 'emergency' | 'complaint' | 'asked'])[] = [
  ['emergency', 'emergency'],
  ['complaint', 'complaint'],
  ['human', 'asked'],
]

/** Contract section 2.11: what is not typed or tapped may answer a question, never hold, change or cancel. */
function withoutDeeds(before: Frame, step: Step): Step {
  // Asking for the name is the first step of the same deed.
  const isAsked = ({ pending }: Frame) => pending?.kind === 'name' || pending?.kind === 'phone'
  const takes = !isAsked(before) && isAsked(step.frame)
  if (!takes && !step.effects.some((effect) => DEEDS.has(effect.type))) return step
  return { frame: before, effects: [say('needs_yes', {}), ...reask(before)] }
}

const DEEDS: ReadonlySet<Effect['type']> = new Set(['hold', 'hold_group', 'cancel', 'change'])

/** Who comes is known: a word about one of them counts nobody anew, and an animal may stay at home. */
function ofParty({ party, pets }: Frame, read: Understanding, text: string): Understanding {
  const animals = party?.pets ?? pets
  const leaves = leavesPet(text) || (party?.children === 0 && leavesThem(text))
  if (leaves && animals > 0) return withoutPets(read)
  return party && (mentionsOnly(read, text) || paysForThem(text)) ? { ...read, guests: null } : read
}

/** Whether anything is to be paid is looked up: the stay need not have been booked in this chat. */
function payByTransfer(before: Frame, { read, intents, text, topics }: Heard): Step | undefined {
  if (read.stay.certainty !== 'none' || read.guests !== null || !wantsTransfer(text, intents))
    return undefined
  const { pending, reservationCode: code, accommodationId } = before
  // Its price by transfer was shown, and they say nothing but that they take it so.
  if (pending?.kind === 'change' && pending.wish.payBy && agreesTo('transfer', text))
    return { frame: { ...before, misses: 0 }, effects: [changeShown(pending)] }
  const saysYes = pending?.kind === 'confirmation' && read.consent === 'yes'
  // "Transferencia" is read as a name where one was asked for.
  const { name, phone } = read.contact ?? { name: null, phone: null }
  const introduced = phone !== null || (name !== null && !wantsTransfer(name, intents))
  const introduces = (pending?.kind === 'name' || pending?.kind === 'phone') && introduced
  if (saysYes || introduces || (!code && bringsStay(read, intents))) return undefined
  const answers = answering(
    topics.filter((topic) => topic !== 'payment' && (topic !== 'discount' || isQuestion(text))),
    { accommodationId, reask: false },
  )
  return { frame: { ...before, misses: 0 }, effects: [...answers, { type: 'offer_transfer', code }] }
}
