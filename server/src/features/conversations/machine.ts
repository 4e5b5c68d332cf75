import type { IntentName, Understanding } from '../language/domain.ts'
import { parseTap } from './domain/buttons.ts'
import type { DialogueContext, DialogueEvent, Effect, FaqTopic } from './domain/dialogue.ts'
import { type Frame, mergeParty, type Offer, type StayDates } from './domain/frame.ts'
import {
  explainRefusal,
  offerAlternatives,
  showCabinList,
  showGaps,
  showOffers,
  showOtherCabins,
} from './domain/offers.ts'

export interface Step {
  readonly frame: Frame
  readonly effects: readonly Effect[]
}

/** After so many messages in a row that say nothing to the bot, a person takes over. */
const MISSES_BEFORE_HUMAN = 2
const GROUP_NEEDS_PERSON_ABOVE = 30

/**
 * The dialogue, pure: the frame, what came, what is known → the next frame and what to do. It never invents: dates
 * with two readings are asked, and nothing is booked or cancelled without a yes to a message that showed it.
 */
export function next(frame: Frame, event: DialogueEvent, context: DialogueContext): Step {
  switch (event.type) {
    case 'message':
      return onMessage(frame, event.understanding, event.text, context)
    case 'tap':
      return onTap(frame, event, context)
    case 'media':
      return onMedia(frame, event.kind)
    case 'searched':
      return showOffers(frame, event)
    case 'listed':
      return showCabinList(frame, event)
    case 'gaps':
      return showGaps(frame, event.gaps, event.nights)
    case 'held':
      return {
        frame: {
          ...frame,
          pending: null,
          reservationCode: event.code,
          version: frame.version + 1,
          offers: [],
        },
        effects: [{ type: 'stage', stage: 'hold' }],
      }
    case 'hold_refused':
      return event.refusal.reason === 'date_overlap'
        ? offerAlternatives(frame, event.alternatives, null)
        : explainRefusal(frame, event.refusal, null)
    case 'cancel_proposed':
      return onCancelProposed(frame, event.proposal)
    case 'cancelled':
      return {
        frame: { ...frame, pending: null, reservationCode: null },
        effects: [
          say('cancelled', {
            code: event.code,
            refund: event.refund > 0 ? { amount: event.refund, currency: event.currency } : null,
          }),
        ],
      }
  }
}

function onMessage(before: Frame, read: Understanding, text: string, context: DialogueContext): Step {
  const intents = new Set<IntentName>(read.intents.map((intent) => intent.name))
  if (intents.has('human')) return handOver(before, 'asked', context)

  const answered = answerPending(before, read, intents, text, context)
  if (answered) return answered

  const frame = fillIn(before, read, context)
  if (intents.has('cancel')) return { frame, effects: [{ type: 'propose_cancel' }] }
  if (intents.has('change_dates')) return handOver(frame, 'change', context)
  if (intents.has('payment_proof'))
    return { frame: { ...frame, misses: 0 }, effects: [{ type: 'take_proof' }] }
  if (intents.has('my_reservation'))
    return { frame: { ...frame, misses: 0 }, effects: [{ type: 'show_reservations' }] }
  if (intents.has('payment') && frame.reservationCode && read.stay.certainty === 'none') {
    return {
      frame: { ...frame, misses: 0 },
      effects: [{ type: 'send_payment_link', code: frame.reservationCode }],
    }
  }

  const answers = faqTopics(intents).map(
    (topic): Effect => ({ type: 'answer_faq', topic, accommodationId: frame.accommodationId }),
  )
  const wantsStay = saysSomethingAboutStay(read, intents)
  if (intents.has('book') && canReserve(before, frame)) {
    const step = reserve(frame, frame.offers[0], context)
    return { frame: step.frame, effects: [...answers, ...step.effects] }
  }
  if (wantsStay || (answers.length > 0 && before.pending && before.pending.kind !== 'confirmation')) {
    const step = askNext(frame, read, context)
    return { frame: step.frame, effects: [...answers, ...step.effects] }
  }
  if (answers.length > 0) return { frame: { ...frame, misses: 0 }, effects: answers }
  return smallTalk(frame, intents, context)
}

