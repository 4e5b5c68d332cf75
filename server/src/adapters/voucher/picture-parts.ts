import type { VoucherData } from '../../features/messaging/domain/voucher.ts'
import type { BoxStyle, TextStyle, VoucherElement } from './elements.ts'
import { column, image, row, svgSource, text } from './elements.ts'
import { fittingSize } from './fonts.ts'
import { landscapeSvg } from './landscape.ts'
import { PALETTE } from './palette.ts'
import { photoSource, usablePhoto } from './photo.ts'
import { qrSvg } from './qr.ts'
import type { StayEdge, VoucherSheet } from './sheet.ts'

export const PICTURE_WIDTH = 1080
export const PICTURE_HEIGHT = 1350
const MARGIN = 64
const INNER = PICTURE_WIDTH - 2 * MARGIN
const HERO_HEIGHT = 466
const CELL = INNER / 3
const OVERLAP = 34
const STUB_HEIGHT = 156

const CHECK_SVG =
  `<svg xmlns="http://www.w3.org/2000/svg" width="44" height="44" viewBox="0 0 22 22">` +
  `<circle cx="11" cy="11" r="11" fill="${PALETTE.white}"/>` +
  `<path d="m6 11.4 3.4 3.4L16.2 8" fill="none" stroke="${PALETTE.ochre}" stroke-width="2.6" ` +
  'stroke-linecap="round" stroke-linejoin="round"/></svg>'

export function hero(data: VoucherData, sheet: VoucherSheet): VoucherElement {
  const photo = usablePhoto(data)
  const source = photo ? photoSource(photo) : svgSource(landscapeSvg())
  const cover = { at: { x: 0, y: 0 }, width: PICTURE_WIDTH, height: HERO_HEIGHT }
  const shade = [
    { at: 0, opacity: 0.35 },
    { at: 0.3, opacity: 0.04 },
    { at: 0.58, opacity: 0.45 },
    { at: 1, opacity: 0.9 },
  ]
  return column({ width: PICTURE_WIDTH, height: HERO_HEIGHT }, [
    image(source, { ...cover, covers: true }),
    column({ ...cover, shade }, []),
    column({ ...cover, padding: { top: 44, right: MARGIN, bottom: 58, left: MARGIN }, justify: 'between' }, [
      row({}, [badge(sheet.words.title)]),
      column({}, [
        text(sheet.propertyName, {
          size: fittingSize(sheet.propertyName, { weight: 'medium', width: INNER, sizes: [34, 30, 26] }),
          weight: 'medium',
          color: PALETTE.mist,
          width: INNER,
        }),
        cabinName(sheet.cabinName),
      ]),
    ]),
  ])
}

function cabinName(name: string): VoucherElement {
  const style = { weight: 'bold', color: PALETTE.white, width: INNER, lineHeight: 1.18 } as const
  const size = fittingSize(name, { weight: 'bold', width: INNER, sizes: [88, 72, 58] })
  const fitsOneLine = fittingSize(name, { weight: 'bold', width: INNER, sizes: [58, 0] }) > 0
  return fitsOneLine ? text(name, { ...style, size: size }) : text(name, { ...style, size: 46 }, 2)
}

function badge(title: string): VoucherElement {
  const style: BoxStyle = {
    align: 'center',
    fill: PALETTE.ochre,
    radius: 40,
    padding: { top: 12, right: 30, bottom: 12, left: 16 },
  }
  return row(style, [
    image(svgSource(CHECK_SVG), { width: 44, height: 44, margin: { right: 16 } }),
    text(title, { size: 34, weight: 'bold', color: PALETTE.white }),
  ])
}

/** A ticket's stub that overlaps the photo. */
export function codeStub(sheet: VoucherSheet): VoucherElement {
  const style: BoxStyle = {
    margin: { top: -OVERLAP, left: MARGIN },
    width: INNER,
    height: STUB_HEIGHT,
    padding: { left: 36, right: 36 },
    radius: 28,
    fill: PALETTE.white,
    border: { color: PALETTE.sand, width: 2 },
    align: 'center',
    justify: 'between',
  }
  return row(style, [
    column({ width: 490 }, [
      label(sheet.words.code),
      text(sheet.code, {
        size: fittingSize(sheet.code, {
          weight: 'bold',
          width: 490,
          sizes: [56, 48, 40, 32],
          letterSpacing: 2,
        }),
        weight: 'bold',
        color: PALETTE.forest,
        letterSpacing: 2,
      }),
    ]),
    sheet.guestName === '' ? null : bookedBy(sheet),
  ])
}

