import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Reservation } from '../../src/features/reservations/domain/reservation.ts'
import { owner } from '../factories/lodging.ts'
import { createMoneyWorld, type MoneyWorld } from '../money-world.ts'

const DAY = 86_400
let world: MoneyWorld

beforeAll(async () => {
  world = await createMoneyWorld({
    settings: { cash_coupon: { enabled: true, hold_hours: 72, min_days_before_arrival: 10 } },
  })
})
afterEach(() => {
  world.sandbox.faults.clear()
  world.sandbox.settings.refuseWindowSearch = false
})
afterAll(() => world.close())

async function linked(): Promise<{ stay: Reservation; preference: string }> {
  const stay = await world.hold()
  await world.payments.paymentUrl(stay)
  return { stay, preference: await world.preferenceOf(stay) }
}

async function tell(...ids: number[]): Promise<void> {
  for (const id of ids) await world.notify(id)
  await world.runAll()
}

async function confirmed(): Promise<{ stay: Reservation; paymentId: number }> {
  const { stay, preference } = await linked()
  const { id } = world.sandbox.approve(preference)
  await tell(id)
  return { stay, paymentId: id }
}

async function paidInFull(): Promise<{ stay: Reservation; paymentId: number }> {
  const made = await confirmed()
  const { due } = await world.reservations.balance(made.stay.id)
  await world.payments.recordPayment({ ...given(made.stay), amount: due, method: 'cash' })
  await world.runAll()
  return made
}

const given = (stay: Reservation) => ({ reservationId: stay.id, note: '', actor: owner })
const at = (id: number) => world.sandbox.payments().find((one) => one.id === id)
const alertsOf = (kind: string, stay: Reservation) =>
  world.alerts.filter((one) => one.kind === kind && one.summary.includes(stay.code))
const entries = async (stay: Reservation, kind: string) =>
  (await world.reservations.ledger(stay.id)).filter((one) => one.kind === kind).map((one) => one.amount)