/** An answer to what was just asked; undefined when the message is about something else. */
function answerPending(
  frame: Frame,
  read: Understanding,
  intents: ReadonlySet<IntentName>,
  text: string,
  context: DialogueContext,
): Step | undefined {
  const pending = frame.pending
  if (!pending) return undefined
  const newStay = read.stay.certainty !== 'none' || read.accommodationId !== null
  if (pending.kind === 'cancel') {
    if (intents.has('yes')) return { frame, effects: [{ type: 'cancel', code: pending.code }] }
    if (intents.has('no')) return keepReservation(frame, pending.code)
    return undefined
  }
  if (pending.kind === 'choice' && read.number !== null && !newStay) {
    const stay = pending.options[read.number - 1]
    if (stay) return askNext(withStay({ ...frame, misses: 0 }, stay), read, context)
  }
  if (pending.kind === 'confirmation' && !newStay && read.guests === null) {
    if (intents.has('yes')) return reserve({ ...frame, misses: 0 }, frame.offers[0], context)
    if (intents.has('no'))
      return { frame: { ...frame, pending: { kind: 'dates' } }, effects: [say('ask_dates', {})] }
  }
  if (pending.kind === 'name' && !newStay && !intents.has('no')) {
    const name = read.contact?.name ?? nameIn(text)
    if (name) return reserve({ ...frame, name, misses: 0 }, pending.offer, context)
  }
  if (pending.kind === 'phone' && read.contact?.phone) {
    return reserve({ ...frame, phone: read.contact.phone, misses: 0 }, pending.offer, context)
  }
  if (pending.kind === 'guests' && read.number !== null && read.guests === null && !newStay) {
    if (read.number < 1) return undefined
    const party = { adults: read.number, children: 0, babies: 0, pets: 0 }
    return askNext({ ...frame, party, misses: 0 }, read, context)
  }
  if (pending.kind === 'nights' && read.number !== null && !newStay && read.number >= 1) {
    return askNext({ ...frame, nights: read.number, misses: 0 }, read, context)
  }
  return undefined
}

/** Everything a message says goes into the frame, whatever was asked. */
function fillIn(before: Frame, read: Understanding, context: DialogueContext): Frame {
  let frame = before
  const { certainty, checkIn, checkOut, nights } = read.stay
  if ((certainty === 'sure' || certainty === 'assume') && checkIn && checkOut)
    frame = withStay(frame, { checkIn, checkOut })
  else if (certainty === 'window' && checkIn && checkOut) {
    frame = {
      ...frame,
      stay: null,
      window: { from: checkIn, to: checkOut },
      nights: nights ?? frame.nights,
      offers: [],
    }
  } else if (nights !== null && certainty === 'none') frame = { ...frame, nights }
  const party = mergeParty(frame.party, read.guests)
  if (party !== frame.party) frame = { ...frame, party, offers: [], version: frame.version + 1 }
  if (read.accommodationId && read.accommodationId !== frame.accommodationId) {
    frame = { ...frame, accommodationId: read.accommodationId, offers: [], version: frame.version + 1 }
  }
  const name = read.contact?.name ?? frame.name ?? context.profileName
  return { ...frame, name, phone: read.contact?.phone ?? frame.phone }
}

function withStay(frame: Frame, stay: StayDates): Frame {
  const same = frame.stay?.checkIn === stay.checkIn && frame.stay.checkOut === stay.checkOut
  if (same) return frame
  return { ...frame, stay, window: null, nights: null, offers: [], pending: null, version: frame.version + 1 }
}

/** The next question is a function of the frame alone: dates, then guests, then the quote. */
function askNext(frame: Frame, read: Understanding, context: DialogueContext): Step {
  const calm: Frame = { ...frame, misses: 0 }
  const inquiry: Effect = { type: 'stage', stage: 'inquiry' }
  if (read.stay.certainty === 'ask') return askWhich(calm, read)
  if (!calm.stay) {
    if (!calm.window) {
      return { frame: { ...calm, pending: { kind: 'dates' } }, effects: [inquiry, say('ask_dates', {})] }
    }
    const { from, to } = calm.window
    if (calm.nights === null) {
      return {
        frame: { ...calm, pending: { kind: 'nights' } },
        effects: [inquiry, say('ask_nights', { from, to })],
      }
    }
    const { nights, party, accommodationId } = calm
    return {
      frame: calm,
      effects: [inquiry, { type: 'find_gaps', from, to, nights, party, accommodationId }],
    }
  }
  if (!calm.party) {
    return {
      frame: { ...calm, pending: { kind: 'guests' } },
      effects: [inquiry, ...offerOtherReading(calm.stay, read), say('ask_guests', { stay: calm.stay })],
    }
  }
  if (calm.party.adults + calm.party.children > GROUP_NEEDS_PERSON_ABOVE)
    return handOver(calm, 'group', context)
  return {
    frame: calm,
    effects: [
      inquiry,
      ...offerOtherReading(calm.stay, read),
      { type: 'search', stay: calm.stay, party: calm.party, accommodationId: calm.accommodationId },
    ],
  }
}

