import { type LocalDate, nightsBetween } from '../../../lib/local-date.ts'
import {
  type ClassifiedStay,
  isFar,
  isSellingRule,
  LONGEST_GUEST,
  LONGEST_NOTICE,
  type StayKind,
} from './classify.ts'
import type { KnownStay } from './known-stay.ts'
import type { Nights } from './nights.ts'

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
/** A notice that moves is believed up to here; whoever closes more closes the cabin. */
const LONGEST_MOVING_NOTICE = 30
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
  if (proven) return { advancedOn, kind: shape, proven }
  // Where the platform's day begins before the property's, what begins tomorrow is still the notice of today.
  const goesOn = stay.kind === 'blocked' && known.kind === 'advance' && isNextStep(known.seen, stay.event)
  return { advancedOn, kind: goesOn ? 'advance' : stay.kind, proven }
}

function isNextStep(before: Nights, now: Nights): boolean {
  const by = nightsBetween(before.checkIn, now.checkIn)
  return (by === 0 || by === 1) && nightsBetween(before.checkOut, now.checkOut) === by
}

/**
 * Whether a closure may as well be how its platform sells, as far as is known today: it begins now, and was there when
 * the calendar was connected or has moved ever since; or it is longer than any guest stays. One that appears in a
 * calendar read before, or stands still, is a guest who arrives tonight.
 */
export function mayBeRule(
  stay: Pick<KnownStay, 'kind' | 'seen' | 'startSince' | 'advancedOn'>,
  { today, wasThere }: { readonly today: LocalDate; readonly wasThere: boolean },
): boolean {
  const { seen, startSince, advancedOn } = stay
  const nights = nightsBetween(seen.checkIn, seen.checkOut)
  if (stay.kind !== 'unknown') return false
  if (nights > LONGEST_GUEST) return true
  if (!isNow(seen, today) || nights > LONGEST_NOTICE || nightsBetween(startSince, today) > 1) return false
  return wasThere || advancedOn.length > 0
}

/** The platform's midnight is not the property's. */
function isNow({ checkIn }: Nights, today: LocalDate): boolean {
  return Math.abs(nightsBetween(today, checkIn)) <= 1
}

/** Which rule the closure would be; null: a stay, or a closure that no rule explains. */
function shapeOf({ event, kind }: ClassifiedStay, today: LocalDate): 'advance' | 'window' | null {
  if (kind === 'reservation' || kind === 'prep' || event.doubt) return null
  const nights = nightsBetween(event.checkIn, event.checkOut)
  if (isNow(event, today)) return nights <= LONGEST_MOVING_NOTICE ? 'advance' : null
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
  // The platform's midnight is not the property's: on the day it was first seen a step proves something only where the
  // platform's next day has begun.
  const isAhead = shape === 'advance' && event.checkIn > today
  if (elapsed === 0 && !isAhead) return moved === 1 ? [...before] : []
  if (moved < 1 || Math.abs(moved - elapsed) > 1) return []
  return [...new Set([...before, today])].slice(-NEEDED_UNCLEAR)
}
