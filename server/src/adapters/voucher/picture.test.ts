import { Resvg } from '@resvg/resvg-js'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import type { VoucherData } from '../../features/messaging/domain/voucher.ts'
import { qrSvg } from './qr.ts'
import { createVoucherRenderer } from './renderer.ts'
import { exampleVoucher, LONGEST } from './voucher-example.ts'

const { renderVoucherPicture } = createVoucherRenderer()

function readQr(png: Uint8Array): string | undefined {
  const { data, width, height } = PNG.sync.read(Buffer.from(png))
  return jsQR(new Uint8ClampedArray(data), width, height)?.data
}

function plainPhoto(colour: string): Uint8Array {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><path fill="${colour}" d="M0 ` +
    '0h600v400H0z"/></svg>'
  return new Resvg(svg).render().asPng()
}

/** Colour in the middle of the photo. */
function heroPixel(png: Uint8Array): number[] {
  const { data, width } = PNG.sync.read(Buffer.from(png))
  const at = (150 * width + 900) * 4
  return [...data.subarray(at, at + 3)]
}

const CASES: readonly [string, Partial<VoucherData>][] = [
  ['in Spanish', {}],
  ['in Portuguese', { language: 'pt' }],
  ['in English', { language: 'en' }],
  ['paid in full', { due: { amount: 0, currency: 'ARS' } }],
  ['with everything as long as it gets', LONGEST],
  ['with a name no letter of which can be drawn', { guestName: '山田太郎 🎉' }],
  ['without address, phone and policy', { address: '', contactPhone: '', policy: [] }],
]

describe('the voucher picture', () => {
  it.each(CASES)('can be scanned: %s', async (_name, changes) => {
    const data = exampleVoucher(changes)
    const png = await renderVoucherPicture(data)
    const { width, height } = PNG.sync.read(Buffer.from(png))
    expect([width, height]).toEqual([1080, 1350])
    expect(readQr(png)).toBe(data.reservationUrl)
    expect(png.byteLength).toBeLessThan(5 * 1024 * 1024)
  })

  it('shows the photo of the cabin', async () => {
    const bytes = plainPhoto('#2040ff')
    const png = await renderVoucherPicture(exampleVoucher({ photo: { bytes, mime: 'image/png' } }))
    const [red = 0, , blue = 0] = heroPixel(png)
    expect(blue).toBeGreaterThan(180)
    expect(red).toBeLessThan(60)
  })

  it.each([
    ['is of another type than it says', new TextEncoder().encode('<html>'), 'image/png'],
    ['is cut off in the middle', plainPhoto('#2040ff').subarray(0, 40), 'image/png'],
    ['is the beginning of a JPEG and no more', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
  ] as const)('draws a landscape instead of a photo that %s', async (_name, bytes, mime) => {
    const data = exampleVoucher({ photo: { bytes, mime } })
    const png = await renderVoucherPicture(data)
    expect(readQr(png)).toBe(data.reservationUrl)
    expect(heroPixel(png)).toEqual(heroPixel(await renderVoucherPicture(exampleVoucher())))
  })
})

describe('the QR alone', () => {
  it.each(['https://a.example/r/X', `https://a.example/${'long'.repeat(60)}`])('reads back %s', (url) => {
    const png = new Resvg(qrSvg(url, '#0e2f29'), { fitTo: { mode: 'width', value: 500 } }).render().asPng()
    expect(readQr(png)).toBe(url)
  })
})
