import { z } from 'zod'
import { localDate } from '../../server/src/lib/local-date.ts'
import type { Listing } from '../../server/src/sandbox/calendars/listing.ts'
import type { Chance } from './chance.ts'
import { type Day, momentOf, plusDays } from './days.ts'
import type { OwnerApi } from './owner-api.ts'
import type { Cabin, Platform } from './place.ts'
import type { Story } from './story.ts'
import type { World } from './world.ts'

export interface Sale {
  readonly cabin: Cabin
  readonly platform: Platform
  readonly id: string
  readonly at: number
  checkIn: Day
  checkOut: Day
  /** Since when the nights are as they are now. */
  since: number
  cancelledAt: number | null
}

export interface Stand {
  readonly cabin: Cabin
  readonly platform: Platform
  readonly listing: Listing
}

/** What the owner connected, and everything that was ever sold there: the truth of the other side. */
export async function openPlatforms(parts: {
  readonly world: World
  readonly api: OwnerApi
  readonly story: Story
  readonly chance: Chance
  readonly cabins: readonly Cabin[]
}) {
  const { world, api, story, cabins } = parts
  const sales: Sale[] = []
  const stands: Stand[] = []
  const exportsSchema = z.object({
    items: z.array(
      z.looseObject({
        accommodation_id: z.string(),
        channels: z.array(z.looseObject({ channel: z.string(), url: z.string() })),
      }),
    ),
  })
  for (const cabin of cabins) {
    for (const platform of cabin.platforms) {
      const listing = world.outside.calendars.listing(platform, slug(cabin.name))
      listing.behaviour.churnUids = platform === 'booking'
      await api.must(z.unknown(), 'POST /feeds', {
        accommodation_id: cabin.id,
        channel: platform,
        url: `${world.outside.origin}${listing.path}`,
      })
      stands.push({ cabin, platform, listing })
    }
  }
  const { items } = await api.must(exportsSchema, 'GET /exports')
  for (const { cabin, platform, listing } of stands) {
    const ours = items.find((one) => one.accommodation_id === cabin.id)
    listing.importUrl = ours?.channels.find((one) => one.channel === platform)?.url ?? null
  }
  const note = (stand: Stand, what: string) =>
    story.note(world.now(), `${stand.platform}/${stand.cabin.name}`, what)

  function sell(stand: Stand, chance: Chance, day: Day): void {
    const checkIn = plusDays(day, chance.int(1, 90))
    const checkOut = plusDays(checkIn, chance.int(2, 7))
    const booked = stand.listing.book(localDate(checkIn), localDate(checkOut))
    if (!booked.ok) return
    const at = world.now()
    sales.push({ ...stand, id: booked.id, at, since: at, checkIn, checkOut, cancelledAt: null })
    note(stand, `sells ${checkIn} to ${checkOut}`)
  }

  function unsettle(stand: Stand, chance: Chance, day: Day) {
    const open = sales.filter(
      (one) =>
        one.cabin === stand.cabin &&
        one.platform === stand.platform &&
        one.cancelledAt === null &&
        one.checkIn > day,
    )
    if (open.length === 0) return
    const sale = chance.one(open)
    if (chance.yes(0.6)) return drop(stand, sale)
    const checkOut = plusDays(sale.checkOut, 1)
    if (stand.listing.takenNights().includes(localDate(sale.checkOut))) return
    stand.listing.move(sale.id, localDate(sale.checkIn), localDate(checkOut))
    sale.checkOut = checkOut
    sale.since = world.now()
    note(stand, `moves a stay to ${sale.checkIn} to ${checkOut}`)
  }

  function drop(stand: Stand, sale: Sale): void {
    stand.listing.cancel(sale.id)
    sale.cancelledAt = world.now()
    note(stand, `cancels ${sale.checkIn} to ${sale.checkOut}`)
  }

  async function pull(stand: Stand): Promise<void> {
    if (!world.product.isRunning()) return
    await stand.listing.pull().catch(() => undefined)
  }

  return {
    stands,
    sales,
    planDay(day: Day): void {
      for (const stand of stands) {
        const chance = parts.chance.branch(`${stand.platform}/${stand.cabin.name}/${day}`)
        const every = chance.int(1, 3)
        for (let hour = chance.real(); hour < 24; hour += every)
          world.agenda.plan(momentOf(day, hour), 'a platform reads our calendar', () => pull(stand))
        if (chance.yes(0.3))
          world.agenda.plan(momentOf(day, 24 * chance.real()), 'a platform sells', () =>
            sell(stand, chance, day),
          )
        if (chance.yes(0.06))
          world.agenda.plan(momentOf(day, 24 * chance.real()), 'a platform changes', () =>
            unsettle(stand, chance, day),
          )
      }
    },
    /** The owner calls the platform: what overlaps there is cancelled. Answers how many. */
    giveUp(cabinName: string, from: Day, to: Day): number {
      let count = 0
      for (const sale of sales) {
        if (
          sale.cancelledAt !== null ||
          sale.cabin.name !== cabinName ||
          sale.checkIn >= to ||
          sale.checkOut <= from
        )
          continue
        const stand = stands.find((one) => one.cabin === sale.cabin && one.platform === sale.platform)
        if (stand) drop(stand, sale)
        count++
      }
      return count
    },
  }
}

export type Platforms = Awaited<ReturnType<typeof openPlatforms>>

function slug(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^a-zA-Z]/g, '')
    .toLowerCase()
}
