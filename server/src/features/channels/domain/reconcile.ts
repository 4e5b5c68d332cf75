import { type Instant, secondsBetween } from '../../../lib/clock.ts'
import { dateAt, type LocalDate, nightsBetween } from '../../../lib/local-date.ts'
import { type ClassifiedStay, classify, labelOf, type StayKind } from './classify.ts'
import {
  type EchoContext,
  type ExportReceipt,
  echoContext,
  isCopyOf,
  type OwnRefs,
  type OwnStay,
  readEchoes,
} from './echoes.ts'
import type { FeedEvent } from './feed-event.ts'
import { eventFingerprint } from './feed-event.ts'
import { type Hold, nextHold } from './holding.ts'
import type { Echo, KnownStay, StayRecord } from './known-stay.ts'
import { match } from './matching.ts'
import { type Nights, notBefore, subtract, union } from './nights.ts'
import type { Platform } from './platforms.ts'
import { readRolling } from './rolling.ts'
import { type Change, type Draft, shareNights, sortDrafts } from './sharing.ts'
import { tidy } from './tidy.ts'

export interface ReconcileSettings {
  /** Zone of the property. */
  readonly zone: string
  /** ICAL_REMOVAL_GRACE_MINUTES */
  readonly removalGraceMinutes: number
  /** ICAL_DROP_HOLD_HOURS */
  readonly dropHoldHours: number
  /** Nights beyond this many days from today are not held. */
  readonly horizonDays: number
  /** Whether proven selling rules block nights here too. */
  readonly importWindow: boolean
  readonly importAdvance: boolean
  readonly importPrep: boolean
  /** Whether the feed's closures that name no guest are taken; else they are how it sells. */
  readonly importClosures: boolean
  /** Domain of the UIDs we write: whoever sends one back sends our own stay. */
  readonly ownDomain: string
}

export const RECONCILE_DEFAULTS = {
  removalGraceMinutes: 60,
  dropHoldHours: 24,
  horizonDays: 730,
  importWindow: false,
  importAdvance: false,
  importPrep: true,
  importClosures: true,
}

/** Good fetches that must lack a stay before its nights are freed, and that must follow a hold. */
const GOOD_FETCHES = 2

export interface ReconcileInput {
  readonly previous: readonly KnownStay[]
  /** From a trusted reading only: on any failure `reconcile` is not called, and so frees nothing. */
  readonly incoming: readonly FeedEvent[]
  /** Events that were there but could not be read: their stays are not gone. Without a UID it may be anybody's. */
  readonly unreadable: readonly { readonly uid?: string }[]
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
  const today = dateAt(input.now, input.settings.zone)
  const theirs = tidy(input.incoming, { platform: input.channel, today })
  const own = theirs.filter((event) => isOwnUid(event.uid, input.settings.ownDomain))
  const foreign = theirs.filter((event) => !isOwnUid(event.uid, input.settings.ownDomain))
  const echo = echoContext(input)
  const keepsUids = sharesUids(input.previous, foreign)
  const copies = new Map<string, Set<ClassifiedStay>>()
  const isCopy = (known: KnownStay, stay: ClassifiedStay) => {
    if (!isCopyOf(known, stay, { today, told: echo.told, keepsUids })) return false
    copies.set(known.id, (copies.get(known.id) ?? new Set()).add(stay))
    return true
  }
  const classified = classify(foreign, { platform: input.channel, today })
  const { pairs, gone, fresh } = match(input.previous, classified, { today, isCopy })
  const isPast = (known: KnownStay) => held(known, today).length === 0 && known.seen.checkOut <= today
  const past = gone.filter(isPast)
  const lost = gone.filter((known) => !isPast(known))
  const arrived = foreign.length + own.length
  const { dropHoldHours } = input.settings
  const loss = { previous: input.previous, lost, arrived, today }
  const hold = nextHold(loss, { now: input.now, held: input.held, dropHoldHours })
  const mayFree = hold === null || hold.released || hold.fetches >= GOOD_FETCHES
  const ownRefs: OwnRefs = new Map<string, 'shown' | ReadonlySet<ClassifiedStay>>([
    ...gone.map(({ id }) => [`stay:${id}`, copies.get(id) ?? new Set<ClassifiedStay>()] as const),
    ...pairs.map(([{ id }]) => [`stay:${id}`, 'shown'] as const),
  ])
  const context = { input, today, mayFree, echo: { ...echo, ownRefs } }
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
  for (const stay of fresh) read(stay, null)
  for (const [known, stay] of pairs) read(stay, known)
  const free: { before: KnownStay; reason: 'gone' | 'past' }[] = past.map((before) => ({
    before,
    reason: 'past',
  }))
  for (const known of lost) {
    const after = missedRecord(known, context)
    if (after) drafts.push({ before: known, after, gone: true })
    else free.push({ before: known, reason: 'gone' })
  }
  shareNights(drafts, today, input.settings.horizonDays)
  return {
    ...sortDrafts(drafts, today, mayFree),
    free,
    echoes,
    stale,
    hold: drafts.some((draft) => draft.gone) ? hold : null,
  }
}

