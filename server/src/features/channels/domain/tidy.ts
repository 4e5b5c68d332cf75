import { type LocalDate, nightsBetween } from '../../../lib/local-date.ts'
import type { FeedEvent } from './feed-event.ts'
import { habitsOf, type Platform } from './platforms.ts'

/** Drops what is over, folds Smoobu's three events per stay into one and Expedia's rows of single nights into runs. */
export function tidy(
  events: readonly FeedEvent[],
  context: { readonly platform: Platform; readonly today: LocalDate },
): FeedEvent[] {
  const current = events.filter((event) => event.checkOut > context.today)
  const { triples, singleNights } = habitsOf(context.platform)
  if (triples) return mergeTriplicates(current)
  return singleNights ? mergeRuns(current) : current
}

const TURN = /\bcheck[- ]?(in|out)\b/i

function mergeTriplicates(events: readonly FeedEvent[]): FeedEvent[] {
  const stays = events.filter((event) => !TURN.test(event.summary))
  const turns = events.filter((event) => TURN.test(event.summary))
  // A marker whose stay is absent still blocks its night: better a question than a double booking.
  const covered = new Set(stays.flatMap((stay) => [stay.checkIn, stay.checkOut]))
  return [...stays, ...turns.filter((turn) => !covered.has(turn.checkIn))]
}

function mergeRuns(events: readonly FeedEvent[]): FeedEvent[] {
  const singles = events
    .filter(
      (event) => /^unavailable/i.test(event.summary) && nightsBetween(event.checkIn, event.checkOut) === 1,
    )
    .sort((a, b) => (a.checkIn < b.checkIn ? -1 : 1))
  const merged: FeedEvent[] = []
  for (const event of singles) {
    const last = merged.at(-1)
    if (last && last.checkOut >= event.checkIn)
      merged[merged.length - 1] = { ...last, checkOut: event.checkOut }
    else merged.push(event)
  }
  const single = new Set(singles)
  return [...events.filter((event) => !single.has(event)), ...merged]
}
