import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { OwnerApi } from './owner-api.ts'
import { type Cabin, madeSchema, platformsOf, SETTINGS } from './place.ts'

const demoSchema = z.object({
  property: z.looseObject({}),
  cabins: z.array(
    z.looseObject({
      name: z.string(),
      capacity: z.number(),
      pets_allowed: z.boolean(),
      rates: z.looseObject({ seasons: z.array(z.looseObject({ min_nights: z.number().optional() })) }),
    }),
  ),
})

/** The place that the demo shows, with its own prices: what is lived here can be shown there. */
export async function furnishAsDemo(owner: OwnerApi): Promise<Cabin[]> {
  const file = path.resolve('server', 'demo-assets', 'demo.json')
  const { property, cabins } = demoSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const { attention_hours, cash_coupon } = SETTINGS
  await owner.must(z.unknown(), 'PUT /settings', { ...property, attention_hours, cash_coupon })
  const furnished: Cabin[] = []
  for (const [nth, { photos: _, rates, ...described }] of cabins.entries()) {
    const made = await owner.must(madeSchema, 'POST /accommodations', { ...described, rates })
    await owner.must(z.unknown(), `PUT /accommodations/${made.id}/rates`, rates)
    furnished.push({
      id: made.id,
      name: described.name,
      capacity: described.capacity,
      pets: described.pets_allowed,
      exportUrl: made.ical_export_url,
      platforms: platformsOf(nth),
      minNights: Math.max(2, ...rates.seasons.map((season) => season.min_nights ?? 0)),
    })
  }
  return furnished
}
