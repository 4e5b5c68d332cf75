/** Days are `YYYY-MM-DD` strings; arithmetic goes through UTC so that no clock change moves a day. */

const DAY_MS = 86_400_000

function toUtc(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

export function addDays(day: string, count: number): string {
  return new Date(toUtc(day) + count * DAY_MS).toISOString().slice(0, 10)
}

/** Days from `start` to `end`; negative when `end` is earlier. */
export function daysBetween(start: string, end: string): number {
  return Math.round((toUtc(end) - toUtc(start)) / DAY_MS)
}

/** First day of the month of `day`, moved by `months`. */
export function startOfMonth(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
}

/** Half-open: `end` is not among them. */
export function daysOf(start: string, end: string): string[] {
  return Array.from({ length: Math.max(0, daysBetween(start, end)) }, (_, index) => addDays(start, index))
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(toUtc(day)).getUTCDay()
}

/** "vie, 15 ene" in the reader's language. */
export function writeDay(day: string, locale: string, options: Intl.DateTimeFormatOptions = SHORT): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(toUtc(day))
}

const SHORT: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' }

export const LONG_DAY: Intl.DateTimeFormatOptions = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
}

/** An instant as date and hour in Argentina. */
export function writeInstant(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: 'America/Argentina/Buenos_Aires',
  }).format(Date.parse(instant))
}

/** As a list of talks has it: the hour of today, "26 nov" of another day, with the year once it is another. */
export function writeLately(instant: string, today: string, locale: string): string {
  const at = Date.parse(instant)
  const zone = { timeZone: 'America/Argentina/Buenos_Aires' } as const
  const day = new Intl.DateTimeFormat('en-CA', zone).format(at)
  const shape: Intl.DateTimeFormatOptions =
    day === today
      ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
      : {
          day: 'numeric',
          month: 'short',
          ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
        }
  return new Intl.DateTimeFormat(locale, { ...shape, ...zone }).format(at)
}

/** "12:05" minutes and seconds, or "1:02:03" with hours. */
export function writeTimeLeft(milliseconds: number): string {
  const all = Math.max(0, Math.floor(milliseconds / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`
}

/** Only the hour, on the reader's own clock: how a phone shows it. */
export function writeHour(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false }).format(
    Date.parse(instant),
  )
}
