import { afterAll, beforeAll, expect, it } from 'vitest'
import { createMoneyApp, type MoneyApp } from '../money-app.ts'

let app: MoneyApp
beforeAll(async () => {
  const cash_coupon = { enabled: true, hold_hours: 72, min_days_before_arrival: 10 }
  app = await createMoneyApp({ settings: { cash_coupon } })
})
afterAll(() => app?.close())

interface Seen {
  readonly status: string
  readonly awaiting_credit: { readonly amount: string; readonly pay_by: string | null } | null
}

it('says that a coupon is awaited, to guest and owner, until it is credited', async () => {
  const stay = await app.hold()
  const asGuest = () => app.api<Seen>('GET', `/reservations/${stay.code}?token=${stay.token}`)
  const asOwner = () => app.owner<Seen>('GET', `/reservations/${stay.code}`)
  expect((await asGuest()).body.awaiting_credit).toBeNull()
  const coupon = app.mercadoPago.coupon(stay.preference)
  await app.settle()
  for (const { body } of [await asGuest(), await asOwner()]) {
    expect(body).toMatchObject({ status: 'pre_reserved', awaiting_credit: { amount: '90000.00' } })
    expect(body.awaiting_credit?.pay_by).toMatch(/^\d{4}-\d\d-\d\dT/)
  }
  app.mercadoPago.payCoupon(coupon.id)
  app.mercadoPago.settleCoupon(coupon.id)
  await app.settle()
  expect((await asOwner()).body).toMatchObject({ status: 'confirmed', awaiting_credit: null })
})
