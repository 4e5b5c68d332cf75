import type { VoucherData } from '../../features/messaging/domain/voucher.ts'

/** First bytes, and the mark that ends the pixels (a telephone may append data of its own after it). */
const SHAPES = {
  'image/png': { start: [0x89, 0x50, 0x4e, 0x47], end: Buffer.from('IEND') },
  'image/jpeg': { start: [0xff, 0xd8, 0xff], end: Buffer.from([0xff, 0xd9]) },
} as const

/** The photo, when it is whole and of its type; a damaged upload must not cost a guest the voucher. */
export function usablePhoto(data: VoucherData): VoucherData['photo'] {
  const { photo } = data
  if (!photo) return undefined
  const { start, end } = SHAPES[photo.mime]
  const begins = start.every((byte, index) => photo.bytes[index] === byte)
  return begins && Buffer.from(photo.bytes).includes(end) ? photo : undefined
}

export function photoSource(photo: NonNullable<VoucherData['photo']>): string {
  return `data:${photo.mime};base64,${Buffer.from(photo.bytes).toString('base64')}`
}
