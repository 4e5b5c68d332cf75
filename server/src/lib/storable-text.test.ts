import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseOutsideJson, storableText, storableValue } from './storable-text.ts'

describe('text from outside', () => {
  it.each([
    ['a\0b', 'ab'],
    ['half \ud83d an emoji', 'half \ufffd an emoji'],
    ['other half \ude00', 'other half \ufffd'],
    ['whole \ud83d\ude00', 'whole \ud83d\ude00'],
    ['nothing to do', 'nothing to do'],
  ])('%j is stored as %j', (given, stored) => {
    expect(storableText(given)).toBe(stored)
  })

  it('can always be stored, is left alone when it can, and is cleaned once', () => {
    const unit = fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    })
    fc.assert(
      fc.property(unit, (text) => {
        const stored = storableText(text)
        expect(stored).not.toContain('\0')
        expect(Buffer.from(stored, 'utf8').toString('utf8')).toBe(stored)
        expect(storableText(stored)).toBe(stored)
      }),
    )
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => storableText(text) === text.replaceAll('\0', ''),
      ),
    )
  })

  it('is cleaned wherever it stands in a value', () => {
    expect(storableValue({ a: ['x\0', { 'k\0': '\ud800' }], n: 1, none: null, yes: true })).toEqual({
      a: ['x', { k: '\ufffd' }],
      n: 1,
      none: null,
      yes: true,
    })
    expect(parseOutsideJson('{"a":"\\u0000b","c":"\\uD83D","d":"\\ud83d\\ude00"}')).toEqual({
      a: 'b',
      c: '\ufffd',
      d: '\ud83d\ude00',
    })
  })
})
