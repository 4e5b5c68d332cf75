import type { CalendarCabin } from './calendar-api.ts'

const LOOKS = [
  'bg-clay-500',
  'bg-sky-600',
  'bg-violet-600',
  'bg-emerald-600',
  'bg-amber-600',
  'bg-rose-600',
] as const

/** One colour a name, the same on every cabin and every day. */
export function seasonLook(name: string): string {
  let sum = 0
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973
  return LOOKS[sum % LOOKS.length] ?? LOOKS[0]
}

/** The seasons of what is in sight, each once, in the order of the days. */
export function seasonsOf(cabins: readonly CalendarCabin[]): string[] {
  const nights = cabins.flatMap((cabin) => cabin.prices).toSorted((a, b) => a.date.localeCompare(b.date))
  return [...new Set(nights.flatMap(({ season }) => (season ? [season] : [])))]
}
