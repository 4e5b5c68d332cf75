import type { Instant } from '../../../lib/clock.ts'
import { addDays, dateAt, type LocalDate, WEEKDAYS, weekdayIndex } from '../../../lib/local-date.ts'
import type { LocalMoment } from '../../messaging/domain/format.ts'

/** As the owner set them: `HH:MM`; up to an hour that is not after `from` means until the next morning. */
export interface AttentionHours {
  readonly from: string
  readonly to: string
  readonly days?: readonly (typeof WEEKDAYS)[number][] | undefined
}

export interface Attention {
  readonly from: string
  readonly to: string
  /** Somebody is there now. */
  readonly open: boolean
  /** The day on which somebody is there next; today while somebody is. */
  readonly day: LocalDate
}

/** When a person answers, seen from now. Null when the owner has not said. */
export function attentionAt(
  hours: AttentionHours | null | undefined,
  now: Instant,
  zone: string,
): Attention | null {
  if (!hours) return null
  const { from, to, days } = hours
  const today = dateAt(now, zone)
  const time = now.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })
  const works = (day: LocalDate) => {
    const weekday = WEEKDAYS[weekdayIndex(day)]
    return !days || (weekday !== undefined && days.includes(weekday))
  }
  const pastMidnight = to <= from
  const open = pastMidnight
    ? (works(today) && time >= from) || (works(addDays(today, -1)) && time < to)
    : works(today) && time >= from && time < to
  let day = open || time < from ? today : addDays(today, 1)
  for (let looked = 0; !open && looked < 7 && !works(day); looked++) day = addDays(day, 1)
  return { from, to, open, day }
}

/** Variables of the messages that hand a guest over. */
export interface AttentionFacts {
  readonly attended: boolean
  readonly from: string | null
  readonly to: string | null
  readonly back: LocalMoment | null
}

export type PartOfDay = 'morning' | 'afternoon' | 'night'
