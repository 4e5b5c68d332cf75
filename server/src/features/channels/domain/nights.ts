import { epochDay, type LocalDate } from '../../../lib/local-date.ts'

/** Half-open `[checkIn, checkOut)`. */
export interface Nights {
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
}

export const span = ({ checkIn, checkOut }: Nights): Nights => ({ checkIn, checkOut })

/** Sorted, joined where they touch or overlap, empty ones left out. */
export function union(spans: readonly Nights[]): Nights[] {
  const sorted = spans
    .filter(({ checkIn, checkOut }) => checkIn < checkOut)
    .map(span) // callers pass whole events
    .sort((a, b) => (a.checkIn < b.checkIn ? -1 : a.checkIn > b.checkIn ? 1 : 0))
  const out: Nights[] = []
  for (const span of sorted) {
    const last = out.at(-1)
    if (!last || last.checkOut < span.checkIn) out.push(span)
    else if (last.checkOut < span.checkOut)
      out[out.length - 1] = { checkIn: last.checkIn, checkOut: span.checkOut }
  }
  return out
}

/** Nights of `from` that are in none of `away`. */
export function subtract(from: readonly Nights[], away: readonly Nights[]): Nights[] {
  if (away.length === 0) return union(from)
  const cuts = union(away)
  return union(from).flatMap((span) => {
    const pieces: Nights[] = []
    let start = span.checkIn
    for (const cut of cuts) {
      if (cut.checkOut <= start || cut.checkIn >= span.checkOut) continue
      if (cut.checkIn > start) pieces.push({ checkIn: start, checkOut: cut.checkIn })
      if (cut.checkOut > start) start = cut.checkOut
    }
    if (start < span.checkOut) pieces.push({ checkIn: start, checkOut: span.checkOut })
    return pieces
  })
}

export function intersect(a: readonly Nights[], b: readonly Nights[]): Nights[] {
  return union(a.flatMap((one) => b.flatMap((other) => overlapOf(one, other) ?? [])))
}

export function overlapOf(a: Nights, b: Nights): Nights | undefined {
  const [, checkIn] = inOrder(a.checkIn, b.checkIn)
  const [checkOut] = inOrder(a.checkOut, b.checkOut)
  return checkIn < checkOut ? { checkIn, checkOut } : undefined
}

/** What is left from `today` on. */
export function notBefore(spans: readonly Nights[], today: LocalDate): Nights[] {
  return union(
    spans.map((span) => (span.checkIn < today ? { checkIn: today, checkOut: span.checkOut } : span)),
  )
}

export function reachBeyond(spans: readonly Nights[], day: LocalDate): boolean {
  return spans.some((span) => span.checkOut > day)
}

export function countNights(spans: readonly Nights[]): number {
  return union(spans).reduce((sum, span) => sum + epochDay(span.checkOut) - epochDay(span.checkIn), 0)
}

export function sameNights(a: readonly Nights[], b: readonly Nights[]): boolean {
  return (
    a.length === b.length &&
    a.every((span, i) => span.checkIn === b[i]?.checkIn && span.checkOut === b[i]?.checkOut)
  )
}

function inOrder(a: LocalDate, b: LocalDate): [LocalDate, LocalDate] {
  return a <= b ? [a, b] : [b, a]
}

/** Where in a list sorted by a day those from `day` on begin. */
export function firstFrom<T>(sorted: readonly T[], dayOf: (one: T) => LocalDate, day: LocalDate): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = sorted[middle]
    if (one !== undefined && dayOf(one) < day) low = middle + 1
    else high = middle
  }
  return low
}
