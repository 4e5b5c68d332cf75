import { expect, test } from 'vitest'
import { toInstant } from '../../../lib/clock.ts'
import { dearerOf, type MoneyBack, type RatedMoney } from './rated-money.ts'

const at = (minute: number) => toInstant(`2026-12-01T13:${String(minute).padStart(2, '0')}:00Z`)
const paid = (minute: number, amount: number, more: Partial<RatedMoney> = {}): RatedMoney => ({
  ...{ paymentId: null, amount, dearer: 0, at: at(minute) },
  ...more,
})
const back = (key: string, minute: number, amount: number, more: Partial<MoneyBack> = {}): MoneyBack => ({
  ...{ key, paymentId: null, amount, isOpening: true, at: at(minute) },
  ...more,
})

/** A deposit of 90 at the agreed rate, a balance of 210 paid with 252. */
const payments = [paid(0, 90), paid(1, 252, { dearer: 42 })]

test('what came last goes back first, and what had the agreed rate takes nothing with it', () => {
  const backs = [back('balance', 2, 252), back('deposit', 3, 90)]
  expect(backs.map(({ key }) => dearerOf(key, { payments, backs }))).toEqual([42, 0])
})

test('in parts it takes its part each time, and all of it in the end', () => {
  const backs = [back('one', 2, 85), back('two', 3, 85), back('three', 4, 172)]
  const each = backs.map(({ key }) => dearerOf(key, { payments, backs }))
  expect(each.reduce((all, one) => all + one, 0)).toBe(42)
})

test('a discount takes nothing, and leaves all of it to the rest', () => {
  const backs = [back('discount', 2, 30, { isOpening: false }), back('return', 3, 222)]
  expect(dearerOf('return', { payments, backs })).toBe(42)
})

test('paid again at another rate, each has its own', () => {
  const again = [...payments, paid(3, 315, { dearer: 105 })]
  const backs = [back('first', 2, 252), back('second', 4, 315)]
  expect(backs.map(({ key }) => dearerOf(key, { payments: again, backs }))).toEqual([42, 105])
})

test('online money is that of its own payment, whatever came after it', () => {
  const online = [paid(0, 252, { paymentId: '1', dearer: 42 }), paid(1, 60, { dearer: 10 })]
  const backs = [back('online', 2, 126, { paymentId: '1' })]
  expect(dearerOf('online', { payments: online, backs })).toBe(21)
})

test('a rate that fell is given back with its sign, and what nobody sent takes nothing', () => {
  const cheaper = [paid(1, 168, { dearer: -42 })]
  const backs = [back('half', 2, 84)]
  expect(dearerOf('half', { payments: cheaper, backs })).toBe(-21)
  expect(dearerOf('unknown', { payments: cheaper, backs })).toBe(0)
})
