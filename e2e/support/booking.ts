import { z } from 'zod'
import type { FreeStay } from './free-stay.ts'

const cabinsSchema = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) })
const heldSchema = z.object({ code: z.string(), access_token: z.string(), deposit_amount: z.string() })

const groupSchema = z.object({
  access_token: z.string(),
  reservations: z.array(z.object({ code: z.string() })),
})

/** A hold made over the API, as a partner's site would; answers the address of the guest's own page. */
export async function holdByApi(origin: string, stay: FreeStay, name: string) {
  const [cabin] = await idsOf(origin, stay.cabins.slice(0, 1))
  const party = { accommodation_id: cabin, guests: { adults: 2, children: 2 } }
  const asked = { ...party, ...wordsOf(stay, name) }
  const held = heldSchema.parse(await post(`${origin}/api/v1/reservations/pre-reserve`, asked))
  return { ...held, address: `/r/${held.code}?token=${held.access_token}` }
}

/** The first two cabins of the stay, held together. */
export async function holdTwoByApi(origin: string, stay: FreeStay, name: string) {
  const ids = await idsOf(origin, stay.cabins.slice(0, 2))
  const items = ids.map((accommodation_id) => ({ accommodation_id, guests: { adults: 2 } }))
  const asked = { items, ...wordsOf(stay, name) }
  const held = groupSchema.parse(await post(`${origin}/api/v1/reservations/pre-reserve-group`, asked))
  const codes = held.reservations.map((one) => one.code)
  return { codes, address: `/r/${codes[0]}?token=${held.access_token}` }
}

async function idsOf(origin: string, names: readonly string[]): Promise<(string | undefined)[]> {
  const { items } = cabinsSchema.parse(await (await fetch(`${origin}/api/v1/accommodations`)).json())
  return names.map((name) => items.find((one) => one.name === name)?.id)
}

function wordsOf({ checkIn, checkOut }: FreeStay, name: string) {
  return {
    check_in: checkIn,
    check_out: checkOut,
    contact_name: name,
    contact_phone: phoneOf(name),
    channel: 'web',
  }
}

async function post(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`)
  return response.json()
}

/** A number of its own for each name: whoever shares one is one guest. */
function phoneOf(name: string): string {
  const sum = [...name].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 10_000, 7)
  return `+54 9 11 5557 ${String(sum).padStart(4, '0')}`
}