function bookedBy(sheet: VoucherSheet): VoucherElement {
  const width = 374
  const size = fittingSize(sheet.guestName, { weight: 'medium', width, sizes: [32, 28, 26], lines: 2 })
  const style: TextStyle = {
    size,
    weight: 'medium',
    color: PALETTE.ink,
    maxWidth: width,
    align: 'right',
    lineHeight: 1.25,
  }
  return column({ width, align: 'end' }, [label(sheet.words.guest), text(sheet.guestName, style, 2)])
}

export function dates(sheet: VoucherSheet): VoucherElement {
  return row({ margin: { top: 26, right: MARGIN, left: MARGIN }, width: INNER, height: 172 }, [
    edge(sheet.arrival),
    column({ width: 2, fill: PALETTE.sand, margin: { top: 4, right: 36, bottom: 4, left: 36 } }, []),
    edge(sheet.departure),
  ])
}

function edge(day: StayEdge): VoucherElement {
  const width = (INNER - 74) / 2
  return column({ width }, [
    label(day.label),
    text(day.weekday, { size: 44, weight: 'bold', color: PALETTE.ink, lineHeight: 1.25 }),
    text(day.date, {
      size: fittingSize(day.date, { weight: 'medium', width, sizes: [31, 28, 25] }),
      weight: 'medium',
      color: PALETTE.ink,
    }),
    text(day.time, { size: 29, weight: 'medium', color: PALETTE.ochre }),
  ])
}

export function guests(sheet: VoucherSheet): VoucherElement {
  const content = `${sheet.nights} · ${sheet.guests}`
  const style: BoxStyle = {
    margin: { top: 20, right: MARGIN, left: MARGIN },
    width: INNER,
    height: 66,
    padding: { top: 18 },
    border: { color: PALETTE.sand, width: 2, onlyTop: true },
  }
  return row(style, [
    text(content, {
      size: fittingSize(content, { weight: 'medium', width: INNER, sizes: [34, 30, 26, 23] }),
      weight: 'medium',
      color: PALETTE.ink,
      width: INNER,
    }),
  ])
}

export function money(sheet: VoucherSheet): VoucherElement {
  const { words } = sheet
  const cells = [
    { name: words.total, value: sheet.total, color: PALETTE.ink, background: PALETTE.sand },
    { name: words.paid, value: sheet.paid, color: PALETTE.ink, background: PALETTE.sand },
    {
      name: words.due,
      value: sheet.due ?? words.nothingDue,
      color: PALETTE.white,
      background: PALETTE.forest,
    },
  ]
  // One size for the three: amounts that differ in size would differ in weight for the reader.
  const size = Math.min(
    ...cells.map(({ value }) =>
      fittingSize(value, { weight: 'bold', width: CELL - 56, sizes: [42, 38, 34, 30, 26, 22] }),
    ),
  )
  const style: BoxStyle = {
    margin: { top: 20, right: MARGIN, left: MARGIN },
    width: INNER,
    height: 128,
    radius: 28,
    clips: true,
    fill: PALETTE.sand,
  }
  return row(
    style,
    cells.map((cell) => amount(cell, size)),
  )
}

interface MoneyCell {
  readonly name: string
  readonly value: string
  readonly color: string
  readonly background: string
}

function amount({ name, value, color, background }: MoneyCell, size: number): VoucherElement {
  const style: BoxStyle = {
    width: CELL,
    height: 128,
    padding: { right: 24, left: 32 },
    justify: 'center',
    fill: background,
  }
  return column(style, [
    text(name, { size: 26, color, opacity: 0.8 }),
    text(value, { size, weight: 'bold', color }),
  ])
}

export function foot(sheet: VoucherSheet): VoucherElement {
  const { words } = sheet
  const qr = image(svgSource(qrSvg(sheet.url, PALETTE.forestDeep)), {
    width: 250,
    height: 250,
    radius: 20,
  })
  const style: BoxStyle = {
    margin: { top: 28 },
    padding: { left: MARGIN, right: MARGIN },
    width: PICTURE_WIDTH,
    fill: PALETTE.forestDeep,
    grows: true,
    align: 'center',
  }
  const width = INNER - 250 - 44
  const light = { color: PALETTE.mist, size: 27, lineHeight: 1.32, width }
  const bright = { ...light, color: PALETTE.white, size: 26 }
  return row(style, [
    qr,
    column({ margin: { left: 44 }, width }, [
      text(words.scan, { color: PALETTE.white, size: 35, weight: 'bold', width }),
      text(sheet.scanHint, light, 2),
      sheet.address === '' ? null : text(sheet.address, { ...bright, margin: { top: 16 } }, 2),
      sheet.contact === '' ? null : text(sheet.contact, bright),
    ]),
  ])
}

function label(content: string): VoucherElement {
  return text(content, { size: 25, color: PALETTE.soft, lineHeight: 1.4 })
}
