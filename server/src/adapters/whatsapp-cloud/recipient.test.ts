import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalPhone, whatsAppIdOf } from '../../lib/phone.ts'
import { dialledForm, formatAfter } from './recipient.ts'

describe('the spelling to dial', () => {
  test.each([
    ['5491155551234', '541155551234', '54111555551234'],
    ['5493514123456', '543514123456', '54351154123456'],
    ['5492972412345', '542972412345', '54297215412345'],
    ['5492974412345', '542974412345', '54297154412345'],
  ])('%s', (waId, without9, with15) => {
    expect(dialledForm(waId, 'as_received')).toBe(waId)
    expect(dialledForm(waId, 'ar_strip_9')).toBe(without9)
    expect(dialledForm(waId, 'ar_insert_15')).toBe(with15)
  })

  test('other countries have one spelling', () => {
    expect(dialledForm('59899123456', 'ar_strip_9')).toBe('59899123456')
    expect(formatAfter({ waId: '59899123456', bsuid: null })).toBeUndefined()
  })

  test('the spellings are tried once each', () => {
    const recipient = { waId: '5491155551234', bsuid: null }
    expect(formatAfter(recipient)).toBe('ar_strip_9')
    expect(formatAfter({ ...recipient, format: 'ar_strip_9' })).toBe('ar_insert_15')
    expect(formatAfter({ ...recipient, format: 'ar_insert_15' })).toBeUndefined()
    expect(formatAfter({ waId: null, bsuid: 'AR.1' })).toBeUndefined()
  })
})

describe('one key for one number', () => {
  test.each([
    ['+54 9 11 5555-1234', '5491155551234'],
    ['0054 11 15 5555 1234', '5491155551234'],
    ['54 011 15 5555 1234', '5491155551234'],
    ['+54 351 15-412-3456', '5493514123456'],
    ['54 2944 15 412345', '5492944412345'],
    ['5215512345678', '525512345678'],
    ['525512345678', '525512345678'],
    ['+598 99 123 456', '59899123456'],
  ])('%s', (written, key) => expect(canonicalPhone(written)).toBe(key))

  test.each([
    ['+54 9 11 5555 1234', '5491155551234'],
    ['11 5555-1234', '5491155551234'],
    ['0294 15 400-0147', '5492944000147'],
    ['+55 11 91234-5678', '5511912345678'],
    ['123', undefined],
  ])('%s as WhatsApp knows it', (written, id) => expect(whatsAppIdOf(written)).toBe(id))

  test('no number, no key', () => {
    expect(canonicalPhone('hola')).toBeUndefined()
    expect(canonicalPhone('123')).toBeUndefined()
  })

  test('every way of dialling a guest leads back to the same key', () => {
    const national = fc
      .tuple(fc.constantFrom('11', '351', '261', '2972', '3541'), fc.stringMatching(/^[4-6]\d{7}$/))
      .map(([area, subscriber]) => (area + subscriber).slice(0, 10))
    const format = fc.constantFrom('as_received' as const, 'ar_strip_9' as const, 'ar_insert_15' as const)
    fc.assert(
      fc.property(national, format, (digits, spelling) => {
        expect(canonicalPhone(dialledForm(`549${digits}`, spelling))).toBe(`549${digits}`)
      }),
    )
  })
})
