import { ellipse, line, mix, path, range, rect } from './page.mjs'
import { clouds, conifer, forest, glow, grass, hill, leafy, mountains, sky, stars } from './scenery.mjs'

const DUSK_LEAVES = ['#1d2b33', '#2b4045', '#3f5a54', '#5c7a62']
const PINE = { dark: '#1c2c36', light: '#33495a' }

export function dusk(page) {
  page.add(
    sky(page, [
      [0, '#3b3f77'],
      [0.22, '#7a5a94'],
      [0.4, '#d9798a'],
      [0.55, '#f7b27a'],
      [1, '#f7b27a'],
    ]),
    stars({ seed: 3, count: 40, bottom: 150, fill: '#ffe9d6' }),
    glow(page, { x: 820, y: 400, radius: 420, colour: '#ffd79a', strength: 0.9 }),
    clouds({ seed: 33, count: 6, y: 190, spread: 120, fill: '#ffc2a4', opacity: 0.5, size: 1.2 }),
    mountains(page, {
      base: 430,
      rise: 40,
      seed: 71,
      peaks: [
        [170, 260],
        [430, 330],
        [650, 215],
        [1050, 300],
      ],
      fill: '#5a4a78',
      light: '#8b6a93',
      snow: '#ffdcd0',
      snowLine: 300,
      foot: 560,
    }),
    mountains(page, {
      base: 460,
      rise: 60,
      seed: 82,
      peaks: [
        [60, 400],
        [330, 430],
        [920, 395],
      ],
      fill: '#3d3a63',
      light: '#57497a',
      foot: 560,
    }),
    forest({
      from: -20,
      to: 1220,
      y: 512,
      count: 70,
      height: 56,
      dark: '#26344c',
      light: '#3a4a63',
      seed: 25,
    }),
  )
}

export function coihueOutside(page) {
  dusk(page)
  page.add(
    hill(page, { y: 528, wave: 8, seed: 14, top: '#4f5d58', bottom: '#2c3a3c' }),
    river(
      page,
      'M760 530C800 556 700 580 730 612C770 652 980 650 1010 700C1030 736 960 770 940 800H1230V640C1180 600 ' +
        '900 600 850 566C830 550 850 540 860 530Z',
    ),
    [
      [150, 560, 230],
      [60, 580, 280],
      [650, 548, 150],
      [1130, 560, 240],
      [1060, 548, 170],
    ].map(([x, y, height]) => conifer({ x, y, height, ...PINE })),
    leafy({ x: 640, y: 640, height: 300, leaves: DUSK_LEAVES, trunk: '#2b2227', seed: 5 }),
    ellipse(360, 690, 330, 24, '#141d22', 'opacity="0.5"'),
  )
  riverCabin(page)
  page.add(
    fence(page),
    dog(),
    grass({
      y: 735,
      seed: 18,
      count: 170,
      colours: ['#33463f', '#4b5f4c', '#667453', '#22302f'],
      height: 34,
      width: 900,
    }),
    rocks(),
  )
}

function river(page, d) {
  const clip = page.clip(d)
  return [
    path(
      d,
      page.vertical([
        [0, '#f3b287'],
        [0.4, '#a8809a'],
        [1, '#4c6a8c'],
      ]),
    ),
    `<g clip-path="${clip}">`,
    range(34).map((index) => {
      const y = 534 + index * 8
      const width = 20 + index * 4
      return rect(
        620 + ((index * 197) % 560) - width / 2,
        y,
        width,
        1.5 + index * 0.08,
        '#ffe6cf',
        `rx="2" opacity="${0.35 + (index % 4) * 0.12}"`,
      )
    }),
    '</g>',
  ]
}

