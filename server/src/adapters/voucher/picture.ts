import { renderAsync } from '@resvg/resvg-js'
import type { VoucherData } from '../../features/messaging/domain/voucher.ts'
import { column, type VoucherElement } from './elements.ts'
import { place } from './layout.ts'
import { paint } from './paint.ts'
import { PALETTE } from './palette.ts'
import { codeStub, dates, foot, guests, hero, money, PICTURE_HEIGHT, PICTURE_WIDTH } from './picture-parts.ts'
import { voucherSheet } from './sheet.ts'

/** PNG, 1080 x 1350: what WhatsApp shows whole on a telephone. */
export async function renderVoucherPicture(data: VoucherData): Promise<Uint8Array> {
  const sheet = voucherSheet(data)
  const page = column({ width: PICTURE_WIDTH, height: PICTURE_HEIGHT, fill: PALETTE.paper }, [
    hero(data, sheet),
    codeStub(sheet),
    dates(sheet),
    guests(sheet),
    money(sheet),
    foot(sheet),
  ])
  return drawPicture(page, { width: PICTURE_WIDTH, height: PICTURE_HEIGHT })
}

/** PNG of so many pixels, in Inter. Drawing the pixels happens off the event loop. */
export async function drawPicture(
  page: VoucherElement,
  size: { readonly width: number; readonly height: number },
): Promise<Uint8Array> {
  const svg = paint(place(page, size))
  // Letters are already outlines, so no font of the machine is wanted (loading them costs hundreds of ms).
  const image = await renderAsync(svg, { font: { loadSystemFonts: false } })
  return image.asPng()
}
