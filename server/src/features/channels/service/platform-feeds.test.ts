import { describe, expect, it } from 'vitest'
import { calendarHosts } from '../../../../test/calendar-host.ts'
import { openChannelsWorld, owner } from '../../../../test/channels-world.ts'
import { AGENDA_FEEDS } from '../../../../test/factories/agenda-feeds.ts'
import { ODD_FEEDS } from '../../../../test/factories/odd-feeds.ts'
import { MANAGER_FEEDS, PLATFORM_FEEDS } from '../../../../test/factories/platform-feeds.ts'
import { localDate } from '../../../lib/local-date.ts'
import { union } from '../domain/nights.ts'

const world = await openChannelsWorld()
const { serve } = calendarHosts(world)

/** Joined where they touch: in how many pieces they lie is nobody's business. */
const joined = (spans: readonly string[]) =>
  union(
    spans.map((one) => {
      const [checkIn = '', checkOut = ''] = one.split(' ')
      return { checkIn: localDate(checkIn), checkOut: localDate(checkOut) }
    }),
  )

describe('the first reading of a calendar closes its nights and no other', () => {
  it.each([...PLATFORM_FEEDS, ...MANAGER_FEEDS, ...AGENDA_FEEDS, ...ODD_FEEDS])('$name', async (feed) => {
    const cabin = await world.cabin(feed.name.slice(0, 60))
    const url = await serve((_request, answer) => answer.end(feed.answers))
    const { id } = await world.channels.feeds.add(
      { accommodationId: cabin, channel: feed.channel, url },
      owner,
    )
    expect(await world.channels.sync(id)).toMatchObject({ status: 'ok', errorType: null })
    const taken = (await world.taken(cabin)).map((one) => one.replace('external ', ''))
    expect(joined(taken)).toEqual(joined(feed.nights))
    expect(world.alerts.map(({ kind }) => kind)).toEqual(feed.told ? ['calendar_unreadable'] : [])
  })
})
