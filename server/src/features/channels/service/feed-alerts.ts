import type { Db } from '../../../lib/db/types.ts'
import type { AlertNote } from '../../notifications/domain/alert.ts'
import { ageMinutes, type Feed, feedName, isDecidable, type Mirror } from '../domain/feed.ts'
import { SILENCE_DAYS, silenceOf } from '../domain/silence.ts'
import type { BadEvent } from '../ports.ts'
import { exportRepository } from '../repository/exports.ts'
import type { ChannelDeps } from './deps.ts'

interface FeedNote {
  readonly feed: Feed
  readonly kind: string
  readonly severity: AlertNote['severity']
  readonly dedupeKey: string
  /** Sentences with the name of the cabin, and with "The calendar of Airbnb for Lenga". */
  readonly summary: (said: { readonly cabin: string; readonly calendar: string }) => string
}

type Named = Pick<Feed, 'id'>
const ALERT_KEYS = {
  held: ({ id }: Named) => `feed_held:${id}`,
  gone: ({ id }: Named) => `feed_gone:${id}`,
  stale: ({ id }: Named) => `feed_stale:${id}`,
  unreadable: ({ id }: Named) => `feed_unreadable:${id}`,
  mirror: ({ id }: Named) => `feed_mirror:${id}`,
  silent: ({ id }: Named) => `feed_silent:${id}`,
}

/** The feed is gone, and with it whatever was wrong with it. */
export async function endFeedAlerts(deps: ChannelDeps, tx: Db, feed: Feed): Promise<void> {
  for (const keyOf of Object.values(ALERT_KEYS)) await deps.closeAlert(tx, keyOf(feed))
}

/** The owner has said that the loss is true. */
export const closeHeld = (deps: ChannelDeps, tx: Db, feed: Feed): Promise<void> =>
  deps.closeAlert(tx, ALERT_KEYS.held(feed))

/** Every alert about a feed names the platform and the cabin, and belongs to the feed. */
async function alertOf(deps: ChannelDeps, tx: Db, { feed, summary, ...note }: FeedNote): Promise<void> {
  const cabin = (await deps.cabins(tx)).find((one) => one.id === feed.accommodationId)?.name ?? ''
  await deps.alert(tx, {
    ...note,
    summary: summary({ cabin, calendar: `The calendar of ${feedName(feed)} for ${cabin}` }),
    about: `${feedName(feed)}, ${cabin}`,
    entity: 'feed',
    entityId: feed.id,
  })
}

export async function alertHeld(deps: ChannelDeps, tx: Db, feed: Feed): Promise<void> {
  const lost = feed.hold?.lost ?? 0
  const what = feed.hold?.reason === 'emptied' ? 'came back empty' : 'lost many stays at once'
  await alertOf(deps, tx, {
    feed,
    kind: 'calendar_held',
    severity: 'warning',
    dedupeKey: ALERT_KEYS.held(feed),
    summary: ({ calendar }) =>
      `${calendar} ${what} (${lost} stays). ` +
      `Their nights stay closed for ${deps.settings.dropHoldHours} hours; accept the loss in the panel if ` +
      'it is true.',
  })
}

export async function alertGone(deps: ChannelDeps, tx: Db, feed: Feed): Promise<void> {
  await alertOf(deps, tx, {
    feed,
    kind: 'calendar_address_gone',
    severity: 'warning',
    dedupeKey: ALERT_KEYS.gone(feed),
    summary: ({ calendar }) =>
      `${calendar} is no longer at its ` +
      'address. Copy the new address from the platform; its nights stay closed meanwhile.',
  })
}

/** Once per streak of failures: nobody has heard of this calendar for longer than ICAL_SYNC_MAX_AGE_MINUTES. */
export function isStale({ clock, settings }: ChannelDeps, feed: Feed): boolean {
  return ageMinutes(feed, clock.now()) > settings.maxAgeMinutes
}

export async function alertStale(deps: ChannelDeps, tx: Db, feeds: readonly Feed[]): Promise<void> {
  const now = deps.clock.now()
  for (const feed of feeds) {
    const age = ageMinutes(feed, now)
    if (!isStale(deps, feed)) continue
    await alertOf(deps, tx, {
      feed,
      kind: 'calendar_stale',
      severity: 'warning',
      dedupeKey: ALERT_KEYS.stale(feed),
      summary: ({ calendar }) =>
        `${calendar} was last read ` +
        `${Math.round(age)} minutes ago (${feed.lastError ?? 'no answer yet'}).`,
    })
  }
}

