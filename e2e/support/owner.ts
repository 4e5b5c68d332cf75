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

const idSchema = z.object({ id: z.string() })
const codeSchema = z.object({ code: z.string() })

interface WrittenStay {
  readonly cabin: string
  readonly name: string
  readonly checkIn: string
  readonly checkOut: string
}

/** The owner as a program: signs in and asks the API. */
export async function ownerApi(origin: string, owner: NonNullable<Product['firstOwner']>) {
  const login = await fetch(`${origin}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(owner),
  })
  const { access_token: token } = z.object({ access_token: z.string() }).parse(await login.json())
  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${origin}/api/v1/admin${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  async function get<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>> {
    return schema.parse(await ask('GET', path))
  }
  return {
    /** A cabin of the test's own, with a price: nobody else has its nights. */
    async addCabin(name: string, more: object = {}): Promise<string> {
      const rates = { base_price: '90000.00', currency: 'ARS', ...more }
      const made = await ask('POST', '/accommodations', { name, capacity: 4, rates })
      return idSchema.parse(made).id
    },
    /** Agreed with the owner, whatever the rules say. */
    async writeDown(stay: WrittenStay): Promise<string> {
      const made = await ask('POST', '/reservations', {
        accommodation_id: stay.cabin,
        check_in: stay.checkIn,
        check_out: stay.checkOut,
        guests: 2,
        contact_name: stay.name,
        contact_phone: '+54 9 11 5555 8123',
        override: ['past_dates', 'min_nights'],
      })
      return codeSchema.parse(made).code
    },
    send: (method: 'POST' | 'PUT', path: string, body: object = {}) => ask(method, path, body),
    reservation: (code: string): Promise<OwnerReservation> => get(`/reservations/${code}`, reservationSchema),
    cabins: async () => (await get('/accommodations?page_size=100', cabinsSchema)).items,
  }
}
