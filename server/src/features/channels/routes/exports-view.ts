import type { exportView } from '@tranquera/contracts/calendar-exports'
import type { z } from 'zod'
import { formatInstant, type Instant, secondsBetween } from '../../../lib/clock.ts'
import { type Feed, feedName } from '../domain/feed.ts'
import { type Channel, channelName, parseChannel } from '../domain/platforms.ts'
import { type Readership, SILENCE_DAYS, silenceOf } from '../domain/silence.ts'
import type { ReaderRow } from '../repository/exports.ts'

/** Those that most owners have; shown before they are connected too. */
const ALWAYS_SHOWN: readonly Channel[] = ['airbnb', 'booking']

export interface ExportedCabin {
  readonly id: string
  readonly name: string
  /** Address of everybody. */
  readonly url: string
  readonly addressOf: (feed: Feed) => string
}

type View = z.infer<typeof exportView>

export function presentExport(
  cabin: ExportedCabin,
  known: { readonly feeds: readonly Feed[]; readonly readers: readonly ReaderRow[] },
  at: { readonly now: Instant; readonly zone: string },
): View {
  const { feeds, readers } = known
  const connected = feeds.map((feed) => ({
    feed_id: feed.id,
    channel: feed.channel,
    channel_name: feedName(feed),
    url: cabin.addressOf(feed),
    ...reading(newest(readers.filter(({ feedId }) => feedId === feed.id)), at),
    silent_days: silentDays(feed, known, at.now),
  }))
  const missing = ALWAYS_SHOWN.filter((channel) => !feeds.some((feed) => feed.channel === channel))
  const everybody = readers.filter(({ feedId }) => feedId === null)
  const others = missing.map((channel) => ({
    feed_id: null,
    channel: channel,
    channel_name: channelName(channel),
    url: `${cabin.url}?channel=${channel}`,
    ...reading(
      newest(everybody.filter((reader) => reader.platform === channel || asksFor(reader, channel))),
      at,
    ),
    silent_days: null,
  }))
  // Whoever reads the address that stands above for a platform that is not connected yet is no stranger.
  const strangers = everybody.filter((reader) => !missing.some((channel) => asksFor(reader, channel)))
  return {
    accommodation_id: cabin.id,
    accommodation_name: cabin.name,
    url: cabin.url,
    channels: [...connected, ...others],
    readers: strangers.map((reader) => ({
      channel: reader.platform,
      channel_name: channelName(reader.platform),
      unknown_channel: reader.asked,
      ...reading(reader, at),
    })),
  }
}

const asksFor = ({ asked }: ReaderRow, channel: Channel) => asked !== null && parseChannel(asked) === channel

function silentDays(feed: Feed, of: Readership, now: Instant): number | null {
  const silence = silenceOf(feed, of, now)
  return silence && silence.days >= SILENCE_DAYS ? silence.days : null
}

function newest(readers: readonly ReaderRow[]): ReaderRow | undefined {
  return [...readers].sort((a, b) => b.lastReadAt.epochMilliseconds - a.lastReadAt.epochMilliseconds)[0]
}

function reading(
  reader: ReaderRow | undefined,
  { now, zone }: { readonly now: Instant; readonly zone: string },
) {
  return {
    last_read_at: reader ? formatInstant(reader.lastReadAt, zone) : null,
    minutes_ago: reader ? Math.floor(secondsBetween(reader.lastReadAt, now) / 60) : null,
    reads: reader?.reads ?? 0,
    user_agent: reader?.userAgent ?? null,
  }
}
