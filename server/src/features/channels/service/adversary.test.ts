import type { RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import { calendarHosts } from '../../../../test/calendar-host.ts'
import { openChannelsWorld, owner } from '../../../../test/channels-world.ts'
import { DATES, NO_ANSWERS, ODD_SERVERS, PROGRAMS } from '../../../../test/factories/adversary-answers.ts'
import { type AdversaryFeed, GOOD } from '../../../../test/factories/adversary-feeds.ts'
import { WRITINGS } from '../../../../test/factories/adversary-writings.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import { localDate } from '../../../lib/local-date.ts'
import { union } from '../domain/nights.ts'

const world = await openChannelsWorld()
const { serve } = calendarHosts(world)

const listenerOf = (answers: AdversaryFeed['answers']): RequestListener =>
  typeof answers === 'function' ? answers : (_request, answer) => answer.end(answers)

async function connect(name: string, listener: RequestListener) {
  const cabin = await world.cabin(name.slice(0, 60))
  const url = await serve(listener)
  const { id } = await world.channels.feeds.add({ accommodationId: cabin, channel: 'Otra', url }, owner)
  return { cabin, sync: () => world.channels.sync(id) }
}

/** Joined where they touch: in how many pieces they lie is nobody's business. */
const joined = (spans: readonly string[]) =>
  union(
    spans.map((one) => {
      const [checkIn = '', checkOut = ''] = one.split(' ')
      return { checkIn: localDate(checkIn), checkOut: localDate(checkOut) }
    }),
  )
const nights = async (cabin: AccommodationId) =>
  joined((await world.taken(cabin)).map((one) => one.replace('external ', '')))

describe('a calendar that is written oddly', () => {
  it.each([...WRITINGS, ...DATES, ...PROGRAMS, ...ODD_SERVERS])(
    '$name',
    async ({ name, answers, nights: wanted, told = false }) => {
      const { cabin, sync } = await connect(name, listenerOf(answers))
      expect(await sync()).toMatchObject({ status: 'ok', errorType: null })
      expect(await nights(cabin)).toEqual(joined(wanted))
      expect(world.alerts.map(({ kind }) => kind)).toEqual(told ? ['calendar_unreadable'] : [])
    },
  )
})

describe('an answer that proves nothing', () => {
  it.each(NO_ANSWERS)('$name', async ({ name, answers }) => {
    let isWell = true
    const listener = listenerOf(answers)
    const { cabin, sync } = await connect(name, (request, answer) =>
      isWell ? answer.end(GOOD) : listener(request, answer),
    )
    expect((await sync()).status).toBe('ok')
    isWell = false
    for (let hour = 0; hour < 30; hour += 6) {
      world.clock.advance(6 * 3600)
      expect((await sync()).status).toBe('failed')
    }
    expect(await nights(cabin)).toEqual(joined(['2026-12-10 2026-12-13']))
  })
})
