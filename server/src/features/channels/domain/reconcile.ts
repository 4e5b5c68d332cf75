import { type Instant, secondsBetween } from '../../../lib/clock.ts'
import {
  addDays,
  dateAt,
  epochDay,
  fromEpochDay,
  type LocalDate,
  nightsBetween,
} from '../../../lib/local-date.ts'
import { type EchoContext, type ExportReceipt, type OwnStay, readEchoes } from './echoes.ts'
import type { FeedEvent } from './feed-event.ts'
import { eventFingerprint } from './fingerprint.ts'
import type { Echo, KnownStay, StayRecord } from './known-stay.ts'
import { match } from './matching.ts'
import { type Nights, notBefore, sameNights, subtract, union } from './nights.ts'
import { type ClassifiedStay, classify, isSellingRule, type Platform, tidy } from './platforms.ts'

export interface ReconcileSettings {
  /** Zone of the property. */
  readonly zone: string
  /** ICAL_REMOVAL_GRACE_MINUTES */
  readonly removalGraceMinutes: number
  /** ICAL_DROP_HOLD_HOURS */
  readonly dropHoldHours: number
  readonly shadowHours: number
  /** Nights beyond this many days from today are not held. */
  readonly horizonDays: number
  /** Whether proven selling rules block nights here too. */
  readonly importWindow: boolean
  readonly importAdvance: boolean
  readonly importPrep: boolean
  /** Domain of the UIDs we write: whoever sends one back sends our own stay. */
  readonly ownDomain: string
}

export const RECONCILE_DEFAULTS = {
  removalGraceMinutes: 60,
  dropHoldHours: 24,
  shadowHours: 24,
  horizonDays: 730,
  importWindow: false,
  importAdvance: false,
  importPrep: true,
}

/** Good fetches that must lack a stay before its nights are freed, and that must follow a hold. */
const GOOD_FETCHES = 2

export interface Hold {
  readonly reason: 'emptied' | 'mass_drop'
  readonly since: Instant
  /** Good fetches after the waiting time. */
  readonly fetches: number
  /** The owner confirmed the loss, or gave the feed a new address. */
  readonly released: boolean
  readonly lost: number
}

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

export interface Change {
  readonly before: KnownStay
  readonly after: StayRecord
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
  readonly hold: Hold | null
}

interface Draft {
  readonly before: KnownStay | null
  after: StayRecord
  readonly gone: boolean
}

/** What a good reading of a feed changes. Pure. Adding and extending act at once; freeing waits. */
export function reconcile(input: ReconcileInput): Plan {
  const today = dateAt(input.now, input.settings.zone)
  const theirs = tidy(input.incoming, { platform: input.channel, today })
  const own = theirs.filter((event) => isOwnUid(event.uid, input.settings.ownDomain))
  const foreign = theirs.filter((event) => !isOwnUid(event.uid, input.settings.ownDomain))
  const { pairs, gone, fresh } = match(input.previous, classify(foreign, { platform: input.channel, today }))
  const isPast = (known: KnownStay) => held(known, today).length === 0 && known.seen.checkOut <= today
  const past = gone.filter(isPast)
  const lost = gone.filter((known) => !isPast(known))
  const hold = nextHold(input, { lost, arrived: foreign.length + own.length, today })
  const mayFree = hold === null || hold.released || hold.fetches >= GOOD_FETCHES
  const context = { input, today, mayFree }
  const echoes: (Echo & { uid: string })[] = own.map((event) => ({
    ref: event.uid,
    uid: event.uid,
    ...span(event),
  }))
  const drafts: Draft[] = []
  for (const stay of fresh)
    drafts.push({ before: null, after: nextRecord(stay, undefined, context), gone: false })
  for (const [known, stay] of pairs)
    drafts.push({ before: known, after: nextRecord(stay, known, context), gone: false })
  for (const { after } of drafts) for (const echo of after.echoes) echoes.push({ ...echo, uid: after.uid })
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
    hold: drafts.some((draft) => draft.gone) ? hold : null,
  }
}

const span = ({ checkIn, checkOut }: Nights): Nights => ({ checkIn, checkOut })
const held = (known: StayRecord, today: LocalDate) => notBefore(known.nights, today)

function isOwnUid(uid: string, ownDomain: string): boolean {
  return ownDomain !== '' && uid.toLowerCase().endsWith(`@${ownDomain.toLowerCase()}`)
}

interface Context {
  readonly input: ReconcileInput
  readonly today: LocalDate
  readonly mayFree: boolean
}

