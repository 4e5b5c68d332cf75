import type { VoucherData } from '../../features/messaging/domain/voucher.ts'
import { type FontWeight, fittingSize } from './fonts.ts'
import { LANDSCAPE } from './landscape.ts'
import { PALETTE } from './palette.ts'
import { usablePhoto } from './photo.ts'
import { drawQr } from './qr.ts'
import type { StayEdge, VoucherSheet } from './sheet.ts'

type Doc = PDFKit.PDFDocument

/** A4 in points. */
export const PAPER = { width: 595.28, height: 841.89, margin: 44, heroHeight: 214 } as const
const INNER = PAPER.width - 2 * PAPER.margin
const LEFT = PAPER.margin
const RIGHT = PAPER.width - PAPER.margin

interface Line {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly weight?: FontWeight
  readonly color?: string
  readonly align?: 'left' | 'right'
  readonly lines?: number
}

/** Writes within `lines` lines and answers the y below them. */
function write(doc: Doc, content: string, line: Line): number {
  const { x, y, width, size, weight = 'regular', color = PALETTE.ink, align = 'left', lines = 1 } = line
  doc.font(weight).fontSize(size).fillColor(color)
  const height = doc.currentLineHeight(true)
  // Half a point more than the lines take, or pdfkit counts the last one as not fitting.
  doc.text(content, x, y, { width, align, height: height * lines + 0.5, ellipsis: '…' })
  return y + Math.min(height * lines, doc.heightOfString(content, { width }))
}

export function drawHero(doc: Doc, sheet: VoucherSheet, data: VoucherData): void {
  const { width, heroHeight } = PAPER
  doc.save().rect(0, 0, width, heroHeight).clip()
  const photo = usablePhoto(data)
  if (photo) {
    doc.image(Buffer.from(photo.bytes), 0, 0, {
      cover: [width, heroHeight],
      align: 'center',
      valign: 'center',
    })
  } else {
    drawLandscape(doc)
  }
  // From above the edge of the sheet, where a viewer would otherwise blend the first row of pixels.
  const shade = doc.linearGradient(0, -4, 0, heroHeight)
  shade.stop(0, PALETTE.forestDeep, 0.3).stop(0.34, PALETTE.forestDeep, 0.04)
  shade.stop(0.58, PALETTE.forestDeep, 0.5).stop(1, PALETTE.forestDeep, 0.92)
  doc.rect(0, -4, width, heroHeight + 4).fill(shade)
  doc.restore()
  drawBadge(doc, sheet.words.title)
  const size = fittingSize(sheet.cabinName, { weight: 'bold', width: INNER, sizes: [42, 36, 30, 25, 21] })
  const lines = fittingSize(sheet.cabinName, { weight: 'bold', width: INNER, sizes: [21, 0] }) > 0 ? 1 : 2
  const y = heroHeight - 40 - size * 1.22 * lines
  write(doc, sheet.propertyName, {
    x: LEFT,
    y: y - 20,
    width: INNER,
    size: 14,
    weight: 'medium',
    color: PALETTE.mist,
  })
  write(doc, sheet.cabinName, { x: LEFT, y, width: INNER, size, weight: 'bold', color: PALETTE.white, lines })
}

function drawLandscape(doc: Doc): void {
  const { sky, sun, hills } = LANDSCAPE
  doc.save().scale(PAPER.width / LANDSCAPE.width)
  const air = doc.linearGradient(0, 0, 0, LANDSCAPE.height)
  air.stop(0, sky[0]).stop(0.6, sky[1])
  doc.rect(0, 0, LANDSCAPE.width, LANDSCAPE.height).fill(air)
  doc.circle(sun.x, sun.y, sun.radius).fill(sun.fill)
  for (const { fill, path } of hills) doc.path(path).fill(fill)
  doc.restore()
}

function drawBadge(doc: Doc, title: string): void {
  const width = doc.font('bold').fontSize(14).widthOfString(title) + 50
  doc.roundedRect(LEFT, 28, width, 32, 16).fill(PALETTE.ochre)
  doc.circle(LEFT + 18, 44, 9).fill(PALETTE.white)
  doc
    .moveTo(LEFT + 14, 44.3)
    .lineTo(LEFT + 16.8, 47.1)
    .lineTo(LEFT + 22.2, 41.4)
  doc.lineWidth(2).lineCap('round').lineJoin('round').stroke(PALETTE.ochre)
  write(doc, title, { x: LEFT + 35, y: 35.5, width, size: 14, weight: 'bold', color: PALETTE.white })
}

/** Like the others below: draws from `y` and answers where the next part begins. */
export function drawCode(doc: Doc, sheet: VoucherSheet, y: number): number {
  const top = y - 22
  const half = INNER / 2 - 20
  doc.roundedRect(LEFT, top, INNER, 84, 14).lineWidth(1).fillAndStroke(PALETTE.white, PALETTE.sand)
  label(doc, sheet.words.code, { x: LEFT + 20, y: top + 17, width: half })
  const size = fittingSize(sheet.code, { weight: 'bold', width: half, sizes: [28, 24, 20, 16] })
  write(doc, sheet.code, {
    x: LEFT + 20,
    y: top + 33,
    width: half,
    size,
    weight: 'bold',
    color: PALETTE.forest,
  })
  if (sheet.guestName !== '') {
    const right = { x: LEFT + INNER / 2, width: half, align: 'right' } as const
    label(doc, sheet.words.guest, { ...right, y: top + 17 })
    const nameSize = fittingSize(sheet.guestName, {
      weight: 'medium',
      width: half,
      sizes: [16, 14, 12],
      lines: 2,
    })
    write(doc, sheet.guestName, { ...right, y: top + 34, size: nameSize, weight: 'medium', lines: 2 })
  }
  return top + 84 + 24
}