function riverCabin(page) {
  const wall = page.vertical([
    [0, '#8a5f48'],
    [1, '#5f4238'],
  ])
  const lit = page.vertical([
    [0, '#fff0bd'],
    [1, '#ffc566'],
  ])
  page.add(
    rect(120, 486, 430, 196, wall),
    range(13).map((index) => line(`M120 ${500 + index * 15}H550`, '#4a322b', 2, 'opacity="0.5"')),
    path(
      'M80 492L336 330L592 492Z',
      page.vertical([
        [0, '#3f3a4a'],
        [1, '#2b2836'],
      ]),
    ),
    path('M152 486L336 370L520 486Z', '#7a5240'),
    range(9).map((index) =>
      line(
        `M${190 + index * 36} 486V${486 - Math.max(4, 104 - Math.abs(index - 4) * 25)}`,
        '#5a3a2d',
        2,
        'opacity="0.6"',
      ),
    ),
    glow(page, { x: 336, y: 440, radius: 90, colour: '#ffd98a', strength: 0.6 }),
    ellipse(336, 438, 26, 26, lit),
    line('M336 412V464M310 438H362', '#4a322b', 4),
    ellipse(336, 438, 27, 27, 'none', 'stroke="#4a322b" stroke-width="5"'),
    rect(452, 352, 36, 84, '#5b5560'),
    rect(446, 344, 48, 10, '#46414c'),
    path('M466 338C450 300 490 290 470 250C504 288 478 300 486 338Z', '#e9d7dd', 'opacity="0.4"'),
    [
      [160, 528],
      [420, 528],
    ].map(([x, y]) => [
      glow(page, { x: x + 46, y: y + 44, radius: 120, colour: '#ffcf7a', strength: 0.45 }),
      rect(x, y, 92, 88, lit),
      line(
        `M${x} ${y}H${x + 92}V${y + 88}H${x}ZM${x + 46} ${y}V${y + 88}M${x} ${y + 44}H${x + 92}`,
        '#40291f',
        6,
      ),
      rect(x - 6, y + 90, 104, 16, '#40291f'),
      range(7).map((flower) =>
        ellipse(x + 4 + flower * 14, y + 88, 7, 7, flower % 2 ? '#c9576b' : '#e9a0a0'),
      ),
    ]),
    rect(292, 536, 88, 146, '#2f4a4f'),
    rect(306, 550, 60, 50, lit),
    ellipse(368, 616, 5, 5, '#f0c070'),
    rect(90, 680, 640, 16, '#5c4434'),
    range(21).map((index) => line(`M${96 + index * 31} 682V694`, '#41301f', 2)),
    rect(110, 694, 12, 20, '#392a20'),
    rect(420, 694, 12, 20, '#392a20'),
    rect(704, 694, 12, 20, '#392a20'),
    // Two chairs on the deck, turned to the water.
    [590, 650].map((x) => [
      line(`M${x} 628L${x + 10} 664H${x + 42}L${x + 46} 680M${x + 10} 664L${x + 6} 680`, '#c98f58', 6),
    ]),
    path('M292 696H380L400 740H270Z', '#4c4038'),
    path('M300 682H372L420 800H230Z', '#ffcf7a', 'opacity="0.14"'),
  )
}

function fence(page) {
  const wood = page.vertical([
    [0, '#8a7060'],
    [1, '#54433b'],
  ])
  return [
    rect(-10, 716, 270, 8, wood),
    rect(-10, 746, 270, 8, wood),
    rect(400, 716, 380, 8, wood),
    rect(400, 746, 380, 8, wood),
    [...range(10).map((index) => index * 28 - 4), ...range(14).map((index) => 404 + index * 28)].map((x) =>
      path(`M${x} 702L${x + 7} 694L${x + 14} 702V768H${x}Z`, wood),
    ),
  ]
}

function dog() {
  return [
    path(
      'M300 742C300 716 330 708 352 716C356 700 372 696 382 704L396 712L386 722C384 736 380 744 380 ' +
        '760H370V742H322V760H312V746C304 744 300 748 300 742Z',
      '#c98d56',
    ),
    path('M304 736C292 726 290 710 296 702C302 714 306 720 312 722Z', '#c98d56'),
    path('M364 700L358 722L370 716Z', '#8f5f36'),
    ellipse(385, 708, 2.5, 2.5, '#2a1c12'),
    ellipse(342, 764, 56, 5, '#141d22', 'opacity="0.4"'),
  ]
}

