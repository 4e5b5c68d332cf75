import { once } from 'node:events'
import PDFDocument from 'pdfkit'
import type { VoucherData } from '../../features/messaging/domain/voucher.ts'
import { withVoucherFonts } from './fonts.ts'
import { drawCode, drawContact, drawHero, drawMoney, drawPolicy, drawStay, PAPER } from './pdf-parts.ts'
import { voucherSheet } from './sheet.ts'

const LANGUAGE_TAGS: Readonly<Record<VoucherData['language'], string>> = {
  es: 'es-AR',
  pt: 'pt-BR',
  en: 'en',
}

/**
 * A4, one page unless the owner's cancellation policy is very long. Letters and QR are vectors, the fonts are inside.
 */
export async function renderVoucherPdf(data: VoucherData): Promise<Uint8Array> {
  const sheet = voucherSheet(data)
  const document = withVoucherFonts(
    new PDFDocument({
      size: [PAPER.width, PAPER.height],
      margins: { top: PAPER.margin, bottom: PAPER.margin / 2, left: PAPER.margin, right: PAPER.margin },
      lang: LANGUAGE_TAGS[data.language],
      displayTitle: true,
      info: { Title: `${sheet.words.title} ${sheet.code}`, Author: sheet.propertyName },
    }),
  )
  const chunks: Uint8Array[] = []
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const finished = once(document, 'end')
  drawHero(document, sheet, data)
  let y = drawCode(document, sheet, PAPER.heroHeight)
  y = drawStay(document, sheet, y)
  y = drawMoney(document, sheet, y)
  y = drawContact(document, sheet, y)
  drawPolicy(document, sheet, y)
  document.end()
  await finished
  return Buffer.concat(chunks)
}
