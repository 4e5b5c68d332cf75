import { expect, test } from 'vitest'
import { readMoney, unbroken, writeAmount, writeMoney } from './money.ts'

test.each([
  ['185000.00', 'ARS', 'es-AR', '$ 185.000'],
  ['185000.50', 'ARS', 'es-AR', '$ 185.000,50'],
  ['1234567.00', 'ARS', 'en-GB', 'ARS 1,234,567'],
  ['120.00', 'USD', 'pt-BR', 'USD 120'],
  ['-9000.00', 'ARS', 'es-AR', '-$ 9.000'],
  ['0.00', 'ARS', 'es-AR', '$ 0'],
])('%s %s for %s is %s', (amount, currency, locale, text) => {
  // The space is one that never breaks.
  expect(writeMoney(amount, currency, locale)).toBe(text.replace(' ', '\u00a0'))
})

test('what is no amount is shown as it came', () => {
  expect(writeMoney('a convenir', 'ARS', 'es-AR')).toBe('a convenir')
})

test.each([
  ['185000', '185000.00'],
  ['$ 185.000', '185000.00'],
  ['1.185.000,5', '1185000.50'],
  ['185000.5', '185000.50'],
  ['185,000.50', '185000.50'],
  ['0', '0.00'],
  ['', undefined],
  ['mucho', undefined],
  ['12.34.5', undefined],
])('%s is read as %s', (written, amount) => {
  expect(readMoney(written)).toBe(amount)
})

test.each([
  ['185000.00', 'es-AR', '185.000'],
  ['1234567.50', 'es-AR', '1.234.567,50'],
  ['1234567.50', 'en-GB', '1,234,567.50'],
  ['', 'es-AR', ''],
])('%s stands in a field of %s as %s, and is read from there', (amount, locale, text) => {
  expect(writeAmount(amount, locale)).toBe(text)
  expect(readMoney(text)).toBe(amount || undefined)
})

test('an amount inside a sentence stays in one piece', () => {
  expect(unbroken('2 noches a $ 230.000 (Verano)')).toBe('2 noches a $\u00a0230.000 (Verano)')
})
