import { TIMED_MESSAGES, type TimedMessage } from '@tranquera/contracts/values'
import { type Instant, isBefore } from '../../../lib/clock.ts'
import { addDays, dateAt, instantAt, isNight, type LocalDate } from '../../../lib/local-date.ts'

interface Timing {
  readonly of: 'arrival' | 'departure'
  /** Days from that day, and the hour there. */
  readonly days: number
  readonly at: string
  /** For so many days after that it is still worth saying. */
  readonly lasts: number
}

/** The balance has its own reminders (payments); the words of the day before follow those on the way. */
const TIMINGS: Readonly<Record<TimedMessage, Timing>> = {
  directions: { of: 'arrival', days: -3, at: '10:00', lasts: 1 },
  day_before: { of: 'arrival', days: -1, at: '10:00', lasts: 0 },
  thanks: { of: 'departure', days: 0, at: '14:00', lasts: 1 },
  review: { of: 'departure', days: 2, at: '11:00', lasts: 1 },
}

/** When it is told to a stay that arrives, or leaves, on this day. */
export function momentOf(kind: TimedMessage, day: LocalDate, zone: string): Instant {
  const { days, at } = TIMINGS[kind]
  return instantAt(addDays(day, days), at, zone)
}

export interface Due {
  readonly kind: TimedMessage
  /** Stays that arrive or leave on this day. */
  readonly day: LocalDate
  readonly of: Timing['of']
  /** Whoever booked after this moment has been told by the confirmation. */
  readonly bookedBefore: Instant
}

/** What may be said now on the property's clock, to whom: nothing at night, and nothing that is no longer true. */
export function dueAt(now: Instant, zone: string): Due[] {
  if (isNight(now, zone)) return []
  const today = dateAt(now, zone)
  return TIMED_MESSAGES.flatMap((kind) => {
    const { of, days, at, lasts } = TIMINGS[kind]
    return Array.from({ length: lasts + 1 }, (_, late) => addDays(today, -late)).flatMap((saidOn) => {
      const moment = instantAt(saidOn, at, zone)
      return isBefore(now, moment) ? [] : [{ kind, day: addDays(saidOn, -days), of, bookedBefore: moment }]
    })
  })
}
