import { ellipse, line, path, range, rect } from './page.mjs'
import { glow } from './scenery.mjs'

export function bedsideTable({ x, y }) {
  return [
    rect(x, y, 92, 84, '#6f4727'),
    rect(x, y, 92, 10, '#8d5f38'),
    rect(x + 10, y + 22, 72, 22, '#845631'),
    rect(x + 10, y + 52, 72, 22, '#845631'),
    ellipse(x + 46, y + 33, 4, 4, '#e3c08a'),
    ellipse(x + 46, y + 63, 4, 4, '#e3c08a'),
  ]
}

export function bed(page, { x, y, width, blanket, fold }) {
  const right = x + width
  const linen = page.vertical([
    [0, '#fffaf0'],
    [1, '#e9dfcd'],
  ])
  return [
    path(
      `M${x - 10} ${y}Q${x + width / 2} ${y - 46} ${right + 10} ${y}V${y + 130}H${x - 10}Z`,
      page.vertical([
        [0, '#6d4526'],
        [1, '#4f3019'],
      ]),
    ),
    path(
      `M${x} ${y + 82}H${right}L${right + 52} ${y + 262}Q${right + 52} ${y + 280} ${right + 34} ` +
        `${y + 280}H${x - 34}Q${x - 52} ${y + 280} ${x - 52} ${y + 262}Z`,
      linen,
    ),
    pillow(page, x + 28, y + 44, width * 0.4),
    pillow(page, right - 28 - width * 0.4, y + 44, width * 0.4),
    path(
      `M${x - 14} ${y + 140}H${right + 14}L${right + 50} ${y + 256}Q${right + 54} ${y + 284} ${right + 30} ` +
        `${y + 284}H${x - 30}Q${x - 54} ${y + 284} ${x - 50} ${y + 256}Z`,
      blanket,
    ),
    path(`M${x - 14} ${y + 140}H${right + 14}L${right + 24} ${y + 172}H${x - 24}Z`, fold),
    range(5).map((index) =>
      line(
        `M${x - 30 + (index + 1) * ((width + 60) / 6)} ${y + 176}L${x - 44 + (index + 1) * ((width + 88) / 6)} ${y + 280}`,
        '#000000',
        3,
        'opacity="0.1"',
      ),
    ),
    path(
      `M${x - 52} ` +
        `${y + 262}V${y + 300}H${x - 30}V${y + 284}H${right + 30}V${y + 300}H${right + 52}V${y + 262}Q${right + 40} ` +
        `${y + 284} ${right + 30} ${y + 284}H${x - 30}Q${x - 44} ${y + 284} ${x - 52} ${y + 262}Z`,
      '#54341c',
    ),
  ]
}

function pillow(page, x, y, width) {
  const fill = page.vertical([
    [0, '#ffffff'],
    [1, '#e4d8c4'],
  ])
  return path(
    `M${x} ${y + 10}Q${x + width / 2} ${y - 12} ${x + width} ${y + 10}Q${x + width + 12} ${y + 36} ` +
      `${x + width} ${y + 60}Q${x + width / 2} ${y + 70} ${x} ${y + 60}Q${x - 12} ${y + 36} ${x} ${y + 10}Z`,
    fill,
  )
}

export function lamp(page, { x, y }) {
  return [
    glow(page, { x, y: y - 70, radius: 130, colour: '#ffdf96', strength: 0.7 }),
    rect(x - 4, y - 44, 8, 44, '#6b4a2f'),
    ellipse(x, y, 20, 5, '#6b4a2f'),
    path(
      `M${x - 32} ${y - 42}L${x - 19} ${y - 90}H${x + 19}L${x + 32} ${y - 42}Z`,
      page.vertical([
        [0, '#fff3d1'],
        [1, '#ffd98c'],
      ]),
    ),
  ]
}
