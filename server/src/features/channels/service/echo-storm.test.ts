import { expect, it } from 'vitest'
import { type ChannelsWorld, openChannelsWorld, owner } from '../../../../test/channels-world.ts'
import type { AccommodationId, ReservationId } from '../../../lib/ids.ts'
import { addDays, dateAt, eachNight, type LocalDate } from '../../../lib/local-date.ts'

const world = await openChannelsWorld()

const ZONE = 'America/Argentina/Buenos_Aires'
const DAYS = 30
const ROUNDS_A_DAY = 4

type Connected = Awaited<ReturnType<ChannelsWorld['connect']>>

/** Small and repeatable: the storm is to blow the same way each time. */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/**
 * Three platforms that show whatever they import as their own closures; two of them nobody knows by name, one of those
 * reads the address of everybody. Windows roll, guests book, move and cancel everywhere and with us, for thirty days.
 */
// One seed for every run; ECHO_STORM_SEEDS=5,7,9 blows more of them.
const SEEDS = (process.env.ECHO_STORM_SEEDS ?? '3').split(',').map(Number)

it.each(SEEDS)(
  'an echo storm sells no night twice, cries no wolf and leaves no ghost (seed %i)',
  async (seed) => {
    const cabin = await world.cabin(`Storm ${seed}`)
    const platforms = [
      await world.connect('airbnb', cabin),
      await world.connect('generic', cabin, 'Quinchos del Sur'),
      await world.connect('generic', cabin, 'Alquileres Ñandú'),
    ]
    const [known, , unnamed] = platforms
    if (!known || !unnamed) throw new Error('three platforms')
    known.listing.behaviour.window = { startDays: 270, endDays: 365 }
    unnamed.listing.importUrl = await world.plainAddress(cabin)
    const roll = dice(seed)
    const ours: ReservationId[] = []
    for (let round = 0; round < DAYS * ROUNDS_A_DAY; round++) {
      await act({ cabin, platforms, ours, roll })
      await everybodyReads(platforms)
      const sold = [...(await soldByUs(ours)), ...platforms.flatMap(({ listing }) => nightsSold(listing))]
      expect(new Set(sold).size, `a night is sold twice in round ${round}`).toBe(sold.length)
      const critical = world.alerts.filter(({ severity }) => severity === 'critical')
      expect(critical, `a wolf is cried in round ${round}`).toEqual([])
      world.clock.advance((24 / ROUNDS_A_DAY) * 3600)
    }
    for (let i = 0; i < 8; i++) {
      await everybodyReads(platforms)
      world.clock.advance(6 * 3600)
    }
    const { items } = await world.channels.conflicts.list(
      { accommodationId: cabin },
      { limit: 50, offset: 0 },
    )
    expect(items.filter(({ severity }) => severity === 'critical')).toEqual([])
    const today = dateAt(world.clock.now(), ZONE)
    const sold = [...(await soldByUs(ours)), ...platforms.flatMap(({ listing }) => nightsSold(listing))]
      .filter((night) => night >= today)
      .sort()
    const near = (nights: readonly LocalDate[]) =>
      nights.filter((night) => night >= today && night < addDays(today, 120)).sort()
    expect(near(await taken(cabin))).toEqual(sold)
    for (const { listing } of platforms) expect(near(listing.takenNights())).toEqual(sold)
  },
  600_000,
)

const nightsSold = ({ stays }: Connected['listing']) =>
  stays.flatMap((stay) => eachNight(stay.checkIn, stay.checkOut))

async function taken(cabin: AccommodationId): Promise<LocalDate[]> {
  const today = dateAt(world.clock.now(), ZONE)
  const all = await world.bookings.occupancy(world.database).listTaken(today, addDays(today, 120), cabin)
  return all.flatMap((one) => eachNight(one.checkIn, one.checkOut))
}

async function soldByUs(ids: readonly ReservationId[]): Promise<LocalDate[]> {
  if (ids.length === 0) return []
  const found = await world.bookings.reservations(world.database).listByIds([...ids])
  return found
    .filter((one) => one.status === 'confirmed')
    .flatMap((one) => eachNight(one.checkIn, one.checkOut))
}

async function everybodyReads(platforms: readonly Connected[]): Promise<void> {
  for (const { sync } of platforms) expect(['ok', 'held']).toContain((await sync()).status)
  for (const { listing } of platforms) expect((await listing.pull()).ok).toBe(true)
}

/** One thing happens: at a platform, or with us. */
async function act(at: {
  readonly cabin: AccommodationId
  readonly platforms: readonly Connected[]
  readonly ours: ReservationId[]
  readonly roll: (sides: number) => number
}): Promise<void> {
  const { roll } = at
  const from = addDays(dateAt(world.clock.now(), ZONE), 2 + roll(70))
  const to = addDays(from, 1 + roll(5))
  const platform = at.platforms[roll(at.platforms.length)]
  const stay = platform?.listing.stays[roll(Math.max(1, platform.listing.stays.length))]
  switch (roll(6)) {
    case 0:
    case 1:
      platform?.listing.book(from, to)
      return
    case 2:
      if (stay) platform?.listing.cancel(stay.id)
      return
    case 3: {
      const free =
        platform && eachNight(from, to).every((night) => !platform.listing.takenNights().includes(night))
      if (stay && free) platform.listing.move(stay.id, from, to)
      return
    }
    case 4: {
      const free = await world.bookings
        .occupancy(world.database)
        .isFree({ accommodationId: at.cabin, checkIn: from, checkOut: to })
      if (free) at.ours.push((await world.book(at.cabin, from, to)).id)
      return
    }
    default: {
      const id = at.ours[roll(Math.max(1, at.ours.length))]
      if (id)
        await world.bookings
          .reservations(world.database)
          .cancel(id, { actor: owner, cause: 'test', by: 'owner' })
    }
  }
}
