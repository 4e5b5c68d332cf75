import type { LocalDate } from '../../../lib/local-date.ts'
import type { KnownStay } from './known-stay.ts'
import { type Nights, overlapOf } from './nights.ts'

/** One stay that a file of METHOD:CANCEL names. */
export interface Cancellation {
  readonly uid: string
  /** One day of a series, and with `following` those after it; null: the whole. */
  readonly recurrenceId: LocalDate | null
  readonly following: boolean
  /** Null where it says only the name. */
  readonly nights: Nights | null
}

/**
 * A feed of METHOD:CANCEL says what is gone and never what was sold: whoever reads it hears of no new stay.
 */
const ONLY_CANCELS = { index: 0, reason: 'only_cancels', text: 'METHOD: CANCEL' } as const

/** What the owner is told of a reading: its events that cannot be read, and that it does nothing but cancel. */
export function toldOf<Event>(reading: {
  readonly badEvents: readonly Event[]
  readonly cancels?: readonly Cancellation[]
}): readonly (Event | typeof ONLY_CANCELS)[] {
  return reading.cancels ? [ONLY_CANCELS, ...reading.badEvents] : reading.badEvents
}

/** Which of the known stays are cancelled; where several have one name, those whose days are said. */
export function namedBy(
  cancels: readonly Cancellation[],
  previous: readonly KnownStay[],
): (known: KnownStay) => boolean {
  const byUid = new Map<string, Cancellation[]>()
  for (const one of cancels) byUid.set(one.uid, [...(byUid.get(one.uid) ?? []), one])
  const bearers = new Map<string, number>()
  for (const { uid, recurrenceId } of previous)
    if (recurrenceId === null) bearers.set(uid, (bearers.get(uid) ?? 0) + 1)
  return (known) => (byUid.get(known.uid) ?? []).some((one) => isNamed(known, one, bearers))
}

function isNamed(known: KnownStay, one: Cancellation, bearers: ReadonlyMap<string, number>): boolean {
  if (one.recurrenceId !== null) {
    if (known.recurrenceId === null) return false
    return one.following ? known.recurrenceId >= one.recurrenceId : known.recurrenceId === one.recurrenceId
  }
  const isShared = known.recurrenceId === null && (bearers.get(known.uid) ?? 0) > 1
  return !isShared || one.nights === null || overlapOf(one.nights, known.seen) !== undefined
}