export function drawStay(doc: Doc, sheet: VoucherSheet, y: number): number {
  const width = INNER / 2 - 24
  drawEdge(doc, sheet.arrival, { x: LEFT, y, width })
  drawEdge(doc, sheet.departure, { x: LEFT + INNER / 2 + 24, y, width })
  const middle = LEFT + INNER / 2
  doc
    .moveTo(middle, y + 2)
    .lineTo(middle, y + 76)
    .lineWidth(1)
    .stroke(PALETTE.sand)
  rule(doc, y + 90)
  const content = `${sheet.nights}  ·  ${sheet.guests}`
  const size = fittingSize(content, { weight: 'medium', width: INNER, sizes: [15, 13, 11] })
  write(doc, content, { x: LEFT, y: y + 103, width: INNER, size, weight: 'medium' })
  return y + 138
}

function drawEdge(doc: Doc, day: StayEdge, at: { x: number; y: number; width: number }): void {
  label(doc, day.label, at)
  write(doc, day.weekday, { ...at, y: at.y + 15, size: 21, weight: 'bold' })
  write(doc, day.date, { ...at, y: at.y + 42, size: 14, weight: 'medium' })
  write(doc, day.time, { ...at, y: at.y + 60, size: 13, weight: 'medium', color: PALETTE.ochre })
}

export function drawMoney(doc: Doc, sheet: VoucherSheet, y: number): number {
  const { words } = sheet
  const cell = INNER / 3
  const height = 64
  const due = sheet.due ?? words.nothingDue
  const size = Math.min(
    ...[sheet.total, sheet.paid, due].map((value) =>
      fittingSize(value, { weight: 'bold', width: cell - 32, sizes: [20, 18, 16, 14, 12] }),
    ),
  )
  doc.save().roundedRect(LEFT, y, INNER, height, 14).clip()
  doc.rect(LEFT, y, INNER, height).fill(PALETTE.sand)
  doc.rect(LEFT + 2 * cell, y, cell, height).fill(PALETTE.forest)
  doc.restore()
  const amounts = [
    [words.total, sheet.total, PALETTE.ink],
    [words.paid, sheet.paid, PALETTE.ink],
    [words.due, due, PALETTE.white],
  ] as const
  amounts.forEach(([name, value, color], index) => {
    const at = { x: LEFT + index * cell + 18, width: cell - 28, color }
    write(doc, name, { ...at, y: y + 13, size: 11 })
    write(doc, value, { ...at, y: y + 28 + (20 - size) / 2, size, weight: 'bold' })
  })
  return y + height + 24
}

const QR_SIDE = 118

export function drawContact(doc: Doc, sheet: VoucherSheet, y: number): number {
  const { words } = sheet
  const x = LEFT + QR_SIDE + 26
  const width = RIGHT - x
  drawVectorQr(doc, sheet.url, y)
  doc.link(LEFT, y, QR_SIDE, QR_SIDE, sheet.url)
  let below = write(doc, words.scan, { x, y: y + 2, width, size: 15, weight: 'bold', color: PALETTE.forest })
  below = write(doc, sheet.scanHint, { x, y: below + 1, width, size: 11, color: PALETTE.soft, lines: 2 })
  const facts = [
    [words.address, sheet.address],
    [words.contact, sheet.contact],
  ] as const
  for (const [name, value] of facts) {
    if (value === '') continue
    below = label(doc, name, { x, y: below + 8, width })
    below = write(doc, value, { x, y: below, width, size: 12, weight: 'medium', lines: 2 })
  }
  return Math.max(y + QR_SIDE, below) + 22
}

function drawVectorQr(doc: Doc, url: string, y: number): void {
  const { size, path } = drawQr(url)
  // The quiet zone of 4 modules is the paper around it, kept free by the layout.
  doc
    .save()
    .translate(LEFT, y)
    .scale(QR_SIDE / size)
    .path(path)
    .fill(PALETTE.forestDeep)
    .restore()
}

/** Goes on to another page when it does not fit. */
export function drawPolicy(doc: Doc, sheet: VoucherSheet, y: number): void {
  if (sheet.policy.length === 0) return
  rule(doc, y)
  write(doc, sheet.words.policy, {
    x: LEFT,
    y: y + 13,
    width: INNER,
    size: 13,
    weight: 'bold',
    color: PALETTE.forest,
  })
  doc.font('regular').fontSize(11).fillColor(PALETTE.ink)
  doc.y = y + 34
  const width = INNER - 14
  for (const line of sheet.policy) {
    if (doc.y + doc.heightOfString(line, { width }) > doc.page.maxY()) doc.addPage()
    const top = doc.y
    doc.circle(LEFT + 3, top + 7, 1.8).fill(PALETTE.ochre)
    doc.fillColor(PALETTE.ink).text(line, LEFT + 14, top, { width })
    doc.y += 3
  }
}

function label(doc: Doc, content: string, at: Omit<Line, 'size'>): number {
  return write(doc, content, { ...at, size: 11, color: PALETTE.soft })
}

function rule(doc: Doc, y: number): void {
  doc.moveTo(LEFT, y).lineTo(RIGHT, y).lineWidth(1).stroke(PALETTE.sand)
}