describe('approved payments of one request are collected (contract 2.5, 2.13)', () => {
  test('two cards on one link: confirmed, both in the ledger', async () => {
    const { stay, preference } = await linked()
    const first = world.sandbox.approve(preference, { amount: 5_400_000 })
    await tell(first.id)
    expect((await world.reload(stay)).status).toBe('pre_reserved')
    const second = world.sandbox.approve(preference, { amount: 3_600_000 })
    await tell(second.id)
    expect((await world.reload(stay)).status).toBe('confirmed')
    expect((await entries(stay, 'payment')).sort()).toEqual([3_600_000, 5_400_000])
  })

  test('the link of the rest asks for exactly the rest', async () => {
    const { stay, preference } = await linked()
    await tell(world.sandbox.approve(preference, { amount: 5_400_000 }).id)
    const rest = await world.preferenceOf(stay)
    expect(rest).not.toBe(preference)
    const paid = world.sandbox.approve(rest)
    expect(paid.amount).toBe(3_600_000)
    await tell(paid.id)
    expect((await world.reload(stay)).status).toBe('confirmed')
    // Nobody can begin to pay either link any more, not even the one that lingered for the other card.
    for (const link of [preference, rest]) expect(() => world.sandbox.approve(link)).toThrow('expired')
  })

  test('the other card never comes: when the hold ends the first goes back, and the nights are free', async () => {
    const { stay, preference } = await linked()
    const first = world.sandbox.approve(preference, { amount: 5_400_000 })
    await tell(first.id)
    world.clock.advance(1801)
    await world.reservations.expireHolds()
    await world.runAll()
    expect(at(first.id)?.status).toBe('refunded')
    expect((await world.reload(stay)).status).toBe('expired')
    expect((await world.reservations.balance(stay.id)).paid).toBe(0)
    expect((await world.hold({ checkIn: stay.checkIn })).code).not.toBe(stay.code)
  })

  test('two cards that come after the hold revive it together, or both go back when the nights are gone', async () => {
    const { stay, preference } = await linked()
    const cards = [5_400_000, 3_600_000].map((amount) => world.sandbox.approve(preference, { amount }).id)
    world.clock.advance(1801)
    const rival = await world.hold({ checkIn: stay.checkIn })
    expect(rival.code).not.toBe(stay.code)
    await tell(...cards)
    await world.reservations.expireHolds()
    await world.runAll()
    expect(cards.map((id) => at(id)?.status)).toEqual(['refunded', 'refunded'])
    expect((await world.reservations.balance(stay.id)).paid).toBe(0)
  })

  test('more than was asked: confirmed, and what is too much goes back', async () => {
    const { stay, preference } = await linked()
    const cards = [5_400_000, 5_400_000].map((amount) => world.sandbox.approve(preference, { amount }).id)
    await tell(...cards)
    expect((await world.reload(stay)).status).toBe('confirmed')
    expect((await world.reservations.balance(stay.id)).paid).toBe(stay.terms.deposit)
    expect(at(cards[1] ?? 0)?.refunded).toBe(1_800_000)
  })

  test.each([-1, 1])(
    '%i centavo is the rounding of the provider: confirmed, nothing goes back',
    async (off) => {
      const { stay, preference } = await linked()
      const paid = world.sandbox.approve(preference, { amount: stay.terms.deposit + off })
      await tell(paid.id)
      expect((await world.reload(stay)).status).toBe('confirmed')
      expect(at(paid.id)?.refunded).toBe(0)
      const url = await world.payments.paymentUrl(await world.reload(stay))
      const rest = world.sandbox.approve(new URL(url ?? '').searchParams.get('pref_id') ?? '', {})
      Object.assign(rest, { amount: rest.amount - off })
      await tell(rest.id)
      expect((await world.reservations.balance(stay.id)).due).toBe(0)
    },
  )

  test('a payment first seen as partly refunded counts for what is left of it', async () => {
    const { stay, preference } = await linked()
    const paid = world.sandbox.approve(preference)
    const refund = { paymentId: String(paid.id), amount: 3_000_000, idempotencyKey: world.ids.uuid() }
    await world.client.createRefund(refund)
    await tell(paid.id)
    expect((await world.reload(stay)).status).toBe('pre_reserved')
    expect((await world.reservations.balance(stay.id)).paid).toBe(stay.terms.deposit - 3_000_000)
    await tell(world.sandbox.approve(await world.preferenceOf(stay)).id)
    expect((await world.reload(stay)).status).toBe('confirmed')
  })

  test('a rejected or pending payment that does not fit raises nothing', async () => {
    const { stay, preference } = await linked()
    const before = world.alerts.length
    const tries = [world.sandbox.reject(preference), world.sandbox.coupon(preference)]
    for (const one of tries) world.sandbox.tamper(one.id, { currency_id: 'USD', transaction_amount: 3 })
    await tell(...tries.map((one) => one.id))
    expect(world.alerts).toHaveLength(before)
    expect((await world.reload(stay)).expiresAt?.toString()).toBe(stay.expiresAt?.toString())
  })
})

