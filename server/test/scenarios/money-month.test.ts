import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Reservation } from '../../src/features/reservations/domain/reservation.ts'
import { addDays, localDate } from '../../src/lib/local-date.ts'
import { owner } from '../factories/lodging.ts'
import { createMoneyWorld, type MoneyWorld } from '../money-world.ts'

/** 200 by `npm run prove`; fewer at the desk, where every way is met all the same. */
const STAYS = Number(process.env.MONEY_MONTH_STAYS ?? 24)

let world: MoneyWorld
/** Taken at the desk, minor units. */
let cash = 0
beforeAll(async () => {
  const cash_coupon = { enabled: true, hold_hours: 72, min_days_before_arrival: 10 }
  world = await createMoneyWorld({ settings: { cash_coupon } })
})
afterAll(() => world.close())

interface Booked {
  readonly stay: Reservation
  readonly preference: string
}

const byGuest = { actor: { kind: 'guest', id: null }, cause: 'test', by: 'guest' } as const

async function told(paymentId: number): Promise<void> {
  await world.notify(paymentId)
  await world.runAll()
}

async function paysCard({ preference }: Booked): Promise<number> {
  const { id } = world.sandbox.approve(preference)
  await told(id)
  return id
}

/** How a stay of an ordinary month is paid, and what becomes of the money. */
const WAYS: readonly (readonly [name: string, way: (booked: Booked) => Promise<unknown>])[] = [
  ['by card', paysCard],
  ['by card, and nobody tells', async ({ preference }) => void world.sandbox.approve(preference)],
  [
    'by two cards',
    async ({ stay, preference }) => {
      const part = Math.round(stay.terms.deposit * 0.6)
      await told(world.sandbox.approve(preference, { amount: part }).id)
      await told(world.sandbox.approve(await world.preferenceOf(stay)).id)
    },
  ],
  [
    'by one card too few',
    async ({ preference }) => told(world.sandbox.approve(preference, { amount: 1_234_567 }).id),
  ],
  [
    'by a coupon, credited later',
    async ({ preference }) => {
      const { id } = world.sandbox.coupon(preference)
      await told(id)
      world.sandbox.payCoupon(id)
      world.sandbox.settleCoupon(id)
      await told(id)
    },
  ],
  [
    'twice',
    async (booked) => {
      await paysCard(booked)
      await told(world.sandbox.approve(booked.preference, { evenExpired: true }).id)
    },
  ],
  [
    'and cancelled',
    async (booked) => {
      await paysCard(booked)
      await world.reservations.cancel(booked.stay.id, byGuest)
      await world.runAll()
    },
  ],
  [
    'and taken back by the bank',
    async (booked) => {
      const id = await paysCard(booked)
      world.sandbox.chargeback(id)
      await told(id)
      world.sandbox.settleChargeback(id, 'settled')
      await told(id)
    },
  ],
  [
    'and disputed for nothing',
    async (booked) => {
      const id = await paysCard(booked)
      world.sandbox.chargeback(id)
      await told(id)
      world.sandbox.settleChargeback(id, 'reimbursed')
      await told(id)
    },
  ],
  [
    'and given back in part at the provider',
    async (booked) => {
      const id = await paysCard(booked)
      const refund = { paymentId: String(id), amount: 1_234_599, idempotencyKey: world.ids.uuid() }
      await world.client.createRefund(refund)
      await told(id)
    },
  ],
  [
    'after its nights were sold',
    async ({ stay, preference }) => {
      world.clock.advance(3600)
      await world.reservations.expireHolds()
      const rival = await world.hold({ checkIn: stay.checkIn, nights: 2 })
      await told(world.sandbox.approve(preference, { evenExpired: true }).id)
      await world.reservations.cancel(rival.id, byGuest)
    },
  ],
  [
    'and the rest in cash',
    async (booked) => {
      await paysCard(booked)
      const { id, terms } = booked.stay
      const amount = terms.total - terms.deposit
      const given = { reservationId: id, amount, note: '', actor: owner, method: 'cash' as const }
      expect(await world.payments.recordPayment(given)).toMatchObject({ ok: true })
      cash += amount
    },
  ],
]

/** Books, and pays in the way of its turn. */
async function live(turn: number): Promise<Reservation> {
  const stay = await world.hold({ checkIn: addDays(localDate('2027-03-01'), turn * 2), nights: 2 })
  await world.runAll()
  await world.payments.paymentUrl(stay)
  const [, way] = WAYS[turn % WAYS.length] ?? []
  await way?.({ stay, preference: await world.preferenceOf(stay) })
  world.clock.advance(3 * 3600)
  if (turn % 5 === 4) await lookAround()
  return stay
}

/** What the jobs of the day do. */
async function lookAround(): Promise<void> {
  await world.reservations.expireHolds()
  await world.payments.reconcile()
  await world.runAll()
}

test(
  `a month of ${STAYS} stays paid in ${WAYS.length} ways agrees to the cent with the provider's own report`,
  async () => {
    const from = world.clock.now().subtract({ hours: 1 })
    const stays: Reservation[] = []
    for (let turn = 0; turn < STAYS; turn++) stays.push(await live(turn))
    for (let i = 0; i < 3; i++) {
      world.clock.advance(3600)
      await lookAround()
    }
    const to = world.clock.now().add({ hours: 1 })

    const report = world.sandbox.settlement(from.epochMilliseconds, to.epochMilliseconds)
    const [ours, ...more] = await world.payments.settlement(from, to)
    expect(more).toEqual([])
    const sum = (types: readonly string[], of: 'TRANSACTION_AMOUNT' | 'FEE_AMOUNT') =>
      report.filter((row) => types.includes(row.TRANSACTION_TYPE)).reduce((all, row) => all + row[of], 0)
    const everything = ['SETTLEMENT', 'REFUND', 'CHARGEBACK']
    expect(ours?.provider).toEqual({
      payments: sum(['SETTLEMENT'], 'TRANSACTION_AMOUNT'),
      returns: -sum(['REFUND', 'CHARGEBACK'], 'TRANSACTION_AMOUNT'),
      fees: -sum(everything, 'FEE_AMOUNT'),
    })

    let booked = 0
    for (const { id } of stays) booked += (await world.reservations.balance(id)).paid
    const { ledger, outside = [] } = ours ?? {}
    expect(booked - cash).toBe((ledger?.payments ?? 0) - (ledger?.returns ?? 0))
    const outsideOf = (kind: string) =>
      outside.filter((one) => one.kind === kind).reduce((all, { amount }) => all + amount, 0)
    expect((ledger?.payments ?? 0) + outsideOf('payment')).toBe(ours?.provider.payments)
    expect((ledger?.returns ?? 0) + outsideOf('return')).toBe(ours?.provider.returns)
    expect(outside.every(({ reason }) => reason !== '')).toBe(true)
  },
  STAYS * 20_000,
)
