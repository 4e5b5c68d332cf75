import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { OVERRIDES } from '../features/pricing/domain/check-stay.ts'
import { addDays, dateAt } from '../lib/local-date.ts'
import type { Context } from './context.ts'
import { type DemoCabin, demoFolder } from './demo.ts'
import type { Bookings } from './reservations.ts'

const staysSchema = z.object({
  stays: z.array(
    z.object({
      cabin: z.string(),
      starts_in_days: z.number().int(),
      nights: z.number().int().min(1),
      guest_name: z.string(),
      adults: z.number().int().min(1),
      children: z.number().int().min(0).default(0),
      status: z.enum(['confirmed', 'pre_reserved']),
      channel: z.enum(['whatsapp', 'web', 'phone', 'airbnb', 'booking', 'other']).catch('other'),
    }),
  ),
})

/**
 * A few stays around today, so that no screen of the demo is empty. Booked through the same door as any other, with the
 * owner's leave to write down what has begun already.
 */
export async function seedDemoStays(
  context: Context,
  bookings: Bookings,
  cabins: readonly DemoCabin[],
): Promise<void> {
  const file = path.join(demoFolder(), 'demo.json')
  const { stays } = staysSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  const today = dateAt(context.clock.now(), context.zone)
  for (const stay of stays) {
    const cabin = cabins.find((one) => one.slug === stay.cabin)
    if (!cabin) continue
    const checkIn = addDays(today, stay.starts_in_days)
    const checkOut = addDays(checkIn, stay.nights)
    await context.database.transaction((tx) =>
      bookDemoStay(context, bookings.reservations(tx), { ...stay, cabin, checkIn, checkOut, today }),
    )
  }
}

type DemoStay = Omit<z.infer<typeof staysSchema>['stays'][number], 'cabin'> & {
  readonly cabin: DemoCabin
  readonly checkIn: ReturnType<typeof addDays>
  readonly checkOut: ReturnType<typeof addDays>
  readonly today: ReturnType<typeof addDays>
}

async function bookDemoStay(
  context: Context,
  reservations: ReturnType<Bookings['reservations']>,
  stay: DemoStay,
): Promise<void> {
  const actor = { kind: 'system' as const, id: 'demo' }
  const result = await reservations.book({
    stay: {
      accommodationId: stay.cabin.id,
      checkIn: stay.checkIn,
      checkOut: stay.checkOut,
      party: { adults: stay.adults, children: stay.children, babies: 0, pets: 0 },
    },
    contact: { name: stay.guest_name, phone: null, email: null },
    channel: stay.channel,
    language: 'es',
    actor,
    as: stay.status,
    override: OVERRIDES,
    cause: 'sample data',
  })
  if (!result.ok) {
    context.logger.warn({ cabin: stay.cabin.slug, reason: result.reason }, 'demo_stay_skipped')
    return
  }
  const { reservation } = result
  if (stay.status !== 'confirmed') return
  const paid = stay.starts_in_days <= 0 ? reservation.terms.total : reservation.terms.deposit
  await reservations.addEntry(reservation.id, {
    kind: 'payment',
    method: 'transfer',
    amount: paid,
    currency: reservation.terms.currency,
    note: 'Seña',
    actorKind: actor.kind,
    actorId: actor.id,
    sourceKey: null,
  })
  if (stay.checkIn < stay.today)
    await reservations.progress(reservation.id, { actor, cause: 'sample data', to: 'checked_in' })
  if (stay.checkOut <= stay.today)
    await reservations.progress(reservation.id, { actor, cause: 'sample data', to: 'completed' })
}