describe('money that fits no stay (contract 2.13)', () => {
  test('in another currency it goes back, beside the ledger, and the owner is told', async () => {
    const { stay, preference } = await linked()
    const paid = world.sandbox.approve(preference)
    world.sandbox.tamper(paid.id, { currency_id: 'USD' })
    await tell(paid.id)
    expect(at(paid.id)?.refunded).toBe(stay.terms.deposit)
    expect(await world.reservations.balance(stay.id)).toMatchObject({ paid: 0, due: stay.terms.total })
    expect(alertsOf('payment_refused', stay)).toHaveLength(1)
    const done = await world.payments.listUnmatched({ limit: 50, offset: 0 }, 'returned')
    expect(done.items.map((one) => one.paymentId)).toContain(String(paid.id))
  })

  test('in another account it waits for a person, who applies it to the stay', async () => {
    const { stay, preference } = await linked()
    const paid = world.sandbox.approve(preference)
    world.sandbox.tamper(paid.id, { collector_id: 1 })
    await tell(paid.id)
    const waiting = await world.payments.listUnmatched({ limit: 50, offset: 0 }, null)
    expect(waiting.items).toContainEqual(
      expect.objectContaining({ paymentId: String(paid.id), code: stay.code, state: 'waiting' }),
    )
    const wish = { paymentId: String(paid.id), code: null, amount: null, note: 'my other account' }
    expect((await world.payments.applyUnmatched({ ...wish, actor: owner })).ok).toBe(true)
    expect((await world.reload(stay)).status).toBe('confirmed')
    expect(alertsOf('payment_refused', stay)).toHaveLength(0)
    const again = await world.payments.returnUnmatched({ paymentId: String(paid.id), actor: owner })
    expect(again).toEqual({ ok: false, reason: 'decided' })
  })
})

describe('while the bank decides (contract 2.13)', () => {
  test('cancelling returns nothing by another way; the owner is told, also until when evidence is taken', async () => {
    const { stay, paymentId } = await confirmed()
    const { chargebackId } = world.sandbox.chargeback(paymentId)
    await tell(paymentId)
    await world.payments.readChargeback(chargebackId, { attempt: 1, lastTry: false })
    await world.reservations.cancel(stay.id, { actor: owner, cause: 'test', by: 'guest' })
    await world.runAll()
    const refunds = await world.payments.refundsOf([String(paymentId)])
    expect(refunds.map((one) => one.state)).toEqual(['disputed'])
    expect(alertsOf('refund_by_hand', stay)).toHaveLength(0)
    expect(alertsOf('refund_waits_for_bank', stay)).toHaveLength(1)
    const [payment] = await world.payments.paymentsOf(stay.id)
    expect(payment?.evidenceUntil).toBeTruthy()
    const typed = await world.payments.refundByOwner({
      ...given(stay),
      amount: 100,
      method: 'cash',
      meaning: null,
    })
    expect(typed).toMatchObject({ ok: false })
    world.sandbox.settleChargeback(paymentId, 'settled')
    await tell(paymentId)
    const after = await world.payments.refundsOf([String(paymentId)])
    expect(after.map((one) => one.state)).toEqual(['rejected'])
    expect((await world.reservations.balance(stay.id)).paid).toBe(0)
    expect(alertsOf('refund_waits_for_bank', stay)).toHaveLength(0)
  })

  test('a mediation the owner wins sends what the cancellation had promised', async () => {
    const { stay, paymentId } = await confirmed()
    world.sandbox.mediate(paymentId)
    await tell(paymentId)
    await world.reservations.cancel(stay.id, { actor: owner, cause: 'test', by: 'guest' })
    await world.runAll()
    expect(at(paymentId)?.refunded).toBe(0)
    world.sandbox.endMediation(paymentId, 'approved')
    await tell(paymentId)
    expect(at(paymentId)?.status).toBe('refunded')
  })

  test('a charge-back the owner wins leaves the promised return to the owner', async () => {
    const { stay, paymentId } = await confirmed()
    world.sandbox.chargeback(paymentId)
    await tell(paymentId)
    await world.reservations.cancel(stay.id, { actor: owner, cause: 'test', by: 'guest' })
    world.sandbox.settleChargeback(paymentId, 'reimbursed')
    await tell(paymentId)
    expect(alertsOf('refund_by_hand', stay)).toHaveLength(1)
    const amount = stay.terms.deposit
    const sent = { ...given(stay), amount, method: 'transfer' as const, meaning: null }
    expect((await world.payments.refundByOwner(sent)).ok).toBe(true)
    expect(alertsOf('refund_by_hand', stay)).toHaveLength(0)
  })
})

