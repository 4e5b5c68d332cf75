import { type Instant, isBefore, secondsBetween } from '../../../lib/clock.ts'
import type { Echo, KnownStay } from './known-stay.ts'
import { type Nights, overlapOf, subtract } from './nights.ts'
import type { ClassifiedStay } from './platforms.ts'

/** One reading of our export by this platform, with what it found there. */
export interface ExportReceipt {
  readonly at: Instant
  readonly stays: readonly Echo[]
}

/** A stay of ours as it is now. Those that ended or moved stay listed for a while, with `changedAt`. */
export interface OwnStay {
  readonly ref: string
  /** Empty once it is cancelled or over. */
  readonly nights: readonly Nights[]
  /** When it last lost nights; null when it never did. */
  readonly changedAt: Instant | null
}

export interface EchoContext {
  readonly now: Instant
  readonly receipts: readonly ExportReceipt[]
  readonly ours: readonly OwnStay[]
  /** How long the shadow of a cancelled stay stays quiet while the platform catches up. */
  readonly shadowHours: number
}

export interface EchoReading {
  /** Everything ever recognised as a shadow inside this event, to be remembered. */
  readonly echoes: readonly Echo[]
  /** Nights that are a shadow now, so nobody else's. */
  readonly shadow: readonly Nights[]
}

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
  if (stay.certain) return { echoes: [], shadow: [] }
  const remembered = (known?.echoes ?? []).flatMap((echo) => clip(echo, stay.event))
  const appeared = subtract([stay.event], known ? [known.seen] : [])
  const exported = lastReceipt(context)?.stays ?? []
  const recognised = appeared.flatMap((span) => exported.flatMap((own) => clip(own, span)))
  const echoes = distinct([...remembered, ...recognised])
  const byRef = new Map(context.ours.map((own) => [own.ref, own]))
  return { echoes, shadow: echoes.flatMap((echo) => shadowOf(echo, byRef.get(echo.ref), context)) }
}

function lastReceipt(context: EchoContext): ExportReceipt | undefined {
  let last: ExportReceipt | undefined
  for (const receipt of context.receipts) {
    if (!isBefore(context.now, receipt.at) && (!last || isBefore(last.at, receipt.at))) last = receipt
  }
  return last
}

function shadowOf(echo: Echo, own: OwnStay | undefined, context: EchoContext): Nights[] {
  if (!own) return []
  const quiet =
    own.changedAt !== null && secondsBetween(own.changedAt, context.now) < context.shadowHours * 3600
  if (quiet) return [echo]
  return own.nights.flatMap((span) => overlapOf(echo, span) ?? [])
}

function clip(echo: Echo, span: Nights): Echo[] {
  const shared = overlapOf(echo, span)
  return shared ? [{ ...shared, ref: echo.ref }] : []
}

function distinct(echoes: readonly Echo[]): Echo[] {
  return [...new Map(echoes.map((echo) => [`${echo.ref}\n${echo.checkIn}\n${echo.checkOut}`, echo])).values()]
}
