import type { VoucherData } from '../../features/messaging/domain/voucher.ts'
import { column, image, row, svgSource, text, type VoucherElement } from './elements.ts'
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
  const cover = { position: 'absolute', top: 0, left: 0, width: PICTURE_WIDTH, height: HERO_HEIGHT }
  const shade =
    'linear-gradient(180deg, rgba(14,47,41,0.35) 0%, rgba(14,47,41,0.04) 30%, rgba(14,47,41,0.45) 58%, ' +
    'rgba(14,47,41,0.9) 100%)'
  return column({ position: 'relative', width: PICTURE_WIDTH, height: HERO_HEIGHT }, [
    image(source, { ...cover, objectFit: 'cover' }),
    column({ ...cover, backgroundImage: shade }, []),
    column({ ...cover, padding: `44px ${MARGIN}px 58px`, justifyContent: 'space-between' }, [
      badge(sheet.words.title),
      column({}, [
        text(sheet.propertyName, {
          fontSize: fittingSize(sheet.propertyName, { weight: 'medium', width: INNER, sizes: [34, 30, 26] }),
          fontWeight: 500,
          color: PALETTE.mist,
          width: INNER,
        }),
        cabinName(sheet.cabinName),
      ]),
    ]),
  ])
}

function cabinName(name: string): VoucherElement {
  const style = { fontWeight: 700, color: PALETTE.white, width: INNER, lineHeight: 1.18 }
  const size = fittingSize(name, { weight: 'bold', width: INNER, sizes: [88, 72, 58] })
  const fitsOneLine = fittingSize(name, { weight: 'bold', width: INNER, sizes: [58, 0] }) > 0
  return fitsOneLine ? text(name, { ...style, fontSize: size }) : text(name, { ...style, fontSize: 46 }, 2)
}

function badge(title: string): VoucherElement {
  const style = {
    alignItems: 'center',
    alignSelf: 'flex-start',
    backgroundColor: PALETTE.ochre,
    borderRadius: 40,
    padding: '12px 30px 12px 16px',
  }
  return row(style, [
    image(svgSource(CHECK_SVG), { width: 44, height: 44, marginRight: 16 }),
    text(title, { fontSize: 34, fontWeight: 700, color: PALETTE.white }),
  ])
}

/** A ticket's stub that overlaps the photo. */
export function codeStub(sheet: VoucherSheet): VoucherElement {
  const style = {
    // Positioned, so that it is painted after the photo it overlaps.
    position: 'relative',
    marginTop: -OVERLAP,
    marginLeft: MARGIN,
    width: INNER,
    height: STUB_HEIGHT,
    padding: '0 36px',
    borderRadius: 28,
    backgroundColor: PALETTE.white,
    border: `2px solid ${PALETTE.sand}`,
    alignItems: 'center',
    justifyContent: 'space-between',
  }
  return row(style, [
    column({ width: 490 }, [
      label(sheet.words.code),
      text(sheet.code, {
        fontSize: fittingSize(sheet.code, {
          weight: 'bold',
          width: 490,
          sizes: [56, 48, 40, 32],
          letterSpacing: 2,
        }),
        fontWeight: 700,
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
  const style = {
    fontSize: size,
    fontWeight: 500,
    color: PALETTE.ink,
    maxWidth: width,
    textAlign: 'right',
    lineHeight: 1.25,
  }
  return column({ width, alignItems: 'flex-end' }, [
    label(sheet.words.guest),
    text(sheet.guestName, style, 2),
  ])
}

export function dates(sheet: VoucherSheet): VoucherElement {
  return row({ margin: `26px ${MARGIN}px 0`, width: INNER, height: 172, alignItems: 'stretch' }, [
    edge(sheet.arrival),
    column({ width: 2, backgroundColor: PALETTE.sand, margin: '4px 36px' }, []),
    edge(sheet.departure),
  ])
}

function edge(day: StayEdge): VoucherElement {
  const width = (INNER - 74) / 2
  return column({ width }, [
    label(day.label),
    text(day.weekday, { fontSize: 44, fontWeight: 700, color: PALETTE.ink, lineHeight: 1.25 }),
    text(day.date, {
      fontSize: fittingSize(day.date, { weight: 'medium', width, sizes: [31, 28, 25] }),
      fontWeight: 500,
      color: PALETTE.ink,
    }),
    text(day.time, { fontSize: 29, fontWeight: 500, color: PALETTE.ochre }),
  ])
}

export function guests(sheet: VoucherSheet): VoucherElement {
  const content = `${sheet.nights}  ·  ${sheet.guests}`
  const style = {
    margin: `20px ${MARGIN}px 0`,
    width: INNER,
    height: 66,
    paddingTop: 18,
    borderTop: `2px solid ${PALETTE.sand}`,
  }
  return row(style, [
    text(content, {
      fontSize: fittingSize(content, { weight: 'medium', width: INNER, sizes: [34, 30, 26, 23] }),
      fontWeight: 500,
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
  const style = {
    margin: `20px ${MARGIN}px 0`,
    width: INNER,
    height: 128,
    borderRadius: 28,
    overflow: 'hidden',
    backgroundColor: PALETTE.sand,
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
  const style = {
    width: CELL,
    height: 128,
    padding: '0 24px 0 32px',
    justifyContent: 'center',
    backgroundColor: background,
  }
  return column(style, [
    text(name, { fontSize: 26, color, opacity: 0.8 }),
    text(value, { fontSize: size, fontWeight: 700, color, whiteSpace: 'nowrap' }),
  ])
}

export function foot(sheet: VoucherSheet): VoucherElement {
  const { words } = sheet
  const qr = image(svgSource(qrSvg(sheet.url, PALETTE.forestDeep)), {
    width: 250,
    height: 250,
    borderRadius: 20,
  })
  const style = {
    marginTop: 28,
    padding: `0 ${MARGIN}px`,
    width: PICTURE_WIDTH,
    backgroundColor: PALETTE.forestDeep,
    flexGrow: 1,
    alignItems: 'center',
  }
  const width = INNER - 250 - 44
  const light = { color: PALETTE.mist, fontSize: 27, lineHeight: 1.32, width }
  const bright = { ...light, color: PALETTE.white, fontSize: 26 }
  return row(style, [
    qr,
    column({ marginLeft: 44, width }, [
      text(words.scan, { color: PALETTE.white, fontSize: 35, fontWeight: 700, width }),
      text(sheet.scanHint, light, 2),
      sheet.address === '' ? null : text(sheet.address, { ...bright, marginTop: 16 }, 2),
      sheet.contact === '' ? null : text(sheet.contact, bright),
    ]),
  ])
}

function label(content: string): VoucherElement {
  return text(content, { fontSize: 25, fontWeight: 400, color: PALETTE.soft, lineHeight: 1.4 })
}
