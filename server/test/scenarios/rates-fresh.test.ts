import { afterAll, beforeAll, expect, test } from 'vitest'
import { FRESH_RATES } from '../factories/fresh-rates.ts'
import { cents, createMoneyApp, type MoneyApp } from '../money-app.ts'

let app: MoneyApp
beforeAll(async () => {
  app = await createMoneyApp()
  app.clock.set('2026-12-01T13:00:00Z')
  await app.owner('PATCH', `/accommodations/${app.cabin}`, { capacity: 6 })
})
afterAll(() => app.close())

/** Tried and quoted: the panel and the guest are told the same. */
test.each(FRESH_RATES)('$id', async ({ rates, from, to, guests = 2, total, refused, ...more }) => {
  const { extras, pay_by } = more
  const stay = { check_in: from, check_out: to, guests, ...(extras && { extras }), ...(pay_by && { pay_by }) }
  const tried = await app.owner<{ total_price?: string; code?: string }>(
    ...(['POST', `/accommodations/${app.cabin}/rates/simulate`, { rates, ...stay }] as const),
  )
  expect((await app.owner('PUT', `/accommodations/${app.cabin}/rates`, rates)).status).toBe(200)
  const quoted = await app.api<{ total_price?: string; code?: string; lines?: { amount: string }[] }>(
    ...(['POST', '/quotes', { body: { accommodation_id: app.cabin, ...stay } }] as const),
  )
  if (refused) {
    expect([tried.body.code, quoted.body.code]).toEqual([refused, refused])
    return
  }
  const pesos = [tried, quoted].map(({ body }) => cents(body.total_price ?? '') / 100)
  expect(pesos, tried.text).toEqual([total, total])
  expect(quoted.body.lines?.reduce((sum, one) => sum + cents(one.amount), 0)).toBe((total ?? 0) * 100)
})
