import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

export interface VoucherFonts {
  readonly regular: Buffer
  readonly medium: Buffer
  readonly bold: Buffer
}

let loaded: VoucherFonts | undefined

/** Inter, read once. Resolved as a package, so that the sources and the bundled program find the same files. */
export function voucherFonts(): VoucherFonts {
  loaded ??= { regular: readInter(400), medium: readInter(500), bold: readInter(700) }
  return loaded
}

function readInter(weight: number): Buffer {
  const { resolve } = createRequire(import.meta.url)
  return readFileSync(resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff`))
}

/** The letters of the Latin files of Inter: Latin-1, typographic punctuation, the euro sign. */
const DRAWABLE = /[\u0020-\u007e\u00a0-\u00ac\u00ae-\u00ff\u0131\u0152\u0153\u2010-\u2027\u2030-\u203a\u20ac]/

/**
 * What the fonts can draw of a text: `Ş` loses its mark, an emoji disappears. Without this a guest's name from a
 * telephone would leave empty boxes on the paper.
 */
export function drawable(text: string): string {
  const letters = Array.from(text.normalize('NFC'), (letter) => {
    if (DRAWABLE.test(letter)) return letter
    if (/\s/.test(letter)) return ' '
    const base = letter.normalize('NFKD').replace(/\p{M}/gu, '')
    return Array.from(base).every((part) => DRAWABLE.test(part)) ? base : ''
  })
  return letters.join('').replace(/ {2,}/g, ' ').trim()
}
