import type { AccommodationId } from '../../../lib/ids.ts'
import type { MinorUnits } from '../../../lib/money.ts'
import { type Party, withAges } from './party.ts'

export interface Combinable {
  readonly id: AccommodationId
  readonly capacity: number
  /** What the cabin costs for these people, or null when it is not sold to them. */
  readonly priceOf: (party: Party) => MinorUnits | null
}

interface CombinationPart {
  readonly id: AccommodationId
  readonly party: Party
  readonly price: MinorUnits
}

export interface Combination {
  readonly parts: readonly CombinationPart[]
  readonly total: MinorUnits
}

/** More cabins than these are a company's party, and a person's to arrange. */
const MOST_CABINS = 4
/** Keeps the search short: the work grows with cabins × people². */
const MOST_CANDIDATES = 40
const MOST_PEOPLE = 60

/** Who is placed already, and in how many cabins. */
interface Placed {
  readonly adults: number
  readonly children: number
  /** Babies and pets have their cabin, or there are none. */
  readonly company: boolean
  readonly combination: Combination
}

/**
 * The cheapest way to place a party in 2, 3 and 4 cabins, cheapest first. Every cabin gets at least one adult;
 * children are placed in the order in which their ages were told; babies and pets go together into one of them.
 */
export function cheapestCombinations(cabins: readonly Combinable[], party: Party): Combination[] {
  if (party.adults + party.children > MOST_PEOPLE) return []
  const candidates = cabins.toSorted((a, b) => b.capacity - a.capacity).slice(0, MOST_CANDIDATES)
  // levels[n]: the cheapest ways to place some of them in n cabins, by who is placed.
  const levels: Map<string, Placed>[] = [new Map(), new Map(), new Map(), new Map(), new Map()]
  const nobody = { adults: 0, children: 0, company: party.babies + party.pets === 0 }
  levels[0]?.set(keyOf(nobody), { ...nobody, combination: { parts: [], total: 0 } })
  for (const cabin of candidates) {
    const price = remembered(cabin)
    // From the fullest level down, so that no cabin is taken twice.
    for (let level = MOST_CABINS - 1; level >= 0; level--) {
      for (const placed of levels[level]?.values() ?? []) {
        for (const group of groupsFor(cabin, party, placed))
          extend(levels[level + 1], placed, { cabin, group, price })
      }
    }
  }
  const whole = keyOf({ adults: party.adults, children: party.children, company: true })
  return levels
    .slice(2)
    .flatMap((level) => level.get(whole)?.combination ?? [])
    .sort((a, b) => a.total - b.total || a.parts.length - b.parts.length)
}

function keyOf({ adults, children, company }: Omit<Placed, 'combination'>): string {
  return `${adults},${children},${company}`
}

/** Every share of those who are left that fits. */
function groupsFor({ capacity }: Combinable, party: Party, placed: Placed): Party[] {
  const groups: Party[] = []
  const alone = { babies: 0, pets: 0 }
  const companies = placed.company ? [alone] : [alone, { babies: party.babies, pets: party.pets }]
  for (let adults = 1; adults <= Math.min(capacity, party.adults - placed.adults); adults++) {
    const room = Math.min(capacity - adults, party.children - placed.children)
    for (let children = 0; children <= room; children++) {
      const ages = party.childAges?.slice(placed.children, placed.children + children)
      for (const company of companies) groups.push(withAges({ adults, children, ...company }, ages))
    }
  }
  return groups
}

function extend(
  level: Map<string, Placed> | undefined,
  placed: Placed,
  by: {
    readonly cabin: Combinable
    readonly group: Party
    readonly price: (party: Party) => MinorUnits | null
  },
): void {
  const price = by.price(by.group)
  if (price === null || !level) return
  const { parts, total } = placed.combination
  const adults = placed.adults + by.group.adults
  const children = placed.children + by.group.children
  const company = placed.company || by.group.babies + by.group.pets > 0
  const key = keyOf({ adults, children, company })
  const known = level.get(key)
  if (known && known.combination.total <= total + price) return
  const part = { id: by.cabin.id, party: by.group, price }
  level.set(key, {
    adults,
    children,
    company,
    combination: { parts: [...parts, part], total: total + price },
  })
}

/** The same people are priced once. */
function remembered(cabin: Combinable): (party: Party) => MinorUnits | null {
  const known = new Map<string, MinorUnits | null>()
  return (party) => {
    const key = JSON.stringify(party)
    const price = known.has(key) ? (known.get(key) ?? null) : cabin.priceOf(party)
    known.set(key, price)
    return price
  }
}
