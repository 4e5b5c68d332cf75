import type { VoucherData } from '../../features/messaging/domain/voucher.ts'
import { PALETTE } from './palette.ts'

const SIGNATURES = {
  'image/png': [0x89, 0x50, 0x4e, 0x47],
  'image/jpeg': [0xff, 0xd8, 0xff],
} as const

/** The photo, when its first bytes are what its type says; a damaged upload must not cost a guest the voucher. */
export function usablePhoto(data: VoucherData): VoucherData['photo'] {
  const { photo } = data
  if (!photo) return undefined
  return SIGNATURES[photo.mime].every((byte, index) => photo.bytes[index] === byte) ? photo : undefined
}

export function photoSource(photo: NonNullable<VoucherData['photo']>): string {
  return `data:${photo.mime};base64,${Buffer.from(photo.bytes).toString('base64')}`
}

/** A lake among hills, for a cabin without a photo. 1080 x 500. */
export const LANDSCAPE_SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="500" viewBox="0 0 1080 500">
<path fill="#f3c98b" d="M0 0h1080v500H0z"/><path fill="#f7dcae" d="M0 170h1080v330H0z"/>
<circle cx="770" cy="190" r="64" fill="#fff3d6"/>
<path fill="#8fa9a0" d="M0 300 150 190l90 60 150-130 130 120 80-50 160 100 120-80 200 120v170H0z"/>
<path fill="#fbf8f1" d="m390 120 62 57-30 12-28-20-30 22-28-22zM240 250l-90-60-44 32 40-4 30 14 22-8z"/>
<path fill="#4f7d70" d="M0 350c140-60 260-40 380-10s260-50 400-30 200 20 300 0v190H0z"/>
<path fill="${PALETTE.forest}" d="M0 400c180-50 300-10 520-20s340-30 560 10v110H0z"/>
<path fill="${PALETTE.forestDeep}" d="M0 450c260-30 420 10 640-5s300-15 440 5v50H0z"/></svg>`
