import { nightsOf, type ReadEvent } from './event-reader.ts'
import { dueDay, type ExpandContext, expandSeries, type Occurrence } from './occurrences.ts'

interface CollectContext extends ExpandContext {
  readonly onCancelled: () => void
}

/** The stays of a feed: of each event its version that counts, series with their changed occurrences. */
export function occurrencesOf(events: readonly ReadEvent[], context: CollectContext): Occurrence[] {
  const current = currentVersions(events)
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

const isMaster = (event: ReadEvent) =>
  event.due === null && (event.rules.length > 0 || event.extra.length > 0)

/**
 * RFC 5546 section 2.1.5: of one event the highest SEQUENCE speaks; feeds that repeat a UID without it are kept whole.
 */
function currentVersions(events: readonly ReadEvent[]): readonly ReadEvent[] {
  const latest = new Map<string, ReadEvent>()
  let differ = false
  for (const event of events) {
    if (event.due !== null) continue
    const known = latest.get(event.uid)
    if (known && known.sequence !== event.sequence) differ = true
    if (!known || known.sequence < event.sequence) latest.set(event.uid, event)
  }
  if (!differ) return events
  return events.filter((event) => {
    const last = latest.get(event.uid)
    if (event.due !== null || !last || event.sequence === last.sequence) return true
    // Some give all stays one UID and count them by SEQUENCE: another guest is another stay.
    return !last.cancelled && event.summary !== last.summary
  })
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
