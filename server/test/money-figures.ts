import { expect } from 'vitest'
import { addDays, type LocalDate, localDate } from '../src/lib/local-date.ts'
import { cents, type HeldStay, type MoneyApp } from './money-app.ts'

export type Own = Pick<HeldStay, 'code' | 'token'>
const PLAIN = { base_price: '100000.00', currency: 'ARS' }

/** What is done to a stay and what it costs then, in pesos, as a person would write it on paper. */
export function figuresOf(
  app: Pick<MoneyApp, 'clock' | 'owner' | 'api' | 'settle' | 'see' | 'pay' | 'payment' | 'cabin'>,
) {
  let week = 0
  const act = async (stay: Pick<Own, 'code'>, path: string, body: object = {}) => {
    app.clock.advance(1)
    const done = await app.owner<{ refund_amount?: string }>(
      'POST',
      `/reservations/${stay.code}/${path}`,
      body,
    )
    expect(done.status, done.text).toBeLessThan(300)
    await app.settle()
    return done.body
  }
  const linkOf = async ({ code, token }: Own) => {
    const page = await app.api<{ payment_url: string | null }>('GET', `/reservations/${code}?token=${token}`)
    return new URL(page.body.payment_url ?? '').searchParams.get('pref_id') ?? ''
  }
  return {
    /** A Monday; each stay has two weeks of its own. */
    monday: (): LocalDate => addDays(localDate('2027-05-31'), 14 * week++),
    async rates(plan: object = {}, cabin = app.cabin) {
      const saved = await app.owner('PUT', `/accommodations/${cabin}/rates`, { ...PLAIN, ...plan })
      expect(saved.status, saved.text).toBe(200)
    },
    act,
    linkOf,
    cash: (stay: Own, amount: number, method = 'cash') =>
      act(stay, 'payments', { method, amount: amount.toFixed(2) }),
    /** Total, paid and due. */
    async money(stay: Pick<Own, 'code'>) {
      const { total_price, paid_amount, due_amount } = await app.see(stay)
      return [total_price, paid_amount, due_amount].map((one) => cents(one) / 100)
    },
    /** Shown first: what then happens is the same. Answers the total. */
    async change(stay: Pick<Own, 'code'>, body: object) {
      app.clock.advance(1)
      const look = await app.owner<{ after: { total_price: string } }>(
        ...(['PATCH', `/reservations/${stay.code}?preview=true`, body] as const),
      )
      expect(look.status, look.text).toBe(200)
      const done = await app.owner<{ total_price: string }>('PATCH', `/reservations/${stay.code}`, body)
      expect(done.status, done.text).toBe(200)
      await app.settle()
      expect(look.body.after.total_price).toBe(done.body.total_price)
      return cents(done.body.total_price) / 100
    },
    /** Pays whatever the page's link asks for now, or another sum; answers what was paid. */
    async paysLink(stay: Own, amount?: number) {
      app.clock.advance(1)
      const id = await app.pay(
        { preference: await linkOf(stay) },
        amount === undefined ? {} : { amount: amount * 100 },
      )
      return { id, asked: app.payment(id).amount / 100 }
    },
    returned: (id: number) => app.payment(id).refunded / 100,
  }
}
