import { ellipse, line, path, random, range, rect, round } from './page.mjs'
import { conifer, forest, glow, hill, mountains, sky, stars } from './scenery.mjs'

export const NIGHT_PINE = { dark: '#12233a', light: '#1f3a57', snow: '#dbe8f5' }

export function night(page, { moon = true, count = 260 } = {}) {
  page.add(
    sky(page, [
      [0, '#0a1430'],
      [0.35, '#16264f'],
      [0.62, '#32497c'],
      [1, '#32497c'],
    ]),
    stars({ seed: 90, count, bottom: 420 }),
    moon
      ? [
          glow(page, { x: 960, y: 130, radius: 210, colour: '#f7f1d5', strength: 0.5 }),
          ellipse(960, 130, 42, 42, '#fbf6e0'),
          ellipse(948, 120, 9, 8, '#e7dfbf', 'opacity="0.7"'),
          ellipse(972, 142, 12, 10, '#e7dfbf', 'opacity="0.6"'),
        ]
      : [],
  )
}

export function whiteRange(page) {
  page.add(
    mountains(page, {
      base: 440,
      rise: 40,
      seed: 101,
      peaks: [
        [130, 300],
        [400, 235],
        [760, 290],
        [1070, 250],
      ],
      fill: '#26395f',
      light: '#3f5886',
      snow: '#d5e3f3',
      snowLine: 350,
      foot: 600,
    }),
    mountains(page, {
      base: 480,
      rise: 50,
      seed: 112,
      peaks: [
        [260, 430],
        [640, 450],
        [980, 420],
      ],
      fill: '#1c2d4f',
      light: '#2c4470',
      foot: 600,
    }),
  )
}

export function lengaOutside(page) {
  night(page)
  whiteRange(page)
  page.add(
    forest({ from: -20, to: 1220, y: 540, count: 44, height: 110, ...NIGHT_PINE, seed: 35 }),
    hill(page, { y: 560, wave: 14, seed: 19, top: '#b9cbe4', bottom: '#7f98bf' }),
    [
      [90, 620, 300],
      [190, 600, 210],
      [1080, 610, 280],
      [1170, 640, 340],
    ].map(([x, y, height]) => conifer({ x, y, height, ...NIGHT_PINE })),
    ellipse(600, 690, 430, 34, '#4d6590', 'opacity="0.5"'),
  )
  bigHouse(page)
  page.add(
    hill(page, { y: 712, wave: 10, seed: 27, top: '#dfe9f6', bottom: '#9fb4d4' }),
    path('M520 700H610L700 800H440Z', '#ffd88f', 'opacity="0.35"'),
    conifer({ x: 40, y: 780, height: 360, ...NIGHT_PINE }),
    falling(),
  )
}

function falling() {
  const next = random(64)
  return range(90).map(() =>
    ellipse(
      round(next() * 1200),
      round(next() * 800),
      round(1.4 + next() * 2.2),
      round(1.4 + next() * 2.2),
      '#ffffff',
      `opacity="${round(0.4 + next() * 0.5)}"`,
    ),
  )
}

