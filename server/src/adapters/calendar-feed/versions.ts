import type { Cancellation } from '../../features/channels/domain/cancelling.ts'
import type { ReadOptions } from '../../features/channels/ports.ts'
import { nightsOf, type ReadEvent } from './event-reader.ts'
import { dueDay, type ExpandContext, expandSeries, type Occurrence } from './occurrences.ts'
import type { FeedZone } from './values.ts'
import { namedDay } from './whole-days.ts'

interface CollectContext extends ExpandContext {
  readonly onCancelled: () => void
}

/** The stays of a feed: of each event its version that counts, series with their changed occurrences. */
export function occurrencesOf(events: readonly ReadEvent[], context: CollectContext): Occurrence[] {
  const current = currentVersions(events, context.options.zone)
  const masters = new Map(current.filter(isMaster).map((event) => [event.uid, event]))
  const overrides = latestOverrides(current, masters, context)
  const out: Occurrence[] = []
  for (const event of current) {
    if (event.cancelled) {
      context.onCancelled()
      continue
    }
    const nights = nightsOf(event.start, event.end, context.options.zone)
    if (event.due !== null) {
      const recurrenceId = dueDay(event, masters.get(event.uid), context)
      if (overrides.get(event.uid)?.get(recurrenceId) === event) out.push({ event, recurrenceId, ...nights })
    } else if (isMaster(event)) {
      const changes = [...(overrides.get(event.uid)?.values() ?? [])]
      for (const occurrence of expandSeries(event, changes, context)) out.push(occurrence)
    } else {
      out.push({ event, recurrenceId: null, ...nights })
    }
  }
  return out
}

/** What a file of METHOD:CANCEL names; of a series nobody shows here, a midnight is the day it strikes. */
export function cancellationsOf(
  read: { readonly events: readonly ReadEvent[]; readonly calendarZones: readonly FeedZone[] },
  { zone }: ReadOptions,
): Cancellation[] {
  const { events, calendarZones } = read
  return events.map((event) => ({
    uid: event.uid,
    recurrenceId: event.due && namedDay(event.due, { zone, calendarZones }),
    following: event.alsoFollowing,
    nights: event.undated ? null : nightsOf(event.start, event.end, zone),
  }))
}

const isMaster = (event: ReadEvent) =>
  event.due === null && (event.rules.length > 0 || event.extra.length > 0)

/**
 * RFC 5546 section 2.1.5: of one event the highest SEQUENCE speaks; feeds that repeat a UID without it are kept whole.
 */
function currentVersions(events: readonly ReadEvent[], zone: string): readonly ReadEvent[] {
  const groups = new Map<string, ReadEvent[]>()
  for (const event of events) {
    if (event.due !== null) continue
    const known = groups.get(event.uid)
    if (known) known.push(event)
    else groups.set(event.uid, [event])
  }
  const outdated = new Set<ReadEvent>()
  for (const group of groups.values()) {
    const last = group.reduce((latest, event) => (latest.sequence < event.sequence ? event : latest))
    const older = group.filter((event) => event.sequence < last.sequence)
    if (older.length === 0) continue
    const isHistory = tellsVersions(group, { zone, isOnlyName: groups.size === 1 })
    for (const event of older) {
      // Some give all stays one UID and count them by SEQUENCE: another guest is another stay.
      const isOtherGuest = event.summary !== last.summary
      if (isOtherGuest && !last.cancelled) continue
      if (!isApart(event, last, zone) || (isHistory && !isOtherGuest)) outdated.add(event)
      else event.warnings.add('shared_uid')
    }
  }
  return outdated.size === 0 ? events : events.filter((event) => !outdated.has(event))
}

/**
 * Whether events of one UID are surely versions of one stay: no two stays of a cabin share a night, a feed that knows
 * other names gives two events one for a reason, and so does one that says when it changed which. Three that never meet
 * may be three guests.
 */
function tellsVersions(
  group: readonly ReadEvent[],
  feed: { readonly zone: string; readonly isOnlyName: boolean },
): boolean {
  if (group.some((event) => isMaster(event) || event.undated)) return true
  const sorted = [...group].sort((a, b) => (a.start.day < b.start.day ? -1 : 1))
  const meet = sorted.some((event, i) => {
    const next = sorted[i + 1]
    return next !== undefined && !isApart(event, next, feed.zone)
  })
  if (meet) return true
  const [first, second, ...more] = [...group].sort((a, b) => a.sequence - b.sequence)
  if (!first || !second || more.length > 0) return false
  return !feed.isOnlyName || (first.modified !== '' && first.modified < second.modified)
}

function isApart(one: ReadEvent, other: ReadEvent, zone: string): boolean {
  if (one.undated || other.undated) return false
  const [a, b] = [nightsOf(one.start, one.end, zone), nightsOf(other.start, other.end, zone)]
  return a.checkOut <= b.checkIn || b.checkOut <= a.checkIn
}

/** Of several versions of one occurrence the highest SEQUENCE speaks, then the last in the file. */
function latestOverrides(
  events: readonly ReadEvent[],
  masters: ReadonlyMap<string, ReadEvent>,
  context: ExpandContext,
): Map<string, Map<string, ReadEvent>> {
  const byUid = new Map<string, Map<string, ReadEvent>>()
  for (const event of events) {
    if (event.due === null) continue
    const day = dueDay(event, masters.get(event.uid), context)
    const known = byUid.get(event.uid) ?? new Map<string, ReadEvent>()
    if ((known.get(day)?.sequence ?? 0) <= event.sequence) known.set(day, event)
    byUid.set(event.uid, known)
  }
  return byUid
}
