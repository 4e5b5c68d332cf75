import { factsAsked, fold } from '../../answers/domain/fact-words.ts'
import type { IntentName, Understanding } from '../../language/domain.ts'
import { guessedOnly } from './backed-words.ts'
import { type FaqTopic, OF_PRICE, SWALLOWS } from './faq-topic.ts'
import { asksWhatIsLost, leavesPet, readFavour } from './favour-talk.ts'
import { asksAround, asksBeyond } from './favours.ts'
import { readHouse } from './house-talk.ts'
import { readMoney } from './money-talk.ts'
import { partsOf } from './question-parts.ts'
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
import {
  asksForCode,
  asksWhich,
  defers,
  isQuestion,
  speaksOfNights,
  speaksOfPlace,
  topicsByWords,
} from './topic-words.ts'
import { bargains, saysOf } from './wish-words.ts'
import { bare } from './word-lists.ts'

const TOPIC_OF: Readonly<Partial<Record<IntentName, FaqTopic>>> = {
  pets: 'pets',
  checkin_time: 'checkin',
  amenities: 'amenities',
  location: 'location',
  photos: 'photos',
  payment: 'payment',
  policies: 'policies',
  late_arrival: 'late_arrival',
  early_checkin: 'early_checkin',
  luggage: 'luggage',
  visitors: 'visitors',
  noise: 'noise',
  safety: 'safety',
  weather: 'weather',
  activities: 'activities',
  long_stay: 'long_stay',
  lost_property: 'lost_property',
  discount: 'discount',
}

/** Said of somebody who asks for a fact while free nights are not meant. */
const NO_SEARCH: ReadonlySet<IntentName> = new Set(['price', 'availability'])

/** What a stay one day earlier or one night longer is guessed to ask besides. */
const OF_THE_DAYS: ReadonlySet<FaqTopic> = new Set(['other', 'checkin', 'early_checkin', 'late_arrival'])

/** A message as the dialogue takes it. */
export interface Heard {
  readonly read: Understanding
  readonly intents: ReadonlySet<IntentName>
  readonly text: string
  /** What it asks about the place. */
  readonly topics: readonly FaqTopic[]
}

export interface Asked {
  readonly topics: readonly FaqTopic[]
  /** What the message wants besides its questions. */
  readonly intents: ReadonlySet<IntentName>
}

const LIKELY = 0.5

/** The questions of a message about the place, its cabins and its conditions, the sharpest reading of each. */
function topicsAsked(read: Understanding, text: string): Asked {
  // Whom nobody understands is asked again rather than told that the owner will name a price.
  const guessed = guessedOnly(read, text)
  const heard = read.intents.filter(
    ({ name, confidence }) => !guessed.includes(name) && (name !== 'discount' || confidence >= LIKELY),
  )
  const intents = new Set(heard.map((intent) => intent.name))
  const named = heard.flatMap(({ name }) => TOPIC_OF[name] ?? [])
  const told = new Set<FaqTopic>([...topicsByWords(text), ...named])
  const facts = factsAsked(text).filter((fact) => fact !== 'pets')
  // "Dá para fazer churrasco?" is guessed to be about what to do there.
  if (facts.length > 0 && told.size === 1 && told.has('activities') && topicsByWords(text).length === 0)
    told.clear()
  const onlyFact = facts.length > 0 && (told.has('amenities') || told.has('policies') || told.size === 0)
  // "¿se puede hacer asado?" is read as a rule of the house; the house has a grill or it has not.
  if (onlyFact && asksSomething(read, text)) told.add('amenities')
  if (told.has('bring') && facts.length > 0) {
    told.delete('bring')
    told.add('amenities')
  }
  const nothingHeard = told.size === 0 && [...intents].every((name) => name === 'greeting')
  if (guessed.length > 0 && nothingHeard && isQuestion(text)) told.add('other')
  readBetween(intents, told, { read, text })
  readWishes(intents, told, { read, text })
  readFavour(intents, told, { read, text })
  for (const topic of [...told])
    for (const less of SWALLOWS[topic] ?? []) {
      if (topic === 'weather' && less === 'amenities' && facts.length > 0) continue
      told.delete(less)
      intents.delete(less === 'checkin' ? 'checkin_time' : (less as IntentName))
    }
  if (
    OF_PRICE.some((topic) => told.has(topic)) ||
    (onlyFact && told.has('amenities') && !asksForNights(read))
  )
    for (const name of NO_SEARCH) intents.delete(name)
  return { topics: [...told], intents }
}

