import type { ReadOptions } from '../../features/channels/ports.ts'
import { addDays, epochDay, type LocalDate, nightsBetween } from '../../lib/local-date.ts'
import { nightsOf, type ReadEvent } from './event-reader.ts'
import { type Budget, expandRule, readRule, type SubDailyRule } from './recurrence.ts'
import { dayAt, type FeedTime, instantOf, readTime, shift } from './values.ts'

/** Three years of a daily rule; our horizon is about two. */
const MAX_OCCURRENCES = 1_100

export interface Occurrence {
  readonly event: ReadEvent
  readonly recurrenceId: LocalDate | null
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
}

export interface ExpandContext {
  readonly options: ReadOptions
  readonly budget: Budget
}

/** Every occurrence of a series inside the horizon, with moved, cancelled and excluded ones accounted for. */
export function expandSeries(
  master: ReadEvent,
  overrides: readonly ReadEvent[],
  context: ExpandContext,
): Occurrence[] {
  const { zone } = context.options
  const replaced = new Set(overrides.map((override) => override.recurrenceId))
  const following = overrides
    .filter((override) => override.alsoFollowing && !override.cancelled)
    .sort((a, b) => ((a.recurrenceId ?? '') < (b.recurrenceId ?? '') ? 1 : -1))
  const out: Occurrence[] = []
  for (const { start, end } of startsOf(master, context)) {
    const nights = nightsOf(start, end, zone)
    if (replaced.has(nights.checkIn)) continue
    const change = following.find((override) => (override.recurrenceId ?? '') < nights.checkIn)
    out.push({
      event: master,
      recurrenceId: nights.checkIn,
      ...(change ? shifted(nights, change, zone) : nights),
    })
  }
  return out
}

function shifted(nights: { checkIn: LocalDate; checkOut: LocalDate }, change: ReadEvent, zone: string) {
  const moved = nightsOf(change.start, change.end, zone)
  const by = nightsBetween(change.recurrenceId ?? moved.checkIn, moved.checkIn)
  const checkIn = addDays(nights.checkIn, by)
  return { checkIn, checkOut: addDays(checkIn, nightsBetween(moved.checkIn, moved.checkOut)) }
}

interface Span {
  readonly start: FeedTime
  readonly end: FeedTime
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
    const start = extra.start
    spans.set(start.day, { start, end: extra.end ?? endFrom(master, start) })
  }
  const excluded = excludedDays(master, context)
  return [...spans.values()]
    .filter(({ start }) => !isExcluded(start, excluded, context.options.zone))
    .sort((a, b) => (a.start.day < b.start.day ? -1 : 1))
}

function spansOfRule(master: ReadEvent, text: string, context: ExpandContext): Span[] {
  const rule = readRule(text, (until) => lastStart(until, master.start, context.options.zone))
  if (!rule) {
    master.warnings.add('bad_recurrence')
    return []
  }
  if (rule.frequency === 'SUB_DAILY') return [subDailySpan(master, rule, context)]
  const length = Math.max(1, nightsBetween(master.start.day, master.end.day))
  const { days, capped } = expandRule(rule, master.start.day, {
    // One day more on each side: a zone may bring an occurrence into the horizon.
    from: addDays(context.options.horizon.from, -length - 1),
    to: addDays(context.options.horizon.to, 1),
    limit: MAX_OCCURRENCES,
    budget: context.budget,
  })
  if (capped) master.warnings.add('recurrence_capped')
  return days.map((day) => {
    const by = nightsBetween(master.start.day, day)
    return { start: shift(master.start, by), end: shift(master.end, by) }
  })
}

/** Every day from the first to the last repetition: too much rather than too little, and the owner is warned. */
function subDailySpan(master: ReadEvent, rule: SubDailyRule, context: ExpandContext): Span {
  master.warnings.add('sub_daily_recurrence')
  const horizonEnd = context.options.horizon.to
  const days = Math.max(0, nightsBetween(master.start.day, horizonEnd))
  let end = shift(master.end, days)
  if (rule.spanSeconds !== null && rule.spanSeconds < days * 86_400) {
    const whole = Math.floor(rule.spanSeconds / 86_400)
    const rest = master.end.seconds === null ? 0 : rule.spanSeconds % 86_400
    end = shift(master.end, whole, rest)
  }
  if (rule.until) {
    const last = shift(master.end, Math.max(0, nightsBetween(master.start.day, rule.until)))
    if (last.day < end.day) end = last
  }
  return { start: master.start, end }
}

/** The last day, in the event's own zone, on which an occurrence may start. */
function lastStart(until: string, start: FeedTime, zone: string): LocalDate | undefined {
  const limit = readTime(until, start.zone, false)
  if (!limit) return undefined
  if (limit.seconds === null || start.seconds === null) return limit.day
  const own = start.zone ?? zone
  const day = dayAt(limit, own)
  const atLimit = instantOf({ ...start, day }, zone) <= instantOf(limit, zone)
  return atLimit ? day : addDays(day, -1)
}

function endFrom(master: ReadEvent, start: FeedTime): FeedTime {
  const by = epochDay(start.day) - epochDay(master.start.day)
  const seconds =
    start.seconds !== null && master.start.seconds !== null ? start.seconds - master.start.seconds : 0
  return shift({ ...master.end, zone: start.zone ?? master.end.zone }, by, seconds)
}

interface Excluded {
  readonly written: ReadonlySet<LocalDate>
  readonly atProperty: ReadonlySet<LocalDate>
}

function excludedDays(master: ReadEvent, context: ExpandContext): Excluded {
  const written = new Set<LocalDate>()
  const atProperty = new Set<LocalDate>()
  for (const time of master.excluded) {
    if (time.seconds === null || master.start.seconds === null) written.add(time.day)
    else atProperty.add(dayAt(time, context.options.zone))
  }
  for (const text of master.excludedRules) {
    for (const span of spansOfRule(master, text, context)) written.add(span.start.day)
  }
  return { written, atProperty }
}

function isExcluded(start: FeedTime, excluded: Excluded, zone: string): boolean {
  if (excluded.written.has(start.day)) return true
  return excluded.atProperty.size > 0 && excluded.atProperty.has(dayAt(start, zone))
}
