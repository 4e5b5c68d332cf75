import type { Instant } from '../../../lib/clock.ts'
import { dateAt, type LocalDate, nightsBetween } from '../../../lib/local-date.ts'
import { atOnce, eachInPieces, type Pieces } from '../../../lib/pieces.ts'
import { type Cancellation, namedBy } from './cancelling.ts'
import { type ClassifiedStay, classifying, EASTERN_CLOCK } from './classify.ts'
import {
  type EchoContext,
  type ExportReceipt,
  echoContext,
  isCopyOf,
  type OwnRefs,
  type OwnStay,
} from './echoes.ts'
import type { FeedEvent } from './feed-event.ts'
import { type Hold, nextHold } from './holding.ts'
import type { Echo, KnownStay, StayRecord } from './known-stay.ts'
import { type Matches, matching } from './matching.ts'
import { type Nights, reachBeyond, span } from './nights.ts'
import type { Platform } from './platforms.ts'
import { GOOD_FETCHES, type ReconcileSettings } from './reconcile-settings.ts'
import { type Change, type Draft, sharingNights, sortingDrafts } from './sharing.ts'
import { missedRecord, nextRecord, type StayContext } from './stay-record.ts'
import { tidy } from './tidy.ts'

export interface ReconcileInput {
  readonly previous: readonly KnownStay[]
  /** From a trusted reading only: on any failure `reconcile` is not called, and so frees nothing. */
  readonly incoming: readonly FeedEvent[]
  /** Events that were there but could not be read: their stays are not gone. Without a UID it may be anybody's. */
  readonly unreadable: readonly { readonly uid?: string }[]
  /** The reading only cancels: what it does not name is there as before. */
  readonly cancels?: readonly Cancellation[] | undefined
  readonly channel: Platform
  readonly now: Instant
  readonly settings: ReconcileSettings
  readonly receipts: readonly ExportReceipt[]
  readonly ours: readonly OwnStay[]
  readonly held: Hold | null
}

/** Every stay known before is in exactly one of extend, move, same, missing, keepHeld or free; every new one in add. */
export interface Plan {
  readonly add: readonly StayRecord[]
  /** More nights, none lost. */
  readonly extend: readonly Change[]
  /** Some nights given up (their waiting time is over, or another stay of the feed has them), perhaps others taken. */
  readonly move: readonly Change[]
  /** The same nights; what is remembered may differ. */
  readonly same: readonly Change[]
  /** Gone from the feed, nights still held. */
  readonly missing: readonly Change[]
  readonly free: readonly { readonly before: KnownStay; readonly reason: 'gone' | 'past' }[]
  /** Gone from a feed that lost too much at once. */
  readonly keepHeld: readonly Change[]
  /** Nights recognised as ours coming back, for the run's report. */
  readonly echoes: readonly (Echo & { readonly uid: string })[]
  /** Closures that only mirror what is gone: they hold nothing, and the owner is told once of each. */
  readonly stale: readonly (Nights & { readonly uid: string })[]
  readonly hold: Hold | null
}

/** What a good reading of a feed changes. Pure. Adding and extending act at once; freeing waits. */
export function reconcile(input: ReconcileInput): Plan {
  return atOnce(reconciling(input))
}

