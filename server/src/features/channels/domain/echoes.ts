import { type Instant, isBefore } from '../../../lib/clock.ts'
import { addDays, type LocalDate, nightsBetween } from '../../../lib/local-date.ts'
import type { ClassifiedStay } from './classify.ts'
import type { Echo, KnownStay } from './known-stay.ts'
import { firstFrom, intersect, type Nights, overlapOf, sameNights, subtract, union } from './nights.ts'

/** One reading of our export, with what was found there. */
export interface ExportReceipt {
  readonly at: Instant
  readonly stays: readonly Echo[]
  /**
   * Read by this platform for certain (its own address, or its name), by somebody who did not say who it is, or by
   * what looks like a person's browser.
   */
  readonly reader: 'this' | 'somebody' | 'visitor'
}

/** A stay of our calendar as it is now. Those that ended or moved stay listed for a while. */
export interface OwnStay {
  readonly ref: string
  /** Empty once it is cancelled or over. */
  readonly nights: readonly Nights[]
}

export interface EchoInput {
  readonly now: Instant
  readonly receipts: readonly ExportReceipt[]
  readonly ours: readonly OwnStay[]
}

/** `stay:<id>` of every known stay of this feed: still shown, or gone and the copies that are left of it. */
export type OwnRefs = ReadonlyMap<string, 'shown' | ReadonlySet<ClassifiedStay>>

/** What the platform was told and how our calendar stands, worked out once for all events of a reading. */
export interface EchoContext {
  readonly reader: 'this' | 'somebody'
  /** What was told of these nights. */
  readonly told: (span: Nights) => readonly Echo[]
  /** What only a person's browser was told of them: a platform that calls itself one may have been there too. */
  readonly shown: (span: Nights) => readonly Echo[]
  readonly nightsOf: ReadonlyMap<string, readonly Nights[]>
  readonly ownRefs: OwnRefs
}

export function echoContext(input: EchoInput): Omit<EchoContext, 'ownRefs'> {
  const nightsOf = new Map(input.ours.map((own) => [own.ref, own.nights]))
  const { reader, stays, shown } = lastTold(input, nightsOf)
  return { reader, told: within(stays), shown: within(shown), nightsOf }
}

function within(stays: readonly Echo[]): (span: Nights) => readonly Echo[] {
  const sorted = [...stays].sort((a, b) => (a.checkIn < b.checkIn ? -1 : 1))
  const longest = Math.max(0, ...sorted.map(({ checkIn, checkOut }) => nightsBetween(checkIn, checkOut)))
  return (span) => {
    if (sorted.length === 0) return []
    const from = addDays(span.checkIn, -longest)
    const found: Echo[] = []
    for (let i = firstFrom(sorted, ({ checkIn }) => checkIn, from); i < sorted.length; i++) {
      const one = sorted[i]
      if (!one || one.checkIn >= span.checkOut) break
      found.push(...clip(one, span))
    }
    return found
  }
}

export interface EchoReading {
  /** Everything ever recognised as a shadow inside this event, to be remembered. */
  readonly echoes: readonly Echo[]
  /** Nights that are a shadow now, so nobody else's. */
  readonly shadow: readonly Nights[]
  /** Of those, nights whose original is gone: they open, and the owner is told. */
  readonly stale: readonly Nights[]
  /** No shadow for certain: somebody was told of them, and the event has more nights than those. */
  readonly perhaps: readonly Echo[]
}

const NONE: EchoReading = { echoes: [], shadow: [], stale: [], perhaps: [] }

/**
 * A night is our echo when the platform's last reading of our export, before that night first appeared in its feed,
 * already held it. Without such a receipt it is the platform's own sale: a double booking, to be told at once. A stay
 * that the platform calls a guest's reservation is never an echo: imported calendars come back as "not available".
 */
export function readEchoes(
  stay: ClassifiedStay,
  known: KnownStay | undefined,
  context: EchoContext,
): EchoReading {
  if (stay.certain) return NONE
  const remembered = (known?.echoes ?? [])
    .flatMap((echo) => clip(echo, stay.event))
    .flatMap((echo) => lasting(echo, { stay, known }, context))
  const claimed = isMovedSale(stay, known) ? [stay.event] : known ? [known.seen] : []
  const recognised = subtract([stay.event], claimed)
    .flatMap(context.told)
    .filter(({ ref }) => mayComeBack(ref, { stay, known }, context))
  const before = (known?.perhaps ?? []).flatMap((echo) => clip(echo, stay.event))
  if (remembered.length + recognised.length === 0)
    return { ...NONE, perhaps: distinct([...before, ...context.shown(stay.event)]) }
  const echoes = distinct([...remembered, ...recognised])
  if (context.reader === 'somebody' && subtract([stay.event], echoes).length > 0)
    return { ...NONE, perhaps: distinct([...before, ...echoes]) }
  const stale = echoes.flatMap((echo) => subtract([echo], context.nightsOf.get(echo.ref) ?? []))
  return { echoes, shadow: echoes, stale: union(stale), perhaps: [] }
}

/** Longer than nearly every stay; what rolls with the calendar is longer or begins today. */
const LONGEST_SALE = 30

/**
 * The same event on other days by as much at both ends is a sale that moved, and its nights are its own: a closure that
 * took our nights in would have grown.
 */
