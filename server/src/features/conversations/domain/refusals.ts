import { addDays } from '../../../lib/local-date.ts'
import {
  type Choice,
  type DialogueContext,
  type Effect,
  type SearchRefusal,
  type Step,
  say,
} from './dialogue.ts'
import type { Frame, StayDates } from './frame.ts'
import { handOver, menu, stayChoice } from './questions.ts'

/** So many stays in a row are explained; the next one comes with a list of ways on, the one after that with a person. */
const EXPLAINED = 2

interface Refused {
  readonly refusal: Exclude<SearchRefusal, { reason: 'date_overlap' }>
  /** Name of the cabin that was asked for. */
  readonly cabin: string | null
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

function explain(frame: Frame, { refusal, cabin }: Refused): Step {
  const { stay } = frame
  switch (refusal.reason) {
    case 'capacity_exceeded': {
      const people = frame.party ? frame.party.adults + frame.party.children : 0
      const choices: Choice[] = [{ action: { type: 'human' }, label: { key: 'human' } }]
      const effect = { ...say('capacity_exceeded', { people, capacity: refusal.limit, cabin }), choices }
      return { frame: { ...frame, pending: { kind: 'guests' } }, effects: [effect] }
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
    case 'closed_to_arrival': {
      if (!stay) break
      const shifted = [-1, 1].map((days) => ({
        checkIn: addDays(stay.checkIn, days),
        checkOut: addDays(stay.checkOut, days),
      }))
      return propose(frame, say('closed_to_arrival', { day: stay.checkIn }), shifted)
    }
    case 'no_pets': {
      const choices: Choice[] = [
        ...(cabin ? [{ action: { type: 'others' as const }, label: { key: 'other_cabins' as const } }] : []),
        { action: { type: 'human' }, label: { key: 'human' } },
      ]
      const effect = { ...say('faq_pets', { allowed: false, cabin }), choices }
      return { frame: { ...frame, pending: null }, effects: [effect] }
    }
    case 'past_dates':
      return { frame: withoutStay(frame), effects: [say('past_dates', {})] }
    default:
      break
  }
  return { frame: withoutStay(frame), effects: [say('invalid_dates', {})] }
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
