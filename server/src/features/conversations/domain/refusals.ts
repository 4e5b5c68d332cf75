import { addDays } from '../../../lib/local-date.ts'
import type { DialogueContext } from './dialogue.ts'
import { type Choice, type Effect, type Step, say } from './effects.ts'
import type { Frame } from './frame.ts'
import type { AlternativeStay, SearchRefusal } from './offered.ts'
import type { StayDates } from './owner-deed.ts'
import { alternativeChoices, handOver, menu, offersOf, stayChoice } from './questions.ts'

/**
 * So many stays in a row are explained; the next one comes with a list of ways on, the one after that with a person.
 */
const EXPLAINED = 2

/** Two stays and "other dates" are the three buttons that WhatsApp has. */
const MOST_NEAREST = 2

interface Refused {
  readonly refusal: Exclude<SearchRefusal, { reason: 'date_overlap' }>
  /** Name of the cabin that was asked for. */
  readonly cabin: string | null
  /** Cabins that do hold them, with their price, where one was too small. */
  readonly alternatives?: readonly AlternativeStay[]
}

/** Says which rule stands in the way, with its figure, and keeps everything else the guest said. */
export function explainRefusal(before: Frame, refused: Refused, context: DialogueContext): Step {
  const refusals = before.refusals + 1
  if (refusals > EXPLAINED + 1) return handOver(before, 'not_understood', context)
  const frame: Frame = { ...before, refusals, offers: [], version: before.version + 1 }
  const step = explain(frame, refused)
  if (refusals <= EXPLAINED) return step
  const [said] = step.effects
  return said?.type === 'say' ? { frame: step.frame, effects: [{ ...said, choices: menu() }] } : step
}

function explain(frame: Frame, { refusal, cabin, alternatives = [] }: Refused): Step {
  const { stay } = frame
  switch (refusal.reason) {
    case 'capacity_exceeded': {
      const people = frame.party ? frame.party.adults + frame.party.children : 0
      return offerRoomier(frame, { people, capacity: refusal.limit, cabin, alternatives })
    }
    case 'min_nights':
    case 'max_nights': {
      if (!stay) break
      const fitting = { checkIn: stay.checkIn, checkOut: addDays(stay.checkIn, refusal.limit) }
      const effect =
        refusal.reason === 'min_nights'
          ? say('min_nights', { stay, minNights: refusal.limit })
          : say('max_nights', { stay, maxNights: refusal.limit })
      return propose(frame, effect, [fitting])
    }
    case 'closed_to_arrival':
    case 'closed_to_departure': {
      if (!stay) break
      const effect =
        refusal.reason === 'closed_to_arrival'
          ? say('closed_to_arrival', { day: stay.checkIn })
          : say('closed_to_departure', { day: stay.checkOut })
      return propose(frame, effect, refusal.nearest.slice(0, MOST_NEAREST))
    }
    case 'no_pets': {
      const { party } = frame
      // Which cabin does welcome them, with its price.
      if (cabin && stay && party && refusal.others.length > 0) {
        const said = say('faq_pets', { allowed: false, free: false, cabin, others: refusal.others })
        const { prefer } = frame
        return {
          frame: { ...frame, accommodationId: null, pending: null },
          effects: [said, { type: 'search', stay, party, accommodationId: null, prefer }],
        }
      }
      const choices: Choice[] = [
        ...(cabin ? [{ action: { type: 'others' as const }, label: { key: 'other_cabins' as const } }] : []),
        { action: { type: 'human' }, label: { key: 'human' } },
      ]
      const effect = { ...say('faq_pets', { allowed: false, free: false, cabin }), choices }
      return { frame: { ...frame, pending: null }, effects: [effect] }
    }
    case 'past_dates':
      return { frame: withoutStay(frame), effects: [say('past_dates', {})] }
    default:
      break
  }
  return { frame: withoutStay(frame), effects: [say('invalid_dates', {})] }
}

/** Too many for this cabin: which ones hold them, or other dates and a person. */
function offerRoomier(
  frame: Frame,
  of: {
    readonly people: number
    readonly capacity: number
    readonly cabin: string | null
    readonly alternatives: readonly AlternativeStay[]
  },
): Step {
  const { alternatives, ...told } = of
  const { stay, party } = frame
  // No cabin by name, and not even several together hold them.
  const said =
    told.cabin === null && alternatives.length === 0 && stay && party
      ? say('group_none', { stay, guests: party })
      : say('capacity_exceeded', {
          ...told,
          alternatives: alternatives.length > 0 ? offersOf(alternatives) : null,
        })
  const options = alternatives.map(({ accommodationId, stay }) => ({ accommodationId, stay }))
  const choices: Choice[] =
    alternatives.length > 0
      ? alternativeChoices(alternatives)
      : [
          { action: { type: 'other_dates' }, label: { key: 'other_dates' } },
          { action: { type: 'human' }, label: { key: 'human' } },
        ]
  const effects = [{ ...said, choices }]
  if (options.length === 0) return { frame: { ...frame, pending: { kind: 'dates' } }, effects }
  // The talk goes on about those that hold them.
  return { frame: { ...frame, accommodationId: null, pending: { kind: 'cabin', options } }, effects }
}

/** The nearest stays that keep the rule, a tap or a yes away. */
function propose(frame: Frame, effect: Extract<Effect, { type: 'say' }>, options: StayDates[]): Step {
  const choices: Choice[] = [
    ...options.map(stayChoice),
    { action: { type: 'other_dates' }, label: { key: 'other_dates' } },
  ]
  return { frame: { ...frame, pending: { kind: 'choice', options } }, effects: [{ ...effect, choices }] }
}

function withoutStay(frame: Frame): Frame {
  return { ...frame, stay: null, pending: { kind: 'dates' } }
}
