import { currentInstant } from './clock.ts'

/** What the panel last read, kept on this device so that it can be shown without a connection. */
export interface Kept<Value> {
  readonly value: Value
  /** Milliseconds since 1970. */
  readonly at: number
}

const PREFIX = 'tranquera.kept.'

export function keep<Value>(name: string, value: Value): Value {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify({ value, at: currentInstant().getTime() }))
  } catch {
    // A full or forbidden storage only costs the view without a connection.
  }
  return value
}

/** The shape is that of what was kept: a version of the page that keeps something else uses another name. */
export function recall<Value>(name: string): Kept<Value> | undefined {
  const text = localStorage.getItem(PREFIX + name)
  return text === null ? undefined : JSON.parse(text)
}

/** At sign-out: the next person on this device finds nothing. */
export function forgetKept(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX)) localStorage.removeItem(key)
  }
}