/** The same in pieces: a calendar of thousands of stays takes long enough to be felt by whoever waits meanwhile. */
export function* reconciling(input: ReconcileInput): Pieces<Plan> {
  const { settings, now } = input
  const today = dateAt(now, settings.zone)
  const theirs = tidy(input.incoming, { platform: input.channel, today })
  const own = theirs.filter((event) => isOwnUid(event.uid, settings.ownDomain))
  const isForeign = ({ uid }: FeedEvent) => !isOwnUid(uid, settings.ownDomain)
  const foreign = [...theirs, ...justOver(input, today)].filter(isForeign)
  const echo = echoContext(input)
  const { found, ownRefs } = yield* matchingCopies(input, foreign, { today, told: echo.told })
  const isPast = ({ nights, seen }: KnownStay) => !reachBeyond(nights, today) && seen.checkOut <= today
  const past = found.gone.filter(isPast)
  const lost = found.gone.filter((known) => !isPast(known))
  const mayBeThere = stillThere(input)
  const loss = {
    previous: input.previous,
    // Of a file that only cancels no stay is missing but those it names, and those that were missing before.
    lost: input.cancels ? lost.filter((known) => known.pending !== null || !mayBeThere(known)) : lost,
    arrived: input.cancels?.length ?? theirs.length,
    today,
  }
  const hold = nextHold(loss, { now, held: input.held, dropHoldHours: settings.dropHoldHours })
  const mayFree = hold === null || hold.released || hold.fetches >= GOOD_FETCHES
  const context: StayContext = { now, today, settings, mayBeThere, mayFree, echo: { ...echo, ownRefs } }
  const echoes: (Echo & { uid: string })[] = own.map((event) => ({
    ref: event.uid,
    uid: event.uid,
    ...span(event),
  }))
  const stale: (Nights & { uid: string })[] = []
  const drafts: Draft[] = []
  const read = (stay: ClassifiedStay, known: KnownStay | null) => {
    const next = nextRecord(stay, known ?? undefined, context)
    drafts.push({ before: known, after: next.record, gone: false })
    for (const echo of next.record.echoes) echoes.push({ ...echo, uid: next.record.uid })
    for (const nights of next.stale) stale.push({ ...nights, uid: next.record.uid })
  }
  yield* eachInPieces(found.fresh, (stay) => read(stay, null))
  yield* eachInPieces(found.pairs, ([known, stay]) => read(stay, known))
  const free: Plan['free'][number][] = past.map((before) => ({ before, reason: 'past' }))
  yield* eachInPieces(lost, (known) => {
    const after = missedRecord(known, context)
    if (after) drafts.push({ before: known, after, gone: true })
    else free.push({ before: known, reason: 'gone' })
  })
  yield* sharingNights(drafts, today, settings.horizonDays)
  return {
    ...(yield* sortingDrafts(drafts, today, mayFree)),
    free,
    echoes,
    stale,
    hold: drafts.some((draft) => draft.gone) ? hold : null,
  }
}

/** Where the platform's day begins after the property's, last night's notice is shown until it moves on. */
function justOver({ incoming, previous }: ReconcileInput, today: LocalDate): FeedEvent[] {
  // Of several under one UID the one that is known, and none that ended before it was ever seen.
  const entry = ({ uid, ordinal }: { readonly uid: string; readonly ordinal: number }) => `${uid}\n${ordinal}`
  const known = new Set(previous.map(entry))
  const isNotice = (event: FeedEvent) =>
    event.checkOut === today && nightsBetween(event.checkIn, event.checkOut) === 1 && known.has(entry(event))
  return incoming.filter(isNotice)
}

/** What is known and what came, one to one, and of our own stays which the feed still shows, and as what. */
function* matchingCopies(
  input: ReconcileInput,
  foreign: readonly FeedEvent[],
  at: { readonly today: LocalDate; readonly told: EchoContext['told'] },
): Pieces<{ readonly found: Matches; readonly ownRefs: OwnRefs }> {
  const keepsUids = sharesUids(input.previous, foreign)
  const copies = new Map<string, Set<ClassifiedStay>>()
  const isCopy = (known: KnownStay, stay: ClassifiedStay) => {
    if (!isCopyOf(known, stay, { ...at, keepsUids })) return false
    copies.set(known.id, (copies.get(known.id) ?? new Set()).add(stay))
    return true
  }
  const classified = yield* classifying(foreign, {
    platform: input.channel,
    today: at.today,
    latest: dateAt(input.now, EASTERN_CLOCK),
  })
  const found = yield* matching(input.previous, classified, { today: at.today, isCopy })
  const ownRefs = new Map<string, 'shown' | ReadonlySet<ClassifiedStay>>([
    ...found.gone.map(({ id }) => [`stay:${id}`, copies.get(id) ?? new Set<ClassifiedStay>()] as const),
    ...found.pairs.map(([{ id }]) => [`stay:${id}`, 'shown'] as const),
  ])
  return { found, ownRefs }
}

function stillThere({ unreadable, cancels, previous }: ReconcileInput): StayContext['mayBeThere'] {
  const uids = new Set(unreadable.map(({ uid }) => uid))
  const isNamed = cancels && namedBy(cancels, previous)
  return (known) => uids.has(undefined) || uids.has(known.uid) || isNamed?.(known) === false
}

/** At least half of what was known is there under its UID: this feed does not rename everything. */
function sharesUids(previous: readonly KnownStay[], incoming: readonly FeedEvent[]): boolean {
  const uids = new Set(incoming.map(({ uid }) => uid))
  const kept = previous.filter(({ uid }) => uids.has(uid)).length
  return kept > 0 && kept * 2 >= previous.length
}

function isOwnUid(uid: string, ownDomain: string): boolean {
  return ownDomain !== '' && uid.toLowerCase().endsWith(`@${ownDomain.toLowerCase()}`)
}
