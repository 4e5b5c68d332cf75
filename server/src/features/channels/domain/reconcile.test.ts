import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { event, Feed, nights, start, three } from '../../../../test/factories/remembered-feed.ts'
import { fromEpochDay, type LocalDate, localDate } from '../../../lib/local-date.ts'
import type { FeedEvent } from './feed-event.ts'
import { countNights, notBefore, subtract } from './nights.ts'
import type { Platform } from './platforms.ts'
import { reconciling } from './reconcile.ts'
import { RECONCILE_DEFAULTS } from './reconcile-settings.ts'

it('can be stopped many times within a large reading: others wait for none of it', () => {
  const incoming = Array.from({ length: 1000 }, (_, i) =>
    event(`large-${i}`, fromEpochDay(20_800 + i), fromEpochDay(20_802 + i)),
  )
  const feed = new Feed()
  feed.read(incoming, 0)
  const settings = { ...RECONCILE_DEFAULTS, zone: 'America/Argentina/Buenos_Aires', ownDomain: '' }
  const input = {
    channel: 'airbnb',
    now: start,
    settings,
    unreadable: [],
    receipts: [],
    ours: [],
    held: null,
  } as const
  // Each stay is looked at in several steps, and no step takes more than a few stays at a stretch.
  for (const previous of [[], feed.stays])
    expect([...reconciling({ ...input, previous, incoming })].length).toBeGreaterThan(200)
})

describe('adding and extending', () => {
  it('acts at once', () => {
    const feed = new Feed()
    expect(feed.read(three, 0).add).toHaveLength(3)
    const plan = feed.read([event('a', '2026-12-01', '2026-12-06'), ...three.slice(1)], 5)
    expect(plan.extend.map((change) => change.after.nights)).toEqual([[nights('2026-12-01', '2026-12-06')]])
  })

  it('takes the new nights of a moved stay at once and gives the old ones back after the waiting time', () => {
    const feed = new Feed()
    feed.read(three, 0)
    const moved = [event('a', '2027-01-05', '2027-01-08'), ...three.slice(1)]
    const before = feed.nights
    feed.read(moved, 10)
    expect(subtract(before, feed.nights)).toEqual([])
    expect(subtract([nights('2027-01-05', '2027-01-08')], feed.nights)).toEqual([])
    expect(feed.read(moved, 71).move).toHaveLength(1)
    expect(subtract([nights('2026-12-01', '2026-12-04')], feed.nights)).toEqual([
      nights('2026-12-01', '2026-12-04'),
    ])
  })

  it('follows a reservation by its code when its UID changes', () => {
    const feed = new Feed()
    const description = (code: string) => ({
      description: `Reservation URL: https://www.airbnb.com/hosting/reservations/details/${code}`,
    })
    feed.read([event('x@airbnb.com', '2026-12-01', '2026-12-04', description('HMAAAA1111'))], 0)
    const id = feed.stays[0]?.id
    feed.read([event('y@airbnb.com', '2026-12-02', '2026-12-09', description('HMAAAA1111'))], 5)
    expect(feed.stays.map((stay) => stay.id)).toEqual([id])
    const other = feed.read(
      [event('z@airbnb.com', '2026-12-02', '2026-12-09', description('HMBBBB2222'))],
      10,
    )
    expect(other.add).toHaveLength(1)
  })
})

describe('freeing', () => {
  it('waits for two good fetches and the grace', () => {
    const feed = new Feed()
    feed.read(three, 0)
    const left = three.slice(0, 2)
    expect(feed.read(left, 10).missing).toHaveLength(1)
    expect(feed.read(left, 40).free).toEqual([])
    expect(feed.read(left, 70).free).toMatchObject([{ reason: 'gone' }])
  })

  it('does not count time alone: one fetch after a long silence frees nothing', () => {
    const feed = new Feed()
    feed.read(three, 0)
    expect(feed.read(three.slice(0, 2), 600).free).toEqual([])
  })

  it('forgets the absence of a stay that comes back', () => {
    const feed = new Feed()
    feed.read(three, 0)
    feed.read(three.slice(0, 2), 10)
    feed.read(three, 20)
    feed.read(three.slice(0, 2), 30)
    expect(feed.read(three.slice(0, 2), 80).free).toEqual([])
  })

  it('leaves alone the stay of an event that is there but unreadable', () => {
    const feed = new Feed()
    feed.read(three, 0)
    for (const minutes of [10, 80, 200]) {
      const plan = feed.read(three.slice(0, 2), minutes, { unreadable: [{ uid: 'c' }] })
      expect(plan.free).toEqual([])
    }
  })

  it('drops the past silently', () => {
    const feed = new Feed()
    feed.read([event('a', '2026-11-23', '2026-11-25')], 0)
    expect(feed.read([], 60 * 24 * 2)).toMatchObject({ free: [{ reason: 'past' }], hold: null })
  })
})

