import { addDays, epochDay, fromEpochDay, type LocalDate } from '../../../lib/local-date.ts'
import { eachInPieces, mapInPieces, type Pieces } from '../../../lib/pieces.ts'
import type { KnownStay, StayRecord } from './known-stay.ts'
import { type Nights, notBefore, sameNights, subtract } from './nights.ts'

/** A stay of a reading before and after it. */
export interface Draft {
  readonly before: KnownStay | null
  after: StayRecord
  readonly gone: boolean
}

const RANK: Readonly<Record<string, number>> = {
  reservation: 1,
  unknown: 2,
  blocked: 3,
  prep: 4,
  advance: 5,
  window: 6,
}

export interface Change {
  readonly before: KnownStay
  readonly after: StayRecord
}

/** Gives every night to one stay of the feed: the surest first, those gone from the feed last. */
export function* sharingNights(
  drafts: readonly Draft[],
  today: LocalDate,
  horizonDays: number,
): Pieces<void> {
  const first = epochDay(today)
  const taken = new Uint8Array(horizonDays)
  const limit = addDays(today, horizonDays)
  const ranked = yield* mapInPieces(drafts, (draft) => ({ draft, rank: rankOf(draft), id: identity(draft) }))
  ranked.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
  yield* eachInPieces(ranked, ({ draft }) => {
    const claimed: Nights[] = []
    for (const { checkIn, checkOut } of draft.after.nights) {
      let open = -1
      const end = Math.min(epochDay(checkOut), epochDay(limit)) - first
      for (let day = Math.max(0, epochDay(checkIn) - first); day < end; day++) {
        if (taken[day] === 0 && open < 0) open = day
        if (taken[day] === 1 && open >= 0) {
          claimed.push({ checkIn: fromEpochDay(first + open), checkOut: fromEpochDay(first + day) })
          open = -1
        }
        taken[day] = 1
      }
      if (open >= 0)
        claimed.push({ checkIn: fromEpochDay(first + open), checkOut: fromEpochDay(first + end) })
    }
    if (!sameNights(claimed, draft.after.nights)) draft.after = { ...draft.after, nights: claimed }
  })
}

const rankOf = (draft: Draft) =>
  (draft.gone ? 100 : 0) + (draft.after.certain ? 0 : (RANK[draft.after.kind] ?? 9))
const identity = ({ after }: Draft) =>
  `${after.seen.checkIn}${after.seen.checkOut}${after.uid}${after.ordinal}`

type Sorted = { readonly add: StayRecord[] } & Readonly<
  Record<'extend' | 'move' | 'same' | 'missing' | 'keepHeld', Change[]>
>

/** How each draft differs from what was held. */
export function* sortingDrafts(drafts: readonly Draft[], today: LocalDate, mayFree: boolean) {
  const sorted: Sorted = { add: [], extend: [], move: [], same: [], missing: [], keepHeld: [] }
  yield* eachInPieces(drafts, ({ before, after, gone }) => {
    if (!before) {
      sorted.add.push(after)
      return
    }
    const known = notBefore(before.nights, today)
    const lost = subtract(known, after.nights).length > 0
    const gained = subtract(after.nights, known).length > 0
    const bucket = gone ? (mayFree ? 'missing' : 'keepHeld') : lost ? 'move' : gained ? 'extend' : 'same'
    sorted[bucket].push({ before, after })
  })
  return sorted
}
