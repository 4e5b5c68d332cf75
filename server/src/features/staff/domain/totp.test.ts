import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../lib/clock.ts'
import { acceptedStep, fromBase32, stepAt, toBase32, totpCode } from './totp.ts'

const secret = toBase32(Buffer.from('12345678901234567890'))

describe('codes of an authenticator app', () => {
  // The last six digits of RFC 6238, appendix B.
  it.each([
    ['1970-01-01T00:00:59Z', '287082'],
    ['2005-03-18T01:58:29Z', '081804'],
    ['2009-02-13T23:31:30Z', '005924'],
    ['2033-05-18T03:33:20Z', '279037'],
  ])('are those of RFC 6238 at %s', (at, code) => {
    expect(totpCode(secret, stepAt(toInstant(at)))).toBe(code)
  })

  it('are taken a step early or late, and once', () => {
    const at = toInstant('2009-02-13T23:31:30Z')
    const now = stepAt(at)
    const given = (step: number, lastStep: number | null = null) =>
      acceptedStep(secret, { code: totpCode(secret, step), at, lastStep })
    expect([now - 1, now, now + 1].map((step) => given(step))).toEqual([now - 1, now, now + 1])
    expect([given(now - 2), given(now + 2), given(now, now)]).toEqual([undefined, undefined, undefined])
  })
})

it('reads back what it wrote in Base32', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect([...fromBase32(toBase32(bytes))]).toEqual([...bytes])
    }),
  )
})
