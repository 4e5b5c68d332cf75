import { addDays } from '../../../lib/local-date.ts'
import type { DialogueContext } from './dialogue.ts'
import { type Choice, type Effect, type HandOverReason, type Step, say } from './effects.ts'
import type { Frame, Offer, Pending } from './frame.ts'
import type { AlternativeStay } from './offered.ts'
import type { StayDates } from './owner-deed.ts'

/** Asks for it and remembers that it was asked. */
export function ask(frame: Frame, pending: Pending): Step {
  return { frame: { ...frame, pending }, effects: [questionOf(frame, pending)] }
}

/** What is open, once more, word for word the same thing: an interruption never changes what is asked. */
export function reask(frame: Frame): Effect[] {
  return frame.pending ? [questionOf(frame, frame.pending)] : []
}

/** After an answer what is open is asked again once, and not after every further answer. */
export function askedOnce(frame: Frame): { readonly frame: Frame; readonly effects: readonly Effect[] } {
  // Dates that were told and could not be had are not asked for as if they had not been told.
  if (frame.pending?.kind === 'dates' && frame.stay) return { frame, effects: [] }
  const mark = frame.pending ? `${frame.version}:${frame.pending.kind}` : null
  if (mark === null || frame.resumed === mark) return { frame, effects: [] }
  return { frame: { ...frame, resumed: mark }, effects: reask(frame) }
}

function questionOf(frame: Frame, pending: Pending): Effect {
  switch (pending.kind) {
    case 'dates':
      return askDates(frame)
    case 'nights':
      return frame.window ? say('ask_nights', { span: frame.window, guests: frame.party }) : askDates(frame)
    case 'guests':
      return say('ask_guests', { stay: frame.stay })
    case 'choice': {
      const said =
        frame.arrival && !frame.stay
          ? say('ask_departure', { arrival: frame.arrival })
          : say('ask_choice', { options: pending.options })
      return { ...said, choices: pending.options.map(stayChoice) }
    }
    case 'cabin':
      return frame.stay ? { ...resume(frame, frame.stay), choices: cabinChoices() } : askDates(frame)
    case 'confirmation':
    case 'resume':
      return frame.stay ? resumeChoices(frame, frame.stay, pending.kind) : askDates(frame)
    case 'group':
      return frame.stay
        ? { ...resume(frame, frame.stay, groupShown(frame)), choices: groupChoices() }
        : askDates(frame)
    case 'name':
      return say('ask_name', {})
    case 'phone':
      return say('ask_phone', {})
    case 'bot_again':
      return botAgain()
    case 'cancel':
      return { type: 'propose_cancel', code: pending.code }
    case 'change':
      return { type: 'propose_change', code: pending.code, wish: pending.wish }
  }
}

/** With what is known already, so that nobody wonders whether they were heard. */
function askDates({ nights, party, stay }: Frame): Effect {
  return say('ask_dates', { nights: stay ? null : nights, guests: stay ? null : party })
}

export function stayChoice(stay: StayDates): Choice {
  return { action: { type: 'stay', stay }, label: { stay } }
}

/** Other cabins or other dates as rows that can be told apart: where a cabin repeats, the dates are the title. */
export function alternativeChoices(alternatives: readonly AlternativeStay[]): Choice[] {
  const isRepeated = (id: string) => alternatives.filter((one) => one.accommodationId === id).length > 1
  return alternatives.map(({ accommodationId, stay, cabin, price }) => {
    const repeats = isRepeated(accommodationId)
    return {
      action: { type: 'show', accommodationId, stay },
      label: repeats ? { stay } : { text: cabin },
      description: { ...(repeats ? { text: cabin } : { stay }), ...(price ? { money: price } : {}) },
    }
  })
}

export function offersOf(alternatives: readonly AlternativeStay[]) {
  return alternatives.map(({ cabin, stay, price }) => ({ cabin, stay, ...(price ? { total: price } : {}) }))
}

/** What a yes would be to: named with its sum, as it was shown. */
interface OnTable {
  readonly cabins: readonly string[] | null
  readonly total: { readonly amount: number; readonly currency: string } | null
}

const NOTHING_SHOWN: OnTable = { cabins: null, total: null }

function resume(frame: Frame, stay: StayDates, shown = NOTHING_SHOWN) {
  return say('resume_frame', { stay, guests: frame.party, ...shown })
}

