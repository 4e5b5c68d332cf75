import type { Placed } from './layout.ts'
import { baselineOf, LINE_HEIGHT, outlined } from './letters.ts'
import { PALETTE } from './palette.ts'

/** The picture as SVG without a font: letters are outlines. */
export function paint(page: Placed): string {
  const defs: string[] = []
  const body = paintOne(page, defs)
  const { width, height } = page
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<defs>${defs.join('')}</defs>${body}</svg>`
  )
}

function paintOne(placed: Placed, defs: string[]): string {
  switch (placed.element.type) {
    case 'box':
      return paintBox(placed, placed.element.style, defs)
    case 'text':
      return paintText(placed, placed.element.style)
    case 'image':
      return paintImage(placed, placed.element, defs)
  }
}

type Of<Type extends Placed['element']['type']> = Extract<Placed['element'], { type: Type }>

function paintBox(placed: Placed, style: Of<'box'>['style'], defs: string[]): string {
  const { fill, shade, radius = 0, border, clips } = style
  const parts: string[] = []
  if (fill) parts.push(`<rect ${corners(placed)} rx="${radius}" fill="${fill}"/>`)
  if (shade) {
    const stops = shade.map(
      ({ at, opacity }) =>
        `<stop offset="${at}" stop-color="${PALETTE.forestDeep}" stop-opacity="${opacity}"/>`,
    )
    const id = define(
      defs,
      (name) => `<linearGradient id="${name}" x2="0" y2="1">${stops.join('')}</linearGradient>`,
    )
    parts.push(`<rect ${corners(placed)} fill="url(#${id})"/>`)
  }
  if (border?.onlyTop)
    parts.push(`<rect ${corners({ ...placed, height: border.width })} fill="${border.color}"/>`)
  const inside = placed.children.map((child) => paintOne(child, defs)).join('')
  parts.push(clips ? clipped(inside, placed, { radius, defs }) : inside)
  if (border && !border.onlyTop) {
    const half = border.width / 2
    const line = {
      x: placed.x + half,
      y: placed.y + half,
      width: placed.width - border.width,
      height: placed.height - border.width,
    }
    const stroke = `fill="none" stroke="${border.color}" stroke-width="${border.width}"`
    parts.push(`<rect ${corners(line)} rx="${radius - half}" ${stroke}/>`)
  }
  return parts.join('')
}

function paintText(placed: Placed, style: Of<'text'>['style']): string {
  const high = style.size * (style.lineHeight ?? LINE_HEIGHT)
  return placed.lines
    .map(({ content, width }, i) => {
      const x = style.align === 'right' ? placed.x + placed.width - width : placed.x
      return outlined(content, style, { x, y: placed.y + i * high + baselineOf(style) })
    })
    .join('')
}

function paintImage(placed: Placed, { source, style }: Of<'image'>, defs: string[]): string {
  const fit = style.covers ? ' preserveAspectRatio="xMidYMid slice"' : ''
  const image = `<image ${corners(placed)}${fit} href="${source}"/>`
  return style.radius ? clipped(image, placed, { radius: style.radius, defs }) : image
}

function clipped(
  inside: string,
  placed: Placed,
  { radius, defs }: { readonly radius: number; readonly defs: string[] },
): string {
  const id = define(
    defs,
    (name) => `<clipPath id="${name}"><rect ${corners(placed)} rx="${radius}"/></clipPath>`,
  )
  return `<g clip-path="url(#${id})">${inside}</g>`
}

function define(defs: string[], write: (id: string) => string): string {
  const id = `d${defs.length}`
  defs.push(write(id))
  return id
}

function corners({ x, y, width, height }: Pick<Placed, 'x' | 'y' | 'width' | 'height'>): string {
  return `x="${x}" y="${y}" width="${width}" height="${height}"`
}