/** An assumption is answered at once, and the other reading stands beside it as a button. */
function offerOtherReading(stay: StayDates, read: Understanding): Effect[] {
  const others =
    read.stay.certainty === 'assume'
      ? read.stay.options.filter(
          (option) => option.checkIn !== stay.checkIn || option.checkOut !== stay.checkOut,
        )
      : []
  if (others.length === 0) return []
  const choices = others
    .slice(0, 2)
    .map((option) => ({ action: { type: 'stay' as const, stay: option }, label: { stay: option } }))
  return [{ ...say('assumed_dates', { stay, options: others.slice(0, 2) }), choices }]
}

function askWhich(frame: Frame, read: Understanding): Step {
  const options = read.stay.options.slice(0, 3)
  if (options.length === 0) {
    return { frame: { ...frame, pending: { kind: 'dates' } }, effects: [say('ask_dates', {})] }
  }
  const choices = options.map((stay) => ({ action: { type: 'stay' as const, stay }, label: { stay } }))
  return {
    frame: { ...frame, pending: { kind: 'choice', options: [...options] } },
    effects: [
      { type: 'stage', stage: 'inquiry' },
      { ...say('ask_choice', { options }), choices },
    ],
  }
}

function onTap(frame: Frame, tap: { readonly id: string }, context: DialogueContext): Step {
  const parsed = parseTap(tap.id)
  if (!parsed) return { frame, effects: [say('stale_button', {})] }
  const { action } = parsed
  const calm: Frame = { ...frame, misses: 0 }
  switch (action.type) {
    case 'human':
      return handOver(calm, 'asked', context)
    case 'other_dates':
      return { frame: { ...calm, pending: { kind: 'dates' } }, effects: [say('ask_dates', {})] }
    case 'others':
      return parsed.version === frame.version ? again(calm, null) : reoffer(calm)
    case 'stay':
      return again(withStay(calm, action.stay), calm.accommodationId)
    case 'show':
      return again(
        withStay({ ...calm, accommodationId: action.accommodationId }, action.stay),
        action.accommodationId,
      )
    case 'reserve': {
      const offer = frame.offers.find(
        (known) =>
          known.accommodationId === action.accommodationId &&
          known.stay.checkIn === action.stay.checkIn &&
          known.stay.checkOut === action.stay.checkOut,
      )
      // A button of an older quote is offered anew, never applied: price or guests may have changed since.
      return parsed.version === frame.version && offer ? reserve(calm, offer, context) : reoffer(calm)
    }
    case 'cancel_yes':
      return frame.pending?.kind === 'cancel' && frame.pending.code === action.code
        ? { frame: calm, effects: [{ type: 'cancel', code: action.code }] }
        : { frame: calm, effects: [{ type: 'propose_cancel' }] }
    case 'cancel_no':
      return keepReservation(calm, action.code)
    case 'pay':
      return { frame: calm, effects: [{ type: 'send_payment_link', code: action.code }] }
    case 'transfer':
      return { frame: calm, effects: [{ type: 'offer_transfer', code: action.code }] }
    case 'extend':
      return { frame: calm, effects: [{ type: 'extend_hold', code: action.code }] }
  }
}

/** Shows what the frame asks for now, after a tap that changed or questioned it. */
function again(frame: Frame, accommodationId: string | null): Step {
  if (!frame.stay) return { frame: { ...frame, pending: { kind: 'dates' } }, effects: [say('ask_dates', {})] }
  if (!frame.party) {
    return {
      frame: { ...frame, pending: { kind: 'guests' } },
      effects: [say('ask_guests', { stay: frame.stay })],
    }
  }
  const step = { type: 'search' as const, stay: frame.stay, party: frame.party, accommodationId }
  return accommodationId === null && frame.offers.length > 1
    ? showOtherCabins(frame)
    : { frame, effects: [step] }
}

function reoffer(frame: Frame): Step {
  const step = again({ ...frame, offers: [] }, frame.accommodationId)
  return { frame: step.frame, effects: [say('stale_button', {}), ...step.effects] }
}

function canReserve(before: Frame, now: Frame): boolean {
  return before.version === now.version && now.offers.length > 0 && now.pending?.kind === 'confirmation'
}