describe('what a refund meant (contract 2.13)', () => {
  test.each([
    ['discount', 0],
    [null, 0],
    ['return', 1_000_000],
  ] as const)('as %s leaves %i due', async (meaning, due) => {
    const { stay } = await paidInFull()
    await world.payments.refundByOwner({ ...given(stay), amount: 1_000_000, method: null, meaning })
    await world.runAll()
    const balance = await world.reservations.balance(stay.id)
    expect(balance.due).toBe(due)
    expect(balance.paid + balance.due).toBe(balance.total)
    expect((await world.payments.paymentUrl(await world.reload(stay))) === null).toBe(due === 0)
    expect(alertsOf('refund_meaning', stay)).toHaveLength(meaning === null ? 1 : 0)
  })

  test('made in the provider’s own panel: the debt stays closed until the owner says it was a return', async () => {
    const { stay, paymentId } = await paidInFull()
    await world.client.createRefund({
      paymentId: String(paymentId),
      amount: 1_000_000,
      idempotencyKey: world.ids.uuid(),
    })
    await tell(paymentId)
    expect((await world.reservations.balance(stay.id)).due).toBe(0)
    expect(alertsOf('refund_outside', stay)).toHaveLength(1)
    const [refund] = await world.payments.refundsOf([String(paymentId)])
    if (!refund) throw new Error('not booked')
    const chosen = { id: refund.id, meaning: 'return' as const, actor: owner }
    expect((await world.payments.chooseMeaning(chosen)).ok).toBe(true)
    expect((await world.reservations.balance(stay.id)).due).toBe(1_000_000)
    expect(alertsOf('refund_outside', stay)).toHaveLength(0)
    expect(await world.payments.chooseMeaning(chosen)).toEqual({ ok: false, reason: 'already_chosen' })
  })
})

describe('a mistake is taken back', () => {
  test('cash typed into the wrong stay: reversed once, and nobody is told', async () => {
    const { stay } = await confirmed()
    await world.payments.recordPayment({ ...given(stay), amount: 5_000_000, method: 'cash' })
    const entry = (await world.reservations.ledger(stay.id)).find((one) => one.method === 'cash')
    const of = { entryId: entry?.id ?? '', reason: 'other guest', actor: owner }
    const jobs = (await world.jobs()).length
    expect((await world.payments.reverseEntry(of)).ok).toBe(true)
    expect((await world.reservations.balance(stay.id)).paid).toBe(stay.terms.deposit)
    expect((await world.jobs()).length).toBe(jobs)
    expect(await world.payments.reverseEntry(of)).toEqual({ ok: false, reason: 'already_reversed' })
  })

  test('what the provider paid is no mistake of a person', async () => {
    const { stay } = await confirmed()
    const entry = (await world.reservations.ledger(stay.id)).find((one) => one.kind === 'payment')
    const of = { entryId: entry?.id ?? '', reason: 'no', actor: owner }
    expect(await world.payments.reverseEntry(of)).toEqual({ ok: false, reason: 'not_reversible' })
  })
})

describe('a coupon paid in time keeps its nights until it is credited', () => {
  test('deadline and two working days, weekends and holidays apart', async () => {
    world.clock.set('2026-12-03T13:00:00Z')
    const { stay, preference } = await linked()
    const coupon = world.sandbox.coupon(preference)
    await tell(coupon.id)
    // Paid on Sunday the 6th, its last day; the 7th is a bridge day and the 8th a holiday: credited on the 9th and
    // 10th.
    expect((await world.reload(stay)).expiresAt?.toString()).toBe('2026-12-11T03:00:00Z')
    world.sandbox.payCoupon(coupon.id)
    world.clock.advance(6 * DAY)
    await world.reservations.expireHolds()
    await world.payments.reconcile()
    await world.runAll()
    expect((await world.reload(stay)).status).toBe('pre_reserved')
    world.sandbox.settleCoupon(coupon.id)
    await tell(coupon.id)
    expect((await world.reload(stay)).status).toBe('confirmed')
  })

  test('one that nobody pays frees the nights when it runs out', async () => {
    const { stay, preference } = await linked()
    world.sandbox.coupon(preference)
    await world.payments.reconcile()
    await world.runAll()
    world.clock.advance(3 * DAY + 60)
    await world.payments.reconcile()
    await world.runAll()
    await world.reservations.expireHolds()
    expect((await world.reload(stay)).status).toBe('expired')
  })
})

