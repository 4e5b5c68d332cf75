import { factsAsked, fold } from '../../answers/domain/fact-words.ts'
import type { IntentName, Understanding } from '../../language/domain.ts'
import { readBriefQuestion } from './brief-questions.ts'
import type { FaqTopic } from './faq-topic.ts'
import { asksWhatIsLost, leavesPet } from './favour-talk.ts'
import { asksAround, asksBeyond } from './favours.ts'
import { readHouse } from './house-talk.ts'
import { readMoney } from './money-talk.ts'
import { asksForCode, defers, isQuestion } from './sentence-words.ts'
import { speaksOf } from './talk-words.ts'
import {
  AT_NIGHT,
  asksEarlyHour,
  COMES_TO,
  LATE_HOUR,
  RULE_ONLY,
  TIME_OF_WEEK,
  WANTS_IT,
  WHERE_IS,
} from './topic-patterns.ts'
import { asksWhich, speaksOfNights, speaksOfPlace } from './topic-words.ts'
import { bargains, saysOf } from './wish-words.ts'

interface Said {
  readonly read: Understanding
  readonly text: string
}

const RECOMMENDED = /recomend(?:[oó]|aron|ad[oa]s?|ou|aram)(?!\p{L})|recommended/iu

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
  const ofTheRule = intents.has('cancel') && isQuestion(text) && RULE_ONLY.test(text) && !WANTS_IT.test(text)
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

/** Words that say more than the reading of the whole; each step goes by what those before it left. */
export function readWishes(intents: Set<IntentName>, told: Set<FaqTopic>, { read, text }: Said): void {
  readHouse(intents, told, { read, text })
  readMoney(intents, told, { read, text })
  readCompany(intents, told, { read, text })
  readPromotion(intents, told, { read, text })
  readManner(intents, told, { read, text })
  readStanding(intents, told, { read, text })
  readHours(intents, told, { read, text })
  readEnd(intents, told, { read, text })
}

/** Who joins the stay visits nobody, and who comes has lost nothing. */
function readCompany(intents: Set<IntentName>, told: Set<FaqTopic>, { read, text }: Said): void {
  // Joining them for the stay is no visit, and no question either.
  if (intents.has('visitors') && !isQuestion(text) && (read.guests !== null || read.change !== null)) {
    intents.delete('visitors')
    told.delete('visitors')
  }
  if (read.guests !== null && !asksForCode(text) && !isQuestion(text)) told.delete('lost_property')
}

/** What the house shows and advertises: its wifi, its pages, its offers, its quiet days. */
function readPromotion(intents: Set<IntentName>, told: Set<FaqTopic>, { read, text }: Said): void {
  if (speaksOf('secret', text) && (isQuestion(text) || speaksOf('sends', text))) {
    told.delete('amenities')
    told.add('other')
  }
  if (speaksOf('social', text)) {
    intents.delete('photos')
    told.delete('photos')
    if (isQuestion(text)) told.add('other')
  }
  if (speaksOf('promo', text) && isQuestion(text)) {
    told.delete('other')
    told.add('discount')
    if (read.stay.certainty === 'none' && read.guests === null)
      for (const name of ['availability', 'price', 'book', 'catalogue'] as const) intents.delete(name)
  }
  if (TIME_OF_WEEK.test(text) && isQuestion(text) && read.stay.certainty === 'none') {
    for (const name of ['price', 'availability', 'catalogue', 'compare'] as const) intents.delete(name)
    told.delete('discount')
    told.add('other')
  }
}

/** What is said in passing: that it is dear, that others decide, that a person or the bot is meant. */
function readManner(intents: Set<IntentName>, told: Set<FaqTopic>, { text }: Said): void {
  if (speaksOf('still_stuck', text)) intents.add('payment_problem')
  if (saysOf('invoice', text) && !isQuestion(text)) intents.add('invoice')
  if (speaksOf('long_stay', text) && isQuestion(text)) {
    told.delete('long_stay')
    told.add('discount')
  }
  if (saysOf('bot', text) || saysOf('present', text) || speaksOf('news', text)) intents.delete('human')
  if (speaksOf('found_it', text) && isQuestion(text)) intents.delete('complaint')
  if (saysOf('dear', text))
    for (const name of ['complaint', 'price', 'emergency', 'human'] as const) intents.delete(name)
  if (saysOf('others', text))
    for (const name of ['thinking_it_over', 'availability'] as const) intents.delete(name)
  if (saysOf('later', text)) intents.delete('thinking_it_over')
  // "Mi hermana me los recomendó"
  if (RECOMMENDED.test(text)) intents.delete('recommend')
}

/** Where a booking, its money and its price stand. */
function readStanding(intents: Set<IntentName>, told: Set<FaqTopic>, { read, text }: Said): void {
  if (bargains(text)) {
    told.add('discount')
    intents.delete('change_dates')
  }
  if (speaksOf('is_confirmed', text) && read.stay.certainty === 'none') {
    intents.delete('book')
    intents.add('my_reservation')
  }
  // "Está sucia", "no hay toallas": somebody tells it, and asks nothing.
  if (speaksOf('faulty', text) && !isQuestion(text) && !speaksOf('money', text)) {
    intents.add('complaint')
    for (const topic of ['amenities', 'policies'] as const) told.delete(topic)
  }
  // "¿Y si llego y pago ahí?" has paid nothing yet.
  const asksToPay = isQuestion(text) && (read.consent === 'conditional' || speaksOf('must_pay', text))
  if (
    asksToPay &&
    (intents.has('payment_status') || (intents.has('unknown') && speaksOf('must_pay', text)))
  ) {
    intents.delete('payment_status')
    intents.delete('unknown')
    told.delete('other')
    told.add('payment')
  }
  // Norma is a name before it is a rule.
  if (/^norma\b/i.test(read.contact?.name ?? '') && !/\bnormas\b/i.test(text)) told.delete('policies')
  // "¿Cuánto sale el pase?" is no price of ours.
  if (speaksOf('not_ours', text) && isQuestion(text) && read.stay.certainty === 'none') {
    for (const name of ['price', 'availability', 'catalogue', 'location'] as const) intents.delete(name)
    told.delete('location')
    if (told.size === 0) told.add('other')
  }
}

/** At what hour they come. */
function readHours(intents: Set<IntentName>, told: Set<FaqTopic>, { text }: Said): void {
  if (told.has('checkin') && asksEarlyHour(text)) told.add('early_checkin')
  if (isQuestion(text) && LATE_HOUR.test(fold(text))) told.add('late_arrival')
  if (AT_NIGHT.test(fold(text))) {
    told.add('late_arrival')
    told.delete('location')
    intents.delete('location')
  }
}

/** What a complaint of before, a plain yes and an invoice leave of the rest. */
function readEnd(intents: Set<IntentName>, told: Set<FaqTopic>, { read, text }: Said): void {
  if (speaksOf('as_before', text) && !isQuestion(text)) intents.delete('complaint')
  // "Ok, confirmo" puts nothing off.
  if (read.consent === 'yes') intents.delete('thinking_it_over')
  const asksInvoice = saysOf('invoice', text) && isQuestion(text)
  if (asksInvoice) told.delete('payment')
  const dated = read.stay.certainty !== 'none' || intents.has('availability') || intents.has('book')
  const asksEvent = saysOf('event', text) && isQuestion(text) && !dated
  if (asksEvent) told.delete('policies')
  if (asksEvent || (asksInvoice && !intents.has('invoice'))) told.add('other')
}
