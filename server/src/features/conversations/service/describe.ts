import { fold } from '../../answers/domain/fact-words.ts'
import type { Language } from '../../language/domain.ts'
import type { DescribedCabin } from '../../messaging/domain/kinds.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import type { Choice, Effect } from '../domain/effects.ts'
import type { PartyCount } from '../domain/frame.ts'
import type { CabinFacts, PlaceFacts } from './deps.ts'
import { featuresOf } from './house-words.ts'
import { type Answering, say, saySaying } from './turn.ts'

/** More than this is no description but a list. */
const MOST_FEATURES = 6
const MOST_CABINS = 10

export function describedCabins(
  cabins: readonly CabinFacts[],
  context: { readonly place: PlaceFacts; readonly language: Language },
): DescribedCabin[] {
  return cabins.slice(0, MOST_CABINS).map((cabin) => ({
    name: cabin.name,
    capacity: cabin.capacity,
    bedrooms: cabin.bedrooms,
    petsAllowed: cabin.petsAllowed,
    from: cabin.from,
    features: featuresOf(cabin, context.place, context.language).slice(0, MOST_FEATURES),
  }))
}

type Describe = Extract<Effect, { type: 'describe' }>

/** Cabins in words, without dates: all, some beside each other, or the one that suits. */
export async function describe(answering: Answering, effect: Describe): Promise<undefined> {
  const { deps, tx, turn } = answering
  const all = await deps.cabins(tx)
  const named = all.filter((cabin) => effect.accommodationIds.includes(cabin.id) || isNamed(cabin, turn.text))
  const context = { place: turn.place, language: turn.language }
  if (effect.as === 'best') return tellBest(answering, all, effect)
  if (effect.as === 'recommend')
    return recommend(answering, suiting(named.length > 0 ? named : all, effect.party), effect)
  if (effect.as === 'compare') {
    const cabins = describedCabins(named.length > 1 ? named : all, context)
    await say(answering, { type: 'text', body: renderMessage('compare', turn.language, { cabins }) })
    return undefined
  }
  const cabins = describedCabins(named.length > 0 ? named : all, context)
  const choices: Choice[] = [{ action: { type: 'faq', topic: 'photos' }, label: { key: 'photos' } }]
  const variables = { cabins, askDates: effect.askDates }
  await saySaying(answering, { type: 'say', key: 'catalogue', variables, choices })
  return undefined
}

/** The one that is first in what was asked. */
async function tellBest(
  answering: Answering,
  all: readonly CabinFacts[],
  { accommodationIds, by }: Describe,
): Promise<undefined> {
  const { turn } = answering
  const cabin = all.find((one) => accommodationIds.includes(one.id))
  if (!cabin || !by) return undefined
  const [described] = describedCabins([cabin], { place: turn.place, language: turn.language })
  if (!described) return undefined
  const { name, capacity, bedrooms, from, features } = described
  const body = renderMessage('cabin_best', turn.language, {
    ...{ cabin: name, by, capacity, bedrooms, from },
    features: features.length > 0 ? features : null,
  })
  await say(answering, { type: 'text', body })
  return undefined
}

/** Two cabins in one sentence are told apart by their names, however the sentence was read. */
function isNamed({ name, aliases }: CabinFacts, text: string): boolean {
  const said = fold(text)
  return [name, ...aliases].some((one) => said.includes(fold(one)))
}

/** The smallest that holds them, pets included. */
function suiting(cabins: readonly CabinFacts[], party: PartyCount | null): CabinFacts | undefined {
  const people = party ? party.adults + party.children : 2
  return cabins
    .filter((cabin) => cabin.capacity >= people && (cabin.petsAllowed || !party?.pets))
    .toSorted((a, b) => a.capacity - b.capacity)[0]
}

async function recommend(
  answering: Answering,
  cabin: CabinFacts | undefined,
  effect: Describe,
): Promise<undefined> {
  const { turn } = answering
  if (!cabin || !effect.party) {
    await describe(answering, { ...effect, as: 'catalogue' })
    return undefined
  }
  const features = featuresOf(cabin, turn.place, turn.language).slice(0, MOST_FEATURES)
  const body = renderMessage('recommend', turn.language, {
    cabin: cabin.name,
    people: effect.party.adults + effect.party.children,
    capacity: cabin.capacity,
    from: cabin.from,
    features: features.length > 0 ? features : null,
  })
  await say(answering, { type: 'text', body })
  return undefined
}