describe('the hold after a mass loss', () => {
  it('keeps an emptied feed for 24 hours and two more good fetches', () => {
    const feed = new Feed()
    feed.read(three.slice(2), 0)
    expect(feed.read([], 10)).toMatchObject({ hold: { reason: 'emptied' }, free: [] })
    expect(feed.read([], 600).keepHeld).toHaveLength(1)
    expect(feed.read([], 10 + 24 * 60).free).toEqual([])
    expect(feed.read([], 20 + 24 * 60)).toMatchObject({ free: [{ reason: 'gone' }], hold: null })
  })

  it('ends by itself when the stays come back', () => {
    const feed = new Feed()
    feed.read(three, 0)
    feed.read([], 10)
    expect(feed.read(three, 20)).toMatchObject({ hold: null, free: [] })
  })

  it('needs more than 2 and more than 30 %', () => {
    const many = Array.from({ length: 12 }, (_, i) =>
      event(`u${i}`, fromEpochDay(20_800 + i * 5), fromEpochDay(20_803 + i * 5)),
    )
    const lose = (count: number) => {
      const feed = new Feed()
      feed.read(many, 0)
      return feed.read(many.slice(count), 10).hold
    }
    expect(lose(2)).toBeNull()
    expect(lose(3)).toBeNull()
    expect(lose(4)).toMatchObject({ reason: 'mass_drop', lost: 4 })
  })

  it('is lifted by the owner', () => {
    const feed = new Feed()
    feed.read(three, 0)
    const hold = feed.read([], 10).hold
    if (!hold) throw new Error('no hold')
    expect(feed.read([], 75, { held: { ...hold, released: true } }).free).toHaveLength(3)
  })
})

describe('for any feed', () => {
  const stay = fc.record({
    uid: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    first: fc.integer({ min: 20_770, max: 20_900 }),
    nights: fc.integer({ min: 1, max: 20 }),
  })
  const feedOf = fc.array(stay, { maxLength: 12 }).map((list) =>
    list.map((item, i): FeedEvent => {
      const ordinal = list.slice(0, i).filter((other) => other.uid === item.uid).length
      return event(item.uid, fromEpochDay(item.first), fromEpochDay(item.first + item.nights), { ordinal })
    }),
  )
  const channel = fc.constantFrom<Platform>('airbnb', 'booking', 'generic', 'expedia')
  const today: LocalDate = localDate('2026-11-24')

  it('claims every current night of the feed and frees none within one reading', () => {
    fc.assert(
      fc.property(feedOf, feedOf, channel, (first, second, platform) => {
        const feed = new Feed(platform)
        feed.read(first, 0)
        const before = feed.nights
        feed.read(second, 30)
        expect(subtract(before, feed.nights)).toEqual([])
        const current = second.filter((item) => item.checkOut > today)
        const wanted = current.map((item) => ({
          ...item,
          checkIn: item.checkIn < today ? today : item.checkIn,
        }))
        expect(subtract(wanted, feed.nights)).toEqual([])
      }),
    )
  })

  it('changes nothing when read again', () => {
    fc.assert(
      fc.property(feedOf, channel, (list, platform) => {
        const feed = new Feed(platform)
        feed.read(list, 0)
        const before = feed.nights
        const again = feed.read(list, 1)
        expect([again.add, again.extend, again.move, again.free, again.missing].flat()).toEqual([])
        expect(feed.nights).toEqual(before)
      }),
    )
  })

  it('takes no event that ended today for one under the same UID that goes on', () => {
    const feed = new Feed('airbnb')
    const over = event('a', localDate('2026-11-23'), localDate('2026-11-24'), { ordinal: 0 })
    const list = [over, event('a', localDate('2026-11-20'), localDate('2026-11-25'), { ordinal: 1 })]
    feed.read(list, 0)
    expect(feed.read(list, 1).add).toEqual([])
  })

  it('keeps every night when all UIDs change, and ends at exactly the feed after the waiting times', () => {
    fc.assert(
      fc.property(feedOf, feedOf, (first, second) => {
        const feed = new Feed('booking')
        feed.read(first, 0)
        feed.read(
          first.map((item) => ({ ...item, uid: `${item.uid}-renamed` })),
          5,
        )
        const renamed = feed.nights
        feed.read(first, 10)
        expect(feed.nights).toEqual(renamed)
        for (const minutes of [15, 90, 100, 1600, 1610, 1690, 1700]) feed.read(second, minutes)
        expect(feed.nights).toEqual(notBefore(second, localDate('2026-11-25')))
      }),
    )
  })

  it('gives no night to two stays', () => {
    fc.assert(
      fc.property(feedOf, feedOf, (first, second) => {
        const feed = new Feed('generic')
        feed.read(first, 0)
        feed.read(second, 5)
        const total = feed.stays.reduce((sum, known) => sum + countNights(known.nights), 0)
        expect(total).toBe(countNights(feed.nights))
      }),
    )
  })
})
