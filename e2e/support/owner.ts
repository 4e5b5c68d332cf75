import { z } from 'zod'
import type { Product } from './product.ts'

const reservationSchema = z.object({
  code: z.string(),
  status: z.string(),
  accommodation_id: z.string(),
  accommodation_name: z.string(),
  check_in: z.string(),
  check_out: z.string(),
  contact_name: z.string(),
  total_price: z.string(),
  deposit_amount: z.string(),
  paid_amount: z.string(),
  due_amount: z.string(),
  ledger: z.array(z.object({ kind: z.string(), amount: z.string() })),
  timeline: z.array(z.object({ at: z.string(), action: z.string(), actor: z.object({ kind: z.string() }) })),
  messages: z.array(z.object({ direction: z.string(), text: z.string() })),
})
export type OwnerReservation = z.infer<typeof reservationSchema>

const cabinsSchema = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string(), ical_export_url: z.string() })),
})

/** The owner as a program: signs in and asks the API. */
export async function ownerApi(origin: string, owner: NonNullable<Product['firstOwner']>) {
  const login = await fetch(`${origin}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(owner),
  })
  const { access_token: token } = z.object({ access_token: z.string() }).parse(await login.json())
  async function get<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>> {
    const response = await fetch(`${origin}/api/v1/admin${path}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return schema.parse(await response.json())
  }
  return {
    reservation: (code: string): Promise<OwnerReservation> => get(`/reservations/${code}`, reservationSchema),
    cabins: async () => (await get('/accommodations?page_size=100', cabinsSchema)).items,
  }
}
