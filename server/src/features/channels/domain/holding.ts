import { type Instant, isBefore, secondsBetween } from '../../../lib/clock.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import { isSellingRule } from './classify.ts'
import type { KnownStay } from './known-stay.ts'
import { reachBeyond } from './nights.ts'

export interface Hold {
  readonly reason: 'emptied' | 'mass_drop'
  readonly since: Instant
  /** Good fetches after the waiting time. */
  readonly fetches: number
  /** The owner confirmed the loss, or gave the feed a new address. */
  readonly released: boolean
  readonly lost: number
}

/** What a feed is about to lose is its owner's wish: nobody holds it, nobody tells. */
export function expectedLoss(now: Instant): Hold {
  return { reason: 'mass_drop', since: now, fetches: 0, released: true, lost: 0 }
}

interface Loss {
  readonly previous: readonly KnownStay[]
  readonly lost: readonly KnownStay[]
  /** Events of this reading, our own coming back among them. */
  readonly arrived: number
  readonly today: LocalDate
}

/** Contract section 1: lost all of 2 or more, or more than 2 and more than 30 % of its future stays, or empty now. */
export function nextHold(
  loss: Loss,
  at: { readonly now: Instant; readonly held: Hold | null; readonly dropHoldHours: number },
): Hold | null {
  const known = at.held
  // What arrived since does not make the loss smaller.
  const isOfThen = (stay: KnownStay) => !known || isBefore(stay.firstSeenAt, known.since)
  const counts = (stay: KnownStay) =>
    isOfThen(stay) && !isSellingRule(stay.kind) && reachBeyond(stay.nights, loss.today)
  const lost = loss.lost.filter(counts).length
  const total = loss.previous.filter(counts).length
  const emptied = (loss.arrived === 0 && lost >= 1) || (lost >= 2 && lost === total)
  if (!emptied && !(lost > 2 && lost / total > 0.3)) return null
  const reason = emptied ? 'emptied' : 'mass_drop'
  if (!known) return { reason, since: at.now, fetches: 0, released: false, lost }
  const waited = secondsBetween(known.since, at.now) >= at.dropHoldHours * 3600
  const fetches = waited ? known.fetches + 1 : 0
  return { reason, since: known.since, fetches, released: known.released, lost }
}
