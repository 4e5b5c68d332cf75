import { z } from 'zod'
import type { OwnerApi } from './owner-api.ts'

export type Platform = 'airbnb' | 'booking'

export interface Cabin {
  readonly id: string
  readonly name: string
  readonly capacity: number
  readonly pets: boolean
  readonly exportUrl: string
  /** On which platforms it is sold besides. */
  readonly platforms: readonly Platform[]
  readonly minNights: number
}

const CABINS = [
  { name: 'Arrayán', capacity: 4, pets: false, price: 120_000, minNights: 2 },
  { name: 'Coihue', capacity: 5, pets: true, price: 150_000, minNights: 2 },
  { name: 'Lenga', capacity: 6, pets: true, price: 180_000, minNights: 3 },
  { name: 'Ñire', capacity: 2, pets: false, price: 90_000, minNights: 2 },
  { name: 'Radal', capacity: 4, pets: false, price: 125_000, minNights: 2 },
  { name: 'Maitén', capacity: 8, pets: true, price: 240_000, minNights: 2 },
  { name: 'Ciprés', capacity: 4, pets: false, price: 118_000, minNights: 2 },
  { name: 'Pehuén', capacity: 6, pets: true, price: 175_000, minNights: 2 },
] as const

export const madeSchema = z.looseObject({ id: z.string(), ical_export_url: z.string() })

export const SETTINGS = {
  name: 'Cabañas del Mallín',
  address: 'Camino al Lago, km 7, Mallín Alto, Neuquén',
  contact_phone: '+54 9 11 5550 0001',
  attention_hours: { from: '09:00', to: '21:00' },
  transfer: { alias: 'MALLIN.LAGO', cbu: '9990001800048151623420', holder: 'Marta Quillén' },
  cash_coupon: { enabled: true, hold_hours: 72, min_days_before_arrival: 10 },
  pets_policy: { es: 'Recibimos mascotas en las cabañas que lo dicen.' },
} as const

/** One cabin in three is sold on both platforms, one on none. */
export function platformsOf(nth: number): readonly Platform[] {
  return nth % 3 === 0 ? ['airbnb', 'booking'] : nth % 3 === 1 ? ['airbnb'] : []
}

/** The owner's first evening: the place, its cabins and prices. */
export async function furnish(owner: OwnerApi, count: number): Promise<Cabin[]> {
  const any = z.unknown()
  await owner.must(any, 'PUT /settings', SETTINGS)
  const cabins: Cabin[] = []
  for (const [nth, wanted] of CABINS.slice(0, count).entries()) {
    const rates = {
      base_price: `${wanted.price}.00`,
      currency: 'ARS',
      weekend_days: ['fri', 'sat'],
      weekend_multiplier: 1.1,
      min_nights: wanted.minNights,
      max_nights: 28,
      cleaning_fee: '15000.00',
      deposit_percent: 30,
      balance_due_days: 7,
      cancellation_policy: [
        { days_before: 15, refund_percent: 100 },
        { days_before: 5, refund_percent: 50 },
      ],
    }
    const made = await owner.must(madeSchema, 'POST /accommodations', {
      name: wanted.name,
      capacity: wanted.capacity,
      pets_allowed: wanted.pets,
      bedrooms: Math.ceil(wanted.capacity / 2),
      amenities: ['wifi', 'parrilla', 'ropa blanca'],
      rates,
    })
    await owner.must(any, `PUT /accommodations/${made.id}/rates`, rates)
    cabins.push({
      id: made.id,
      name: wanted.name,
      capacity: wanted.capacity,
      pets: wanted.pets,
      exportUrl: made.ical_export_url,
      platforms: platformsOf(nth),
      minNights: wanted.minNights,
    })
  }
  return cabins
}
