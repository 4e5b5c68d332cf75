import { addDays, type LocalDate, nightsBetween } from '../../../lib/local-date.ts'
import { type ClassifiedStay, isFar, isSellingRule, type StayKind } from './classify.ts'
import type { KnownStay } from './known-stay.ts'

export interface Rolling {
  /** The last days on which the closure was seen to advance in step with the calendar. */
  readonly advancedOn: readonly LocalDate[]
  /** As classified, or the rule that the closure has shown itself to be. */
  readonly kind: StayKind
  /** It moves with the calendar: how the platform sells, not who sleeps where. */
  readonly proven: boolean
}

const NEEDED = 2
/** What a platform calls neither sold nor closed is believed a day later. */
const NEEDED_UNCLEAR = 3
/** A notice is longer than no platform allows; whoever closes more closes the cabin. */
const LONGEST_NOTICE = 30
/** Windows are read as long as the platform moves them at least this often. */
const STANDS_STILL_DAYS = 3

/**
 * Fails closed: a closure blocks until it has moved with the calendar on two days, three where its kind is not said.
 */
export function readRolling(stay: ClassifiedStay, known: KnownStay | undefined, today: LocalDate): Rolling {
  const shape = shapeOf(stay, today)
  if (!known || shape === null) return { advancedOn: [], kind: stay.kind, proven: false }
  const advancedOn = advances(stay, known, { today, shape })
  const needed = isSellingRule(stay.kind) || stay.kind === 'blocked' ? NEEDED : NEEDED_UNCLEAR
  const proven = advancedOn.length >= needed
  return { advancedOn, kind: proven ? shape : stay.kind, proven }
}

/** Which rule the closure would be; null: a stay, or a closure that no rule explains. */
function shapeOf({ event, kind }: ClassifiedStay, today: LocalDate): 'advance' | 'window' | null {
  if (kind === 'reservation' || kind === 'prep' || event.doubt) return null
  const begun = event.checkIn <= today && event.checkIn >= addDays(today, -1)
  if (begun) return nightsBetween(event.checkIn, event.checkOut) <= LONGEST_NOTICE ? 'advance' : null
  return kind === 'window' || isFar(event, today) ? 'window' : null
}

function advances(
  { event }: ClassifiedStay,
  known: KnownStay,
  { today, shape }: { readonly today: LocalDate; readonly shape: 'advance' | 'window' },
): LocalDate[] {
  const moved = nightsBetween(known.seen.checkIn, event.checkIn)
  const elapsed = nightsBetween(known.startSince, today)
  const before = known.advancedOn
  const kept = shape === 'advance' ? elapsed <= 1 : elapsed <= STANDS_STILL_DAYS
  // A notice keeps its length; a guest whose stay is cut to what is left does not.
  const sameLength = nightsBetween(known.seen.checkOut, event.checkOut) === moved
  if (shape === 'advance' && !sameLength) return []
  if (moved === 0) return kept ? [...before] : []
  // The platform's midnight is not the property's: a step on the day it was first seen proves nothing yet.
  if (elapsed === 0) return moved === 1 ? [...before] : []
  if (moved < 1 || Math.abs(moved - elapsed) > 1) return []
  return [...new Set([...before, today])].slice(-NEEDED_UNCLEAR)
}
