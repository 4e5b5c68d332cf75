import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccommodationId } from '../../../lib/ids.ts'
import { type Combinable, cheapestCombinations } from './combine.ts'
import type { Party } from './party.ts'

interface Room {
  readonly capacity: number
  readonly takesPets: boolean
  readonly base: number
  readonly perPerson: number
}

const room: fc.Arbitrary<Room> = fc.record({
  capacity: fc.integer({ min: 1, max: 4 }),
  takesPets: fc.boolean(),
  base: fc.integer({ min: 1, max: 100 }),
  perPerson: fc.integer({ min: 0, max: 20 }),
})
const party: fc.Arbitrary<Party> = fc.record({
  adults: fc.integer({ min: 1, max: 5 }),
  children: fc.integer({ min: 0, max: 2 }),
  babies: fc.integer({ min: 0, max: 1 }),
  pets: fc.integer({ min: 0, max: 1 }),
})

function priceIn({ takesPets, base, perPerson }: Room, { adults, children, pets }: Party): number | null {
  return pets > 0 && !takesPets ? null : base + perPerson * (adults + children)
}

const combinable = (one: Room, nth: number): Combinable => ({
  id: `cabin-${nth}` as AccommodationId,
  capacity: one.capacity,
  priceOf: (party) => priceIn(one, party),
})

/** Every way to place them, tried one after the other; undefined where there is none. */
function cheapestTried(rooms: readonly Room[], whole: Party): number | undefined {
  let best: number | undefined
  const company = whole.babies + whole.pets > 0
  const place = (at: number, left: Party, used: number, total: number, placed: boolean): void => {
    if (left.adults === 0 && left.children === 0 && (placed || !company) && used > 1)
      best = Math.min(best ?? total, total)
    const next = rooms[at]
    if (!next) return
    place(at + 1, left, used, total, placed)
    for (let adults = 1; adults <= Math.min(next.capacity, left.adults); adults++)
      for (let children = 0; children <= Math.min(next.capacity - adults, left.children); children++)
        for (const takes of placed || !company ? [false] : [false, true]) {
          const own = { adults, children, babies: takes ? whole.babies : 0, pets: takes ? whole.pets : 0 }
          const price = priceIn(next, own)
          if (price === null) continue
          const rest = { ...left, adults: left.adults - adults, children: left.children - children }
          place(at + 1, rest, used + 1, total + price, placed || takes)
        }
  }
  place(0, whole, 0, 0, false)
  return best
}

test('the cheapest combination is the cheapest of all that there are, wherever pets may sleep', () => {
  fc.assert(
    fc.property(fc.array(room, { minLength: 2, maxLength: 4 }), party, (rooms, whole) => {
      const [best] = cheapestCombinations(rooms.map(combinable), whole)
      expect(best?.total).toBe(cheapestTried(rooms, whole))
      const sum = (key: 'adults' | 'children' | 'babies' | 'pets') =>
        best?.parts.reduce((all, part) => all + part.party[key], 0)
      if (best)
        expect([sum('adults'), sum('children'), sum('babies'), sum('pets')]).toEqual(Object.values(whole))
    }),
  )
})
