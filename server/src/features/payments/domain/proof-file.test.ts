import { expect, test } from 'vitest'
import { MOST_PROOF_BYTES, promisedHex, proofFilename, readProofFile } from './proof-file.ts'

const bytes = (...all: number[]) => Uint8Array.from([...all, ...new Array<number>(16).fill(0)])
const text = (words: string) => new TextEncoder().encode(words)

test.each([
  ['image/jpeg', bytes(0xff, 0xd8, 0xff)],
  ['image/png', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['image/webp', text('RIFF0000WEBPVP8 ')],
  ['application/pdf', text('%PDF-1.7')],
  ['application/pdf', text('\n\n%PDF-1.4')],
])('%s is known by its bytes', (mime, file) => {
  expect(readProofFile(file)).toEqual({ ok: true, mime })
})

test('everything else is refused, whatever it is called', () => {
  expect(readProofFile(new Uint8Array())).toMatchObject({ reason: 'empty' })
  expect(readProofFile(text('<svg onload=alert(1)>'))).toMatchObject({ reason: 'not_a_picture_or_pdf' })
  expect(readProofFile(text('RIFF0000WAVE'))).toMatchObject({ reason: 'not_a_picture_or_pdf' })
  expect(readProofFile(new Uint8Array(MOST_PROOF_BYTES + 1))).toMatchObject({ reason: 'too_large' })
})

test('a promised hash is read from base64 and from hexadecimal, and from nothing else', () => {
  const hex = 'ab'.repeat(32)
  expect(promisedHex(Buffer.from(hex, 'hex').toString('base64'))).toBe(hex)
  expect(promisedHex(hex.toUpperCase())).toBe(hex)
  expect(promisedHex('short')).toBeNull()
  expect(promisedHex(null)).toBeNull()
})

test('the kept file is named after its stay', () => {
  expect(proofFilename('RES261201K7QF', 'application/pdf')).toBe('comprobante-RES261201K7QF.pdf')
})
