import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

export type FontWeight = 'regular' | 'medium' | 'bold'
export type VoucherFonts = Readonly<Record<FontWeight, Buffer>>

let loaded: VoucherFonts | undefined
let ruler: PDFKit.PDFDocument | undefined

/** Inter, read once. Resolved as a package, so that the sources and the bundled program find the same files. */
export function voucherFonts(): VoucherFonts {
  loaded ??= { regular: readInter(400), medium: readInter(500), bold: readInter(700) }
  return loaded
}

function readInter(weight: number): Buffer {
  const { resolve } = createRequire(import.meta.url)
  return readFileSync(resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff`))
}

export interface Fit {
  readonly weight: FontWeight
  /** Of one line, in the unit of `sizes`. */
  readonly width: number
  /** From large to small. */
  readonly sizes: readonly number[]
  readonly lines?: number
  readonly letterSpacing?: number
}

/**
 * The largest size at which the text fits. Measured with the font itself. Of several lines a fifth is left over,
 * because words do not break where a line ends.
 */
export function fittingSize(
  content: string,
  { weight, width, sizes, lines = 1, letterSpacing = 0 }: Fit,
): number {
  const room = lines === 1 ? width : width * lines * 0.8
  const spacing = letterSpacing * content.length
  const fits = (size: number) => widthOf(content, weight, size) + spacing <= room
  return sizes.find(fits) ?? sizes.at(-1) ?? 16
}

function widthOf(content: string, weight: FontWeight, size: number): number {
  ruler ??= withVoucherFonts(new PDFDocument({ autoFirstPage: false }))
  return ruler.font(weight).fontSize(size).widthOfString(content)
}

/** Makes `regular`, `medium` and `bold` known to a document. */
export function withVoucherFonts(document: PDFKit.PDFDocument): PDFKit.PDFDocument {
  for (const [weight, bytes] of Object.entries(voucherFonts())) document.registerFont(weight, bytes)
  return document
}

/** The letters of the Latin files of Inter: Latin-1, typographic punctuation, the euro sign. */
const DRAWABLE = /[\u0020-\u007e\u00a0-\u00ac\u00ae-\u00ff\u0131\u0152\u0153\u2010-\u2027\u2030-\u203a\u20ac]/

/** Letters that Unicode does not take apart into a base and a mark. */
const BARE: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ŋ: 'n',
  ẞ: 'SS',
}

/**
 * What the fonts can draw of a text: `Ş` loses its mark, an emoji disappears. Without this a guest's name from a
 * telephone would leave empty boxes on the paper.
 */
export function drawable(text: string): string {
  const letters = Array.from(text.normalize('NFC'), (letter) => {
    if (DRAWABLE.test(letter)) return letter
    if (/\s/.test(letter)) return ' '
    const base = BARE[letter] ?? letter.normalize('NFKD').replace(/\p{M}/gu, '')
    return Array.from(base).every((part) => DRAWABLE.test(part)) ? base : ''
  })
  return letters.join('').replace(/ {2,}/g, ' ').trim()
}
