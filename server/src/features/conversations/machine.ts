import type { IntentName, Understanding } from '../language/domain.ts'
import { aboutStay, bringsStay, DEED_QUESTIONS } from './domain/about-stay.ts'
import { aboutAmounts } from './domain/amounts.ts'
import { answerPending, takesQuoted } from './domain/answers.ts'
import {
  aboutTrust,
  asksForNews,
  asksForPhone,
  asksLanguage,
  introduced,
  paidTwice,
} from './domain/asides.ts'
import { calledByTrait, namedByTrait } from './domain/by-trait.ts'
import { type DialogueContext, type DialogueEvent, type Effect, type Step, say } from './domain/dialogue.ts'
import { besides, leavesPet, leavesThem, mentionsOnly, withoutPets } from './domain/favour-talk.ts'
import type { Frame } from './domain/frame.ts'
import { onGesture, onMedia } from './domain/gestures.ts'
import { offerGroup } from './domain/group-offer.ts'
import { aboutFewer, aboutGroup, cabinsDescribed, takeAll } from './domain/groups.ts'
import { inHouse } from './domain/house-talk.ts'
import { aboutLostBooking } from './domain/lost-booking.ts'
import { inOtherWords } from './domain/narrowing.ts'
import { aboutNoStay } from './domain/not-guests.ts'
import { offerAlternatives, showCabinList, showGaps, showOffers } from './domain/offers.ts'
import { aboutOwnBooking } from './domain/own-booking.ts'
import { aboutPaying, aboutSentMoney } from './domain/paying-talk.ts'
import { aboutFavour, answering, answerMeant, askMeant, closing } from './domain/place-questions.ts'
import { onCheapest, plainWish } from './domain/plain-wishes.ts'
import { again, onNightsChecked } from './domain/progress.ts'
import { onCancelled, onCancelProposed, onChangeProposed, onChangeRefused } from './domain/proposals.ts'
import { askedOnce, handOver, reask } from './domain/questions.ts'
import { recalled } from './domain/quoted.ts'
import { onReaction } from './domain/reactions.ts'
import { explainRefusal } from './domain/refusals.ts'
import { renamesBooking } from './domain/renames.ts'
import { rested } from './domain/rest.ts'
import { secondThoughts } from './domain/second-thoughts.ts'
import { isQuestion } from './domain/sentence-words.ts'
import {
  asBefore,
  chooseListed,
  chooseShown,
  oneOfList,
  onShownAgain,
  pointsAtShown,
  pointsBack,
} from './domain/shown.ts'
import { speaksOf } from './domain/talk-words.ts'
import { act, changeShown, onTap, typedAction } from './domain/taps.ts'
import type { Heard } from './domain/topics.ts'
import { isSameQuestion, topicsInTalk } from './domain/topics.ts'
import { withAnswers } from './domain/unanswered.ts'
import { answerReadBack, readBack } from './domain/voice-notes.ts'
import { agreesTo, wantsTransfer } from './domain/wish-words.ts'

/**
 * The dialogue, pure: the frame, what came, what is known → the next frame and what to do. It never invents: dates
 * with two readings are asked, and nothing is booked or cancelled without a yes to a message that showed it.
 */
export function next(frame: Frame, event: DialogueEvent, context: DialogueContext): Step {
  switch (event.type) {
    case 'message':
      return onMessage(rested(frame, context), event, context)
    case 'tap':
      return onTap(rested(frame, context), event.id, context)
    case 'media':
      return onMedia(rested(frame, context), event.kind)
    case 'unsure':
      return readBack(rested(frame, context), event.text)
    case 'retracted':
      return onRetracted(frame)
    case 'reaction':
      return onReaction(frame, event.mood)
    case 'called':
    case 'located':
    case 'card':
      return onGesture(rested(frame, context), event, context)
    case 'cheapest_already':
      return onCheapest(frame, event)
    case 'group_found':
      return onGroupFound(frame, event)
    case 'searched':
      return showOffers(frame, event, context)
    case 'listed':
      return showCabinList(frame, event)
    case 'gaps':
      return showGaps(frame, event.gaps, event.nights)
    case 'held':
      return onHeld(frame, event)
    case 'hold_refused': {
      const free = { ...frame, taken: null }
      return event.refusal.reason === 'date_overlap'
        ? offerAlternatives(free, event.alternatives, null)
        : explainRefusal(free, { refusal: event.refusal, cabin: null }, context)
    }
    case 'receipt_awaited':
      return {
        frame: { ...frame, taken: null, offers: [], pending: null, version: frame.version + 1 },
        effects: [say('receipt_waits', { code: event.code, property: context.propertyName })],
      }
    case 'price_moved':
      return onPriceMoved(frame, event.found, context)
    case 'transfer_refused':
      return onTransferRefused(frame, event)
    case 'shown_again':
      return onShownAgain(frame, event.alternatives)
    case 'cancel_proposed':
      return onCancelProposed(frame, event.proposal)
    case 'cancelled':
      return onCancelled(frame, event)
    case 'change_proposed':
      return onChangeProposed(frame, event.proposal)
    case 'change_refused':
      return onChangeRefused(frame, event, context)
    case 'questions_answered':
      return askedOnce(frame)
    // Whose money it was, or under which name, is asked with the answer.
    case 'proof_unmatched':
      return { frame: { ...frame, seeking: frame.seeking ?? 'asked' }, effects: [] }
    case 'nearly_known':
      return askMeant(frame, event)
    case 'nights_checked':
      return onNightsChecked(frame, event)
    case 'changed':
      return {
        frame: { ...frame, pending: null, changing: null, reservationCode: event.code, taken: null },
        effects: [],
      }
  }
}

