/** Days and moments of the place, written anew: the audit must not share a mistake with the product. */
export type Day = string

const DAY_MS = 86_400_000
export const MINUTE = 60_000
export const HOUR = 3_600_000
/** Buenos Aires has stood three hours behind Greenwich, winter and summer, since 2009. */
const OFFSET = -3 * HOUR

export function plusDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** The nights of `[checkIn, checkOut)`. */
export function nightsOf(checkIn: Day, checkOut: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(checkIn, checkOut)) }, (_, i) => plusDays(checkIn, i))
}

/** 0 is Sunday. */
export function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

export function dayAt(at: number): Day {
  return new Date(at + OFFSET).toISOString().slice(0, 10)
}

/** Hours and minutes of the place's clock, as a fraction. */
export function hourAt(at: number): number {
  const local = new Date(at + OFFSET)
  return local.getUTCHours() + local.getUTCMinutes() / 60
}

export function momentOf(day: Day, hour: number): number {
  return Date.parse(`${day}T00:00:00Z`) - OFFSET + Math.round(hour * HOUR)
}

/** `15 jan 14:05`, for the story. */
export function told(at: number): string {
  return new Date(at + OFFSET).toISOString().slice(0, 16).replace('T', ' ')
}
