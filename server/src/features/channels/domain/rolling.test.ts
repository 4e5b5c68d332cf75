import { describe, expect, it } from 'vitest'
import { event, Feed, nights, three } from '../../../../test/factories/remembered-feed.ts'
import { fromEpochDay } from '../../../lib/local-date.ts'
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

  it('keep blocking when the start stands still', () => {
    const feed = new Feed()
    const closed = event('w', '2027-06-01', '2027-12-01', { summary: 'Airbnb (Not available)' })
    for (let day = 0; day < 5; day++) feed.read([closed], day * 1440)
    expect(feed.nights).toEqual([nights('2027-06-01', '2027-12-01')])
  })
})