/** What a message asks for where it is known who comes and what they have booked. */
export function topicsInTalk(
  read: Understanding,
  text: string,
  talk: { readonly hasBooking: boolean; readonly bringsPets: boolean; readonly hasQuote: boolean },
): Asked {
  const asked = topicsAsked(read, text)
  const intents = new Set(asked.intents)
  const topics = [...asked.topics]
  // "¿Se puede cancelar después?" from somebody who has booked nothing asks for the rule.
  const asksRule = intents.has('cancel') && isQuestion(text) && !talk.hasBooking && !speaksOf('made', text)
  if (asksRule) {
    intents.delete('cancel')
    const isRule = saysOf('cancelling', text) || speaksOf('hypothetical', text)
    if (isRule ? !topics.includes('policies') : topics.length === 0)
      topics.push(isRule ? 'policies' : 'other')
  }
  // "¿Cuánto sería el mes completo?" of a quote asks for its price, and for no discount.
  const ofLength = topics.length === 1 && topics[0] === 'long_stay'
  if (talk.hasQuote && ofLength && speaksOf('how_much', text)) {
    topics.length = 0
    intents.add('price')
  }
  // "What if we stay one more night?" asks nothing besides.
  const onlyOfStay = topics.every((topic) => OF_THE_DAYS.has(topic))
  if (read.change !== null && onlyOfStay && partsOf(text).length === 1) topics.length = 0
  // "¿Hay que pagar algo por ella?", of the dog that comes along.
  const bare = read.stay.certainty === 'none' && read.guests === null && read.accommodationId === null
  const nothingElse = !topics.some((topic) => topic !== 'other' && topic !== 'payment')
  if (talk.bringsPets && bare && nothingElse && isQuestion(text) && speaksOf('by_the_pet', text)) {
    for (const name of NO_SEARCH) intents.delete(name)
    topics.length = 0
    topics.push('pets')
  }
  return { topics, intents }
}

/** What the words say that the intents do not. */
function readBetween(
  intents: Set<IntentName>,
  told: Set<FaqTopic>,
  { read, text }: { readonly read: Understanding; readonly text: string },
): void {
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
function readFacts(
  intents: Set<IntentName>,
  told: Set<FaqTopic>,
  { read, text }: { readonly read: Understanding; readonly text: string },
): void {
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

/** Words that say more than the reading of the whole. */
function readWishes(
  intents: Set<IntentName>,
  told: Set<FaqTopic>,
  { read, text }: { readonly read: Understanding; readonly text: string },
): void {
  readHouse(intents, told, { read, text })
  readMoney(intents, told, { read, text })
  // Joining them for the stay is no visit, and no question either.
  if (intents.has('visitors') && !isQuestion(text) && (read.guests !== null || read.change !== null)) {
    intents.delete('visitors')
    told.delete('visitors')
  }
  if (read.guests !== null && !asksForCode(text) && !isQuestion(text)) told.delete('lost_property')
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
  if (told.has('checkin') && asksEarlyHour(text)) told.add('early_checkin')
  if (isQuestion(text) && LATE_HOUR.test(fold(text))) told.add('late_arrival')
  if (AT_NIGHT.test(fold(text))) {
    told.add('late_arrival')
    told.delete('location')
    intents.delete('location')
  }
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

/** The same thing is asked about, in whatever words: the same facts, or the same sentence. */
export function isSameQuestion(before: string, now: string): boolean {
  if (bare(before) === bare(now)) return true
  const facts = factsAsked(now)
  return facts.length > 0 && facts.join() === factsAsked(before).join() && !speaksOf('sort', now)
}

function asksForNights(read: Understanding): boolean {
  const sure = (name: IntentName) => read.intents.some((one) => one.name === name && one.confidence >= 0.9)
  return read.stay.certainty !== 'none' || sure('availability') || sure('price')
}

function asksSomething(read: Understanding, text: string): boolean {
  return /[?¿]/.test(text) || read.intents.some(({ name }) => name === 'amenities' || name === 'policies')
}
