import type { VoucherData } from '../../features/messaging/domain/voucher.ts'
import { column, fittingSize, image, row, svgSource, text, type VoucherElement } from './elements.ts'
import { PALETTE } from './palette.ts'
import { LANDSCAPE_SVG, photoSource, usablePhoto } from './photo.ts'
import { qrSvg } from './qr.ts'
import type { StayEdge, VoucherSheet } from './sheet.ts'

export const PICTURE_WIDTH = 1080
export const PICTURE_HEIGHT = 1350
const MARGIN = 64
const INNER = PICTURE_WIDTH - 2 * MARGIN
const HERO_HEIGHT = 470

const CHECK_SVG =
  `<svg xmlns="http://www.w3.org/2000/svg" width="44" height="44" viewBox="0 0 22 22"><circle cx="11" cy="11" r="11" fill="${PALETTE.white}"/>` +
  `<path d="m6 11.4 3.4 3.4L16.2 8" fill="none" stroke="${PALETTE.ochre}" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>`

export function hero(data: VoucherData, sheet: VoucherSheet): VoucherElement {
  const photo = usablePhoto(data)
  const source = photo ? photoSource(photo) : svgSource(LANDSCAPE_SVG)
  const cover = { position: 'absolute', top: 0, left: 0, width: PICTURE_WIDTH, height: HERO_HEIGHT }
  return column({ position: 'relative', width: PICTURE_WIDTH, height: HERO_HEIGHT }, [
    image(source, { ...cover, objectFit: 'cover' }),
    column(
      {
        ...cover,
        backgroundImage: 'linear-gradient(180deg, rgba(14,47,41,0.42) 0%, rgba(14,47,41,0) 36%, rgba(14,47,41,0.86) 100%)',
      },
      [],
    ),
    column({ ...cover, padding: `44px ${MARGIN}px`, justifyContent: 'space-between' }, [
      badge(sheet.words.title),
      column({ paddingBottom: 26 }, [
        text(sheet.propertyName, { fontSize: 34, fontWeight: 500, color: PALETTE.mist, width: INNER }),
        text(sheet.cabinName, {
          fontSize: fittingSize(sheet.cabinName, INNER, [84, 68, 54, 46]),
          fontWeight: 700,
          color: PALETTE.white,
          lineHeight: 1.12,
          width: INNER,
        }),
      ]),
    ]),
  ])
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
    marginTop: -34,
    marginLeft: MARGIN,
    width: INNER,
    padding: '24px 36px 28px',
    borderRadius: 28,
    backgroundColor: PALETTE.white,
    border: `2px solid ${PALETTE.sand}`,
    alignItems: 'center',
    justifyContent: 'space-between',
  }
  return row(style, [
    column({}, [
      label(sheet.words.code),
      text(sheet.code, {
        fontSize: fittingSize(sheet.code, 560, [66, 56, 44, 34]),
        fontWeight: 700,
        color: PALETTE.forest,
        letterSpacing: 2,
        lineHeight: 1.2,
      }),
    ]),
    column({ width: 300, alignItems: 'flex-end' }, [
      label(sheet.words.guest),
      text(
        sheet.guestName,
        { fontSize: 30, fontWeight: 500, color: PALETTE.ink, maxWidth: 300, textAlign: 'right', lineHeight: 1.2 },
        2,
      ),
    ]),
  ])
}

export function dates(sheet: VoucherSheet): VoucherElement {
  return row({ margin: `30px ${MARGIN}px 0`, width: INNER, alignItems: 'stretch' }, [
    edge(sheet.arrival),
    column({ width: 2, backgroundColor: PALETTE.sand, margin: '4px 36px' }, []),
    edge(sheet.departure),
  ])
}

function edge(day: StayEdge): VoucherElement {
  return column({ flex: 1 }, [
    label(day.label),
    text(day.weekday, { fontSize: 44, fontWeight: 700, color: PALETTE.ink, lineHeight: 1.2 }),
    text(day.date, { fontSize: 31, fontWeight: 500, color: PALETTE.ink, lineHeight: 1.3 }),
    text(day.time, { fontSize: 29, fontWeight: 400, color: PALETTE.ochre, lineHeight: 1.35 }),
  ])
}

export function guests(sheet: VoucherSheet): VoucherElement {
  const content = `${sheet.nights}  ·  ${sheet.guests}`
  return row({ margin: `26px ${MARGIN}px 0`, width: INNER, paddingTop: 24, borderTop: `2px solid ${PALETTE.sand}` }, [
    text(content, {
      fontSize: fittingSize(content, INNER, [34, 30, 26]),
      fontWeight: 500,
      color: PALETTE.ink,
      width: INNER,
    }),
  ])
}

export function money(sheet: VoucherSheet): VoucherElement {
  const { words } = sheet
  const due = sheet.due ?? words.nothingDue
  return row(
    { margin: `24px ${MARGIN}px 0`, width: INNER, borderRadius: 28, overflow: 'hidden', backgroundColor: PALETTE.sand },
    [
      amount(words.total, sheet.total, { color: PALETTE.ink, background: PALETTE.sand }),
      amount(words.paid, sheet.paid, { color: PALETTE.ink, background: PALETTE.sand }),
      amount(words.due, due, { color: PALETTE.white, background: PALETTE.forest }),
    ],
  )
}

function amount(
  name: string,
  value: string,
  colours: { readonly color: string; readonly background: string },
): VoucherElement {
  const style = { width: INNER / 3, padding: '22px 20px 24px 32px', backgroundColor: colours.background }
  return column(style, [
    text(name, { fontSize: 26, color: colours.color, opacity: 0.78 }),
    text(value, {
      fontSize: fittingSize(value, 262, [42, 36, 30, 24]),
      fontWeight: 700,
      color: colours.color,
      lineHeight: 1.3,
    }),
  ])
}

export function foot(sheet: VoucherSheet): VoucherElement {
  const { words } = sheet
  const qr = image(svgSource(qrSvg(sheet.url, PALETTE.forestDeep)), { width: 236, height: 236, borderRadius: 20 })
  const style = {
    marginTop: 30,
    padding: `30px ${MARGIN}px`,
    backgroundColor: PALETTE.forestDeep,
    flex: 1,
    alignItems: 'center',
  }
  const light = { color: PALETTE.mist, fontSize: 27, lineHeight: 1.35, width: 670 }
  return row(style, [
    qr,
    column({ marginLeft: 46, width: 670 }, [
      text(words.scan, { color: PALETTE.white, fontSize: 34, fontWeight: 700, lineHeight: 1.25 }),
      text(words.scanHint, light, 2),
      text(sheet.address, { ...light, marginTop: 18, color: PALETTE.white }, 2),
      text(sheet.contact, { ...light, color: PALETTE.white }),
    ]),
  ])
}

function label(content: string): VoucherElement {
  return text(content, { fontSize: 25, fontWeight: 400, color: PALETTE.soft, lineHeight: 1.4 })
}
