import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cents, createMoneyApp, type HeldStay, type MoneyApp } from '../money-app.ts'

let app: MoneyApp
const START = '2026-12-01T13:00:00Z'
beforeAll(async () => {
  app = await createMoneyApp({ rates: { security_deposit: '50000.00' } })
})
afterEach(() => app.clock.set(START))
afterAll(() => app.close())

interface Account {
  readonly asked: string
  readonly received: string
  readonly returned: string
  readonly kept: string
  readonly held: string
  readonly entries: readonly { readonly id: string; readonly kind: string }[]
}
const record = (stay: HeldStay, body: object) =>
  app.owner<Account & { code: string }>('POST', `/reservations/${stay.code}/security-deposit`, body)
const asGuest = async (stay: HeldStay) =>
  (await app.api<{ security_account: Account }>('GET', `/reservations/${stay.code}?token=${stay.token}`)).body
const move = (stay: HeldStay, to: string) => app.owner('POST', `/reservations/${stay.code}/${to}`)
const reminders = async (stay: HeldStay) => {
  const { rows } = await app.database.query<{ open: boolean }>(
    `select resolved_at is null as open from alerts where kind = 'security_deposit_held' and summary like $1`,
    [`%${stay.code}%`],
  )
  return rows.map((one) => one.open)
}

describe('the security deposit', () => {
  test('is told with the price in the chat, before anything is held', async () => {
    const guest = app.guest('5491166612345')
    await guest.says('Hola, hay lugar del 10 al 13 de marzo para 2?')
    await app.settle()
    await guest.waitFor((received) => received.length > 0)
    const told = guest
      .messages()
      .map((one) => one.text)
      .join('\n')
    expect(told).toContain('depósito de garantía de $ 50.000, que se devuelve a la salida')
  })

  test('is asked beside the total and never part of it, nor of paid, due and the months', async () => {
    const stay = await app.confirmed()
    expect(stay.total).toBe(30_000_000)
    expect((await asGuest(stay)).security_account).toMatchObject({ asked: '50000.00', held: '0.00' })
    const before = await app.owner('GET', '/reports/months?from=2026-12-01&to=2027-03-31')
    const got = await record(stay, { kind: 'received', method: 'cash' })
    expect(got.status, got.text).toBe(201)
    expect(got.body).toMatchObject({ received: '50000.00', held: '50000.00' })
    const seen = await app.see(stay)
    expect(cents(seen.paid_amount)).toBe(stay.deposit)
    expect(cents(seen.due_amount)).toBe(stay.total - stay.deposit)
    expect(seen).toMatchObject({ security_deposit: '50000.00', security_account: { held: '50000.00' } })
    const after = await app.owner('GET', '/reports/months?from=2026-12-01&to=2027-03-31')
    expect(after.body).toEqual(before.body)
    const csv = await app.owner('GET', '/payments/export.csv')
    expect(csv.text).not.toContain('50000.00')
  })

  test('goes back after the stay: the owner is reminded until it has', async () => {
    const stay = await app.confirmed({ checkIn: '2027-04-05' })
    await record(stay, { kind: 'received', method: 'transfer' })
    app.clock.set(`${stay.checkIn}T18:00:00Z`)
    await move(stay, 'check-in')
    app.clock.set(`${stay.checkOut}T13:00:00Z`)
    await move(stay, 'check-out')
    expect(await reminders(stay)).toEqual([true])
    const kept = await record(stay, { kind: 'kept', amount: '12000.00', note: 'una ventana rota' })
    expect(kept.body).toMatchObject({ kept: '12000.00', held: '38000.00' })
    const back = await record(stay, { kind: 'returned', method: 'transfer' })
    expect(back.body).toMatchObject({ returned: '38000.00', held: '0.00' })
    expect(await reminders(stay)).toEqual([false])
    expect((await asGuest(stay)).security_account).toMatchObject({ returned: '38000.00', kept: '12000.00' })
    const sent = back.body.entries.find((one) => one.kind === 'returned')
    await app.owner('POST', `/security-deposit-entries/${sent?.id}/reverse`, { reason: 'no salió' })
    expect(await reminders(stay)).toContain(true)
  })

  test('is no more than was asked, goes back no more than it came, and is kept with a reason only', async () => {
    const stay = await app.confirmed({ checkIn: '2027-04-12' })
    expect((await record(stay, { kind: 'returned' })).status).toBe(409)
    expect((await record(stay, { kind: 'received', amount: '50000.01' })).body.code).toBe('more_than_due')
    await record(stay, { kind: 'received', amount: '20000.00' })
    expect((await record(stay, { kind: 'received', amount: '30000.01' })).status).toBe(422)
    expect((await record(stay, { kind: 'returned', amount: '20000.01' })).body.code).toBe('more_than_paid')
    expect((await record(stay, { kind: 'kept', amount: '1000.00' })).status).toBe(422)
  })

  test('a mistake is taken back, once', async () => {
    const stay = await app.confirmed({ checkIn: '2027-04-19' })
    const { body } = await record(stay, { kind: 'received' })
    const reverse = () =>
      app.owner<Account>('POST', `/security-deposit-entries/${body.entries[0]?.id}/reverse`, {
        reason: 'era otra reserva',
      })
    const first = await reverse()
    expect(first.status, first.text).toBe(200)
    expect(first.body).toMatchObject({ received: '0.00', held: '0.00' })
    expect((await reverse()).status).toBeGreaterThanOrEqual(409)
    expect((await record(stay, { kind: 'received' })).status).toBe(201)
  })

  test('of a stay that is cancelled is remembered as well', async () => {
    const stay = await app.confirmed({ checkIn: '2027-04-26' })
    await record(stay, { kind: 'received' })
    await app.owner('POST', `/reservations/${stay.code}/cancel`, {})
    expect(await reminders(stay)).toEqual([true])
    expect((await record(stay, { kind: 'received' })).status).toBe(409)
    expect((await record(stay, { kind: 'returned' })).status).toBe(201)
  })

  test('stays as agreed when the plan asks for more', async () => {
    const stay = await app.confirmed({ checkIn: '2027-05-03' })
    await app.owner('PUT', `/accommodations/${app.cabin}/rates`, {
      base_price: '100000.00',
      currency: 'ARS',
      security_deposit: '90000.00',
    })
    await app.owner('PATCH', `/reservations/${stay.code}`, { check_out: '2027-05-07' })
    expect((await asGuest(stay)).security_account).toMatchObject({ asked: '50000.00' })
  })
})
