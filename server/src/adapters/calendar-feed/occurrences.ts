import type { ReadOptions } from '../../features/channels/ports.ts'
import { addDays, epochDay, type LocalDate, nightsBetween } from '../../lib/local-date.ts'
import { nightsOf, type ReadEvent } from './event-reader.ts'
import { type Budget, expandRule } from './recurrence.ts'
import { type AnyRule, isWalked, readRule } from './recurrence-rule.ts'
import { dayAt, type FeedTime, type FeedZone, instantOf, inZone, readTime, shift } from './values.ts'
import { dayEndingAt, namedDay } from './whole-days.ts'

/** Three years of a daily rule; our horizon is about two. */
const MAX_OCCURRENCES = 1_100

export interface Occurrence {
  readonly event: ReadEvent
  readonly recurrenceId: LocalDate | null
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  /** Closed because nobody can tell, not because the feed says so. */
  readonly doubt?: boolean
}

export interface ExpandContext {
  readonly options: ReadOptions
  readonly calendarZones: readonly FeedZone[]
  readonly budget: Budget
}

/** Every occurrence of a series inside the horizon, with moved, cancelled and excluded ones accounted for. */
export function expandSeries(
  master: ReadEvent,
  overrides: readonly ReadEvent[],
  context: ExpandContext,
): Occurrence[] {
  const { zone } = context.options
  const named = overrides.map((event) => ({ event, day: dueDay(event, master, context) }))
  const replaced = new Set(named.map(({ day }) => day))
  const following = named
    .filter(({ event }) => event.alsoFollowing && !event.cancelled)
    .sort((a, b) => (a.day < b.day ? 1 : -1))
  const [endedOn] = named
    .filter(({ event }) => event.alsoFollowing && event.cancelled)
    .map(({ day }) => day)
    .sort()
  const out: Occurrence[] = []
  for (const { start, end, doubt = false } of startsOf(master, context)) {
    if ((replaced.has(start.day) && !doubt) || (endedOn && start.day >= endedOn)) continue
    const nights = nightsOf(start, end, zone)
    const change = following.find(({ day }) => day < start.day)
    const when = change ? shifted(nights, change, zone) : nights
    out.push({ event: master, recurrenceId: start.day, ...when, doubt })
  }
  return out
}

/**
 * Which day of the series, in the series' own zone, an override or an exception names. Programs name a day at its
 * midnight, of whichever zone they think in: that day is meant, not the one it happens to be at the property.
 */
export function dueDay(
  override: ReadEvent,
  master: ReadEvent | undefined,
  context: ExpandContext,
): LocalDate {
  const due = override.due ?? override.start
  return master ? dayInSeries(due, master, context) : dayAt(due, context.options.zone)
}

function dayInSeries(time: FeedTime, master: ReadEvent, context: ExpandContext): LocalDate {
  const { zone } = context.options
  const { start, written } = master
  if (time.seconds === null) return time.day
  const own = inZone(time, written.zone ?? zone, zone)
  if (own.seconds === written.seconds) return addDays(own.day, nightsBetween(written.day, start.day))
  if (start.seconds === null) return namedDay(time, { zone, calendarZones: context.calendarZones })
  return time.seconds === 0 ? time.day : own.day
}

function shifted(
  nights: { checkIn: LocalDate; checkOut: LocalDate },
  change: { readonly event: ReadEvent; readonly day: LocalDate },
  zone: string,
) {
  const moved = nightsOf(change.event.start, change.event.end, zone)
  const by = nightsBetween(change.day, moved.checkIn)
  const checkIn = addDays(nights.checkIn, by)
  return { checkIn, checkOut: addDays(checkIn, nightsBetween(moved.checkIn, moved.checkOut)) }
}

interface Span {
  readonly start: FeedTime
  readonly end: FeedTime
  readonly doubt?: boolean
}

