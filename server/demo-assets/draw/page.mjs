export const WIDTH = 1200
export const HEIGHT = 800

/** A picture in the making: shapes in the order they are painted, and the gradients they use. */
export function createPage() {
  const defs = []
  const shapes = []
  const define = (make) => {
    const id = `d${defs.length}`
    defs.push(make(id))
    return `url(#${id})`
  }
  const stopsOf = (stops) =>
    stops
      .map(
        ([offset, colour, opacity = 1]) =>
          `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
      )
      .join('')
  const page = {
    /** Top to bottom of whatever it fills; `[[offset, colour, opacity?], …]`. */
    vertical: (stops) =>
      define(
        (id) => `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stopsOf(stops)}</linearGradient>`,
      ),
    horizontal: (stops) => define((id) => `<linearGradient id="${id}">${stopsOf(stops)}</linearGradient>`),
    radial: (stops) => define((id) => `<radialGradient id="${id}">${stopsOf(stops)}</radialGradient>`),
    clip: (path) => define((id) => `<clipPath id="${id}"><path d="${path}"/></clipPath>`),
    add: (...more) => {
      shapes.push(...more.flat(9))
      return page
    },
    /** Paints what `draw` adds inside a path only, moved and scaled into place. */
    inside: (path, transform, draw) => {
      const clip = page.clip(path)
      page.add(`<g clip-path="${clip}"><g transform="${transform}">`)
      draw(page)
      return page.add('</g></g>')
    },
    svg: () =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">` +
      `<defs>${defs.join('')}</defs>${shapes.join('')}</svg>`,
  }
  return page
}

/** The same numbers for the same seed: drawing again gives the same file. */
export function random(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function range(count) {
  return Array.from({ length: count }, (_, index) => index)
}

export function path(d, fill, more = '') {
  return `<path d="${d}" fill="${fill}" ${more}/>`
}

export function line(d, stroke, width, more = '') {
  return (
    `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" ` +
    `stroke-linejoin="round" ${more}/>`
  )
}

export function rect(x, y, width, height, fill, more = '') {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`
}

export function ellipse(x, y, rx, ry, fill, more = '') {
  return `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`
}

export function round(value) {
  return Math.round(value * 10) / 10
}

/** Between two `#rrggbb` colours. */
export function mix(from, to, share) {
  const channel = (colour, at) => Number.parseInt(colour.slice(at, at + 2), 16)
  const mixed = [1, 3, 5].map((at) =>
    Math.round(channel(from, at) + (channel(to, at) - channel(from, at)) * share),
  )
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
