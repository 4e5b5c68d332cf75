import { addDays, type LocalDate } from '../../lib/local-date.ts'
import { type FeedTime, instantOf, inZone, shift } from './values.ts'

/**
 * Whole days that a program wrote as times. Nobody arrives and leaves at midnight, so both at midnight of the zone
 * they are written in, of the calendar's or of the property's, are the days of that zone and are never converted.
 */
export interface WholeDayClues {
  /** IANA zone of the property. */
  readonly zone: string
  /** X-WR-TIMEZONE. */
  readonly calendarZone: string | null
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
  return inZone(time, clues.zone, clues.zone).day
}

function framesOf({ zone, calendarZone }: Omit<WholeDayClues, 'allDay'>) {
  const frames: ((time: FeedTime) => FeedTime)[] = [(time) => shift(time, 0)]
  for (const other of new Set([zone, calendarZone ?? zone])) {
    frames.push((time) => (time.seconds === null ? time : inZone(time, other, zone)))
  }
  return frames
}

/** Midnight of a zone that is not given: no zone is further than twelve hours from UTC, give or take the date line. */
function flagged(time: FeedTime, clues: WholeDayClues): FeedTime {
  if (time.seconds === null) return time
  const nearest = new Date(instantOf(time, clues.zone) + (DAY_SECONDS / 2) * 1000)
  return { day: nearest.toISOString().slice(0, 10) as LocalDate, seconds: null, zone: null }
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