function bigHouse(page) {
  const wall = page.vertical([
    [0, '#7b5340'],
    [1, '#553728'],
  ])
  const stone = page.vertical([
    [0, '#77777f'],
    [1, '#55565f'],
  ])
  page.add(
    rect(300, 380, 430, 310, wall),
    rect(300, 600, 430, 92, stone),
    range(14).map((index) => line(`M300 ${392 + index * 15}H730`, '#432a1e', 2, 'opacity="0.45"')),
    range(24).map((index) =>
      rect(
        306 + (index % 12) * 36 + (index > 11 ? 14 : 0),
        612 + (index > 11 ? 40 : 0),
        28,
        30,
        '#8c8d95',
        'rx="8" opacity="0.55"',
      ),
    ),
    path('M262 392L515 206L768 392L748 402L515 236L282 402Z', '#2a2230'),
    path('M286 400L515 232L744 400Z', '#684534'),
    path(
      'M250 386L515 190L780 386C760 392 744 384 728 372L515 216L302 372C286 384 268 392 250 386Z',
      '#eaf2fb',
    ),
    rect(640, 200, 52, 110, stone),
    rect(632, 192, 68, 14, '#eaf2fb', 'rx="7"'),
    path('M660 186C640 146 690 136 666 90C706 134 678 146 688 186Z', '#dfe6f2', 'opacity="0.35"'),
    // The covered barbecue beside the house.
    rect(730, 560, 220, 130, '#3b2a24'),
    path('M716 520H980L1000 566H716Z', '#2a2230'),
    path('M712 512H984C996 512 1000 530 996 540Q850 524 712 540Z', '#eaf2fb'),
    rect(940, 560, 14, 132, '#553728'),
    rect(796, 600, 92, 90, stone),
    rect(812, 624, 60, 40, '#1e1714'),
    glow(page, { x: 842, y: 640, radius: 110, colour: '#ff9d45', strength: 0.7 }),
    path('M818 664C812 646 832 644 830 626C846 640 842 650 850 638C862 654 858 664 858 664Z', '#ffb347'),
    rect(826, 520, 30, 84, stone),
    balcony(page),
    [
      [330, 470],
      [610, 470],
      [336, 616],
      [620, 616],
    ].map(([x, y]) => litWindow(page, x, y)),
    rect(484, 596, 76, 96, '#3c2419'),
    rect(494, 608, 56, 40, '#ffdf9a'),
    ellipse(550, 660, 4, 4, '#f0c070'),
  )
}

function litWindow(page, x, y) {
  const lit = page.vertical([
    [0, '#fff3c6'],
    [1, '#ffc35f'],
  ])
  return [
    glow(page, { x: x + 44, y: y + 36, radius: 110, colour: '#ffcf7a', strength: 0.45 }),
    rect(x, y, 88, 70, lit),
    line(`M${x} ${y}H${x + 88}V${y + 70}H${x}ZM${x + 44} ${y}V${y + 70}`, '#3c2419', 6),
    rect(x - 6, y + 70, 100, 9, '#eaf2fb', 'rx="4"'),
  ]
}

function balcony(page) {
  return [
    glow(page, { x: 515, y: 350, radius: 120, colour: '#ffd98a', strength: 0.5 }),
    path(
      'M515 288L572 330V374H458V330Z',
      page.vertical([
        [0, '#fff3c6'],
        [1, '#ffc35f'],
      ]),
    ),
    line('M515 288L572 330V374H458V330ZM515 288V374', '#3c2419', 6),
    rect(
      456,
      464,
      118,
      100,
      page.vertical([
        [0, '#fff3c6'],
        [1, '#ffc35f'],
      ]),
    ),
    line('M456 464H574V564H456ZM515 464V564', '#3c2419', 6),
    rect(430, 556, 170, 12, '#432a1e'),
    range(11).map((index) => rect(434 + index * 16, 518, 5, 40, '#432a1e')),
    rect(430, 512, 170, 8, '#432a1e'),
    rect(430, 508, 170, 6, '#eaf2fb', 'rx="3"'),
  ]
}

