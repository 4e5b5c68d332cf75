const HOUR = 60
const DAY = 24 * HOUR

export interface TimeLeft {
  readonly unit: 'minutes' | 'hours' | 'days'
  readonly count: number
}

/** As somebody says it: minutes up to two hours, hours up to two days. Undefined once it is over. */
export function timeLeft(minutes: number): TimeLeft | undefined {
  if (minutes <= 0) return undefined
  if (minutes <= 2 * HOUR) return { unit: 'minutes', count: minutes }
  if (minutes <= 2 * DAY) return { unit: 'hours', count: Math.floor(minutes / HOUR) }
  return { unit: 'days', count: Math.floor(minutes / DAY) }
}
