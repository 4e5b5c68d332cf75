import { type BoxElement, sideOf, type TextElement, type VoucherElement } from './elements.ts'
import { LINE_HEIGHT, type Line, linesOf } from './letters.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** An element where it stands on the picture, in pixels. */
export interface Placed extends Size {
  readonly element: VoucherElement
  readonly x: number
  readonly y: number
  readonly lines: readonly Line[]
  readonly children: readonly Placed[]
}

interface Corner {
  readonly x: number
  readonly y: number
}

/** Lays a picture out as CSS would its flex boxes, with what a sheet of paper needs: nothing shrinks, nothing wraps. */
export function place(element: VoucherElement, size: Size): Placed {
  return placeAt(element, { x: 0, y: 0 }, size)
}

/** The room an element takes of itself, margins left out. */
function measure(element: VoucherElement, room: number): Size {
  if (element.type === 'image') return element.style
  if (element.type === 'text') return measureText(element, room)
  const { style, direction } = element
  const inner = (style.width ?? room) - across(element, 'width')
  const sizes = inFlow(element).map((child) => outer(child, measure(child, inner)))
  const along = (key: keyof Size) => sizes.reduce((sum, size) => sum + size[key], 0)
  const widest = (key: keyof Size) => Math.max(0, ...sizes.map((size) => size[key]))
  const [width, height] =
    direction === 'row' ? [along('width'), widest('height')] : [widest('width'), along('height')]
  return {
    width: style.width ?? width + across(element, 'width'),
    height: style.height ?? height + across(element, 'height'),
  }
}

function measureText({ content, style, lines }: TextElement, room: number): Size {
  const most = style.width ?? Math.min(style.maxWidth ?? room, room)
  const written = linesOf(content, style, { room: most, most: lines })
  return {
    width: style.width ?? Math.max(...written.map((line) => line.width)),
    height: written.length * style.size * (style.lineHeight ?? LINE_HEIGHT),
  }
}

/** What padding and border take of a box. */
function across({ style: { padding, border } }: BoxElement, key: keyof Size): number {
  const [first, second] = key === 'width' ? (['left', 'right'] as const) : (['top', 'bottom'] as const)
  return sideOf(padding, first) + sideOf(padding, second) + edge(border, first) + edge(border, second)
}

function edge(border: BoxElement['style']['border'], side: 'top' | 'right' | 'bottom' | 'left'): number {
  return border && (side === 'top' || !border.onlyTop) ? border.width : 0
}

function inFlow({ children }: BoxElement): VoucherElement[] {
  return children.filter(({ style }) => !style.at)
}

function outer({ style: { margin } }: VoucherElement, { width, height }: Size): Size {
  return {
    width: width + sideOf(margin, 'left') + sideOf(margin, 'right'),
    height: height + sideOf(margin, 'top') + sideOf(margin, 'bottom'),
  }
}

function placeAt(element: VoucherElement, { x, y }: Corner, size: Size): Placed {
  const { width, height } = size
  const placed = { element, x, y, width, height, lines: [], children: [] }
  if (element.type === 'image') return placed
  if (element.type === 'text') {
    // Measured again with the width it was given: a rounded hair less must not break the line.
    const room = Math.max(width, 1) + 0.01
    return { ...placed, lines: linesOf(element.content, element.style, { room, most: element.lines }) }
  }
  return { ...placed, children: placeChildren(element, placed) }
}

function placeChildren(box: BoxElement, { x, y, width, height }: Corner & Size): Placed[] {
  const { style, direction } = box
  const start = {
    x: x + sideOf(style.padding, 'left') + edge(style.border, 'left'),
    y: y + sideOf(style.padding, 'top') + edge(style.border, 'top'),
  }
  const inner = { width: width - across(box, 'width'), height: height - across(box, 'height') }
  const [main, cross] = direction === 'row' ? (['width', 'height'] as const) : (['height', 'width'] as const)
  const sizes = new Map(inFlow(box).map((child) => [child, measure(child, inner.width)]))
  const taken = [...sizes].reduce((sum, [child, size]) => sum + outer(child, size)[main], 0)
  const grower = [...sizes.keys()].find(
    ({ type, style }) => type === 'box' && 'grows' in style && style.grows,
  )
  const free = grower ? 0 : inner[main] - taken
  const gap = style.justify === 'between' && sizes.size > 1 ? free / (sizes.size - 1) : 0
  let along = style.justify === 'center' ? free / 2 : 0
  return box.children.map((child) => {
    const own = sizes.get(child)
    if (!own) {
      const { at = { x: 0, y: 0 } } = child.style
      return placeAt(child, { x: x + at.x, y: y + at.y }, measure(child, width))
    }
    const size = { ...own, ...(child === grower ? { [main]: own[main] + inner[main] - taken } : {}) }
    const margins = outer(child, { width: 0, height: 0 })
    const room = inner[cross] - margins[cross]
    if (stretches(child, box, cross)) size[cross] = room
    const aside =
      box.style.align === 'center'
        ? (room - size[cross]) / 2
        : box.style.align === 'end'
          ? room - size[cross]
          : 0
    const [dx, dy] = direction === 'row' ? [along, aside] : [aside, along]
    along += outer(child, size)[main] + gap
    const { margin } = child.style
    return placeAt(
      child,
      { x: start.x + sideOf(margin, 'left') + dx, y: start.y + sideOf(margin, 'top') + dy },
      size,
    )
  })
}

function stretches({ type, style }: VoucherElement, box: BoxElement, cross: keyof Size): boolean {
  return type !== 'image' && (box.style.align ?? 'stretch') === 'stretch' && style[cross] === undefined
}
