import { type Effect, type Step, say } from './effects.ts'
import type { FaqTopic } from './faq-topic.ts'
import { asksAround } from './favours.ts'
import type { Frame } from './frame.ts'
import { answering } from './place-questions.ts'
import { isQuestion } from './sentence-words.ts'
import type { Heard } from './topics.ts'
import { saysOf } from './wish-words.ts'

/** What a question about the house is about; money, photos and the rest are answered by what else is done. */
const OF_THE_HOUSE: ReadonlySet<FaqTopic> = new Set([
  ...(['amenities', 'pets', 'checkin', 'late_arrival', 'early_checkin', 'location', 'luggage'] as const),
  ...(['visitors', 'noise', 'safety', 'weather', 'activities', 'bring', 'capacity', 'price_basis'] as const),
])

/** Looks and questions of the talk itself: beside them a question may stand unanswered. */
const GOES_ON: ReadonlySet<Effect['type']> = new Set([
  ...(['search', 'list_cabins', 'cheaper', 'check_nights', 'find_gaps', 'stage', 'say'] as const),
  ...(['show_again', 'take_time', 'hold', 'propose_change', 'tell_amounts'] as const),
])
const ASKS_OWNER: ReadonlySet<Effect['type']> = new Set(['note_invoice', 'ask_owner', 'answer_faq'])
const ASKS: ReadonlySet<string> = new Set(['ask_dates', 'ask_guests', 'ask_nights', 'ask_choice'])
const ANSWERS: ReadonlySet<string> = new Set(['faq_pets', 'human_handoff', 'human_added', 'passed_on'])

/** "La grande está bien. ¿Tiene lavarropas?": what is asked beside a wish is answered before the wish is followed. */
export function withAnswers(before: Frame, step: Step, heard: Heard): Step {
  const asks = step.effects.some(
    (effect) => effect.type === 'check_nights' || (effect.type === 'say' && ASKS.has(effect.key)),
  )
  if (asks && isQuestion(heard.text) && asksAround('children_pay', heard.text))
    return { frame: step.frame, effects: [say('price_of_party', {}), ...step.effects] }
  // Whether the pet may come is said by what is offered for it.
  const bringsPet = (heard.read.guests?.pets ?? 0) > 0
  const ofHouse = heard.topics.filter((topic) => OF_THE_HOUSE.has(topic) && !(topic === 'pets' && bringsPet))
  const isPassedOn = step.effects.some((effect) => ASKS_OWNER.has(effect.type))
  const topics = saysOf('invoice', heard.text) && !isPassedOn ? [...ofHouse, 'other' as const] : ofHouse
  if (topics.length === 0 || !isQuestion(heard.text)) return step
  const goesOn = step.effects.every(
    (effect) => GOES_ON.has(effect.type) && !(effect.type === 'say' && ANSWERS.has(effect.key)),
  )
  if (!goesOn || step.effects.length === 0) return step
  const accommodationId = heard.read.accommodationId ?? before.accommodationId ?? tabled(before)
  return {
    frame: step.frame,
    effects: [...answering(topics, { accommodationId, reask: false }), ...step.effects],
  }
}

function tabled({ offers }: Frame): string | null {
  return offers[0]?.accommodationId ?? null
}
