import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ChannelsWorld, openChannelsWorld, owner } from '../../../../test/channels-world.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import { addDays, dateAt, eachNight, type LocalDate } from '../../../lib/local-date.ts'

const world = await openChannelsWorld()

const ZONE = 'America/Argentina/Buenos_Aires'
const DAYS_AHEAD = 15

type Step =
  | { readonly do: 'sell'; readonly on: 0 | 1; readonly from: number; readonly nights: number }
  | { readonly do: 'cancel' | 'shift'; readonly on: 0 | 1; readonly which: number }
  | { readonly do: 'book'; readonly from: number; readonly nights: number }
  | { readonly do: 'drop'; readonly which: number }
  | { readonly do: 'fail'; readonly on: 0 | 1; readonly how: 'html' | 'empty' | 'http' }
  | { readonly do: 'pull'; readonly on: 0 | 1 }

const on = fc.constantFrom<0 | 1>(0, 1)
const span = { from: fc.nat(30), nights: fc.integer({ min: 1, max: 6 }) }
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('sell' as const), on, ...span }),
  fc.record({ do: fc.constant('sell' as const), on, ...span }),
  fc.record({ do: fc.constantFrom('cancel' as const, 'shift' as const), on, which: fc.nat(9) }),
  fc.record({ do: fc.constant('book' as const), ...span }),
  fc.record({ do: fc.constant('drop' as const), which: fc.nat(9) }),
  fc.record({
    do: fc.constant('fail' as const),
    on,
    how: fc.constantFrom('html' as const, 'empty' as const, 'http' as const),
  }),
  fc.record({ do: fc.constant('pull' as const), on }),
)

/** Storms that once left a sold night open. */
const LIVED: Step[][] = [
  // A sale moves onto a night that another platform had sold, and the other one is cancelled.
  [
    { do: 'sell', on: 1, from: 2, nights: 3 },
    { do: 'sell', on: 0, from: 5, nights: 5 },
    { do: 'pull', on: 1 },
    { do: 'shift', on: 1, which: 0 },
    { do: 'cancel', on: 0, which: 0 },
    { do: 'pull', on: 1 },
  ],
]

/**
 * Whatever platforms, guests and networks do: a night that a platform sold is never free here after a good reading, and
 * once everybody is quiet, what is closed is exactly what somebody sold.
 */
it('a storm of sales, cancellations and bad answers leaves no sold night open and no unsold night closed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const cabin = await world.cabin()
      const first = addDays(dateAt(world.clock.now(), ZONE), DAYS_AHEAD)
      const platforms = [await world.connect('airbnb', cabin), await world.connect('booking', cabin)] as const
      const ours: ReservationId[] = []
      const taken = async () => {
        const all = await world.bookings.occupancy(world.database).listTaken(first, addDays(first, 60), cabin)
        return new Set(all.flatMap((one) => eachNight(one.checkIn, one.checkOut)))
      }
      const soldOn = (i: 0 | 1) =>
        platforms[i].listing.stays.flatMap((stay) => eachNight(stay.checkIn, stay.checkOut))
      const soldByUs = async () => {
        const found = await world.bookings.reservations(world.database).listByIds(ours)
        return found
          .filter((one) => one.status === 'confirmed')
          .flatMap((one) => eachNight(one.checkIn, one.checkOut))
      }
      const read = async (i: 0 | 1) => {
        const { status } = await platforms[i].sync()
        if (status === 'failed' || status === 'postponed') return
        const closed = await taken()
        for (const night of soldOn(i)) expect(closed.has(night), `${night} is open`).toBe(true)
      }
      for (const one of steps) {
        world.clock.advance(300)
        await act(one, { platforms, ours, cabin, first })
        for (const i of [0, 1] as const) await read(i)
        for (const { listing } of platforms) {
          listing.behaviour.answerHtml = false
          listing.behaviour.answerEmpty = false
        }
        world.platforms.faults.clear()
      }
      // Longer than every waiting time: the grace, the hold of a mass drop, the quiet shadow of a cancelled stay.
      for (let i = 0; i < 8; i++) {
        world.clock.advance(12 * 3600)
        for (const platform of platforms) await platform.listing.pull()
        for (const n of [0, 1] as const) await read(n)
      }
      const everybody = new Set([...soldOn(0), ...soldOn(1), ...(await soldByUs())])
      expect([...(await taken())].sort()).toEqual([...everybody].sort())
    }),
    {
      numRuns: Number(process.env.CHANNEL_STORM_RUNS ?? 6) + LIVED.length,
      examples: LIVED.map((steps): [Step[]] => [steps]),
      endOnFailure: true,
    },
  )
}, 600_000)

async function act(
  one: Step,
  at: {
    readonly platforms: readonly [Connected, Connected]
    readonly ours: ReservationId[]
    readonly cabin: Parameters<ChannelsWorld['book']>[0]
    readonly first: LocalDate
  },
): Promise<void> {
  switch (one.do) {
    case 'sell':
      at.platforms[one.on].listing.book(addDays(at.first, one.from), addDays(at.first, one.from + one.nights))
      return
    case 'cancel':
    case 'shift': {
      const { listing } = at.platforms[one.on]
      const stay = listing.stays[one.which % Math.max(1, listing.stays.length)]
      if (!stay) return
      if (one.do === 'cancel') listing.cancel(stay.id)
      else listing.move(stay.id, addDays(stay.checkIn, 1), addDays(stay.checkOut, 1))
      return
    }
    case 'book': {
      const [checkIn, checkOut] = [addDays(at.first, one.from), addDays(at.first, one.from + one.nights)]
      const free = await world.bookings
        .occupancy(world.database)
        .isFree({ accommodationId: at.cabin, checkIn, checkOut })
      if (free) at.ours.push((await world.book(at.cabin, checkIn, checkOut)).id)
      return
    }
    case 'drop': {
      const id = at.ours[one.which % Math.max(1, at.ours.length)]
      if (id)
        await world.bookings
          .reservations(world.database)
          .cancel(id, { actor: owner, cause: 'test', by: 'owner' })
      return
    }
    case 'fail':
      return misbehave(one, at.platforms[one.on])
    case 'pull':
      await at.platforms[one.on].listing.pull()
  }
}

type Connected = Awaited<ReturnType<ChannelsWorld['connect']>>

function misbehave(one: Extract<Step, { do: 'fail' }>, { listing }: Connected): void {
  if (one.how === 'html') listing.behaviour.answerHtml = true
  else if (one.how === 'empty') listing.behaviour.answerEmpty = true
  else {
    const at = `${listing.platform}.feed`
    world.platforms.faults.inject({ at, trigger: { mode: 'always' }, fault: { kind: 'http', status: 502 } })
  }
}
