import { expect } from 'vitest'
import { z } from 'zod'
import { addDays, localDate } from '../src/lib/local-date.ts'
import { createMoneyApp } from './money-app.ts'

const heldGroup = z.object({
  group_code: z.string(),
  check_in: z.string(),
  check_out: z.string(),
  reservations: z.array(
    z.looseObject({ code: z.string(), accommodation_id: z.string(), total_price: z.string() }),
  ),
  total_price: z.string(),
  deposit_amount: z.string(),
  payment_url: z.string(),
  expires_at: z.string(),
  access_token: z.string(),
})
export type HeldGroup = z.infer<typeof heldGroup> & { readonly preference: string }

const seenGroup = z.looseObject({
  total_price: z.string(),
  paid_amount: z.string(),
  due_amount: z.string(),
  payment_url: z.string().nullable(),
})

const CONTACT = { contact_name: 'Ana Pérez', contact_phone: '+54 9 11 5555 1234' }

export type GroupApp = Awaited<ReturnType<typeof createGroupApp>>

/** Three cabins at $ 100.000, $ 80.000 and $ 50.000 a night, entered by HTTP alone. */
export async function createGroupApp(
  options: Parameters<typeof createMoneyApp>[0] & { readonly movesOn?: boolean } = {},
) {
  const app = await createMoneyApp(options)
  const cabins = [app.cabin]
  for (const [name, price] of [
    ['Lenga', '80000.00'],
    ['Ñire', '50000.00'],
  ]) {
    const rates = { base_price: price, currency: 'ARS', ...options.rates }
    const made = await app.owner('POST', '/accommodations', { name, capacity: 4, rates })
    const { id } = z.object({ id: z.string() }).parse(made.body)
    await app.owner('PUT', `/accommodations/${id}/rates`, { ...rates, base_price: price })
    cabins.push(id)
  }

  let next = localDate('2027-04-05')
  /** Three nights from the fifth of April; with `movesOn` each held group has nights that nobody else wants. */
  function ask(ids: readonly string[] = cabins, more: Readonly<Record<string, unknown>> = {}) {
    const nights = { check_in: next, check_out: addDays(next, 3) }
    const items = ids.map((accommodation_id) => ({ accommodation_id, guests: 3 }))
    return app.api('POST', '/reservations/pre-reserve-group', {
      body: { ...nights, ...CONTACT, items, ...more },
    })
  }

  async function see(group: Pick<HeldGroup, 'group_code'>) {
    const answer = await app.owner('GET', `/groups/${group.group_code}`)
    expect(answer.status, answer.text).toBe(200)
    return seenGroup.parse(answer.body)
  }

  return {
    ...app,
    cabins,
    ask,
    async holdGroup(ids?: readonly string[], more?: Readonly<Record<string, unknown>>): Promise<HeldGroup> {
      const answer = await ask(ids, more)
      expect(answer.status, answer.text).toBe(201)
      if (options.movesOn) next = addDays(next, 7)
      const body = heldGroup.parse(answer.body)
      return { ...body, preference: new URL(body.payment_url).searchParams.get('pref_id') ?? '' }
    },
    seeAll: (group: HeldGroup) => Promise.all(group.reservations.map((one) => app.see(one))),
    seeGroup: see,
    /** The link that pays what the group owes now. */
    async preferenceNow(group: HeldGroup): Promise<string> {
      const { payment_url } = await see(group)
      return new URL(payment_url ?? '').searchParams.get('pref_id') ?? ''
    },
    async takenNights(): Promise<number> {
      const { rows } = await app.database.query<{ n: number }>(
        'select count(*)::int as n from occupancies where live',
      )
      return rows[0]?.n ?? 0
    },
  }
}
