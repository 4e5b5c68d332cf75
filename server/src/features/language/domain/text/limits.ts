import type { Understanding } from '../../domain.ts'

/** Contract: a longer message, or one with more dates, is asked for in smaller pieces. */
const READ_CHARS = 1000
const MOST_DATES = 12
/** A word is no longer than this: the head ends between two. */
const LONGEST_WORD = 40

/** What of a message is read: all of it up to 1,000 characters, and no half of a word or of a sign. */
export function headOf(text: string): string {
  if (text.length <= READ_CHARS) return text
  const head = text.slice(0, READ_CHARS)
  const space = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\n'))
  if (space >= READ_CHARS - LONGEST_WORD) return head.slice(0, space)
  return head.replace(/[\ud800-\udbff]$/, '')
}

/** One more than are read is enough to know. */
export function firstOf<T>(expressions: readonly T[]): readonly T[] {
  return expressions.slice(0, MOST_DATES + 1)
}

export function tooManyDates(expressions: number): boolean {
  return expressions > MOST_DATES
}

/**
 * Nobody can tell which of the dates of a long letter are meant: what was read is offered, the rest is named as
 * unused.
 */
export function askInPieces(read: Understanding, text: string, readTo: number): Understanding {
  const rest = { text: text.slice(readTo), start: readTo, end: text.length }
  const { stay } = read
  const dated = stay.certainty !== 'none' || /\d/.test(rest.text)
  const own =
    stay.checkIn && stay.checkOut && stay.options.length === 0
      ? [{ checkIn: stay.checkIn, checkOut: stay.checkOut }]
      : stay.options
  return {
    ...read,
    stay: dated ? { ...stay, certainty: 'ask', options: stay.certainty === 'window' ? [] : own } : stay,
    consent: read.consent === 'yes' ? 'conditional' : read.consent,
    unused: [...read.unused, rest],
    trace: [...read.trace, { rule: 'text.too_long', ...rest }],
  }
}

/** Guests write the same short things over and over; a flood of noise must not fill the memory. */
const LONGEST_KEPT = 160
const MOST_KEPT = 1000

/** What was once made of a short text, kept. Whatever else `make` is given must follow from the text. */
export function remembered<Rest extends readonly unknown[], V>(
  make: (text: string, ...rest: Rest) => V,
  most = MOST_KEPT,
): (text: string, ...rest: Rest) => V {
  const kept = new Map<string, V>()
  return (text, ...rest) => {
    const known = kept.get(text)
    if (known !== undefined) return known
    const made = make(text, ...rest)
    if (text.length > LONGEST_KEPT) return made
    if (kept.size >= most) kept.clear()
    kept.set(text, made)
    return made
  }
}
