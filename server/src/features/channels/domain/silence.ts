import { type Instant, instantFromMs, secondsBetween } from '../../../lib/clock.ts'
import type { Feed, FeedId } from './feed.ts'
import { type Channel, habitsOf, platformOfChannel } from './platforms.ts'

/** A platform that has not read our calendar for this long sells what we have sold. */
export const SILENCE_DAYS = 3
const DAY_SECONDS = 86_400

/** One reader of our calendar of the feed's cabin, as far as it says who it is. */
export interface CalendarReader {
  /** Whose own address was read; null: the address of everybody. */
  readonly feedId: FeedId | null
  readonly platform: Channel
  readonly lastReadAt: Instant
}

export interface Silence {
  /** Whole days since the last reading, or since the feed was connected. */
  readonly days: number
  readonly hasRead: boolean
}

/** How long the platform of a feed has not read us; undefined for what sells nothing and so has nothing to read. */
export function silenceOf(
  feed: Pick<Feed, 'id' | 'channel' | 'createdAt'>,
  readers: readonly CalendarReader[],
  now: Instant,
): Silence | undefined {
  if (habitsOf(platformOfChannel(feed.channel)).sellsNothing) return undefined
  const own = readers.filter(({ feedId }) => feedId === feed.id)
  // Who does not say its name may be anybody: it counts only for a platform that never came by its own address.
  const isItself = ({ feedId, platform }: CalendarReader) =>
    feedId === null && platform === feed.channel && (platform !== 'other' || own.length === 0)
  const reads = [...own, ...readers.filter(isItself)].map(({ lastReadAt }) => lastReadAt.epochMilliseconds)
  const since = reads.length > 0 ? instantFromMs(Math.max(...reads)) : feed.createdAt
  return { days: Math.floor(secondsBetween(since, now) / DAY_SECONDS), hasRead: reads.length > 0 }
}
