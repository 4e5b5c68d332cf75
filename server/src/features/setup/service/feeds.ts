import { type Clock, isBefore } from '../../../lib/clock.ts'
import { localDate } from '../../../lib/local-date.ts'
import type { CalendarReader, FeedFetcher, ReadOptions } from '../../channels/ports.ts'
import { type Finding, found } from '../domain/finding.ts'
import type { DatabaseDoor } from '../ports.ts'
import { type FeedToTry, setupRepository } from '../repository.ts'

export interface FeedCheckParts {
  readonly fetcher: FeedFetcher
  readonly reader: CalendarReader
  readonly clock: Clock
  readonly zone: string
}

const BUDGET_MS = 10_000
/** Ends of the window in which a calendar says anything to us. */
const HORIZON = { days: 1, months: 18 }

/** Every calendar is fetched and read as the synchronisation does it; nothing is stored. */
export async function checkFeeds(door: DatabaseDoor, parts: FeedCheckParts): Promise<readonly Finding[]> {
  const opened = await door()
  if ('finding' in opened) {
    return [found(opened.finding.code === 'database_not_made' ? 'feeds_none' : 'feeds_unknown')]
  }
  const feeds = await setupRepository(opened.db).feeds()
  if (feeds.length === 0) return [found('feeds_none')]
  const faults = (await Promise.all(byHost(feeds).map((some) => inTurn(some, parts)))).flat()
  return faults.length > 0 ? faults : [found('feeds_ok', { count: String(feeds.length) })]
}

/** Platforms mind being asked for ten calendars at once. */
function byHost(feeds: readonly FeedToTry[]): FeedToTry[][] {
  const hosts = new Map<string, FeedToTry[]>()
  for (const feed of feeds) {
    const host = URL.canParse(feed.url) ? new URL(feed.url).host : ''
    hosts.set(host, [...(hosts.get(host) ?? []), feed])
  }
  return [...hosts.values()]
}

async function inTurn(feeds: readonly FeedToTry[], parts: FeedCheckParts): Promise<Finding[]> {
  const faults: Finding[] = []
  for (const feed of feeds) {
    const fault = await faultOf(feed, parts)
    if (fault) faults.push(fault)
  }
  return faults
}

async function faultOf(feed: FeedToTry, parts: FeedCheckParts): Promise<Finding | null> {
  const { fetcher, reader, clock } = parts
  const values = { channel: feed.channel, cabin: feed.cabin }
  if (feed.blockedUntil && isBefore(clock.now(), feed.blockedUntil)) {
    return found('feed_failed', { ...values, detail: 'rate_limited' })
  }
  const answer = await fetcher.fetch({ url: feed.url, etag: null, lastModified: null, budgetMs: BUDGET_MS })
  if (answer.kind === 'failure') return found('feed_failed', { ...values, detail: answer.errorType })
  if (answer.kind !== 'body') return null
  const read = await reader.parse(answer.bytes, optionsAt(parts))
  return read.ok ? null : found('feed_unreadable', { ...values, detail: read.reason })
}

function optionsAt({ clock, zone }: FeedCheckParts): ReadOptions {
  const today = clock.now().toZonedDateTimeISO(zone).toPlainDate()
  const day = (date: typeof today) => localDate(date.toString())
  return {
    zone,
    horizon: {
      from: day(today.subtract({ days: HORIZON.days })),
      to: day(today.add({ months: HORIZON.months })),
    },
  }
}
