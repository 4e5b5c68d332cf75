import { addDays, type LocalDate, nightsBetween } from '../../../lib/local-date.ts'
import { eachInPieces, type Pieces } from '../../../lib/pieces.ts'
import { type ClassifiedStay, isSellingRule } from './classify.ts'
import type { KnownStay } from './known-stay.ts'
import { firstFrom, type Nights, overlapOf } from './nights.ts'

export interface Matches {
  readonly pairs: readonly (readonly [KnownStay, ClassifiedStay])[]
  readonly gone: readonly KnownStay[]
  readonly fresh: readonly ClassifiedStay[]
}

export type Fits = (known: KnownStay, stay: ClassifiedStay) => boolean

/**
 * Which stay of the last reading is which event of this one, one to one, the surest sign first: identity, then the
 * platform's code, then days. UIDs alone would not do: Booking renames a stay in progress every day.
 */
export function* matching(
  previous: readonly KnownStay[],
  incoming: readonly ClassifiedStay[],
  by: { readonly today: LocalDate; readonly isCopy: Fits },
): Pieces<Matches> {
  const gone = new Set(previous)
  const fresh = new Set(incoming)
  const pairs: [KnownStay, ClassifiedStay][] = []
  const join = (known: KnownStay, stay: ClassifiedStay) => {
    gone.delete(known)
    fresh.delete(stay)
    pairs.push([known, stay])
  }
  const pass = function* (
    keyOfKnown: (known: KnownStay) => string | null,
    keyOfStay: (stay: ClassifiedStay) => string | null,
    fits: Fits,
  ): Pieces<void> {
    const waiting = yield* groupingBy(gone, keyOfKnown)
    yield* eachInPieces(fresh, (stay) => {
      const key = keyOfStay(stay)
      const candidates = key === null ? undefined : waiting.get(key)
      const at = candidates?.findIndex((known) => fits(known, stay)) ?? -1
      const [found] = at >= 0 ? (candidates?.splice(at, 1) ?? []) : []
      if (found) join(found, stay)
    })
  }
  // By days alone a copy of a stay, come back through our calendar, looks like the stay.
  const mayBe: Fits = (known, stay) => sameCode(known, stay) && !by.isCopy(known, stay)
  const identity = (item: { uid: string; recurrenceId: string | null }) =>
    `${item.uid}\n${item.recurrenceId ?? ''}`
  yield* pass(
    (known) => `${identity(known)}\n${known.seen.checkIn}\n${known.seen.checkOut}`,
    ({ event }) => `${identity(event)}\n${event.checkIn}\n${event.checkOut}`,
    sameCode,
  )
  yield* pass(
    (known) => `${identity(known)}\n${known.ordinal}`,
    ({ event }) => `${identity(event)}\n${event.ordinal}`,
    sameCode,
  )
  yield* pass(
    (known) => known.code,
    (stay) => stay.code,
    sameCode,
  )
  yield* pass(
    (known) => known.seen.checkOut,
    ({ event }) => event.checkOut,
    (known, stay) => mayBe(known, stay) && overlapOf(known.seen, stay.event) !== undefined,
  )
  yield* pass(
    (known) => known.seen.checkIn,
    ({ event }) => event.checkIn,
    mayBe,
  )
  yield* pass(
    (known) => (known.kind === 'advance' ? 'tonight' : null),
    (stay) => (stay.kind === 'advance' ? 'tonight' : null),
    () => true,
  )
  // A closure of the next night, every day another one: how a notice of one night looks, also where it is tomorrow.
  const isNow = ({ checkIn }: Nights) => checkIn === by.today || checkIn === addDays(by.today, 1)
  yield* pass(
    (known) => (known.certain ? null : lengthKey(addDays(known.seen.checkIn, 1), known.seen)),
    ({ certain, event }) => (certain || !isNow(event) ? null : lengthKey(event.checkIn, event)),
    sameCode,
  )
  yield* eachInPieces(yield* pairingByOverlap(gone, fresh), ([known, stay]) => {
    if (gone.has(known) && fresh.has(stay) && mayBe(known, stay)) join(known, stay)
  })
  return { pairs, gone: [...gone], fresh: [...fresh] }
}

const lengthKey = (checkIn: LocalDate, span: Nights) =>
  `${checkIn}\n${nightsBetween(span.checkIn, span.checkOut)}`

/** Two codes are two guests, whatever else agrees. */
function sameCode(known: KnownStay, stay: ClassifiedStay): boolean {
  return known.code === null || stay.code === null || known.code === stay.code
}

/** What has shown itself to be a selling rule is classified anew each time. */
function alike(known: KnownStay, stay: ClassifiedStay): boolean {
  return known.kind === stay.kind || (isSellingRule(known.kind) && !stay.certain)
}

function* groupingBy(
  items: Iterable<KnownStay>,
  keyOf: (known: KnownStay) => string | null,
): Pieces<Map<string, KnownStay[]>> {
  const groups = new Map<string, KnownStay[]>()
  yield* eachInPieces(items, (item) => {
    const key = keyOf(item)
    if (key === null) return
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  })
  return groups
}

/** Pairs of one kind that share at least half of the longer one's nights, the best first. */
function* pairingByOverlap(
  gone: ReadonlySet<KnownStay>,
  fresh: ReadonlySet<ClassifiedStay>,
): Pieces<[KnownStay, ClassifiedStay][]> {
  if (fresh.size === 0) return []
  const sorted = [...gone].sort((a, b) => (a.seen.checkIn < b.seen.checkIn ? -1 : 1))
  const lengths = sorted.map(({ seen }) => nightsBetween(seen.checkIn, seen.checkOut))
  const longest = lengths.reduce((most, one) => Math.max(most, one), 0)
  const found: { pair: [KnownStay, ClassifiedStay]; share: number }[] = []
  yield* eachInPieces(fresh, (stay) => {
    const from = addDays(stay.event.checkIn, -longest)
    for (let i = firstFrom(sorted, ({ seen }) => seen.checkIn, from); i < sorted.length; i++) {
      const known = sorted[i]
      if (!known || known.seen.checkIn >= stay.event.checkOut) break
      const shared =
        alike(known, stay) && sameCode(known, stay) ? overlapOf(known.seen, stay.event) : undefined
      if (!shared) continue
      const longer = Math.max(
        nightsBetween(known.seen.checkIn, known.seen.checkOut),
        nightsBetween(stay.event.checkIn, stay.event.checkOut),
      )
      const share = nightsBetween(shared.checkIn, shared.checkOut) / longer
      if (share >= 0.5) found.push({ pair: [known, stay], share })
    }
  })
  return found.sort((a, b) => b.share - a.share).map(({ pair }) => pair)
}
