import { create, type Font } from 'fontkit'
import type { TextStyle } from './elements.ts'
import { type FontWeight, voucherFonts } from './fonts.ts'

export interface Line {
  readonly content: string
  readonly width: number
}

const opened = new Map<FontWeight, Font>()

function fontOf(weight: FontWeight): Font {
  const known = opened.get(weight)
  if (known) return known
  const font = create(voucherFonts()[weight])
  if (!('layout' in font)) throw new Error(`Inter ${weight} is a collection of fonts`)
  opened.set(weight, font)
  return font
}

/** The text in lines no wider than `room`; what does not fit into `most` lines ends in an ellipsis. */
export function linesOf(
  content: string,
  style: TextStyle,
  { room, most }: { readonly room: number; readonly most: number },
): Line[] {
  const lines = ['']
  for (const part of content.split(/(?<=[ -])/)) {
    const line = lines.at(-1) ?? ''
    if (line !== '' && widthOf((line + part).trimEnd(), style) > room) lines.push(part)
    else lines[lines.length - 1] = line + part
  }
  const kept = lines.slice(0, most).map((line) => line.trimEnd())
  const last = kept.length - 1
  const isCut = lines.length > most || widthOf(kept[last] ?? '', style) > room
  if (isCut) kept[last] = shortened(kept[last] ?? '', style, room)
  return kept.map((line) => ({ content: line, width: widthOf(line, style) }))
}

function shortened(line: string, style: TextStyle, room: number): string {
  let letters = Array.from(line)
  while (letters.length > 0 && widthOf(`${letters.join('')}…`, style) > room) letters = letters.slice(0, -1)
  return `${letters.join('').trimEnd()}…`
}

function widthOf(content: string, { weight = 'regular', size, letterSpacing = 0 }: TextStyle): number {
  const font = fontOf(weight)
  const { advanceWidth, glyphs } = font.layout(content)
  return (advanceWidth * size) / font.unitsPerEm + letterSpacing * glyphs.length
}

/** How far below the top of a line its letters stand. */
export function baselineOf({ weight = 'regular', size, lineHeight = LINE_HEIGHT }: TextStyle): number {
  const { ascent, descent, unitsPerEm } = fontOf(weight)
  const letters = ((ascent - descent) * size) / unitsPerEm
  return (size * lineHeight - letters) / 2 + (ascent * size) / unitsPerEm
}

export const LINE_HEIGHT = 1.3

/** The outlines of a line as SVG, so that whoever paints it needs no font. */
export function outlined(
  content: string,
  style: TextStyle,
  from: { readonly x: number; readonly y: number },
): string {
  const { weight = 'regular', size, color, opacity = 1, letterSpacing = 0 } = style
  const font = fontOf(weight)
  const scale = size / font.unitsPerEm
  const { glyphs, positions } = font.layout(content)
  let x = from.x
  const letters = glyphs.map((glyph, i) => {
    const d = glyph.path.toSVG()
    const { xAdvance = 0, xOffset = 0 } = positions[i] ?? {}
    const left = x + xOffset * scale
    x += xAdvance * scale + letterSpacing
    return d && `<path transform="matrix(${scale} 0 0 ${-scale} ${left} ${from.y})" d="${d}"/>`
  })
  return `<g fill="${color}" fill-opacity="${opacity}">${letters.join('')}</g>`
}
