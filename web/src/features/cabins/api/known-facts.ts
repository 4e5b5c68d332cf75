import type { LocalizedText } from '@tranquera/contracts/common'
import type { Fact, Facts, FactsChange } from '@tranquera/contracts/facts'

/** Every fact once: what guests ask most comes first. */
export const FACT_GROUPS = {
  asked: [
    'wifi',
    'parking',
    'grill',
    'pool',
    'pets',
    'heating',
    'air_conditioning',
    'linen',
    'towels',
    'breakfast',
  ],
  kitchen: ['kitchen', 'fridge', 'microwave', 'oven', 'coffee_maker', 'crockery'],
  kids: ['cot', 'high_chair', 'playground', 'games'],
  comfort: [
    'tv',
    'hot_water',
    'washing_machine',
    'hairdryer',
    'fireplace',
    'firewood',
    'jacuzzi',
    'sauna',
    'phone_signal',
  ],
  outside: ['garden', 'balcony', 'view', 'lake_access', 'bikes', 'charger'],
  house: ['smoking', 'cleaning', 'accessibility', 'restaurant', 'shop'],
} as const satisfies Record<string, readonly Fact[]>
export type FactGroup = keyof typeof FACT_GROUPS
export const GROUP_NAMES = [
  'asked',
  'kitchen',
  'kids',
  'comfort',
  'outside',
  'house',
] as const satisfies FactGroup[]

export const ANSWERS = ['yes', 'no', 'unknown'] as const
type FactAnswer = (typeof ANSWERS)[number]

export interface KnownFact {
  readonly answer: FactAnswer
  /** In the owner's words, as far as they were written. */
  readonly note: LocalizedText
}
export type KnownFacts = Readonly<Partial<Record<Fact, KnownFact>>>

const UNKNOWN: KnownFact = { answer: 'unknown', note: {} }

/** What the form shows of a cabin; whether pets are welcome is always known. */
export function knownFacts(cabin: { readonly facts: Facts; readonly pets_allowed: boolean }): KnownFacts {
  const pets = { ...knownFact(cabin.facts.pets), answer: cabin.pets_allowed ? 'yes' : 'no' } as const
  return { ...placeFacts(cabin.facts), pets }
}

/** What the form shows of the whole place. */
export function placeFacts(facts: Facts): KnownFacts {
  return Object.fromEntries(ALL_FACTS.map((fact) => [fact, knownFact(facts[fact])]))
}

/** All that is told of the place once `anew` is told too. */
export function withTold(facts: Facts, anew: FactsChange): Facts {
  const told = Object.entries({ ...facts, ...anew }).filter(([, fact]) => fact !== null)
  return Object.fromEntries(told)
}

const ALL_FACTS: readonly Fact[] = GROUP_NAMES.flatMap((group) => [...FACT_GROUPS[group]])

function knownFact(told: Facts[Fact]): KnownFact {
  if (told === undefined) return UNKNOWN
  const { has, note = {} } = typeof told === 'object' ? told : { has: told }
  return { answer: has ? 'yes' : 'no', note }
}

export function knownOf(known: KnownFacts, fact: Fact): KnownFact {
  return known[fact] ?? UNKNOWN
}

/** Only what differs: a colleague may have told something else meanwhile. */
export function toldAnew(before: KnownFacts, after: KnownFacts): FactsChange {
  const anew = ALL_FACTS.flatMap((fact) => {
    const wire = wireOf(knownOf(after, fact))
    return JSON.stringify(wire) === JSON.stringify(wireOf(knownOf(before, fact)))
      ? []
      : [[fact, wire] as const]
  })
  return Object.fromEntries(anew)
}

function wireOf({ answer, note }: KnownFact): NonNullable<Facts[Fact]> | null {
  if (answer === 'unknown') return null
  const has = answer === 'yes'
  const words = Object.entries(note).flatMap(([language, text]) =>
    text?.trim() ? [[language, text.trim()]] : [],
  )
  return words.length > 0 ? { has, note: Object.fromEntries(words.toSorted()) } : has
}
