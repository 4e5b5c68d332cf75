type Style = Readonly<Record<string, string | number>>
type Child = VoucherElement | string | null

/** What satori reads: a React element by shape, made without React. */
export interface VoucherElement {
  readonly type: string
  readonly key: null
  readonly props: Readonly<Record<string, unknown>>
}

function element(type: string, props: Readonly<Record<string, unknown>>): VoucherElement {
  return { type, key: null, props }
}

export function column(style: Style, children: readonly Child[]): VoucherElement {
  return element('div', { style: { display: 'flex', flexDirection: 'column', ...style }, children })
}

export function row(style: Style, children: readonly Child[]): VoucherElement {
  return element('div', { style: { display: 'flex', flexDirection: 'row', ...style }, children })
}

/** Text that never grows past `lines` lines: the rest ends in an ellipsis. */
export function text(content: string, style: Style, lines = 1): VoucherElement {
  const clamp = { display: 'block', overflow: 'hidden', lineClamp: lines, wordBreak: 'break-word' }
  return element('div', { style: { ...clamp, ...style }, children: content })
}

export function image(src: string, style: Style): VoucherElement {
  return element('img', { src, width: style.width, height: style.height, style })
}

export function svgSource(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

/** The size, of `sizes` from large to small, at which about `content.length` letters fit in `width` pixels. */
export function fittingSize(content: string, width: number, sizes: readonly number[]): number {
  const smallest = sizes.at(-1) ?? 16
  return sizes.find((size) => content.length * size * 0.56 <= width) ?? smallest
}
