import type { PartyCount } from './frame.ts'

interface Room {
  readonly party: PartyCount
  readonly capacity: number
}

type Counts = { -readonly [K in 'adults' | 'children' | 'babies' | 'pets']: number }

/**
 * Who sleeps where when the people of several cabins become more or fewer: everybody stays where they are as far as
 * that goes, who leaves leaves the fullest, who joins goes where most room is, and each cabin keeps an adult. Null when
 * they do not fit.
 */
export function placedIn(rooms: readonly Room[], wished: PartyCount): PartyCount[] | null {
  const placed = rooms.map(({ party, capacity }) => ({ party, capacity, now: countsOf(party) }))
  for (const kind of ['adults', 'children', 'babies', 'pets'] as const) {
    const least = kind === 'adults' ? 1 : 0
    const needsBed = kind === 'adults' || kind === 'children'
    let missing = wished[kind] - placed.reduce((sum, { now }) => sum + now[kind], 0)
    for (; missing < 0; missing++) {
      const [fullest] = placed.toSorted((a, b) => b.now[kind] - a.now[kind])
      if (!fullest || fullest.now[kind] <= least) return null
      fullest.now[kind]--
    }
    for (; missing > 0; missing--) {
      const [roomiest] = placed.toSorted((a, b) => freeIn(b) - freeIn(a))
      if (!roomiest || (needsBed && freeIn(roomiest) < 1)) return null
      roomiest.now[kind]++
    }
  }
  if (placed.some((one) => freeIn(one) < 0)) return null
  // Ages that were told belong to the children who still come.
  return placed.map(({ party, now }) =>
    party.childAges && now.children === party.children ? { ...now, childAges: party.childAges } : now,
  )
}

function countsOf({ adults, children, babies, pets }: PartyCount): Counts {
  return { adults, children, babies, pets }
}

function freeIn({ capacity, now }: { readonly capacity: number; readonly now: Counts }): number {
  return capacity - now.adults - now.children
}
