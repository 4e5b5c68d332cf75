import { fold } from '../../answers/domain/fact-words.ts'
import type { IntentName } from '../../language/domain.ts'
import type { FaqTopic } from './faq-topic.ts'
import { readHouse } from './house-talk.ts'
import { readMoney } from './money-talk.ts'
import type { Said } from './refine-topics.ts'
import { asksForCode, isQuestion } from './sentence-words.ts'
import { speaksOf } from './talk-words.ts'
import { AT_NIGHT, asksEarlyHour, LATE_HOUR, TIME_OF_WEEK } from './topic-patterns.ts'
import { bargains, saysOf } from './wish-words.ts'

const RECOMMENDED = /recomend(?:[oó]|aron|ad[oa]s?|ou|aram)(?!\p{L})|recommended/iu

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
  // "Yo de eso del link no entiendo, ¿no puedo pagarle en efectivo?"
  if (saysOf('cash', text) && isQuestion(text) && speaksOf('pays', text) && told.size === 0)
    told.add('payment')
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
