import { z } from 'zod'
import type { FreeStay } from './free-stay.ts'

const cabinsSchema = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) })
const heldSchema = z.object({ code: z.string(), access_token: z.string(), deposit_amount: z.string() })

/** A hold made over the API, as a partner's site would; answers the address of the guest's own page. */
export async function holdByApi(origin: string, stay: FreeStay, name: string) {
  const cabins = cabinsSchema.parse(await (await fetch(`${origin}/api/v1/accommodations`)).json())
  const cabin = cabins.items.find((one) => one.name === stay.cabins[0])
  const response = await fetch(`${origin}/api/v1/reservations/pre-reserve`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      accommodation_id: cabin?.id,
      check_in: stay.checkIn,
      check_out: stay.checkOut,
      guests: { adults: 2, children: 2 },
      contact_name: name,
      contact_phone: phoneOf(name),
      channel: 'web',
    }),
  })
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`)
  const held = heldSchema.parse(await response.json())
  return { ...held, address: `/r/${held.code}?token=${held.access_token}` }
}

/** A number of its own for each name: whoever shares one is one guest. */
function phoneOf(name: string): string {
  const sum = [...name].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 10_000, 7)
  return `+54 9 11 5557 ${String(sum).padStart(4, '0')}`
}