const span = ({ checkIn, checkOut }: Nights): Nights => ({ checkIn, checkOut })
const held = (known: StayRecord, today: LocalDate) => notBefore(known.nights, today)

/** At least half of what was known is there under its UID: this feed does not rename everything. */
function sharesUids(previous: readonly KnownStay[], incoming: readonly FeedEvent[]): boolean {
  const uids = new Set(incoming.map(({ uid }) => uid))
  const kept = previous.filter(({ uid }) => uids.has(uid)).length
  return kept > 0 && kept * 2 >= previous.length
}

function isOwnUid(uid: string, ownDomain: string): boolean {
  return ownDomain !== '' && uid.toLowerCase().endsWith(`@${ownDomain.toLowerCase()}`)
}

interface Context {
  readonly input: ReconcileInput
  readonly today: LocalDate
  readonly mayFree: boolean
  readonly echo: EchoContext
}

function nextRecord(
  stay: ClassifiedStay,
  known: KnownStay | undefined,
  context: Context,
): { readonly record: StayRecord; readonly stale: readonly Nights[] } {
  const { input, today } = context
  const { echoes, shadow, stale } = readEchoes(stay, known, context.echo)
  const { advancedOn, kind, proven } = readRolling(stay, known, today)
  const sells = occupies(kind, proven, input.settings)
  const wanted = sells ? notBefore(subtract([stay.event], shadow), today) : []
  const surplus = known && sells ? subtract(subtract(held(known, today), wanted), shadow) : []
  const pending = surplus.length > 0 ? waitingFurther(known, input.now) : null
  // One stay's narrowing waits like a disappearance, and is not subject to the feed's hold.
  const freed = pending === null || isDue(pending, input)
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
    firstSeenAt: known?.firstSeenAt ?? input.now,
    pending: freed ? null : pending,
    echoes,
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

function isDue(pending: { since: Instant; fetches: number }, input: ReconcileInput): boolean {
  const waited = secondsBetween(pending.since, input.now) >= input.settings.removalGraceMinutes * 60
  return waited && pending.fetches >= GOOD_FETCHES
}

/** Undefined when the stay is to be freed now. */
function missedRecord(known: KnownStay, context: Context): StayRecord | undefined {
  const nights = held(known, context.today)
  if (nights.length === 0) return undefined
  const { id: _, ...record } = known
  const unreadable = context.input.unreadable.some(({ uid }) => uid === undefined || uid === known.uid)
  if (unreadable) return { ...record, nights }
  const pending = waitingFurther(known, context.input.now)
  if (context.mayFree && isDue(pending, context.input)) return undefined
  return { ...record, nights, pending }
}

/** Fails closed: a selling rule blocks until it has moved with the calendar. */
function occupies(kind: StayKind, proven: boolean, settings: ReconcileSettings): boolean {
  if (kind === 'window') return settings.importWindow || !proven
  if (kind === 'advance') return settings.importAdvance || !proven
  if (kind === 'prep') return settings.importPrep && settings.importClosures
  return kind !== 'blocked' || settings.importClosures
}