function reserve(frame: Frame, offer: Offer | undefined, context: DialogueContext): Step {
  if (!offer || !frame.party) return again(frame, frame.accommodationId)
  const name = frame.name ?? context.profileName
  if (!name) return { frame: { ...frame, pending: { kind: 'name', offer } }, effects: [say('ask_name', {})] }
  if (!context.phoneKnown && !frame.phone) {
    return { frame: { ...frame, pending: { kind: 'phone', offer } }, effects: [say('ask_phone', {})] }
  }
  return { frame, effects: [{ type: 'hold', offer, party: frame.party, name, phone: frame.phone }] }
}

function onMedia(frame: Frame, kind: 'image' | 'document' | 'audio' | 'other'): Step {
  if (kind === 'audio')
    return { frame, effects: [say('audio_unavailable', {}), { type: 'hand_over', why: 'audio' }] }
  if (kind === 'other') return { frame, effects: [say('media_unsupported', {})] }
  return { frame: { ...frame, misses: 0 }, effects: [{ type: 'take_proof' }] }
}

function onCancelProposed(
  frame: Frame,
  proposal: Extract<DialogueEvent, { type: 'cancel_proposed' }>['proposal'],
): Step {
  if (!proposal) return { frame, effects: [say('no_reservation', {})] }
  const { code, cabin, stay, currency } = proposal
  const refund = proposal.refund > 0 ? { amount: proposal.refund, currency } : null
  return {
    frame: { ...frame, pending: { kind: 'cancel', code } },
    effects: [
      {
        ...say('cancel_confirm', { code, cabin, stay, paid: { amount: proposal.paid, currency }, refund }),
        choices: [
          { action: { type: 'cancel_yes', code }, label: { key: 'cancel_yes' } },
          { action: { type: 'cancel_no', code }, label: { key: 'cancel_no' } },
        ],
      },
    ],
  }
}

function keepReservation(frame: Frame, code: string): Step {
  return {
    frame: { ...frame, pending: null, reservationCode: code },
    effects: [{ type: 'show_reservations' }],
  }
}

function handOver(
  frame: Frame,
  why: Extract<Effect, { type: 'hand_over' }>['why'],
  context: DialogueContext,
): Step {
  return {
    frame: { ...frame, misses: 0 },
    effects: [say('human_handoff', { property: context.propertyName }), { type: 'hand_over', why }],
  }
}

function smallTalk(frame: Frame, intents: ReadonlySet<IntentName>, context: DialogueContext): Step {
  const calm = { ...frame, misses: 0 }
  if (intents.has('thanks'))
    return { frame: calm, effects: [say('thanks', { guestName: context.profileName })] }
  if (intents.has('greeting')) {
    const greeting = say('greeting', { property: context.propertyName, guestName: context.profileName })
    return {
      frame: { ...calm, pending: calm.pending ?? { kind: 'dates' } },
      effects: [greeting, { type: 'stage', stage: 'inquiry' }],
    }
  }
  const misses = frame.misses + 1
  if (misses >= MISSES_BEFORE_HUMAN) return handOver(frame, 'not_understood', context)
  const choices = [{ action: { type: 'human' as const }, label: { key: 'human' as const } }]
  return { frame: { ...frame, misses }, effects: [{ ...say('not_understood', {}), choices }] }
}

function saysSomethingAboutStay(read: Understanding, intents: ReadonlySet<IntentName>): boolean {
  return (
    read.stay.certainty !== 'none' ||
    read.stay.nights !== null ||
    read.guests !== null ||
    read.accommodationId !== null ||
    intents.has('availability') ||
    intents.has('price') ||
    intents.has('book')
  )
}

function faqTopics(intents: ReadonlySet<IntentName>): FaqTopic[] {
  const topics: [IntentName, FaqTopic][] = [
    ['pets', 'pets'],
    ['checkin_time', 'checkin'],
    ['amenities', 'amenities'],
    ['location', 'location'],
    ['photos', 'photos'],
    ['payment', 'payment'],
    ['policies', 'policies'],
  ]
  return topics.filter(([intent]) => intents.has(intent)).map(([, topic]) => topic)
}

/** A short answer to "a nombre de quién": up to four words of letters. */
function nameIn(text: string): string | null {
  const words = text.trim().split(/\s+/)
  const plausible = words.length <= 4 && words.every((word) => /^[\p{L}.'’-]{2,}$/u.test(word))
  return plausible ? words.join(' ') : null
}

function say<K extends Extract<Effect, { type: 'say' }>['key']>(
  key: K,
  variables: Extract<Effect, { type: 'say'; key: K }>['variables'],
): Extract<Effect, { type: 'say'; key: K }> {
  return { type: 'say', key, variables } as Extract<Effect, { type: 'say'; key: K }>
}
