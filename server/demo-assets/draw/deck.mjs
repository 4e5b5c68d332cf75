import { ellipse, line, path, range, rect } from './page.mjs'

export function hotTub(page, { x, y, width }) {
  const half = width / 2
  return [
    ellipse(x, y + 8, half + 6, 16, '#2a1a0e', 'opacity="0.35"'),
    path(
      `M${x - half} ${y - 58}V${y}Q${x} ${y + 24} ${x + half} ${y}V${y - 58}Z`,
      page.horizontal([
        [0, '#6e4324'],
        [0.4, '#b67c48'],
        [1, '#5c371c'],
      ]),
    ),
    range(8).map((index) =>
      line(`M${x - half + ((index + 1) * width) / 9} ${y - 50}V${y + 10}`, '#4f2f17', 2, 'opacity="0.6"'),
    ),
    line(`M${x - half} ${y - 26}Q${x} ${y - 2} ${x + half} ${y - 26}`, '#2f2a28', 5),
    ellipse(x, y - 58, half, 18, '#8a5a34'),
    ellipse(
      x,
      y - 57,
      half - 9,
      13,
      page.vertical([
        [0, '#8fd0d2'],
        [1, '#4a9aa6'],
      ]),
    ),
    [-40, -4, 34].map((dx) =>
      path(
        `M${x + dx} ${y - 62}C${x + dx - 24} ${y - 96} ${x + dx + 22} ${y - 112} ${x + dx - 4} ` +
          `${y - 150}C${x + dx + 34} ${y - 112} ${x + dx + 2} ${y - 96} ${x + dx + 14} ${y - 62}Z`,
        '#ffffff',
        'opacity="0.4"',
      ),
    ),
  ]
}

/** The edge of a deck in front of a view: a rail, boards, two chairs and a cup. */
export function deckRail(page, { y, wood, dark }) {
  return [
    path(
      `M-20 ${y + 74}H1220V800H-20Z`,
      page.vertical([
        [0, wood],
        [1, dark],
      ]),
    ),
    range(8).map((index) =>
      line(`M-20 ${y + 92 + index * index * 2.2 + index * 4}H1220`, dark, 2, 'opacity="0.6"'),
    ),
    range(17).map((index) => rect(10 + index * 74, y, 9, 78, dark)),
    rect(-20, y - 14, 1240, 20, wood),
    rect(-20, y - 14, 1240, 5, '#ffffff', 'opacity="0.22"'),
    rect(-20, y + 66, 1240, 12, dark),
    armchair(page, 330, y + 10),
    armchair(page, 610, y + 10),
    rect(520, y + 66, 76, 8, '#d8b27c'),
    line(`M534 ${y + 74}L528 ${y + 128}M582 ${y + 74}L588 ${y + 128}`, '#8a6236', 7),
    rect(540, y + 42, 26, 24, '#f4ead8', 'rx="4"'),
    line(`M566 ${y + 48}Q578 ${y + 54} 566 ${y + 60}`, '#f4ead8', 4),
    path(
      `M552 ${y + 38}C544 ${y + 24} 562 ${y + 16} 552 ${y}C568 ${y + 16} 554 ${y + 24} 560 ${y + 38}Z`,
      '#ffffff',
      'opacity="0.5"',
    ),
  ]
}

function armchair(page, x, y) {
  const back = page.vertical([
    [0, '#e9dcc2'],
    [1, '#cdb992'],
  ])
  return [
    path(`M${x} ${y}Q${x + 62} ${y - 22} ${x + 124} ${y}L${x + 116} ${y + 96}H${x + 8}Z`, back),
    range(4).map((index) =>
      line(
        `M${x + 26 + index * 24} ${y - 2}L${x + 28 + index * 22} ${y + 94}`,
        '#a98f62',
        3,
        'opacity="0.6"',
      ),
    ),
    rect(x - 14, y + 62, 22, 76, '#a58556', 'rx="8"'),
    rect(x + 116, y + 62, 22, 76, '#a58556', 'rx="8"'),
    rect(x + 4, y + 92, 116, 26, '#f0e4cb', 'rx="10"'),
  ]
}
