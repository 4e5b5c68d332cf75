import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGroupApp, type GroupApp } from '../group-app.ts'
import { cents } from '../money-app.ts'

let app: GroupApp
let cabins: readonly string[]
beforeEach(async () => {
  app = await createGroupApp()
  cabins = app.cabins
})
afterEach(() => app?.close())

describe('several cabins, one booking', () => {
  it('holds all of them with one link for the sum of their deposits', async () => {
    const group = await app.holdGroup()
    expect(group.group_code).toMatch(/^GRP\d{6}[0-9A-Z]{4}$/)
    expect(group.reservations.map((one) => one.accommodation_id)).toEqual(cabins)
    expect(cents(group.total_price)).toBe((300_000 + 240_000 + 150_000) * 100)
    expect(cents(group.deposit_amount)).toBe(207_000 * 100)
    const ends = new Set((await app.seeAll(group)).map((one) => one.expires_at))
    expect(ends.size).toBe(1)
    const own = await app.api<{ status: string }>(
      'GET',
      `/reservations/${group.reservations[1]?.code}?token=${group.access_token}`,
    )
    expect(own.status).toBe(200)
  })

  it('books none when one is taken, and names it', async () => {
    await app.holdGroup([cabins[1] ?? ''])
    const before = await app.takenNights()
    const answer = await app.ask()
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({ code: 'date_overlap', accommodation_id: cabins[1] })
    expect(await app.takenNights()).toBe(before)
  })

  it('gives a cabin to one of many groups that cross, and never a part of a group', async () => {
    const [a, b, c] = cabins as [string, string, string]
    const pairs = [
      [a, b],
      [b, a],
      [b, c],
      [c, b],
      [a, b, c],
      [c, b, a],
    ]
    const answers = await Promise.all(pairs.map((ids) => app.ask(ids)))
    expect(answers.filter((one) => one.status === 201)).toHaveLength(1)
    expect(answers.filter((one) => one.status === 409)).toHaveLength(pairs.length - 1)
    const won = answers.findIndex((one) => one.status === 201)
    expect(await app.takenNights()).toBe(pairs[won]?.length)
  })

  it('confirms all by one payment, each with its own deposit in its own ledger', async () => {
    const group = await app.holdGroup()
    await app.pay(group)
    const stays = await app.seeAll(group)
    expect(stays.map((one) => one.status)).toEqual(['confirmed', 'confirmed', 'confirmed'])
    expect(stays.map((one) => cents(one.paid_amount))).toEqual([9_000_000, 7_200_000, 4_500_000])
    const seen = await app.seeGroup(group)
    expect(cents(seen.paid_amount)).toBe(cents(group.deposit_amount))
    expect(cents(seen.due_amount)).toBe(cents(group.total_price) - cents(group.deposit_amount))
  })

  it('collects two cards and confirms none before the sum is there', async () => {
    const group = await app.holdGroup()
    const whole = cents(group.deposit_amount)
    await app.pay(group, { amount: 10_000_000 })
    expect((await app.seeAll(group)).map((one) => one.status)).toEqual(Array(3).fill('pre_reserved'))
    await app.pay(group, { amount: whole - 10_000_000 })
    expect((await app.seeAll(group)).map((one) => one.status)).toEqual(Array(3).fill('confirmed'))
  })

  it('ends as one, and late money returns all of it when one cabin is gone', async () => {
    const group = await app.holdGroup()
    await app.advance(1801)
    expect((await app.seeAll(group)).map((one) => one.status)).toEqual(Array(3).fill('expired'))
    await app.holdGroup([cabins[2] ?? ''])
    const paid = await app.pay(group, { evenExpired: true })
    expect((await app.seeAll(group)).map((one) => one.status)).toEqual(Array(3).fill('expired'))
    expect(app.payment(paid).refunded).toBe(cents(group.deposit_amount))
    expect(cents((await app.seeGroup(group)).paid_amount)).toBe(0)
  })

  it('revives all of them when all are free', async () => {
    const group = await app.holdGroup()
    await app.advance(1801)
    await app.pay(group, { evenExpired: true })
    expect((await app.seeAll(group)).map((one) => one.status)).toEqual(Array(3).fill('confirmed'))
  })

  it('returns one cabin of it and keeps the others', async () => {
    const group = await app.holdGroup()
    const paid = await app.pay(group)
    const second = group.reservations[1]?.code ?? ''
    const cancelled = await app.owner('POST', `/reservations/${second}/cancel`, {})
    expect(cancelled.status, cancelled.text).toBe(200)
    await app.settle()
    expect((await app.seeAll(group)).map((one) => one.status)).toEqual([
      'confirmed',
      'cancelled',
      'confirmed',
    ])
    expect(app.payment(paid).refunded).toBe(72_000 * 100)
    expect(cents((await app.seeGroup(group)).total_price)).toBe(45_000_000)
    expect(cents((await app.seeGroup(group)).paid_amount)).toBe(13_500_000)
  })

  it('asks less for a hold that loses a cabin, and that payment confirms the rest', async () => {
    const group = await app.holdGroup()
    await app.owner('POST', `/reservations/${group.reservations[0]?.code}/cancel`, {})
    const answer = await app.owner<{ payment_url: string }>('GET', `/groups/${group.group_code}`)
    const preference = new URL(answer.body.payment_url).searchParams.get('pref_id') ?? ''
    expect(preference).not.toBe(group.preference)
    const paid = await app.pay({ preference })
    expect(app.payment(paid).amount).toBe(117_000 * 100)
    expect((await app.seeAll(group)).map((one) => one.status)).toEqual([
      'cancelled',
      'confirmed',
      'confirmed',
    ])
  })

  it('cancels all at once and says what goes back', async () => {
    const group = await app.holdGroup()
    const paid = await app.pay(group)
    const seen = await app.owner<{ refund_if_cancelled: string }>('GET', `/groups/${group.group_code}`)
    const own = await app.api<{ group: { refund_if_cancelled: string } }>(
      'GET',
      `/reservations/${group.reservations[1]?.code}?token=${group.access_token}`,
    )
    expect(seen.body.refund_if_cancelled).toBe(group.deposit_amount)
    expect(own.body.group.refund_if_cancelled).toBe(group.deposit_amount)
    const answer = await app.owner<{ refund_amount: string }>(
      'POST',
      `/groups/${group.group_code}/cancel`,
      {},
    )
    expect(answer.status, answer.text).toBe(200)
    expect(answer.body.refund_amount).toBe(group.deposit_amount)
    await app.settle()
    expect(app.payment(paid).refunded).toBe(207_000 * 100)
    expect(await app.takenNights()).toBe(0)
    const again = await app.owner('POST', `/groups/${group.group_code}/cancel`, {})
    expect(again.status).toBe(409)
  })

  it('pays the balance of all with one link, and returns a second payment of it', async () => {
    const group = await app.holdGroup()
    await app.pay(group)
    const answer = await app.owner<{ payment_url: string }>('GET', `/groups/${group.group_code}`)
    const preference = new URL(answer.body.payment_url).searchParams.get('pref_id') ?? ''
    await app.pay({ preference })
    expect((await app.seeAll(group)).map((one) => one.due_amount)).toEqual(Array(3).fill('0.00'))
    const second = await app.pay({ preference }, { evenExpired: true })
    expect(app.payment(second).refunded).toBe(483_000 * 100)
  })
})
