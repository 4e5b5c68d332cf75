import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeOggOpus } from './decode-opus.ts'
import { readOggOpus } from './ogg-opus.ts'

const note = readFileSync(new URL('../../../test/fixtures/voice/quince-al-dieciocho.ogg', import.meta.url))

describe('a voice note', () => {
  it('is decoded to its whole length, and somebody speaks in it', async () => {
    const decoded = await decodeOggOpus(note)
    expect(decoded).toMatchObject({ ok: true })
    if (!decoded.ok) return
    expect(decoded.seconds).toBeCloseTo(6.66, 1)
    expect(Math.max(...decoded.samples)).toBeGreaterThan(10_000)
  })

  it('is refused when it is longer than it may be, before anything is decoded', () => {
    expect(readOggOpus(note, 3)).toEqual({ ok: false, reason: 'too_long' })
  })

  it('is refused when a byte is changed, or its end is missing in the middle of a page', () => {
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(note)
        damaged[at] = (damaged[at] ?? 0) ^ change
        expect(readOggOpus(damaged, 120).ok).toBe(false)
      }),
    )
    expect(readOggOpus(note.subarray(0, note.length - 10), 120)).toEqual({ ok: false, reason: 'damaged' })
  })

  it('never throws, whatever the bytes', async () => {
    const anything = fc
      .uint8Array({ maxLength: 400 })
      .map((rest) => Buffer.concat([note.subarray(0, 90), rest]))
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array(), anything), async (bytes) => {
        expect((await decodeOggOpus(bytes)).ok).toBe(false)
      }),
      { numRuns: 50 },
    )
  })
})