/** Contract rule 16: told with its text, once as long as the text is the same. */
export async function tellUnreadable(
  deps: ChannelDeps,
  tx: Db,
  read: { readonly feed: Feed; readonly badEvents: readonly BadEvent[] },
): Promise<void> {
  const { feed } = read
  const dedupeKey = ALERT_KEYS.unreadable(feed)
  const isOpen = ({ reason }: { readonly reason: string }) => !(feed.doubtsDecided && isDecidable(reason))
  const [before, badEvents] = [feed.badEvents.filter(isOpen), read.badEvents.filter(isOpen)]
  const known = new Set(before.map(textKey))
  const [first] = badEvents.filter((event) => !known.has(textKey(event)))
  if (before.length > 0 && (first || badEvents.length === 0)) await deps.closeAlert(tx, dedupeKey)
  if (!first) return
  const more = badEvents.length > 1 ? ` And ${badEvents.length - 1} more.` : ''
  await alertOf(deps, tx, {
    feed,
    kind: 'calendar_unreadable',
    severity: 'warning',
    dedupeKey,
    summary: ({ calendar }) => `${calendar} ${whatOf(first.reason)}: ${first.text}.${more}`,
  })
}

function whatOf(reason: string): string {
  if (reason === 'only_cancels')
    return 'only cancels and shows no stay, so new ones do not reach us; copy its address from the platform again'
  return isDecidable(reason)
    ? 'has something we cannot read with certainty; what it may mean is closed'
    : 'has something without a day that we can read; close its nights by hand'
}

/** What its owner decided once is not asked again; what closed nothing has nothing to decide. */
export async function closeUnreadable(deps: ChannelDeps, tx: Db, feed: Feed): Promise<void> {
  if (feed.badEvents.every(({ reason }) => isDecidable(reason)))
    await deps.closeAlert(tx, ALERT_KEYS.unreadable(feed))
}

const textKey = ({ reason, text }: { readonly reason: string; readonly text?: string }) =>
  `${reason} ${text ?? ''}`

/**
 * A note, not an alarm: the nights are open here, and the platform still shows what was cancelled. One for the feed,
 * told anew for each copy that appears, until the platform shows none.
 */
export async function noteMirrors(
  deps: ChannelDeps,
  tx: Db,
  found: { readonly feed: Feed; readonly mirrors: readonly Mirror[] },
): Promise<void> {
  const { feed, mirrors } = found
  const known = new Set(feed.mirrors.map(mirrorKey))
  const [first] = mirrors
  const isNew = mirrors.some((one) => !known.has(mirrorKey(one)))
  if (known.size > 0 && (isNew || !first)) await deps.closeAlert(tx, ALERT_KEYS.mirror(feed))
  if (!first || !isNew) return
  const spans = mirrors.map(({ checkIn, checkOut }) => `${checkIn} to ${checkOut}`).join(', ')
  await alertOf(deps, tx, {
    feed,
    kind: 'calendar_mirror',
    severity: 'info',
    dedupeKey: ALERT_KEYS.mirror(feed),
    summary: ({ cabin }) =>
      `${feedName(feed)} still shows ${spans} of ${cabin} as ` +
      `closed, which only copies a stay that is gone. The nights are open here; if ${feedName(feed)} does ` +
      'not open them by itself, open them there.',
  })
}

/** A stay in progress begins later every day and is the same. */
const mirrorKey = ({ uid, checkOut }: Mirror) => `${uid} ${checkOut}`

/** A good reading: what was said of the feed is over. */
export async function closeFeedAlerts(
  deps: ChannelDeps,
  tx: Db,
  feed: { readonly before: Feed; readonly after: Feed },
): Promise<void> {
  const { before, after } = feed
  if (before.hold && !after.hold) await deps.closeAlert(tx, ALERT_KEYS.held(before))
  const wasStale = ageMinutes(before, deps.clock.now()) > deps.settings.maxAgeMinutes
  if (before.failures === 0 && !wasStale) return
  await deps.closeAlert(tx, ALERT_KEYS.stale(before))
  await deps.closeAlert(tx, ALERT_KEYS.gone(before))
}

/**
 * Contract section 2.1 from the other side: who does not read us, told once, with what to do; closed when it reads
 * again.
 */
export async function tellSilence(deps: ChannelDeps, db: Db, feeds: readonly Feed[]): Promise<void> {
  const now = deps.clock.now()
  const readers = await exportRepository(db).listReaders(deps.propertyId)
  for (const feed of feeds) {
    const isOfCabin = (one: { readonly accommodationId: string }) =>
      one.accommodationId === feed.accommodationId
    const of = { feeds: feeds.filter(isOfCabin), readers: readers.filter(isOfCabin) }
    const silence = silenceOf(feed, of, now)
    const dedupeKey = ALERT_KEYS.silent(feed)
    await db.transaction(async (tx) => {
      if (!silence || silence.days < SILENCE_DAYS) return deps.closeAlert(tx, dedupeKey)
      const when = silence.hasRead ? `for ${silence.days} days` : 'yet, though it is connected'
      await alertOf(deps, tx, {
        feed,
        kind: 'calendar_not_read',
        severity: 'warning',
        dedupeKey,
        summary: ({ cabin }) =>
          `${feedName(feed)}${silence.isShared ? ' or another calendar without an address of its own' : ''} ` +
          `has not read our calendar of ${cabin} ${when}: it ` +
          `may sell nights that are taken. Look in ${feedName(feed)} whether our address is still under the ` +
          'imported calendars, and paste it again if not.',
      })
    })
  }
}
