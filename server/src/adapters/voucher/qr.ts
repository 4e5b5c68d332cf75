import encode from 'qr'

export interface QrDrawing {
  /** Modules per side, without the quiet zone. */
  readonly size: number
  /** SVG path in module units: one run of dark modules per rectangle. */
  readonly path: string
}

/** Level M: still readable from a creased sheet or a scratched screen. */
export function drawQr(text: string): QrDrawing {
  // One module of border is the least it draws; the quiet zone is ours.
  const bordered = encode(text, 'raw', { ecc: 'medium', border: 1 })
  const modules = bordered.slice(1, -1).map((row) => row.slice(1, -1))
  const size = modules.length
  const runs: string[] = []
  for (let row = 0; row < size; row += 1) {
    for (let from = 0; from < size; ) {
      let to = from
      while (to < size && modules[row]?.[to]) to += 1
      if (to > from) runs.push(`M${from} ${row}h${to - from}v1h${from - to}z`)
      from = to + 1
    }
  }
  return { size, path: runs.join('') }
}

/** Standalone SVG with the quiet zone of 4 modules that ISO 18004 asks for. */
export function qrSvg(text: string, ink: string): string {
  const { size, path } = drawQr(text)
  const side = size + 8
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 ${side} ${side}" ` +
    `width="${side * 10}" height="${side * 10}" ` +
    `shape-rendering="crispEdges"><path fill="#fff" d="M-4-4h${side}v${side}h-${side}z"/><path ` +
    `fill="${ink}" d="${path}"/></svg>`
  )
}