function onMessage(
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
  const called = described(open, message.understanding, { text, context })
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
  if (before.version !== open.version && (takesIt(read, intents) || asksItsSum(read, text)))
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

/** What was offered for words that are taken back is no longer on the table: a later yes is asked for anew. */
function onRetracted(frame: Frame): Step {
  const { pending } = frame
  const waits = pending !== null && DEED_QUESTIONS.some((kind) => kind === pending.kind)
  return {
    frame: { ...frame, offers: [], version: frame.version + 1, pending: waits ? null : pending },
    effects: [],
  }
}

/** Contract section 2.11: what is not typed or tapped may answer a question, never hold, change or cancel. */
function withoutDeeds(before: Frame, step: Step): Step {
  // Asking for the name is the first step of the same deed.
  const isAsked = ({ pending }: Frame) => pending?.kind === 'name' || pending?.kind === 'phone'
  const takes = !isAsked(before) && isAsked(step.frame)
  if (!takes && !step.effects.some((effect) => DEEDS.has(effect.type))) return step
  return { frame: before, effects: [say('needs_yes', {}), ...reask(before)] }
}

const DEEDS: ReadonlySet<Effect['type']> = new Set(['hold', 'hold_group', 'cancel', 'change'])

function takesIt(read: Understanding, intents: ReadonlySet<IntentName>): boolean {
  return (
    read.stay.certainty === 'none' && read.change === null && (read.consent === 'yes' || intents.has('book'))
  )
}

/** Who comes is known: a word about one of them counts nobody anew, and an animal may stay at home. */
function ofParty({ party, pets }: Frame, read: Understanding, text: string): Understanding {
  const animals = party?.pets ?? pets
  const leaves = leavesPet(text) || (party?.children === 0 && leavesThem(text))
  if (leaves && animals > 0) return withoutPets(read)
  return party && mentionsOnly(read, text) ? { ...read, guests: null } : read
}

/** "¿Y esta cuánto de seña?", of the offer that is quoted. */
function asksItsSum({ stay, guests, change }: Understanding, text: string): boolean {
  const bare = stay.certainty === 'none' && guests === null && change === null
  return bare && (speaksOf('how_much', text) || POINTS_AT_IT.test(text.trim()))
}

/** "¿Y de esta?" */
const POINTS_AT_IT =
  /^[¿]?(?:y |e |and )?(?:de |d |por |for |of )?(?:est[ae]|es[ae]|ess[ae]|this|that)(?: one)?[?.!\s]*$/iu

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
    topics.filter((topic) => topic !== 'payment'),
    { accommodationId, reask: false },
  )
  return { frame: { ...before, misses: 0 }, effects: [...answers, { type: 'offer_transfer', code }] }
}

/** How one pays here, and then the way that is open to this guest; what is only quoted has to be booked first. */
function onTransferRefused(
  frame: Frame,
  { code, takesTransfers }: Extract<DialogueEvent, { type: 'transfer_refused' }>,
): Step {
  const { accommodationId, pending } = frame
  const isQuoted = pending?.kind === 'confirmation' || pending?.kind === 'group'
  if (takesTransfers && !code && isQuoted)
    return { frame, effects: [say('transfer_when_booked', {}), ...reask(frame)] }
  const onward: Effect[] = code ? [{ type: 'send_payment_link', code }] : reask(frame)
  return { frame, effects: [...answering(['payment'], { accommodationId, reask: false }), ...onward] }
}

/** Nothing was held: what it costs now is shown with the word that it is another price, and asked for anew. */
function onPriceMoved(
  before: Frame,
  found: Extract<DialogueEvent, { type: 'price_moved' }>['found'],
  context: DialogueContext,
): Step {
  const frame: Frame = { ...before, taken: null }
  const step = found.type === 'searched' ? showOffers(frame, found, context) : offerGroup(frame, found.group)
  return { frame: step.frame, effects: [say('price_moved', {}), ...step.effects] }
}

function onGroupFound(
  frame: Frame,
  { group, tooSmall }: Extract<DialogueEvent, { type: 'group_found' }>,
): Step {
  const step = offerGroup(frame, group)
  if (!tooSmall || !frame.party) return step
  const people = frame.party.adults + frame.party.children
  return { frame: step.frame, effects: [say('group_too_small', { ...tooSmall, people }), ...step.effects] }
}

/** The hold itself is announced by its own notice, with the way to pay. */
function onHeld(frame: Frame, { code, replaced }: Extract<DialogueEvent, { type: 'held' }>): Step {
  return {
    frame: {
      ...frame,
      pending: null,
      group: null,
      units: null,
      reservationCode: code,
      version: frame.version + 1,
      offers: [],
    },
    effects: [
      ...(replaced ? [say('hold_replaced', { code: replaced })] : []),
      { type: 'stage', stage: 'hold' },
    ],
  }
}
