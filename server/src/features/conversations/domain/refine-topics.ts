import { factsAsked, fold } from '../../answers/domain/fact-words.ts'
import type { IntentName, Understanding } from '../../language/domain.ts'
import { readBriefQuestion } from './brief-questions.ts'
import type { FaqTopic } from './faq-topic.ts'
import { asksWhatIsLost, leavesPet } from './favour-talk.ts'
import { asksAround, asksBeyond } from './favours.ts'
import { asksForCode, defers, isQuestion } from './sentence-words.ts'
import { speaksOf } from './talk-words.ts'
import { COMES_TO, RULE_ONLY, WANTS_IT, WHERE_IS } from './topic-patterns.ts'
import { asksWhich, speaksOfNights, speaksOfPlace } from './topic-words.ts'

export interface Said {
  readonly read: Understanding
  readonly text: string
}

/** What the words say that the intents do not. */
export function readBetween(intents: Set<IntentName>, told: Set<FaqTopic>, { read, text }: Said): void {
  const undated = read.stay.certainty === 'none' && read.guests === null
  if (undated && defers(text) && !intents.has('waitlist')) intents.add('thinking_it_over')
  if (undated && asksForCode(text)) {
    intents.add('my_reservation')
    intents.delete('lost_property')
    told.delete('lost_property')
  }
  readFacts(intents, told, { read, text })
  const isRule = isQuestion(text) && RULE_ONLY.test(text) && !WANTS_IT.test(text)
  const ofTheRule = isRule && (intents.has('cancel') || undated)
  if (asksWhatIsLost(text) || ofTheRule) {
    for (const name of ['cancel', 'price', 'availability', 'book', 'complaint'] as const) intents.delete(name)
    told.add('policies')
  }
  // "¿Y si tuviera que cancelar?" asks for the rule, and cancels nothing.
  if (intents.has('cancel') && isQuestion(text) && speaksOf('hypothetical', text)) {
    for (const name of ['cancel', 'price'] as const) intents.delete(name)
    told.add('policies')
  }
  readBriefQuestion(intents, told, { read, text })
  if (told.has('refund_time'))
    for (const name of ['payment_status', 'my_reservation'] as const) intents.delete(name)
  // "¿Hay mosquitos?" begins like "¿hay lugar?".
  const vague = intents.has('availability') && undated && read.stay.nights === null && read.change === null
  if (vague && isQuestion(text) && (!speaksOfNights(text) || asksAround('not_nights', text))) {
    intents.delete('availability')
    if (told.size === 0) told.add('other')
  }
}

/** What one fact that is named makes of the rest. */
function readFacts(intents: Set<IntentName>, told: Set<FaqTopic>, { read, text }: Said): void {
  const facts = factsAsked(text)
  // "¿Cuántos autos entran?" counts no people.
  if (facts.includes('parking') && told.has('capacity')) {
    told.delete('capacity')
    told.add('amenities')
  }
  // "¿Hay algún super cerca?" asks neither for the address nor what the house sells.
  if (asksBeyond(text) && isQuestion(text)) {
    told.delete('location')
    told.delete('amenities')
    told.add('activities')
  }
  // "¿En cuál hay lavarropas?" compares nothing but that.
  if (intents.has('compare') && facts.length > 0 && asksWhich(text)) {
    intents.delete('compare')
    told.add('amenities')
  }
  // "¿Cuál está más cerca del lago?"
  if (intents.has('compare') && asksWhich(text) && speaksOfPlace(text)) {
    intents.delete('compare')
    told.delete('location')
    told.add('other')
  }
  if (intents.has('payment_problem') && facts.length > 0 && !speaksOf('money', text)) {
    intents.delete('payment_problem')
    told.add('amenities')
  }
  // Where the fuse box or the firewood is, and not where the house is.
  if (
    told.has('location') &&
    (speaksOf('in_house', text) || (facts.length > 0 && WHERE_IS.test(fold(text))))
  ) {
    told.delete('location')
    intents.delete('location')
    told.add('other')
  }
  if (told.has('photos') && facts.length > 0 && !speaksOf('pictures', text)) {
    told.delete('photos')
    intents.delete('photos')
    told.add('amenities')
  }
  // "¿Cuánto quedaría?" asks for no place, and "¿a cuánto queda el lago?" for no price.
  if (told.has('location') && COMES_TO.test(fold(text))) {
    told.delete('location')
    intents.delete('location')
    intents.add('price')
  }
  if (speaksOf('each_other', text) && isQuestion(text)) {
    for (const name of ['location', 'compare'] as const) intents.delete(name)
    told.delete('location')
    told.add('other')
  }
  // A place that is named besides ("we're coming from Canada") asks for no way.
  if (told.has('location') && facts.length > 0 && !speaksOfPlace(text)) {
    told.delete('location')
    intents.delete('location')
    told.add('amenities')
  }
  if (leavesPet(text)) {
    for (const topic of ['pets', 'location'] as const) {
      told.delete(topic)
      intents.delete(topic)
    }
  }
  if (told.has('pets') && !facts.includes('pets') && !speaksOf('animal', text) && !read.guests?.pets) {
    told.delete('pets')
    intents.delete('pets')
    if (told.size === 0 && isQuestion(text)) told.add('other')
  }
}
