import { addDays, type LocalDate, localDate } from '../../lib/local-date.ts'
import { type FeedTime, type FeedZone, instantOf, inZone, shift } from './values.ts'

/**
 * Whole days that a program wrote as times. Nobody arrives and leaves at midnight, so both at midnight of the zone
 * they are written in, of the calendar's or of the property's, are the days of that zone and are never converted.
 */
export interface WholeDayClues {
  /** IANA zone of the property. */
  readonly zone: string
  /** Those that the calendar as a whole is written in. */
  readonly calendarZones: readonly FeedZone[]
  /** Outlook's flag, see `isAllDay`. */
  readonly allDay: boolean
}

interface Span {
  readonly start: FeedTime
  readonly end: FeedTime
}

const LAST_MINUTE = 86_340
const DAY_SECONDS = 86_400

/** The same span in whole days where it means whole days; else as it was. */
export function wholeDays(span: Span, clues: WholeDayClues): Span {
  const { start, end } = span
  if (start.seconds === null && end.seconds === null) return span
  for (const frame of framesOf(clues)) {
    const [from, to] = [frame(start), frame(end)]
    if (isMidnight(from) && endsADay(to)) return { start: asDate(from), end: asDate(untilMidnight(to)) }
  }
  if (clues.allDay) return { start: flagged(start, clues), end: flagged(end, clues) }
  const local = end.seconds === null ? end : inZone(end, clues.zone, clues.zone)
  // The guest is there until the day is over, so the night that begins it is taken.
  return isLastMinute(local) ? { start, end: untilMidnight(local) } : span
}

/** The day that a time names inside a series of whole days: a midnight is its own day, wherever it strikes. */
export function namedDay(time: FeedTime, clues: Omit<WholeDayClues, 'allDay'>): LocalDate {
  for (const frame of framesOf(clues)) {
    const there = frame(time)
    if (isMidnight(there)) return asDate(there).day
  }
  const local = inZone(time, clues.zone, clues.zone)
  return isEvening(time, local) ? addDays(local.day, 1) : local.day
}

/** The day that a time ends, where it is the last minute of one; undefined elsewhere. */
export function dayEndingAt(time: FeedTime, clues: Omit<WholeDayClues, 'allDay'>): LocalDate | undefined {
  return framesOf(clues)
    .map((frame) => frame(time))
    .find(isLastMinute)?.day
}

/**
 * Evening to evening in UTC, whole days apart: midnights of somebody to the east who does not say where. The nights
 * of those days; undefined where the times are what they seem.
 */
export function eveningDays({ start, end }: Span, zone: string): Span | undefined {
  const isWhole = start.seconds !== null && start.seconds === end.seconds && start.day < end.day
  const [from, to] = [inZone(start, zone, zone), inZone(end, zone, zone)]
  if (!isWhole || !isEvening(start, from) || !isEvening(end, to)) return undefined
  return { start: asDate(shift(from, 1)), end: asDate(shift(to, 1)) }
}

/** No guest arrives or leaves by the clock of UTC; from Lisbon to Moscow it is midnight then. */
const EVENING = 18 * 3600

function isEvening(written: FeedTime, local: FeedTime): boolean {
  return written.zone === 'UTC' && local.seconds !== null && local.seconds >= EVENING
}

function framesOf({ zone, calendarZones }: Omit<WholeDayClues, 'allDay'>) {
  const frames: ((time: FeedTime) => FeedTime)[] = [(time) => shift(time, 0)]
  for (const other of new Set([zone, ...calendarZones])) {
    frames.push((time) => (time.seconds === null ? time : inZone(time, other, zone)))
  }
  return frames
}

/** Midnight of a zone that is not given: no zone is further than twelve hours from UTC, give or take the date line. */
function flagged(time: FeedTime, clues: WholeDayClues): FeedTime {
  if (time.seconds === null) return time
  const nearest = new Date(instantOf(time, clues.zone) + (DAY_SECONDS / 2) * 1000)
  return { day: localDate(nearest.toISOString().slice(0, 10)), seconds: null, zone: null }
}

const isMidnight = (time: FeedTime) =>
  time.seconds === null || time.seconds === 0 || time.seconds === DAY_SECONDS
const isLastMinute = (time: FeedTime) => time.seconds !== null && time.seconds >= LAST_MINUTE
const endsADay = (time: FeedTime) => isMidnight(time) || isLastMinute(time)

function untilMidnight(time: FeedTime): FeedTime {
  if (!isLastMinute(time)) return time
  return { ...time, day: addDays(time.day, 1), seconds: 0 }
}

function asDate(time: FeedTime): FeedTime {
  return { day: shift(time, 0).day, seconds: null, zone: null }
}