export function lengaView(page) {
  night(page, { moon: false, count: 620 })
  const next = random(5)
  const cloud = range(60).map((index) => {
    const along = index / 60
    const x = -60 + along * 1320 + (next() - 0.5) * 90
    const y = 430 - along * 420 + (next() - 0.5) * 90
    return ellipse(
      round(x),
      round(y),
      round(70 + next() * 90),
      round(26 + next() * 34),
      '#c9d6ff',
      `opacity="0.035" transform="rotate(-18 ${round(x)} ${round(y)})"`,
    )
  })
  const dust = range(340).map(() => {
    const along = next()
    const spread = (next() + next() + next() - 1.5) * 110
    return ellipse(
      round(-40 + along * 1280 + spread * 0.3),
      round(430 - along * 420 + spread),
      round(0.6 + next() ** 3 * 1.6),
      round(0.6 + next() ** 3 * 1.6),
      next() > 0.8 ? '#ffe9c9' : '#ffffff',
      `opacity="${round(0.4 + next() * 0.6)}"`,
    )
  })
  page.add(
    cloud,
    dust,
    southernCross(page),
    line('M930 96L820 152', '#ffffff', 3, 'opacity="0.85"'),
    line('M820 152L760 182', '#ffffff', 2, 'opacity="0.35"'),
    mountains(page, {
      base: 440,
      rise: 40,
      seed: 101,
      peaks: [
        [130, 320],
        [400, 255],
        [760, 310],
        [1070, 270],
      ],
      fill: '#1b2b4d',
      light: '#33497a',
      snow: '#c7d8ee',
      snowLine: 362,
      foot: 600,
    }),
    mountains(page, {
      base: 490,
      rise: 50,
      seed: 112,
      peaks: [
        [260, 440],
        [640, 460],
        [980, 430],
      ],
      fill: '#14223f',
      light: '#22365c',
      foot: 620,
    }),
    forest({
      from: -20,
      to: 1220,
      y: 560,
      count: 60,
      height: 80,
      dark: '#0d1b30',
      light: '#182d49',
      seed: 45,
    }),
    hill(page, { y: 575, wave: 12, seed: 16, top: '#8fa6cb', bottom: '#5f789f' }),
    farCabins(page),
    hill(page, { y: 680, wave: 22, seed: 26, top: '#c3d3ea', bottom: '#7d95bb' }),
    [
      [80, 760, 380],
      [200, 770, 260],
      [1120, 770, 420],
      [1010, 770, 240],
    ].map(([x, y, height]) => conifer({ x, y, height, ...NIGHT_PINE })),
    campfire(page),
  )
}

function southernCross(page) {
  return [
    [560, 110, 4],
    [610, 70, 3.2],
    [596, 160, 3.6],
    [640, 122, 3],
    [588, 132, 1.8],
  ].map(([x, y, size]) => [
    glow(page, { x, y, radius: 22, colour: '#dbe7ff', strength: 0.7 }),
    ellipse(x, y, size, size, '#ffffff'),
  ])
}

function farCabins(page) {
  return [
    [470, 612],
    [590, 622],
    [720, 610],
  ].map(([x, y]) => [
    rect(x, y, 56, 30, '#2c2233'),
    path(`M${x - 8} ${y + 2}L${x + 28} ${y - 24}L${x + 64} ${y + 2}Z`, '#eaf2fb'),
    glow(page, { x: x + 28, y: y + 16, radius: 60, colour: '#ffcf7a', strength: 0.6 }),
    rect(x + 10, y + 8, 12, 12, '#ffd98a'),
    rect(x + 34, y + 8, 12, 12, '#ffd98a'),
  ])
}

function campfire(page) {
  return [
    glow(page, { x: 600, y: 726, radius: 240, colour: '#ffae57', strength: 0.6 }),
    line('M570 748L632 738M568 738L634 748', '#3c2a22', 10),
    path('M572 742C560 712 590 704 584 668C612 690 606 712 618 696C638 718 630 742 630 742Z', '#ff9a3d'),
    path('M586 742C582 724 600 718 598 702C614 716 618 730 614 742Z', '#ffe08a'),
    [
      [500, 742, 1],
      [700, 742, -1],
    ].map(([x, y, side]) => [
      path(
        `M${x - 20} ${y}Q${x - 24} ${y - 44} ${x} ${y - 48}Q${x + 24} ${y - 44} ${x + 20} ${y}Z`,
        side > 0 ? '#7a2f3a' : '#2f5d6b',
      ),
      ellipse(x + side * 3, y - 60, 13, 14, '#caa07c'),
      path(`M${x - 14} ${y - 64}Q${x} ${y - 84} ${x + 15} ${y - 64}Z`, '#e9dcc2'),
      line(`M${x} ${y - 30}L${x + side * 30} ${y - 18}`, side > 0 ? '#7a2f3a' : '#2f5d6b', 10),
      line(`M${x - 26} ${y + 2}H${x + 26}`, '#3c2a22', 9),
    ]),
  ]
}
