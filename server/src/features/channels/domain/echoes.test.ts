import { describe, expect, it } from 'vitest'
import { event, Feed, nights, start } from '../../../../test/factories/remembered-feed.ts'
import { addSeconds, type Instant } from '../../../lib/clock.ts'
import type { OwnStay } from './echoes.ts'

describe('echoes', () => {
  const closed = { summary: 'CLOSED - Not available' }
  const own = { ref: 'RES1', ...nights('2026-12-01', '2026-12-04') }
  const told = (at: Instant) => ({ at, stays: [own], reader: 'this' as const })
  const active: OwnStay = { ref: 'RES1', nights: [nights('2026-12-01', '2026-12-04')] }

  it('leaves out the nights this platform had read in our export before', () => {
    const feed = new Feed('booking')
    const seen = { receipts: [told(addSeconds(start, -600))], ours: [active] }
    const plan = feed.read([event('e', '2026-12-01', '2026-12-06', closed)], 0, seen)
    expect(feed.nights).toEqual([nights('2026-12-04', '2026-12-06')])
    expect(plan.echoes).toMatchObject([{ ref: 'RES1', uid: 'e' }])
  })

  it('is a double booking without a receipt, and stays one after a later receipt', () => {
    const feed = new Feed('booking')
    feed.read([event('e', '2026-12-01', '2026-12-04', closed)], 0, { ours: [active] })
    feed.read([event('e', '2026-12-01', '2026-12-04', closed)], 10, {
      ours: [active],
      receipts: [told(addSeconds(start, 300))],
    })
    expect(feed.nights).toEqual([nights('2026-12-01', '2026-12-04')])
  })

  it('never takes a named reservation for an echo', () => {
    const feed = new Feed('airbnb')
    feed.read([event('e', '2026-12-01', '2026-12-04')], 0, {
      receipts: [told(addSeconds(start, -600))],
      ours: [active],
    })
    expect(feed.nights).toEqual([nights('2026-12-01', '2026-12-04')])
  })

  it('ignores our own UIDs, and leaves open what a shadow only mirrors once our stay is cancelled', () => {
    const feed = new Feed('booking')
    const before = told(addSeconds(start, -600))
    const incoming = [
      event('e', '2026-12-01', '2026-12-04', closed),
      event('mine@cabins.example', '2026-12-08', '2026-12-09', closed),
    ]
    feed.read(incoming, 0, { receipts: [before], ours: [active] })
    expect(feed.nights).toEqual([])
    const cancelled = { ours: [{ ref: 'RES1', nights: [] }] }
    // The platform has read that it is gone, and still shows it.
    const since = { at: addSeconds(start, 3600), stays: [], reader: 'this' as const }
    const later = feed.read(incoming, 60 * 30, { ...cancelled, receipts: [since] })
    expect(feed.nights).toEqual([])
    expect(later.stale).toEqual([{ uid: 'e', ...nights('2026-12-01', '2026-12-04') }])
    // Another event on the nights it knows to be free is a sale of its own.
    feed.read([event('new', '2026-12-01', '2026-12-04', closed)], 60 * 31, {
      ...cancelled,
      receipts: [since],
    })
    expect(feed.nights).toEqual([nights('2026-12-01', '2026-12-04')])
  })

  it('believes a reader without a name as long as every night was told, and not a night more', () => {
    const somebody = { ...told(addSeconds(start, -600)), reader: 'somebody' as const }
    const seen = { receipts: [somebody], ours: [active] }
    const mirror = new Feed('generic')
    mirror.read([event('e', '2026-12-01', '2026-12-04', closed)], 0, seen)
    expect(mirror.nights).toEqual([])
    const more = new Feed('generic')
    more.read([event('e', '2026-12-01', '2026-12-05', closed)], 0, seen)
    expect(more.nights).toEqual([nights('2026-12-01', '2026-12-05')])
  })

  it('tells a copy of the feed’s own stay from the stay', () => {
    const feed = new Feed('generic')
    const stay = event('own', '2026-12-10', '2026-12-12')
    feed.read([stay], 0)
    const ref = `stay:${feed.stays[0]?.id}`
    const everything = {
      receipts: [
        { at: start, reader: 'this' as const, stays: [{ ref, ...nights('2026-12-10', '2026-12-12') }] },
      ],
      ours: [{ ref, nights: [nights('2026-12-10', '2026-12-12')] }],
    }
    feed.read([stay, event('copy', '2026-12-10', '2026-12-12', closed)], 10, everything)
    const gone = { ...everything, ours: [{ ref, nights: [] }] }
    for (const minutes of [20, 90, 160])
      feed.read([event('copy', '2026-12-10', '2026-12-12', closed)], minutes, gone)
    expect(feed.nights).toEqual([])
  })
})
