import { describe, expect, it } from 'vitest'
import { calendarHosts } from '../../../../test/calendar-host.ts'
import { openChannelsWorld } from '../../../../test/channels-world.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import { addDays, dateAt } from '../../../lib/local-date.ts'

const world = await openChannelsWorld()
const { connect } = calendarHosts(world)

const today = () => dateAt(world.clock.now(), 'America/Argentina/Buenos_Aires')
const hours = (count: number) => world.clock.advance(count * 3600)
const conflicts = async (cabin: AccommodationId) =>
  (await world.channels.conflicts.list({ accommodationId: cabin }, { limit: 50, offset: 0 })).items

describe('a closure that begins tonight, over a stay of ours', () => {
  const says = 'CLOSED - Not available'
  const severities = async (cabin: AccommodationId) =>
    (await conflicts(cabin)).map(({ severity }) => severity)
  const begin = async (name: string) => {
    const cabin = await world.cabin(name)
    await world.book(cabin, today(), addDays(today(), 6))
    return { cabin, feed: await connect('Booking', cabin, '-//admin.booking.com//EN') }
  }

  it('was there when the calendar was connected: told, no alarm, and gone after three days of moving', async () => {
    const { cabin, feed } = await begin('Tonight, notice')
    for (let hour = 0; hour <= 78; hour += 3) {
      const there = dateAt(world.clock.now(), 'Europe/Amsterdam')
      await feed.shows({ uid: `n-${there}`, from: there, to: addDays(there, 2), says })
      expect((await severities(cabin)).filter((one) => one === 'critical')).toEqual([])
      hours(3)
    }
    expect(world.alerts.map(({ severity }) => severity)).toEqual(['warning'])
    expect(world.alerts[0]?.summary).toContain('look there whether a guest booked')
    expect((await conflicts(cabin)).filter(({ status }) => status === 'open')).toEqual([])
  })

  it('is an alarm once it stands still', async () => {
    const { cabin, feed } = await begin('Tonight, a guest')
    const guest = { uid: 'guest', from: today(), to: addDays(today(), 4), says }
    await feed.shows(guest)
    expect(await severities(cabin)).toEqual(['warning'])
    hours(48)
    await feed.shows(guest)
    expect(await severities(cabin)).toEqual(['critical'])
  })

  it('is an alarm at once where it appears in a calendar that was read before', async () => {
    const { cabin, feed } = await begin('Tonight, sold')
    await feed.shows({ uid: 'later', from: addDays(today(), 30), to: addDays(today(), 33), says })
    hours(30)
    await feed.shows(
      { uid: 'later', from: addDays(today(), 29), to: addDays(today(), 32), says },
      { uid: 'tonight', from: today(), to: addDays(today(), 1), says },
    )
    expect(await severities(cabin)).toEqual(['critical'])
  })

  it('is told without alarm where it is longer than any guest stays', async () => {
    const { cabin, feed } = await begin('A season')
    await feed.shows({ uid: 'season', from: today(), to: addDays(today(), 200), says })
    expect(await severities(cabin)).toEqual(['warning'])
  })
})

describe('what somebody without a name was told', () => {
  const mirrors: readonly (readonly [what: string, extra: number, severity: string])[] = [
    ['a stay of ours and a night to clean', 1, 'warning'],
    ['half a stay of ours', -1, 'critical'],
  ]
  it.each(mirrors)('comes back as %s', async (_what, extra, severity) => {
    const cabin = await world.cabin(`Mirror ${extra}`)
    const feed = await connect('Otra', cabin)
    const { checkIn, checkOut } = await world.book(cabin, addDays(today(), 5), addDays(today(), 8))
    await fetch(await world.plainAddress(cabin), { headers: { 'user-agent': 'Java/17' } })
    hours(0.5)
    const from = addDays(checkIn, extra < 0 ? -1 : 0)
    for (let reading = 0; reading < 2; reading++) {
      await feed.shows({ uid: 'copy', from, to: addDays(checkOut, extra), says: 'Ocupado' })
      hours(1)
    }
    expect((await conflicts(cabin)).map((one) => one.severity)).toEqual([severity])
  })
})
