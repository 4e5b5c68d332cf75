import type { StayRecord } from '../features/channels/domain/known-stay.ts'
import { addDays, dateAt } from '../lib/local-date.ts'
import type { Calendars } from './channels.ts'
import type { Context } from './context.ts'
import type { Bookings } from './reservations.ts'
import type { Sandbox } from './sandbox.ts'

interface DemoListing {
  readonly platform: Pretended
  readonly slug: string
  /** Days from today and nights; they overlap none of the sample stays. */
  readonly bookings: readonly (readonly [startsInDays: number, nights: number])[]
}

const LISTINGS: readonly DemoListing[] = [
  {
    platform: 'airbnb',
    slug: 'arrayan',
    bookings: [
      [14, 4],
      [27, 6],
    ],
  },
  {
    platform: 'booking',
    slug: 'coihue',
    bookings: [
      [5, 4],
      [16, 5],
    ],
  },
]

const actor = { kind: 'system', id: 'demo' } as const

/**
 * The two imported calendars of the demo. The pretend platforms forget everything and move to another port with each
 * start, so a later start gives them back the bookings that the feeds remember and tells the feeds the new address.
 */
export async function seedDemoCalendars(
  context: Context,
  services: { readonly calendars: Calendars; readonly bookings: Pick<Bookings, 'lodging'> },
  { sandbox, firstStart }: { readonly sandbox: Sandbox; readonly firstStart: boolean },
): Promise<void> {
  const { database } = context
  const { feeds, sync } = services.calendars.channels(database)
  const cabins = await services.bookings.lodging(database).listAccommodations({ activeOnly: true })
  const open = (platform: Pretended, cabin: (typeof cabins)[number]) => {
    const listing = sandbox.calendars.listing(platform, cabin.slug)
    listing.importUrl = exportUrl(context, cabin, platform)
    return { listing, url: `${sandbox.server.origin}${listing.path}` }
  }
  if (!firstStart) {
    // Whoever disconnected a calendar does not want it back.
    for (const feed of await feeds.list()) {
      const platform = PRETENDED.find((one) => one === feed.channel && isPretend(feed.url))
      const cabin = cabins.find((one) => one.id === feed.accommodationId)
      if (!platform || !cabin) continue
      const { listing, url } = open(platform, cabin)
      listing.restore((await feeds.listStays(feed.id)).filter(isBooking).map(remembered))
      await feeds.change(feed.id, { url, meaning: {} }, actor)
      await sync(feed.id)
    }
    return
  }
  const today = dateAt(context.clock.now(), context.zone)
  for (const { platform, slug, bookings } of LISTINGS) {
    const cabin = cabins.find((one) => one.slug === slug)
    if (!cabin) continue
    const { listing, url } = open(platform, cabin)
    for (const [startsInDays, nights] of bookings)
      listing.book(addDays(today, startsInDays), addDays(today, startsInDays + nights))
    await sync((await feeds.add({ accommodationId: cabin.id, channel: platform, url }, actor)).id)
  }
}

const PRETENDED = ['airbnb', 'booking'] as const
type Pretended = (typeof PRETENDED)[number]

/** An address of a pretend platform of an earlier start (sandbox/calendars/listing.ts). */
function isPretend(url: string): boolean {
  return /^http:\/\/127\.0\.0\.1:\d+\/calendars\//.test(url)
}

function isBooking(stay: StayRecord): boolean {
  return (stay.kind === 'reservation' || stay.kind === 'unknown') && stay.pending === null
}

function remembered({ seen, code, phoneLast4 }: StayRecord) {
  return { ...seen, code: code ?? '', phoneLast4: phoneLast4 ?? '' }
}

function exportUrl(
  { config }: Context,
  cabin: { readonly id: string; readonly icalExportToken: string },
  platform: string,
): string {
  return `${config.http.baseUrl}/api/v1/ical/export/${cabin.id}/${cabin.icalExportToken}.ics?channel=${platform}`
}
