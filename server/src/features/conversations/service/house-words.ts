import type { Fact } from '@tranquera/contracts/facts'
import type { Money } from '../../../lib/money.ts'
import { FACT_WORDS, factsAsked, fold, nameOfFact } from '../../answers/domain/fact-words.ts'
import { factOf, hasFact } from '../../answers/domain/known-facts.ts'
import type { Language } from '../../language/domain.ts'
import type { Localized } from '../../lodging/domain/accommodation.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import type { FrozenTerms } from '../../pricing/domain/terms.ts'
import type { AnswerSource, CabinFacts, PlaceFacts } from './deps.ts'

/** Everything one question is answered from. */
export interface Question {
  readonly text: string
  readonly language: Language
  readonly place: PlaceFacts
  readonly cabin: CabinFacts | undefined
  readonly cabins: readonly CabinFacts[]
  /** What was quoted last, or booked. */
  readonly onTable: {
    readonly total: Money
    readonly fx: FrozenTerms['fx']
    readonly nights: number
    readonly cleaning: Money | null
  } | null
  /** Of the stay the guest has paid for: what came, and what of it would come back today. */
  readonly refund: { readonly paid: Money; readonly back: Money } | null
}

export interface Answered {
  readonly text: string
  readonly source: AnswerSource
  /** Part of it nobody has written down. */
  readonly open?: boolean
}

/** The owner's words as they were written: translated only by the owner, and said to be Spanish where they are. */
export function ownerWords(text: Localized | null | undefined, language: Language): string | null {
  if (!text) return null
  const own = text[language]
  if (own) return own
  const other = text.es || text.en || text.pt
  if (!other) return null
  return language === 'es' || !text.es ? other : renderMessage('faq_owner_words', language, { text: other })
}

/** What a cabin has, in the guest's language: the owner's list, then the facts that stand in no list. */
export function featuresOf(
  cabin: Pick<CabinFacts, 'amenities' | 'facts'>,
  place: PlaceFacts,
  language: Language,
): string[] {
  const listed = cabin.amenities.map((name) => amenityName(name, place, language))
  const inList = new Set(cabin.amenities.flatMap((name) => factsAsked(name)))
  const facts = FACT_WORDS.filter(
    ({ fact }) => fact !== 'pets' && hasFact(cabin.facts[fact]) === true && !inList.has(fact),
  )
  return [...listed, ...facts.map(({ names }) => names[language])]
}

function amenityName(name: string, place: PlaceFacts, language: Language): string {
  const own = place.amenityNames[name]?.[language]
  if (own) return own
  if (language === 'es') return name
  const [fact, ...more] = factsAsked(name)
  const short = fold(name).split(' ').length <= 3
  return fact && more.length === 0 && short ? nameOfFact(fact, language) : name
}

/** The owner's remark on a fact: of this cabin, else of the place. */
export function noteOn(
  fact: Fact,
  of: { readonly cabin: CabinFacts | undefined; readonly place: PlaceFacts },
  language: Language,
): string | null {
  const told = [of.cabin?.facts[fact], of.place.facts[fact]].find(
    (one) => typeof one === 'object' && one.note,
  )
  return typeof told === 'object' ? ownerWords(told.note, language) : null
}

/** Which cabins have it, which have not, and whether it is known at all. */
export function whoHas(fact: Fact, cabins: readonly CabinFacts[], place: PlaceFacts) {
  const told = cabins.map((cabin) => ({ cabin, has: factOf(fact, cabin, { place, cabins }) }))
  return {
    having: told.filter((one) => one.has === true).map((one) => one.cabin),
    lacking: told.filter((one) => one.has === false).map((one) => one.cabin),
    unknown: told.filter((one) => one.has === undefined).map((one) => one.cabin),
  }
}

const BEDS: Readonly<Record<string, Readonly<Record<Language, readonly [one: string, more: string]>>>> = {
  single: {
    es: ['cama simple', 'camas simples'],
    pt: ['cama de solteiro', 'camas de solteiro'],
    en: ['single bed', 'single beds'],
  },
  double: {
    es: ['cama matrimonial', 'camas matrimoniales'],
    pt: ['cama de casal', 'camas de casal'],
    en: ['double bed', 'double beds'],
  },
  queen: {
    es: ['cama queen', 'camas queen'],
    pt: ['cama queen', 'camas queen'],
    en: ['queen bed', 'queen beds'],
  },
  king: { es: ['cama king', 'camas king'], pt: ['cama king', 'camas king'], en: ['king bed', 'king beds'] },
  bunk: { es: ['cucheta', 'cuchetas'], pt: ['beliche', 'beliches'], en: ['bunk bed', 'bunk beds'] },
  sofa: { es: ['sofá cama', 'sofás cama'], pt: ['sofá-cama', 'sofás-camas'], en: ['sofa bed', 'sofa beds'] },
}

/** `2 double` as a guest reads it. */
export function bedName(bed: string, language: Language): string {
  const [count = '', ...words] = bed.split(' ')
  const type = words.join(' ')
  const [one, more] = BEDS[type]?.[language] ?? [type, type]
  return `${count} ${count === '1' ? one : more}`
}
