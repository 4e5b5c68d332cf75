import type { FontWeight } from './fonts.ts'

/** One value for all sides, or each side by its name; pixels. */
type Sides = number | Partial<Record<'top' | 'right' | 'bottom' | 'left', number>>

interface Outside {
  readonly width?: number
  readonly height?: number
  readonly margin?: Sides
  /** Out of the flow: from the corner of the box around it. */
  readonly at?: { readonly x: number; readonly y: number }
}

export interface BoxStyle extends Outside {
  readonly padding?: Sides
  /** Across the direction of the box; `stretch` where nothing is said. */
  readonly align?: 'stretch' | 'start' | 'center' | 'end'
  /** Along it; at the start where nothing is said. */
  readonly justify?: 'start' | 'center' | 'between'
  /** Takes the room that is left. */
  readonly grows?: boolean
  readonly fill?: string
  /** From above to below. */
  readonly shade?: readonly { readonly at: number; readonly opacity: number }[]
  readonly radius?: number
  /** What is drawn in it ends at its rounded corners. */
  readonly clips?: boolean
  readonly border?: { readonly color: string; readonly width: number; readonly onlyTop?: boolean }
}

export interface TextStyle extends Outside {
  readonly size: number
  readonly color: string
  readonly weight?: FontWeight
  /** Of the size; 1.3 where nothing is said. */
  readonly lineHeight?: number
  readonly letterSpacing?: number
  readonly maxWidth?: number
  readonly align?: 'left' | 'right'
  readonly opacity?: number
}

export interface ImageStyle extends Outside {
  readonly width: number
  readonly height: number
  readonly covers?: boolean
  readonly radius?: number
}

export interface BoxElement {
  readonly type: 'box'
  readonly direction: 'column' | 'row'
  readonly style: BoxStyle
  readonly children: readonly VoucherElement[]
}

export interface TextElement {
  readonly type: 'text'
  readonly content: string
  readonly style: TextStyle
  readonly lines: number
}

interface ImageElement {
  readonly type: 'image'
  readonly source: string
  readonly style: ImageStyle
}

/** A part of the picture: boxes that hold others in a column or a row, texts and images. */
export type VoucherElement = BoxElement | TextElement | ImageElement

type Child = VoucherElement | null

export function column(style: BoxStyle, children: readonly Child[]): VoucherElement {
  return { type: 'box', direction: 'column', style, children: children.filter((child) => child !== null) }
}

export function row(style: BoxStyle, children: readonly Child[]): VoucherElement {
  return { type: 'box', direction: 'row', style, children: children.filter((child) => child !== null) }
}

/** Text that never grows past `lines` lines: the rest ends in an ellipsis. */
export function text(content: string, style: TextStyle, lines = 1): VoucherElement {
  return { type: 'text', content, style, lines }
}

export function image(source: string, style: ImageStyle): VoucherElement {
  return { type: 'image', source, style }
}

export function svgSource(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

/** A side of a padding or margin. */
export function sideOf(sides: Sides | undefined, side: 'top' | 'right' | 'bottom' | 'left'): number {
  return typeof sides === 'number' ? sides : (sides?.[side] ?? 0)
}
