import { useEffect, useState } from 'react'

/** The only place of the web package that reads the device's clock. */
export function currentInstant(): Date {
  return new Date()
}

/** Today in Argentina, where the cabins are, as `YYYY-MM-DD`. */
export function todayInArgentina(): string {
  return dayInArgentina(currentInstant())
}

export function dayInArgentina(instant: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Argentina/Buenos_Aires' }).format(instant)
}

/** Re-renders every `everyMs` milliseconds with the instant of that moment. */
export function useNow(everyMs: number): Date {
  const [now, setNow] = useState(currentInstant)
  useEffect(() => {
    const timer = setInterval(() => setNow(currentInstant()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
