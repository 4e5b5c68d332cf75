import type { CalendarCabin, CalendarEntry } from './calendar-api.ts'

export interface AgendaEvent {
  readonly cabin: CalendarCabin
  readonly entry: CalendarEntry
  readonly what: 'arrives' | 'leaves' | 'begins' | 'ends'
}

/** What happens on each day from `from` on; days without anything are left out. */
export function agendaOf(
  cabins: readonly CalendarCabin[],
  from: string,
): { readonly date: string; readonly events: readonly AgendaEvent[] }[] {
  const byDay = new Map<string, AgendaEvent[]>()
  const add = (date: string, event: AgendaEvent) => {
    if (date >= from) byDay.set(date, [...(byDay.get(date) ?? []), event])
  }
  for (const cabin of cabins) {
    for (const entry of cabin.entries) {
      const isBlock = entry.kind === 'block'
      add(entry.end, { cabin, entry, what: isBlock ? 'ends' : 'leaves' })
      add(entry.start, { cabin, entry, what: isBlock ? 'begins' : 'arrives' })
    }
  }
  return [...byDay]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([date, events]) => ({ date, events: events.toSorted((a, b) => goesFirst(a) - goesFirst(b)) }))
}

/** Who leaves makes room for who arrives. */
function goesFirst({ what }: AgendaEvent): number {
  return what === 'leaves' || what === 'ends' ? 0 : 1
}