function isMovedSale({ event, kind }: ClassifiedStay, known: KnownStay | undefined): boolean {
  if (!known || known.uid !== event.uid || known.nights.length === 0) return false
  if (
    kind !== 'unknown' ||
    known.kind !== 'unknown' ||
    nightsBetween(event.checkIn, event.checkOut) > LONGEST_SALE
  )
    return false
  const by = nightsBetween(known.seen.checkIn, event.checkIn)
  return by !== 0 && nightsBetween(known.seen.checkOut, event.checkOut) === by
}

function byRefOf(stays: readonly Echo[]): ReadonlyMap<string, readonly Echo[]> {
  const byRef = new Map<string, Echo[]>()
  for (const stay of stays) byRef.set(stay.ref, [...(byRef.get(stay.ref) ?? []), stay])
  return byRef
}

interface Told {
  readonly stays: readonly Echo[]
  readonly reader: EchoContext['reader']
  readonly shown: readonly Echo[]
}

/** The last reading by this platform; by others only where it never came by its own name. */
function lastTold({ receipts, now }: EchoInput, nightsOf: EchoContext['nightsOf']): Told {
  const past = receipts.filter((receipt) => !isBefore(now, receipt.at))
  const by = (reader: ExportReceipt['reader']) => past.filter((receipt) => receipt.reader === reader)
  const own = newest(by('this'))
  if (own) return { stays: own.stays, reader: 'this', shown: [] }
  const somebody = by('somebody')
  const last = newest(somebody)
  if (!last) return { stays: [], reader: 'this', shown: newest(by('visitor'))?.stays ?? [] }
  const others = somebody.filter((receipt) => receipt !== last)
  return { stays: believed(last.stays, others, nightsOf), reader: 'somebody', shown: [] }
}

function newest(receipts: readonly ExportReceipt[]): ExportReceipt | undefined {
  let last: ExportReceipt | undefined
  for (const receipt of receipts) {
    if (!last || isBefore(last.at, receipt.at)) last = receipt
  }
  return last
}

/**
 * Of several without a name any may be this platform. A stay of ours that stands takes its nights whoever was told of
 * it; one that is gone opens them, so everybody must have been told: who was not may have sold them since.
 */
function believed(
  stays: readonly Echo[],
  others: readonly ExportReceipt[],
  nightsOf: EchoContext['nightsOf'],
): readonly Echo[] {
  if (others.length === 0) return stays
  const told = others.map((other) => byRefOf(other.stays))
  return stays.flatMap((echo) => {
    const toAll = told.reduce<Nights[]>((left, byRef) => intersect(left, byRef.get(echo.ref) ?? []), [echo])
    const nights = union([...intersect([echo], nightsOf.get(echo.ref) ?? []), ...toAll])
    return nights.map((nights) => ({ ...nights, ref: echo.ref }))
  })
}

/**
 * What of a shadow may still be one. Where its original is gone and the platform has read so, the same event only
 * lingers, but another one is a new sale of nights that it knows to be free.
 */
function lasting(
  echo: Echo,
  of: { readonly stay: ClassifiedStay; readonly known: KnownStay | undefined },
  context: EchoContext,
): Echo[] {
  if (of.known?.uid === of.stay.event.uid && namesOneStay(of.stay)) return [echo]
  const told = context.told(echo).filter(({ ref }) => ref === echo.ref)
  return intersect([echo], [...(context.nightsOf.get(echo.ref) ?? []), ...told]).map((span) => ({
    ...span,
    ref: echo.ref,
  }))
}

/** UIDs made of dates, or made by us because there was none, are the same for whoever comes on those days. */
function namesOneStay({ event }: ClassifiedStay): boolean {
  return !event.uid.startsWith('no-uid-') && !event.uid.includes(event.checkIn.replaceAll('-', ''))
}

/**
 * Whether an event under another UID is the copy of a stay of the same feed that is gone: the reader of everything
 * reads its own sale from us, and shows it as closed when the sale is cancelled. Where a feed tells sales from
 * closures it shows; elsewhere only a feed that keeps its UIDs can be believed.
 */
export function isCopyOf(
  known: KnownStay,
  stay: ClassifiedStay,
  at: { readonly today: LocalDate; readonly told: EchoContext['told']; readonly keepsUids: boolean },
): boolean {
  if (stay.certain || known.uid === stay.event.uid || stay.event.checkIn <= at.today) return false
  const toClosure = known.kind === 'reservation' && stay.kind !== 'reservation'
  if (!toClosure && !at.keepsUids) return false
  return at
    .told(stay.event)
    .some((echo) => echo.ref === `stay:${known.id}` && sameNights([echo], [stay.event]))
}

/** A stay of the feed itself comes back beside itself, or as the copy that is left of it. */
function mayComeBack(
  ref: string,
  of: { readonly stay: ClassifiedStay; readonly known: KnownStay | undefined },
  { ownRefs }: EchoContext,
): boolean {
  const own = ownRefs.get(ref)
  if (own === undefined) return true
  return own === 'shown' ? ref !== `stay:${of.known?.id}` : own.has(of.stay)
}

function clip(echo: Echo, span: Nights): Echo[] {
  const shared = overlapOf(echo, span)
  return shared ? [{ ...shared, ref: echo.ref }] : []
}

function distinct(echoes: readonly Echo[]): Echo[] {
  return [...new Map(echoes.map((echo) => [`${echo.ref}\n${echo.checkIn}\n${echo.checkOut}`, echo])).values()]
}
