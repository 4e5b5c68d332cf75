import { ellipse, line, path, range, rect } from './page.mjs'
import { glow } from './scenery.mjs'

/** Boards that run away from the viewer, from the lower edge to the back wall. */
export function floorBoards({ horizon, left, right, fill, seam }) {
  return [
    path(`M${left} ${horizon}H${right}L1260 800H-60Z`, fill),
    range(15).map((index) => {
      const share = index / 14
      return line(
        `M${left + (right - left) * share} ${horizon}L${-200 + 1600 * share} 800`,
        seam,
        2,
        'opacity="0.55"',
      )
    }),
  ]
}

export function rug(page, { x, y, rx, ry, fill, border }) {
  return [
    ellipse(x, y + 4, rx + 6, ry + 4, '#000000', 'opacity="0.18"'),
    ellipse(x, y, rx, ry, border),
    ellipse(x, y, rx - 16, ry - 6, fill),
    ellipse(
      x,
      y,
      rx - 60,
      ry - 18,
      page.radial([
        [0, border, 0.35],
        [1, border, 0.1],
      ]),
    ),
  ]
}

export function sofa(page, { x, y, width, fill, dark }) {
  const body = page.vertical([
    [0, fill],
    [1, dark],
  ])
  const seat = (width - 76) / 2
  return [
    ellipse(x + width / 2, y + 190, width * 0.56, 18, '#000000', 'opacity="0.16"'),
    rect(x + 10, y, width - 20, 130, body, 'rx="26"'),
    line(`M${x + width / 2} ${y + 14}V${y + 90}`, dark, 3, 'opacity="0.7"'),
    rect(x + 38, y + 92, seat, 66, fill, 'rx="14"'),
    rect(x + 38 + seat, y + 92, seat, 66, fill, 'rx="14"'),
    rect(x + 38, y + 144, width - 76, 34, dark),
    rect(x, y + 62, 52, 122, body, 'rx="22"'),
    rect(x + width - 52, y + 62, 52, 122, body, 'rx="22"'),
    line(`M${x + 24} ${y + 184}V${y + 202}M${x + width - 24} ${y + 184}V${y + 202}`, '#54341c', 10),
  ]
}

export function cushion({ x, y, size, fill }) {
  return [
    path(
      `M${x} ${y + 6}Q${x + size / 2} ${y - 6} ${x + size} ${y + 6}Q${x + size + 8} ${y + size / 2} ` +
        `${x + size} ${y + size}Q${x + size / 2} ${y + size + 8} ${x} ${y + size}Q${x - 8} ${y + size / 2} ` +
        `${x} ${y + 6}Z`,
      fill,
    ),
    line(`M${x + 10} ${y + size / 2}H${x + size - 10}`, '#ffffff', 3, 'opacity="0.3"'),
  ]
}

export function coffeeTable(page, { x, y, width }) {
  return [
    ellipse(x, y + 66, width * 0.52, 14, '#000000', 'opacity="0.2"'),
    line(
      `M${x - width * 0.36} ${y + 8}L${x - width * 0.4} ${y + 66}M${x + width * 0.36} ` +
        `${y + 8}L${x + width * 0.4} ${y + 66}`,
      '#54341c',
      9,
    ),
    ellipse(x, y + 7, width / 2, 25, '#6d4526'),
    ellipse(
      x,
      y,
      width / 2,
      25,
      page.vertical([
        [0, '#a9753f'],
        [1, '#8a5a2e'],
      ]),
    ),
    rect(x - 50, y - 14, 62, 10, '#f3ead9', 'rx="2"'),
    rect(x - 46, y - 23, 56, 10, '#b9472c', 'rx="2"'),
    path(
      `M${x + 34} ${y - 2}V${y - 26}H${x + 60}V${y - 2}Q${x + 47} ${y + 5} ${x + 34} ${y - 2}Z`,
      '#ffffff',
    ),
    line(`M${x + 60} ${y - 20}Q${x + 72} ${y - 14} ${x + 60} ${y - 7}`, '#ffffff', 4),
  ]
}

export function plant(page, { x, y }) {
  const leaves = range(9).map((index) => {
    const angle = -Math.PI / 2 + (index - 4) * 0.34
    const tx = x + Math.cos(angle) * 120
    const ty = y - 70 + Math.sin(angle) * 150
    const side = index % 2 === 0 ? '#3f7a4c' : '#5f9b5c'
    return path(
      `M${x} ${y - 70}Q${(x + tx) / 2 - 24} ${(y - 70 + ty) / 2 - 10} ${tx} ${ty}Q${(x + tx) / 2 + 24} ` +
        `${(y - 70 + ty) / 2 + 12} ${x} ${y - 70}Z`,
      side,
    )
  })
  return [
    ellipse(x, y + 4, 54, 11, '#000000', 'opacity="0.18"'),
    leaves,
    path(
      `M${x - 46} ${y - 82}H${x + 46}L${x + 34} ${y}Q${x} ${y + 10} ${x - 34} ${y}Z`,
      page.horizontal([
        [0, '#d08a5b'],
        [1, '#9a5a34'],
      ]),
    ),
  ]
}

export function floorLamp(page, { x, y }) {
  return [
    glow(page, { x, y: y - 250, radius: 190, colour: '#ffe3a3', strength: 0.6 }),
    ellipse(x, y, 36, 8, '#3a2c22'),
    rect(x - 4, y - 240, 8, 240, '#3a2c22'),
    path(
      `M${x - 54} ${y - 220}L${x - 34} ${y - 300}H${x + 34}L${x + 54} ${y - 220}Z`,
      page.vertical([
        [0, '#fff6dc'],
        [1, '#ffdf9b'],
      ]),
    ),
  ]
}

export function pendant(page, { x, y, colour }) {
  return [
    line(`M${x} 0V${y}`, '#2b2420', 3),
    glow(page, { x, y: y + 40, radius: 120, colour: '#ffe3a3', strength: 0.65 }),
    path(`M${x - 42} ${y + 34}Q${x - 36} ${y} ${x} ${y - 6}Q${x + 36} ${y} ${x + 42} ${y + 34}Z`, colour),
    ellipse(x, y + 34, 42, 7, '#fff1c4'),
  ]
}

export function placeSetting({ x, y, scale }) {
  const s = (value) => value * scale
  return [
    ellipse(x, y + s(3), s(58), s(15), '#000000', 'opacity="0.18"'),
    ellipse(x, y, s(56), s(14), '#ffffff'),
    ellipse(x, y, s(38), s(9), '#e7edf0'),
    line(
      `M${x - s(74)} ${y - s(8)}L${x - s(82)} ${y + s(14)}M${x + s(74)} ${y - s(8)}L${x + s(82)} ${y + s(14)}`,
      '#d7dadb',
      s(4),
    ),
    path(
      `M${x + s(50)} ${y - s(52)}H${x + s(76)}L${x + s(72)} ${y - s(26)}Q${x + s(63)} ${y - s(18)} ` +
        `${x + s(54)} ${y - s(26)}Z`,
      '#ffffff',
      'opacity="0.6"',
    ),
    path(
      `M${x + s(52)} ${y - s(40)}H${x + s(74)}L${x + s(72)} ${y - s(26)}Q${x + s(63)} ${y - s(18)} ` +
        `${x + s(54)} ${y - s(26)}Z`,
      '#8f2d3c',
    ),
    line(
      `M${x + s(63)} ${y - s(22)}V${y - s(8)}M${x + s(54)} ${y - s(7)}H${x + s(72)}`,
      '#ffffff',
      s(3),
      'opacity="0.8"',
    ),
  ]
}