function nextRecord(stay: ClassifiedStay, known: KnownStay | undefined, context: Context): StayRecord {
  const { input, today } = context
  const echoContext: EchoContext = { ...input, shadowHours: input.settings.shadowHours }
  const { echoes, shadow } = readEchoes(stay, known, echoContext)
  const rolling = readRolling(stay, known, today)
  const sells = occupies(stay, rolling.advancedOn.length >= 2, input.settings)
  const wanted = sells ? notBefore(subtract([stay.event], shadow), today) : []
  const surplus = known && sells ? subtract(subtract(held(known, today), wanted), shadow) : []
  const pending = surplus.length > 0 ? waitingFurther(known, input.now) : null
  // One stay's narrowing waits like a disappearance, and is not subject to the feed's hold.
  const freed = pending === null || isDue(pending, input)
  const seenStart = known?.seen.checkIn
  return {
    uid: stay.event.uid,
    recurrenceId: stay.event.recurrenceId,
    ordinal: stay.event.ordinal,
    seen: startedSeen(stay.event, known, today),
    nights: freed ? wanted : union([...wanted, ...surplus]),
    kind: stay.kind,
    certain: stay.certain,
    code: stay.code,
    phoneLast4: stay.phoneLast4,
    link: stay.link,
    label: stay.label,
    fingerprint: eventFingerprint(stay.event),
    firstSeenAt: known?.firstSeenAt ?? input.now,
    pending: freed ? null : pending,
    echoes,
    startSince: known && seenStart === stay.event.checkIn ? known.startSince : today,
    advancedOn: rolling.advancedOn,
  }
}

/** Platforms trim the past off a stay in progress; its true arrival is what was seen first. */
function startedSeen(event: FeedEvent, known: KnownStay | undefined, today: LocalDate): Nights {
  const trimmed =
    known && known.seen.checkIn < event.checkIn && event.checkIn <= today && known.kind !== 'advance'
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

/** Fails closed: a selling rule blocks until its start has moved with the calendar on two days. */
function occupies(stay: ClassifiedStay, proven: boolean, settings: ReconcileSettings): boolean {
  if (stay.kind === 'prep') return settings.importPrep
  if (stay.kind === 'window') return settings.importWindow || !proven
  if (stay.kind === 'advance') return settings.importAdvance || !proven
  return true
}

function readRolling(
  stay: ClassifiedStay,
  known: KnownStay | undefined,
  today: LocalDate,
): { advancedOn: LocalDate[] } {
  if (!known || !isSellingRule(stay.kind) || known.kind !== stay.kind) return { advancedOn: [] }
  const moved = nightsBetween(known.seen.checkIn, stay.event.checkIn)
  const elapsed = nightsBetween(known.startSince, today)
  // The platform's midnight is not the property's: a day more or less is still in step.
  if (moved >= 1 && Math.abs(moved - elapsed) <= 1)
    return { advancedOn: [...new Set([...known.advancedOn, today])].slice(-2) }
  return { advancedOn: moved === 0 && elapsed <= 3 ? [...known.advancedOn] : [] }
}

/** Contract section 1: a feed now empty, or one that lost more than 2 and more than 30 % of its future stays. */
function nextHold(
  input: ReconcileInput,
  found: { lost: readonly KnownStay[]; arrived: number; today: LocalDate },
): Hold | null {
  const counts = (known: KnownStay) => !isSellingRule(known.kind) && held(known, found.today).length > 0
  const lost = found.lost.filter(counts).length
  const total = input.previous.filter(counts).length
  const emptied = found.arrived === 0 && lost >= 1
  if (!emptied && !(lost > 2 && lost / total > 0.3)) return null
  const reason = emptied ? 'emptied' : 'mass_drop'
  const known = input.held
  if (!known) return { reason, since: input.now, fetches: 0, released: false, lost }
  const waited = secondsBetween(known.since, input.now) >= input.settings.dropHoldHours * 3600
  return {
    reason,
    since: known.since,
    fetches: waited ? known.fetches + 1 : 0,
    released: known.released,
    lost,
  }
}

const RANK: Readonly<Record<string, number>> = {
  reservation: 1,
  unknown: 2,
  blocked: 3,
  prep: 4,
  advance: 5,
  window: 6,
}

/** Gives every night to one stay of the feed: the surest first, those gone from the feed last. */
function shareNights(drafts: readonly Draft[], today: LocalDate, horizonDays: number): void {
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

function sortDrafts(drafts: readonly Draft[], today: LocalDate, mayFree: boolean) {
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
    const known = held(before, today)
    const lost = subtract(known, after.nights).length > 0
    const gained = subtract(after.nights, known).length > 0
    const bucket = gone ? (mayFree ? 'missing' : 'keepHeld') : lost ? 'move' : gained ? 'extend' : 'same'
    sorted[bucket].push({ before, after })
  }
  return sorted
}
