import sharp from 'sharp'
import { expect, it } from 'vitest'
import { cleanPicture, webpOf } from './pictures.ts'

const LIMITS = { longest: 2000, bytes: 5_000_000 }

const blank = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#223344' },
    limitInputPixels: false,
  })
    .toColourspace('b-w')
    .png({ compressionLevel: 1 })
    .toBuffer()

it.each([
  [10_000, 9_900, true],
  [12_000, 9_000, false],
])('of %i by %i pixels is read: %s', async (width, height, isRead) => {
  const bytes = await blank(width, height)
  expect((await cleanPicture(bytes, LIMITS)) !== undefined).toBe(isRead)
  if (!isRead) expect(await webpOf(bytes, 800)).toBeUndefined()
})
