import { factsAsked } from '../../answers/domain/fact-words.ts'
import { INTENTS, type IntentName, type Understanding } from '../../language/domain.ts'
import { guessedOnly } from './backed-words.ts'
import { type FaqTopic, OF_PRICE, SWALLOWS } from './faq-topic.ts'
import { readFavour } from './favour-talk.ts'
import { partsOf } from './question-parts.ts'
import { readBetween } from './refine-topics.ts'
import { readWishes } from './refine-wishes.ts'
import { isQuestion } from './sentence-words.ts'
import { speaksOf } from './talk-words.ts'
import { fewerCome } from './topic-patterns.ts'
import { topicsByWords } from './topic-words.ts'
import { saysOf } from './wish-words.ts'
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
      const intent = less === 'checkin' ? 'checkin_time' : INTENTS.find((name) => name === less)
      if (intent) intents.delete(intent)
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
  talk: {
    readonly hasBooking: boolean
    readonly bringsPets: boolean
    readonly hasQuote: boolean
    readonly hasParty: boolean
  },
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
  // "Vamos 8, una familia desistiu" before anything is booked: fewer come.
  if (intents.has('cancel') && !talk.hasBooking && talk.hasParty && (read.guests || fewerCome(text)))
    intents.delete('cancel')
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
