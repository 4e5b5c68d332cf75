import { sizesNamed } from '../../language/domain/names/cabins-meant.ts'
import type { Language } from '../../language/domain.ts'
import { peopleOf } from '../../pricing/domain/party.ts'
import { combinationsOf, type Market, offerOf } from '../../pricing/service/search.ts'
import type { Effect } from '../domain/effects.ts'
import type { DialogueEvent } from '../domain/events.ts'
import type { PartyCount } from '../domain/frame.ts'
import type { QuotedGroup } from '../domain/offered.ts'
import type { StayDates } from '../domain/owner-deed.ts'
import type { Answering } from './turn.ts'

type Asked = Extract<Effect, { type: 'search_group' }>
type SoldCabin = Market['cabins'][number]

interface Wanted {
  readonly stay: StayDates
  readonly party: PartyCount
  readonly language: Language
}

/** The cabins the guest named, or the cheapest that hold everybody. */
export async function searchGroup(
  { deps, tx, turn }: Answering,
  asked: Asked,
): Promise<Extract<DialogueEvent, { type: 'group_found' }>> {
  const market = await deps.quotes(tx).market(asked.stay)
  const wanted: Wanted = { stay: asked.stay, party: asked.party, language: turn.language }
  const named = namedIn(market, asked)
  const apart = named.length > 1 ? null : apartIn(market, wanted, asked.sizes ?? [])
  if (apart) return { type: 'group_found', group: apart }
  const group = groupIn(named.length > 1 ? { ...market, cabins: named } : market, wanted, {
    units: named.length > 1 ? named.length : asked.units,
  })
  if (group || named.length < 2) return { type: 'group_found', group }
  const capacity = named.reduce((sum, cabin) => sum + cabin.capacity, 0)
  const isSmall = capacity < peopleOf(asked.party)
  return {
    type: 'group_found',
    group: groupIn(market, wanted, { units: null }),
    ...(isSmall ? { tooSmall: { cabins: named.map((one) => one.name), capacity } } : {}),
  }
}

/** A cabin for each family, none of them too small for it. */
function apartIn(market: Market, wanted: Wanted, sizes: readonly number[]): QuotedGroup | null {
  if (sizes.length < 2) return null
  const least = Math.min(...sizes)
  const cabins = market.cabins.filter((one) => one.capacity >= least)
  const group = groupIn({ ...market, cabins }, wanted, { units: sizes.length })
  if (group?.items.length !== sizes.length) return null
  const [rooms, families] = [group.items.map((one) => one.capacity), sizes].map((all) =>
    all.toSorted((a, b) => b - a),
  )
  return families?.every((size, i) => (rooms?.[i] ?? 0) >= size) ? group : null
}

/** Of each size once: "la de 6 y la de 4" are two cabins. */
function namedIn(market: Market, { accommodationIds, text }: Asked): SoldCabin[] {
  const byId = market.cabins.filter((cabin) => accommodationIds.includes(cabin.id))
  if (byId.length > 1) return byId
  const chosen: SoldCabin[] = []
  for (const size of sizesNamed(text)) {
    const cabin = market.cabins.find((one) => one.capacity === size && !chosen.includes(one))
    if (cabin) chosen.push(cabin)
  }
  return chosen
}

/** The cheapest way to place them in several free cabins; as many as were asked for when that can be had. */
export function groupIn(
  market: Market,
  wanted: Wanted,
  { units }: { readonly units: number | null },
): QuotedGroup | null {
  const { stay, party } = wanted
  const combinations = combinationsOf(market, { ...stay, party })
  const asked = units === null ? undefined : combinations.find((one) => one.parts.length === units)
  const combination = asked ?? combinations[0]
  if (!combination) return null
  const items = combination.parts.flatMap((part) => {
    const cabin = market.cabins.find((one) => one.id === part.id)
    const outcome =
      cabin && offerOf(market, cabin, { stay: { ...stay, party: part.party }, language: wanted.language })
    return cabin && outcome?.ok ? [{ cabin, party: part.party, terms: outcome.terms }] : []
  })
  const [first] = items
  if (!first || items.length < combination.parts.length) return null
  return {
    stay,
    items: items.map(({ cabin, party: own, terms }) => ({
      accommodationId: cabin.id,
      cabin: cabin.name,
      capacity: cabin.capacity,
      party: own,
      total: terms.total,
    })),
    total: items.reduce((sum, { terms }) => sum + terms.total, 0),
    deposit: items.reduce((sum, { terms }) => sum + terms.deposit, 0),
    currency: first.terms.currency,
  }
}