describe('the reconciler', () => {
  test('the window search answers 400: open holds are asked one by one; the owner is told after three', async () => {
    const { stay, preference } = await linked()
    world.sandbox.approve(preference)
    world.sandbox.settings.refuseWindowSearch = true
    for (let round = 1; round <= 3; round++) {
      await world.payments.reconcile()
      await world.runAll()
      expect((await world.reload(stay)).status).toBe('confirmed')
      const told = world.alerts.filter((one) => one.kind === 'payments_not_searched')
      expect(told).toHaveLength(round === 3 ? 1 : 0)
    }
    world.sandbox.settings.refuseWindowSearch = false
    await world.payments.reconcile()
    expect(world.alerts.filter((one) => one.kind === 'payments_not_searched')).toHaveLength(0)
  })

  test('one reference that fails keeps no other from being asked about', async () => {
    const stays = [await linked(), await linked(), await linked()]
    for (const { preference } of stays) world.sandbox.approve(preference)
    world.sandbox.faults.inject({
      at: 'payments.search',
      trigger: { mode: 'every', nth: 3 },
      fault: { kind: 'http', status: 400 },
    })
    world.sandbox.settings.refuseWindowSearch = true
    await world.payments.reconcile()
    await world.runAll()
    const states = await Promise.all(stays.map(async ({ stay }) => (await world.reload(stay)).status))
    expect(states.filter((status) => status === 'confirmed').length).toBeGreaterThanOrEqual(2)
  })

  test('"ya pagué" looks now', async () => {
    const { stay, preference } = await linked()
    expect(await world.payments.lookNow(stay.id)).toMatchObject({
      found: 'nothing',
      missing: stay.terms.deposit,
    })
    world.sandbox.approve(preference, { amount: 1_000_000 })
    expect(await world.payments.lookNow(stay.id)).toMatchObject({
      found: 'partial',
      paid: 1_000_000,
      missing: stay.terms.deposit - 1_000_000,
    })
    await world.runAll()
    world.sandbox.approve(await world.preferenceOf(stay))
    expect(await world.payments.lookNow(stay.id)).toMatchObject({ found: 'confirmed' })
  })
})

test('the provider’s fee and net are kept, and the month agrees with the provider’s own report', async () => {
  const { paymentId } = await confirmed()
  const [payment] = (await world.payments.listPayments({ limit: 1, offset: 0 }, null)).rows
  expect(payment).toMatchObject({ paymentId: String(paymentId), fee: 566_100, net: 8_433_900 })
  const from = world.clock.now().subtract({ hours: 24 * 40 })
  const to = world.clock.now().add({ hours: 1 })
  await world.payments.reconcile()
  await world.runAll()
  const foreign = world.sandbox.payments().filter((one) => one.tampered.collector_id !== undefined)
  const report = world.sandbox
    .settlement(from.epochMilliseconds, to.epochMilliseconds)
    .filter((row) => !foreign.some((one) => one.id === row.SOURCE_ID))
  const net = report.reduce((sum, row) => sum + row.SETTLEMENT_NET_AMOUNT, 0)
  const ours = await world.payments.settlement(from, to)
  const sums = ours.map(({ provider }) => provider.payments - provider.returns - provider.fees)
  expect(sums.reduce((all, one) => all + one, 0)).toBe(net)
})
