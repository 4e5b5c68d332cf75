import { lakeland } from './arrayan.mjs'
import { coffeeTable, cushion, floorBoards, floorLamp, plant, rug, sofa } from './furniture.mjs'
import { ellipse, line, path, range, rect } from './page.mjs'

export function arrayanInside(page) {
  const wall = page.vertical([
    [0, '#f3ead9'],
    [1, '#e2d3b8'],
  ])
  page.add(
    rect(0, 560, 1200, 240, '#b98754'),
    rect(0, 0, 1200, 600, wall),
    path(
      'M0 0H1200L1130 92H70Z',
      page.vertical([
        [0, '#b88a58'],
        [1, '#d1a774'],
      ]),
    ),
    range(13).map((index) =>
      line(`M${index * 100} 0L${70 + index * 88.3} 92`, '#94683c', 3, 'opacity="0.6"'),
    ),
    path('M0 600L70 560H1130L1200 600V800H0Z', '#b98754'),
    path(
      'M0 0L70 92V560L0 640Z',
      page.horizontal([
        [0, '#d8c6a6'],
        [1, '#ecdfc6'],
      ]),
    ),
    path(
      'M1200 0L1130 92V560L1200 640Z',
      page.horizontal([
        [0, '#ecdfc6'],
        [1, '#d8c6a6'],
      ]),
    ),
  )
  page.inside('M230 140H970V500H230Z', 'translate(130 -40) scale(0.78)', (view) => lakeland(view))
  page.add(
    path('M230 140H420L330 500H230Z', '#ffffff', 'opacity="0.16"'),
    line('M230 140H970V500H230ZM476 140V500M723 140V500', '#6a4527', 14),
    rect(205, 500, 790, 20, '#6a4527'),
    curtain(page, 150, 1),
    curtain(page, 1050, -1),
    floorBoards({ horizon: 560, left: 70, right: 1130, fill: '#b98754', seam: '#8d6136' }),
    path(
      'M300 560H900L1080 800H120Z',
      page.vertical([
        [0, '#fff6d9', 0.5],
        [1, '#fff6d9', 0],
      ]),
    ),
    rug(page, { x: 600, y: 716, rx: 440, ry: 74, fill: '#2f6f73', border: '#efe3c8' }),
    plant(page, { x: 126, y: 640 }),
    floorLamp(page, { x: 1060, y: 610 }),
    sofa(page, { x: 640, y: 520, width: 400, fill: '#d7a24c', dark: '#b07f32' }),
    cushion({ x: 690, y: 556, size: 62, fill: '#2f6f73' }),
    cushion({ x: 930, y: 556, size: 62, fill: '#f3ead9' }),
    armchair(page),
    coffeeTable(page, { x: 560, y: 668, width: 210 }),
    picture(90, 220),
    line('M1150 200L1180 190V330L1150 322Z', '#6a4527', 6),
  )
}

function curtain(page, x, side) {
  const cloth = page.horizontal([
    [0, '#e9dcc0'],
    [0.5, '#fffaf0'],
    [1, '#dccba8'],
  ])
  const edge = x + side * 92
  return [
    path(
      `M${x} 118H${edge}C${edge - side * 10} 280 ${edge - side * 40} 420 ${edge - side * 46} 556H${x}Z`,
      cloth,
    ),
    [0.25, 0.5, 0.75].map((share) =>
      line(
        `M${x + side * 92 * share} 120C${x + side * 86 * share} 300 ${x + side * 60 * share} 420 ` +
          `${x + side * 46 * share} 552`,
        '#c7b48c',
        2,
        'opacity="0.7"',
      ),
    ),
    line(`M${x - side * 26} 116H${edge + side * 14}`, '#6a4527', 7),
  ]
}

function armchair(page) {
  return [
    ellipse(296, 716, 130, 18, '#000000', 'opacity="0.16"'),
    path(
      'M206 560Q280 516 360 556L372 690H214Z',
      page.vertical([
        [0, '#4c8a8a'],
        [1, '#2f6f73'],
      ]),
    ),
    rect(190, 616, 50, 86, '#3a7b7d', 'rx="18"'),
    rect(346, 616, 50, 86, '#2b6467', 'rx="18"'),
    rect(228, 640, 128, 56, '#5a9a98', 'rx="14"'),
    line('M214 704L208 726M372 704L378 726', '#6a4527', 9),
  ]
}

function picture(x, y) {
  return [
    path(`M${x - 66} ${y - 14}L${x - 34} ${y}V${y + 120}L${x - 66} ${y + 128}Z`, '#6a4527'),
    path(`M${x - 60} ${y}L${x - 40} ${y + 8}V${y + 112}L${x - 60} ${y + 116}Z`, '#9dc3c0'),
  ]
}
