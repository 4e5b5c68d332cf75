import { type Instant, secondsBetween } from '../../../lib/clock.ts'
import { type LocalDate, nightsBetween } from '../../../lib/local-date.ts'
import { type ClassifiedStay, labelOf, type StayKind } from './classify.ts'
import { type EchoContext, readEchoes } from './echoes.ts'
import { eventFingerprint, type FeedEvent } from './feed-event.ts'
import type { KnownStay, StayRecord } from './known-stay.ts'
import { type Nights, notBefore, span, subtract, union } from './nights.ts'
import { GOOD_FETCHES, type ReconcileSettings } from './reconcile-settings.ts'
import { readRolling } from './rolling.ts'

/** What every stay of one reading is looked at with. */
export interface StayContext {
  readonly now: Instant
  readonly today: LocalDate
  readonly settings: ReconcileSettings
  /** It was there in words that could not be read, or nobody said that it is not: its stay is not gone. */
  readonly mayBeThere: (known: KnownStay) => boolean
  /** Whether what is gone may be given up: not while a feed that lost too much is held. */
  readonly mayFree: boolean
  readonly echo: EchoContext
}

/** The nights of a stay from today on. */
const held = (known: StayRecord, today: LocalDate) => notBefore(known.nights, today)

export function nextRecord(
  stay: ClassifiedStay,
  known: KnownStay | undefined,
  context: StayContext,
): { readonly record: StayRecord; readonly stale: readonly Nights[] } {
  const { now, settings, today } = context
  const { echoes, shadow, stale, perhaps } = readEchoes(stay, known, context.echo)
  const { advancedOn, kind, proven } = readRolling(stay, known, today)
  const sells = occupies(kind, proven, settings)
  const wanted = sells ? notBefore(subtract([stay.event], shadow), today) : []
  const surplus = known && sells ? subtract(subtract(held(known, today), wanted), shadow) : []
  const pending = surplus.length > 0 ? waitingFurther(known, now) : null
  // One stay's narrowing waits like a disappearance, and is not subject to the feed's hold.
  const freed = pending === null || isDue(pending, context)
  const record: StayRecord = {
    uid: stay.event.uid,
    recurrenceId: stay.event.recurrenceId,
    ordinal: stay.event.ordinal,
    seen: startedSeen(stay.event, known, today),
    nights: freed ? wanted : union([...wanted, ...surplus]),
    kind,
    certain: stay.certain,
    code: stay.code,
    phoneLast4: stay.phoneLast4,
    link: stay.link,
    label: kind === stay.kind ? stay.label : labelOf(kind),
    fingerprint: eventFingerprint(stay.event),
    firstSeenAt: known?.firstSeenAt ?? now,
    pending: freed ? null : pending,
    echoes,
    perhaps,
    startSince: known && known.seen.checkIn === stay.event.checkIn ? known.startSince : today,
    advancedOn,
  }
  return { record, stale: notBefore(stale, today) }
}

/** Platforms trim the past off a stay in progress; its true arrival is what was seen first. */
function startedSeen(event: FeedEvent, known: KnownStay | undefined, today: LocalDate): Nights {
  const moved = known && nightsBetween(known.seen.checkIn, event.checkIn)
  // What leaves a day later by as much as it arrives later has moved.
  const cut = moved && moved > 0 && nightsBetween(known.seen.checkOut, event.checkOut) !== moved
  const trimmed = known && cut && event.checkIn <= today && known.kind !== 'advance'
  return trimmed ? { checkIn: known.seen.checkIn, checkOut: event.checkOut } : span(event)
}

function waitingFurther(known: KnownStay | undefined, now: Instant) {
  return { since: known?.pending?.since ?? now, fetches: (known?.pending?.fetches ?? 0) + 1 }
}

function isDue(pending: { since: Instant; fetches: number }, context: StayContext): boolean {
  const { now, settings } = context
  const waited = secondsBetween(pending.since, now) >= settings.removalGraceMinutes * 60
  return waited && pending.fetches >= GOOD_FETCHES
}

/** Undefined when the stay is to be freed now. */
export function missedRecord(known: KnownStay, context: StayContext): StayRecord | undefined {
  const nights = held(known, context.today)
  if (nights.length === 0) return undefined
  const { id: _, ...record } = known
  if (context.mayBeThere(known)) return { ...record, nights }
  const pending = waitingFurther(known, context.now)
  if (context.mayFree && isDue(pending, context)) return undefined
  return { ...record, nights, pending }
}

/** Fails closed: a selling rule blocks until it has moved with the calendar. */
function occupies(kind: StayKind, proven: boolean, settings: ReconcileSettings): boolean {
  if (kind === 'window') return settings.importWindow || !proven
  if (kind === 'advance') return settings.importClosures && (settings.importAdvance || !proven)
  if (kind === 'prep') return settings.importPrep && settings.importClosures
  return kind !== 'blocked' || settings.importClosures
}
