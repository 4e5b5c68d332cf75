import { type Instant, secondsBetween } from '../../../lib/clock.ts'
import { isVisit } from './exporting.ts'
import type { Feed, FeedId } from './feed.ts'
import { type Channel, habitsOf, platformOfChannel } from './platforms.ts'

/** A platform that has not read our calendar for this long sells what we have sold. */
export const SILENCE_DAYS = 3
const DAY_SECONDS = 86_400

/** One reader of our calendar of the feed's cabin, as far as it says who it is. */
interface CalendarReader {
  /** Whose own address was read; null: the address of everybody. */
  readonly feedId: FeedId | null
  readonly platform: Channel
  readonly program: string
  readonly reads: number
  readonly lastReadAt: Instant
}

export interface Silence {
  /** Whole days since the last reading, or since the feed was connected. */
  readonly days: number
  readonly hasRead: boolean
  /** It, or another calendar that nobody can tell from it, is silent. */
  readonly isShared: boolean
}

type ReadFeed = Pick<Feed, 'id' | 'channel' | 'createdAt'>

/** What is connected to one cabin, and who reads its calendar. */
export interface Readership {
  readonly feeds: readonly ReadFeed[]
  readonly readers: readonly CalendarReader[]
}

/** How long the platform of a feed has not read us; undefined for what sells nothing and so has nothing to read. */
export function silenceOf(feed: ReadFeed, of: Readership, now: Instant): Silence | undefined {
  if (habitsOf(platformOfChannel(feed.channel)).sellsNothing) return undefined
  const { last, isShared } = lastReading(feed, of)
  const since = last ?? feed.createdAt
  const days = Math.floor(secondsBetween(since, now) / DAY_SECONDS)
  return { days, hasRead: last !== undefined, isShared }
}

function lastReading(
  feed: ReadFeed,
  { feeds, readers }: Readership,
): { readonly last: Instant | undefined; readonly isShared: boolean } {
  const ownOf = ({ id }: ReadFeed) => readers.filter(({ feedId }) => feedId === id)
  const own = ownOf(feed)
  const everybody = readers.filter(({ feedId, platform }) => feedId === null && platform === feed.channel)
  if (feed.channel !== 'other') return { last: newestOf([...own, ...everybody])[0], isShared: false }
  // Who does not say its name may be anybody: it counts only for a platform that never came by its own address.
  if (own.length > 0) return { last: newestOf(own)[0], isShared: false }
  const platforms = everybody.filter((reader) => !isVisit(reader))
  const reads = newestOf(platforms.length > 0 ? platforms : everybody)
  const nameless = feeds.filter((one) => one.channel === 'other' && ownOf(one).length === 0).length
  // As many come as have no name: the one that came least lately is one of them. Of fewer, two may be one program.
  const isShared = nameless > 1 && reads.length >= nameless
  return { last: reads[isShared ? nameless - 1 : 0], isShared }
}

function newestOf(readers: readonly CalendarReader[]): Instant[] {
  return readers.map(({ lastReadAt }) => lastReadAt).sort((a, b) => b.epochMilliseconds - a.epochMilliseconds)
}