function rocks() {
  const stones = [
    [742, 640, 30],
    [792, 668, 24],
    [950, 712, 34],
    [985, 762, 44],
    [905, 790, 36],
    [1080, 620, 26],
    [1150, 634, 34],
  ]
  return stones.map(([x, y, size]) => [
    path(
      `M${x - size} ${y}Q${x - size * 0.7} ${y - size * 0.8} ${x} ${y - size * 0.7}Q${x + size * 0.9} ` +
        `${y - size * 0.6} ${x + size} ${y}Z`,
      '#4b4a5c',
    ),
    path(
      `M${x - size * 0.8} ${y - size * 0.24}Q${x - size * 0.6} ${y - size * 0.74} ${x} ` +
        `${y - size * 0.66}Q${x + size * 0.3} ${y - size * 0.5} ${x - size * 0.2} ${y - size * 0.4}Z`,
      '#8d7a8c',
      'opacity="0.8"',
    ),
  ])
}

export function coihueView(page) {
  dusk(page)
  page.add(
    hill(page, { y: 520, wave: 10, seed: 44, top: '#46525a', bottom: '#25323a' }),
    river(
      page,
      'M596 522C612 534 560 548 580 566C612 592 700 596 680 634C656 680 420 690 380 800H980C1010 720 860 ' +
        '690 850 640C842 602 706 590 668 564C644 546 660 534 652 522Z',
    ),
    banks(),
    [
      [60, 640, 420],
      [190, 612, 300],
      [300, 590, 210],
      [380, 566, 140],
      [450, 548, 96],
      [1150, 650, 440],
      [1030, 616, 320],
      [930, 590, 220],
      [850, 566, 150],
      [770, 548, 96],
    ].map(([x, y, height]) =>
      conifer({
        x,
        y,
        height,
        dark: mix(PINE.dark, '#3a4a63', Math.max(0, 1 - height / 240)),
        light: PINE.light,
      }),
    ),
    grass({
      y: 690,
      seed: 28,
      count: 90,
      colours: ['#2a3a38', '#3d5044', '#5d6a4c'],
      height: 40,
      width: 360,
    }),
    '<g transform="translate(1200 0) scale(-1 ' +
      `1)">${grass({ y: 690, seed: 29, count: 70, colours: ['#2a3a38', '#3d5044', '#5d6a4c'], height: 40, width: 230 }).join('')}</g>`,
  )
}

function banks() {
  const stones = [
    [600, 566, 12],
    [690, 606, 20],
    [560, 690, 34],
    [470, 726, 30],
    [700, 664, 22],
    [770, 740, 50],
    [640, 770, 40],
    [860, 690, 28],
    [930, 770, 56],
    [420, 790, 52],
    [330, 770, 60],
    [1000, 730, 40],
  ]
  return stones.map(([x, y, size]) => [
    path(
      `M${x - size} ${y}Q${x - size * 0.7} ${y - size * 0.7} ${x} ${y - size * 0.6}Q${x + size * 0.9} ` +
        `${y - size * 0.5} ${x + size} ${y}Z`,
      '#474659',
    ),
    path(
      `M${x - size * 0.8} ${y - size * 0.24}Q${x - size * 0.5} ${y - size * 0.62} ${x + size * 0.1} ` +
        `${y - size * 0.56}Q${x + size * 0.3} ${y - size * 0.4} ${x - size * 0.2} ${y - size * 0.3}Z`,
      '#b98f96',
      'opacity="0.8"',
    ),
    line(
      `M${x - size * 1.3} ${y + 3}Q${x} ${y + 9} ${x + size * 1.3} ${y + 2}`,
      '#ffe6cf',
      3,
      'opacity="0.55"',
    ),
  ])
}