function groupShown({ group }: Frame): OnTable {
  if (!group?.cabins || !group.currency) return NOTHING_SHOWN
  return { cabins: group.cabins, total: { amount: group.total, currency: group.currency } }
}

function offerShown({ shown }: Offer): OnTable {
  if (!shown?.cabin || !shown.currency) return NOTHING_SHOWN
  return { cabins: [shown.cabin], total: { amount: shown.total, currency: shown.currency } }
}

/** Under an offer of several cabins together. */
export function groupChoices(): Choice[] {
  return [
    { action: { type: 'book_group' }, label: { key: 'book_group' } },
    { action: { type: 'other_dates' }, label: { key: 'other_dates' } },
  ]
}

function cabinChoices(): Choice[] {
  return [
    { action: { type: 'others' }, label: { key: 'cabins' } },
    { action: { type: 'other_dates' }, label: { key: 'other_dates' } },
  ]
}

function resumeChoices(frame: Frame, stay: StayDates, kind: 'confirmation' | 'resume'): Effect {
  const [offer] = frame.offers
  if (kind === 'confirmation' && offer) {
    const { accommodationId } = offer
    const choices: Choice[] = [
      { action: { type: 'reserve', accommodationId, stay: offer.stay }, label: { key: 'book' } },
      { action: { type: 'other_dates' }, label: { key: 'other_dates' } },
    ]
    return { ...resume(frame, offer.stay, offerShown(offer)), choices }
  }
  const choices: Choice[] = [
    { action: { type: 'resume' }, label: { key: 'resume' } },
    { action: { type: 'start_over' }, label: { key: 'start_over' } },
  ]
  return { ...resume(frame, stay), choices }
}

/** Only the arrival is known: two to four nights as buttons, any other number is understood when it is written. */
export function askDeparture(frame: Frame, countsAnew = false): Step {
  const { arrival } = frame
  if (!arrival) return ask(frame, { kind: 'dates' })
  const options = [2, 3, 4].map((nights) => ({ checkIn: arrival, checkOut: addDays(arrival, nights) }))
  const { frame: asked, effects } = ask(frame, { kind: 'choice', options })
  const [effect] = effects
  // Who comes was told just now: nobody is to wonder whether it was heard.
  if (!countsAnew || effect?.type !== 'say' || effect.key !== 'ask_departure')
    return { frame: asked, effects }
  const variables = { ...effect.variables, guests: frame.party }
  return { frame: asked, effects: [{ ...effect, variables }] }
}

export function handOver(frame: Frame, why: HandOverReason, context: DialogueContext): Step {
  const handoff = say('human_handoff', {
    property: context.propertyName,
    reason: why,
    phone: why === 'emergency' ? context.contactPhone : null,
    ...context.attention,
  })
  return {
    frame: {
      ...frame,
      misses: 0,
      refusals: 0,
      waitingTold: false,
      addedTold: false,
      leftTold: false,
      waitsFor: why,
    },
    effects: [handoff, { type: 'hand_over', why }],
  }
}

/** Whether the bot should go on while a person is waited for. */
export function botAgain(): Effect {
  const choices: Choice[] = [
    { action: { type: 'bot_yes' }, label: { key: 'bot_yes' } },
    { action: { type: 'bot_no' }, label: { key: 'bot_no' } },
  ]
  return { ...say('bot_again', {}), choices }
}

/** The answer to it: a yes takes up what was asked meanwhile. */
export function goOn(frame: Frame, yes: boolean): Step {
  const { pending } = frame
  const calm: Frame = {
    ...frame,
    pending: pending?.kind === 'bot_again' ? null : pending,
    waitingTold: false,
  }
  if (!yes) return { frame: calm, effects: [] }
  return {
    frame: calm,
    effects: [{ type: 'back_to_bot', text: pending?.kind === 'bot_again' ? pending.text : '' }],
  }
}

/** Everything the bot can do, as a list; the last row is a person. */
export function menu(): Choice[] {
  return [
    { action: { type: 'other_dates' }, label: { key: 'availability' } },
    { action: { type: 'my_reservation' }, label: { key: 'my_reservation' } },
    { action: { type: 'faq', topic: 'photos' }, label: { key: 'photos' } },
    { action: { type: 'human' }, label: { key: 'human' } },
  ]
}
