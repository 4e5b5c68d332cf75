type Style = Readonly<Record<string, string | number>>
type Child = VoucherElement | string | null

/** What satori reads: a React element by shape, made without React. */
export interface VoucherElement {
  readonly type: string
  readonly key: null
  readonly props: Readonly<Record<string, unknown>>
}

/** Nothing on the sheet gives way to its neighbours: each part has room for its longest text. */
const RIGID = { display: 'flex', boxSizing: 'border-box', flexShrink: 0 }

function element(type: string, props: Readonly<Record<string, unknown>>): VoucherElement {
  return { type, key: null, props }
}

export function column(style: Style, children: readonly Child[]): VoucherElement {
  return element('div', { style: { ...RIGID, flexDirection: 'column', ...style }, children })
}

export function row(style: Style, children: readonly Child[]): VoucherElement {
  return element('div', { style: { ...RIGID, flexDirection: 'row', ...style }, children })
}

/** Text that never grows past `lines` lines: the rest ends in an ellipsis. */
export function text(content: string, style: Style, lines = 1): VoucherElement {
  const clamp = { display: 'block', overflow: 'hidden', lineClamp: lines, wordBreak: 'break-word' }
  return element('div', { style: { lineHeight: 1.3, flexShrink: 0, ...clamp, ...style }, children: content })
}

export function image(src: string, style: Style): VoucherElement {
  return element('img', {
    src,
    width: style.width,
    height: style.height,
    style: { flexShrink: 0, ...style },
  })
}

export function svgSource(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}