function startsOf(master: ReadEvent, context: ExpandContext): Span[] {
  const spans = new Map<LocalDate, Span>([[master.start.day, { start: master.start, end: master.end }]])
  for (const text of master.rules) {
    for (const span of spansOfRule(master, text, context)) {
      const known = spans.get(span.start.day)
      if (!known || known.end.day < span.end.day) spans.set(span.start.day, span)
    }
  }
  for (const extra of master.extra) {
    const day = dayInSeries(extra.start, master, context)
    const whole = master.start.seconds === null && extra.end === null
    const start = whole ? { ...master.start, day } : extra.start
    spans.set(day, { start, end: extra.end ?? endFrom(master, start) })
  }
  const excluded = excludedDays(master, context)
  return [...spans.values()]
    .filter(({ start }) => !excluded.has(start.day))
    .sort((a, b) => (a.start.day < b.start.day ? -1 : 1))
}

function spansOfRule(master: ReadEvent, text: string, context: ExpandContext): Span[] {
  const rule = readRule(text, (until) => lastStart(until, master, context))
  if (!isWalked(rule)) {
    master.warnings.add(rule.frequency === 'UNREADABLE' ? 'bad_recurrence' : 'sub_daily_recurrence')
    return everyDay(master, rule, context)
  }
  const length = Math.max(1, nightsBetween(master.start.day, master.end.day))
  const { days, capped } = expandRule(rule, master.start.day, {
    // One day more on each side: a zone may bring an occurrence into the horizon.
    from: addDays(context.options.horizon.from, -length - 1),
    to: addDays(context.options.horizon.to, 1),
    limit: MAX_OCCURRENCES,
    budget: context.budget,
  })
  if (capped) {
    master.warnings.add('recurrence_capped')
    return everyDay(master, { frequency: 'UNREADABLE', until: rule.until }, context)
  }
  return days.map((day) => {
    const by = nightsBetween(master.start.day, day)
    return { start: shift(master.start, by), end: shift(master.end, by) }
  })
}

/** Every day from the first to the last repetition: too much rather than too little, and the owner is warned. */
function everyDay(
  master: ReadEvent,
  rule: Exclude<AnyRule, { interval: number }>,
  context: ExpandContext,
): Span[] {
  const days = Math.max(0, nightsBetween(master.start.day, context.options.horizon.to))
  let end = shift(master.end, days)
  const seconds = rule.frequency === 'SUB_DAILY' ? rule.spanSeconds : null
  if (seconds !== null && seconds < days * 86_400) {
    end = shift(master.end, Math.floor(seconds / 86_400), master.end.seconds === null ? 0 : seconds % 86_400)
  }
  if (rule.until) {
    const last = shift(master.end, Math.max(0, nightsBetween(master.start.day, rule.until)))
    if (last.day < end.day) end = last
  }
  if (rule.frequency === 'SUB_DAILY') return [{ start: master.start, end }]
  return end.day > master.end.day ? [{ start: master.end, end, doubt: true }] : []
}

/** The last day, in the series' own zone, on which an occurrence may start. */
function lastStart(until: string, master: ReadEvent, context: ExpandContext): LocalDate | undefined {
  const { written, start } = master
  const { zone } = context.options
  const limit = readTime(until, written.zone)
  if (!limit) return undefined
  if (limit.seconds === null) return limit.day
  if (written.seconds === null)
    return dayEndingAt(limit, { zone, calendarZones: context.calendarZones }) ?? limit.day
  const { day } = inZone(limit, written.zone ?? zone, zone)
  const atLimit = instantOf({ ...written, day }, zone) <= instantOf(limit, zone)
  return addDays(atLimit ? day : addDays(day, -1), nightsBetween(written.day, start.day))
}

function endFrom(master: ReadEvent, start: FeedTime): FeedTime {
  const by = epochDay(start.day) - epochDay(master.start.day)
  const seconds =
    start.seconds !== null && master.start.seconds !== null ? start.seconds - master.start.seconds : 0
  return shift({ ...master.end, zone: start.zone ?? master.end.zone }, by, seconds)
}

function excludedDays(master: ReadEvent, context: ExpandContext): Set<LocalDate> {
  const days = new Set(master.excluded.map((time) => dayInSeries(time, master, context)))
  for (const text of master.excludedRules) {
    const rule = readRule(text, (until) => lastStart(until, master, context))
    // What takes days away and cannot be read takes none.
    if (!isWalked(rule)) master.warnings.add('bad_recurrence')
    else for (const span of spansOfRule(master, text, context)) days.add(span.start.day)
  }
  return days
}
