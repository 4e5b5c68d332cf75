import { addDays, epochDay, fromEpochDay, type LocalDate } from '../../../lib/local-date.ts'
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
export function shareNights(drafts: readonly Draft[], today: LocalDate, horizonDays: number): void {
  const first = epochDay(today)
  const taken = new Uint8Array(horizonDays)
  const limit = addDays(today, horizonDays)
  const ranked = [...drafts].sort((a, b) => rankOf(a) - rankOf(b) || (identity(a) < identity(b) ? -1 : 1))
  for (const draft of ranked) {
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
  }
}

const rankOf = (draft: Draft) =>
  (draft.gone ? 100 : 0) + (draft.after.certain ? 0 : (RANK[draft.after.kind] ?? 9))
const identity = ({ after }: Draft) =>
  `${after.seen.checkIn}${after.seen.checkOut}${after.uid}${after.ordinal}`

/** How each draft differs from what was held. */
export function sortDrafts(drafts: readonly Draft[], today: LocalDate, mayFree: boolean) {
  const sorted = {
    add: [] as StayRecord[],
    extend: [] as Change[],
    move: [] as Change[],
    same: [] as Change[],
    missing: [] as Change[],
    keepHeld: [] as Change[],
  }
  for (const { before, after, gone } of drafts) {
    if (!before) {
      sorted.add.push(after)
      continue
    }
    const known = notBefore(before.nights, today)
    const lost = subtract(known, after.nights).length > 0
    const gained = subtract(after.nights, known).length > 0
    const bucket = gone ? (mayFree ? 'missing' : 'keepHeld') : lost ? 'move' : gained ? 'extend' : 'same'
    sorted[bucket].push({ before, after })
  }
  return sorted
}
