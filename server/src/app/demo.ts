import { readFile } from 'node:fs/promises'
import path from 'node:path'
import {
  createAccommodationBodySchema,
  patchAccommodationBodySchema,
} from '@tranquera/contracts/accommodations'
import { localizedSchema } from '@tranquera/contracts/common'
import { ratesSchema } from '@tranquera/contracts/rates'
import { settingsBodySchema } from '@tranquera/contracts/settings'
import { z } from 'zod'
import type { LodgingService } from '../features/lodging/service.ts'
import { toRatePlan } from '../features/pricing/domain/plan-wire.ts'
import type { PricingService } from '../features/pricing/service.ts'
import type { Db } from '../lib/db/types.ts'
import type { Actor } from '../lib/http/actor.ts'
import type { AccommodationId } from '../lib/ids.ts'
import { serverRoot } from '../lib/package-root.ts'

const cabinSchema = z.looseObject({
  slug: z.string(),
  rates: ratesSchema,
  reviews: patchAccommodationBodySchema.shape.reviews,
  facts: patchAccommodationBodySchema.shape.facts,
  photos: z.array(z.object({ file: z.string().regex(/^[a-z0-9-]+\.(png|jpg)$/), alt: localizedSchema })),
})

const demoSchema = z.object({
  /** Settings; these also of a place that was lived in elsewhere. */
  property: z.looseObject(
    settingsBodySchema.pick({
      facts: true,
      deposit_percent: true,
      balance_due_days: true,
      cancellation_policy: true,
    }).shape,
  ),
  cabins: z.array(cabinSchema),
})

export interface DemoDeps {
  readonly lodging: (db: Db) => LodgingService
  readonly pricing: (db: Db) => PricingService
}

export interface DemoCabin {
  readonly id: AccommodationId
  readonly slug: string
}

const actor: Actor = { kind: 'system', id: 'demo' }

export function demoFolder(): string {
  return path.join(serverRoot(), 'demo-assets')
}

/**
 * The sample complex of the demo: settings, cabins, rates and photos, all or nothing. Does nothing and answers null
 * when there is any accommodation, so that a second start keeps what happened.
 */
export async function seedDemo(deps: DemoDeps, db: Db): Promise<readonly DemoCabin[] | null> {
  if ((await deps.lodging(db).listAccommodations({ activeOnly: false })).length > 0) return null
  const demo = await readDemo()
  return db.transaction(async (tx) => {
    const lodging = deps.lodging(tx)
    await lodging.ensureProperty()
    await lodging.saveSettings(settingsBodySchema.parse(demo.property), actor)
    const seeded: DemoCabin[] = []
    for (const cabin of demo.cabins) {
      const { photos, rates, ...described } = cabin
      const body = createAccommodationBodySchema.parse(described)
      const { id, slug } = await lodging.create(body, actor)
      await dress({ deps, tx }, id, { photos, rates })
      seeded.push({ id, slug })
    }
    return seeded
  })
}

/** Photos, prices, reviews and what is told of the sample complex, for cabins that were lived in elsewhere. */
export async function dressDemo(deps: DemoDeps, db: Db): Promise<void> {
  const demo = await readDemo()
  await db.transaction(async (tx) => {
    const lodging = deps.lodging(tx)
    const there = await lodging.listAccommodations({ activeOnly: false })
    const { facts, deposit_percent, balance_due_days, cancellation_policy } = demo.property
    await lodging.saveSettings({ facts, deposit_percent, balance_due_days, cancellation_policy }, actor)
    for (const { slug, photos, rates, reviews, facts: own } of demo.cabins) {
      const cabin = there.find((one) => one.slug === slug)
      if (!cabin) continue
      await dress({ deps, tx }, cabin.id, { photos, rates })
      await lodging.patch(cabin.id, { reviews, facts: own }, actor)
    }
  })
}

async function readDemo(): Promise<z.infer<typeof demoSchema>> {
  return demoSchema.parse(JSON.parse(await readFile(path.join(demoFolder(), 'demo.json'), 'utf8')))
}

async function dress(
  { deps, tx }: { readonly deps: DemoDeps; readonly tx: Db },
  id: AccommodationId,
  { photos, rates }: Pick<z.infer<typeof cabinSchema>, 'photos' | 'rates'>,
): Promise<void> {
  await deps.pricing(tx).saveRatePlan(id, toRatePlan(rates), actor)
  for (const photo of photos) {
    const bytes = await readFile(path.join(demoFolder(), 'photos', photo.file))
    await deps.lodging(tx).addPhoto(id, { bytes, filename: photo.file, alt: photo.alt }, actor)
  }
}
