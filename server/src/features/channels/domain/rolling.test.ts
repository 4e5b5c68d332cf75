import { describe, expect, it } from 'vitest'
import { event, Feed, nights, start, three } from '../../../../test/factories/remembered-feed.ts'
import { addSeconds } from '../../../lib/clock.ts'
import { addDays, dateAt, fromEpochDay } from '../../../lib/local-date.ts'
import { countNights } from './nights.ts'

describe('rolling windows', () => {
  it('block until their start has advanced on two days, then not', () => {
    const feed = new Feed()
    const window = (day: number) =>
      event(`w${day}`, fromEpochDay(20_781 + 180 + day), fromEpochDay(20_781 + 365 + day), {
        summary: 'Airbnb (Not available)',
      })
    const held = [0, 1, 2].map((day) => {
      feed.read([window(day), ...three], day * 1440)
      feed.read([window(day), ...three], day * 1440 + 90)
      return countNights(feed.nights) > 12
    })
    expect(held).toEqual([true, true, false])
  })

  it.each([
    ['blocked', 'Closed', 2],
    ['unknown', 'CLOSED - Not available', 3],
  ])('are notices of any length too, where closures are %s', (_kind, summary, openOn) => {
    for (const length of [1, 2, 5]) {
      const feed = new Feed(summary === 'Closed' ? 'generic' : 'booking')
      const notice = (day: number) =>
        event(`n${day}`, fromEpochDay(20_781 + day), fromEpochDay(20_781 + day + length), { summary })
      const open = [0, 1, 2, 3, 4].filter((day) => {
        feed.read([notice(day), ...three], day * 1440)
        return !feed.nights.some(({ checkIn }) => checkIn === fromEpochDay(20_781 + day))
      })
      expect(open[0]).toBe(openOn)
      expect(feed.stays.find((stay) => stay.kind === 'advance')).toBeDefined()
      // A guest who sleeps there stands still while the calendar moves.
      feed.read(
        [event('guest', fromEpochDay(20_785), fromEpochDay(20_786 + length), { summary })],
        4 * 1440 + 60,
      )
      expect(feed.nights.some(({ checkIn }) => checkIn === fromEpochDay(20_785))).toBe(true)
    }
  })

  // Where the platform keeps its clock, how often it is read, and how long the notice is.
  const clocks = ['UTC', 'Europe/Amsterdam', 'America/Los_Angeles', 'Asia/Tokyo'].flatMap((zone) =>
    [60, 360].flatMap((minutes) => [1, 3].map((length) => [zone, minutes, length] as const)),
  )
  it.each(clocks)(
    'are learnt from a clock of %s, read every %i minutes (%i nights)',
    (zone, minutes, length) => {
      for (const summary of ['CLOSED - Not available', 'Closed']) {
        const feed = new Feed(summary === 'Closed' ? 'generic' : 'booking')
        const closed: number[] = []
        const kinds = new Set<string | undefined>()
        for (let at = 0; at < 5 * 1440; at += minutes) {
          const there = dateAt(addSeconds(start, at * 60), zone)
          const uid = `notice-${there}`
          feed.read([event(uid, there, addDays(there, length), { summary }), ...three.slice(1)], at)
          kinds.add(feed.stays.find((stay) => stay.uid === uid)?.kind)
          if (feed.nights.some(({ checkIn }) => checkIn < '2026-12-10')) closed.push(at / 1440)
        }
        expect(closed.at(-1)).toBeLessThanOrEqual(3)
        // What says itself that it is a closure is never called anything else, once it was taken for a notice.
        if (summary === 'Closed' && zone === 'UTC') expect([...kinds]).toEqual(['advance'])
      }
    },
  )

  it('may begin weeks ahead', () => {
    const feed = new Feed('booking')
    const rest = (day: number) =>
      event(`w${day}`, fromEpochDay(20_781 + 30 + day), fromEpochDay(20_781 + 400), {
        summary: 'CLOSED - Not available',
      })
    const held = [0, 1, 2, 3].map((day) => {
      feed.read([rest(day), ...three.slice(0, 2)], day * 1440)
      return countNights(feed.nights) > 12
    })
    expect(held).toEqual([true, true, false, false])
  })

  it('keep blocking when the start stands still', () => {
    const feed = new Feed()
    const closed = event('w', '2027-06-01', '2027-12-01', { summary: 'Airbnb (Not available)' })
    for (let day = 0; day < 5; day++) feed.read([closed], day * 1440)
    expect(feed.nights).toEqual([nights('2027-06-01', '2027-12-01')])
  })
})
